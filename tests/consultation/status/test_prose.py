"""The text of an answer as the rules look at it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.status.prose import Prose
from tests.consultation.status.subjects import said

SENTENCES = [
    ("One. Two! Three? Four", ["One.", "Two!", "Three?", "Four"]),
    ("See s. 4 of it, e.g. para. 3. Next.", ["See s. 4 of it, e.g. para. 3.", "Next."]),
    ("Dr. A and Mrs. B agree. So do we.", ["Dr. A and Mrs. B agree.", "So do we."]),
    ("A heading\n\nText here.", ["A heading", "Text here."]),
    ("- one\n- two\n1. three", ["- one", "- two", "1. three"]),
    ("It rose.[@report, p 4] It fell.[^note] End.", ["It rose.", "It fell.", "End."]),
    ("He said “It is.” She went.", ["He said “It is.", "She went."]),
    ("It grew 3.5 % in v1.2 of it.", ["It grew 3.5 % in v1.2 of it."]),
    ('{{ clause("a/b") }}\n\nOurs.', ["Ours."]),
    ("**Bold.** Then.", ["**Bold.", "Then."]),
    ("", []),
    ("…", []),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES)
def test_sentences_are_told_apart(text: str, expected: list[str]) -> None:
    assert [" ".join(one.words.split()) for one in Prose(said(text)).sentences] == expected


@given(st.text())
def test_each_sentence_stands_where_it_says(text: str) -> None:
    prose = Prose(said(text))
    assert len(prose.written) == len(text)
    assert all(prose.written[one.start : one.end] == one.words for one in prose.sentences)
    ends = [0, *(one.end for one in prose.sentences)]
    assert all(end <= one.start for end, one in zip(ends, prose.sentences, strict=False))


@given(st.text(alphabet="ab .\n{}%#<!->[]()@^`*_1\"'", max_size=300))
def test_no_markup_stops_it(text: str) -> None:
    prose = Prose(said(text))
    assert len(prose.written) == len(text)
    assert prose.own.isprintable()


OWN = [
    ('{{ clause("a/b", form="short") }}', ""),
    ('{{ clause("a/b") }}\n\n{{ contact("childline") }}', ""),
    ("{% for one in clauses(family='x') %}{{ one }}{% endfor %}", ""),
    ("<!-- still to write -->\n\n# Our answer\n", ""),
    ("{{ our_summary }}", "field"),
    ('{{ clause("a/b") }}\n\nWe agree. [@report]', "We agree."),
    ("- **We** agree", "We agree"),
]


@pytest.mark.parametrize(("text", "own"), OWN)
def test_what_is_somebodys_own_is_told_from_clauses(text: str, own: str) -> None:
    assert Prose(said(text)).own == own
