"""The word diff: it loses nothing, it reads well, and it stays quick on texts of the greatest size."""

from __future__ import annotations

import time
from collections.abc import Iterable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from draftkit.curation.alignment import shared_stretches
from draftkit.curation.differences import ADDED, REMOVED, SAME, Run, around_changes, marked, passages, word_runs

words = st.sampled_from(
    ["a", "b", "court", "the", " ", " ", "\n", "\n\n", ".", "don't", "é", "法", "ไ", "\U0001f600", ""]
)
texts = st.one_of(st.text(max_size=80), st.lists(words, max_size=60).map("".join))


def of(runs: Iterable[Run], *kinds: str) -> str:
    return "".join(run.text for run in runs if run.kind in kinds)


@given(texts, texts)
@example("a b", "a\nb")
@example("a\r\nb", "a\nb")
def test_the_runs_give_back_both_texts(old: str, new: str) -> None:
    runs = word_runs(old, new)
    assert of(runs, SAME, REMOVED) == old
    assert of(runs, SAME, ADDED) == new


@given(texts, texts)
@example("a\n\nb\n\nc", "a\n\nc\n\nb")
def test_the_passages_give_back_both_texts_and_their_lines(old: str, new: str) -> None:
    found = passages(old, new)
    runs = [run for passage in found for run in passage.runs]
    assert of(runs, SAME, REMOVED) == old
    assert of(runs, SAME, ADDED) == new
    assert all(run.text for run in runs)
    before = ""
    for passage in found:
        assert passage.old_line == before.count("\n") + 1
        before += of(passage.runs, SAME, REMOVED)


@given(texts)
def test_a_text_does_not_differ_from_itself(text: str) -> None:
    assert not any(passage.changed for passage in passages(text, text))


@given(st.lists(st.integers(0, 5), max_size=40), st.lists(st.integers(0, 5), max_size=40))
def test_stretches_are_shared_in_order_and_do_not_overlap(old: list[int], new: list[int]) -> None:
    row = column = 0
    for shared in shared_stretches(old, new):
        assert shared.length > 0
        assert shared.old >= row
        assert shared.new >= column
        row, column = shared.old + shared.length, shared.new + shared.length
        assert old[shared.old : row] == new[shared.new : column]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("It is an offence.", "It is a crime.", "It is [-an offence-]{+a crime+}."),
        ("It is an offence.", "It is an offence, too.", "It is an offence{+, too+}."),
        ("one two three", "one three", "one [-two -]three"),
        ("the child's image", "the child’s image", "the [-child's-]{+child’s+} image"),
        ("", "New.", "{+New.+}"),
        ("Old.", "", "[-Old.-]"),
        ("one two\nthree four", "one two three\nfour five", "one two three\nfour{+ five+}"),
        ("法律改変", "法律改正", "法律改[-変-]{+正+}"),
    ],
)
def test_changes_are_marked_by_whole_words(old: str, new: str, expected: str) -> None:
    assert marked(word_runs(old, new)) == expected


def test_a_paragraph_that_is_put_in_is_new_as_a_whole() -> None:
    old = "The first says this of the law.\n\nThe second says that of the law.\n"
    new = "The first says this of the law.\n\nSupport is there for victims.\n\nThe second says that of a law.\n"
    assert [marked(passage.runs) for passage in passages(old, new)] == [
        "The first says this of the law.\n\n",
        "{+Support is there for victims.\n\n+}",
        "The second says that of [-the-]{+a+} law.\n",
    ]


def test_changes_are_shown_with_their_neighbours() -> None:
    old = "\n\n".join(f"Paragraph number {word}." for word in "ABCDEFGH")
    new = old.replace("B.", "deux.").replace("G.", "sept.")
    groups = around_changes(passages(old, new))
    assert [[marked(one.runs).strip() for one in group] for group in groups] == [
        ["Paragraph number A.", "Paragraph number [-B-]{+deux+}.", "Paragraph number C."],
        ["Paragraph number F.", "Paragraph number [-G-]{+sept+}.", "Paragraph number H."],
    ]


def long_texts() -> dict[str, tuple[str, str]]:
    prose = " ".join(f"word{number * 7919 % 3001} of the" for number in range(17_000))
    lines = "\n\n".join(f"Paragraph {number % 50} says the same." for number in range(8_000))
    same = "The court said so. " * 13_000
    return {
        "prose in one paragraph": (prose, prose.replace("word1500 ", "other ").replace("word77 ", "")),
        "repeated paragraphs": (
            lines,
            "First.\n\n" + lines.replace("Paragraph 7 says", "Paragraph 7 said") + "\n\nLast.",
        ),
        "the same sentence": (same, "Once. " + same.replace("said", "held", 3) + "Last."),
        "letters": ("ab" * 1 + "a b " * 60_000, "b a " * 60_000),
        "nothing in common": ("alpha beta " * 23_000, "gamma\n\ndelta\n\n" * 18_000),
    }


@pytest.mark.parametrize("name", long_texts())
def test_a_clause_of_the_greatest_size_is_compared_in_seconds(name: str) -> None:
    old, new = long_texts()[name]
    assert len(old) > 200_000
    began = time.process_time()
    found = passages(old, new)
    assert time.process_time() - began < 10
    runs = [run for passage in found for run in passage.runs]
    assert (of(runs, SAME, REMOVED), of(runs, SAME, ADDED)) == (old, new)


def test_paragraphs_with_next_to_nothing_in_order_are_told_as_two() -> None:
    old = "Not used before 7 October 2005, from when the exceptions at 16 and 17 applied.\n"
    new = "Applied at 17 and the exceptions from when, 2005 October before used: 16 not.\n"
    assert [marked(one.runs) for one in passages(old, new)] == [f"[-{old}-]{{+{new}+}}"]
