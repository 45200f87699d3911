from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from draftkit.model.dates import day, partial_day
from draftkit.model.document import Heading, List, Paragraph, Quote, Table, Text, plain_text
from draftkit.model.extent import covers, extent_in_words, nations
from draftkit.model.fingerprint import fingerprint_of
from draftkit.model.sentences import stands_in
from draftkit.model.tree import with_inlines
from draftkit.places import place_in_text
from tests.support.workspace import clause, load


def test_a_day_is_written_as_british_documents_write_it() -> None:
    assert day(date(2026, 4, 9)) == "9 April 2026"


@pytest.mark.parametrize(
    ("written", "shown"),
    [("2024-05-07", "7 May 2024"), ("2024-05", "May 2024"), ("2024", "2024"), ("spring 2024", "spring 2024")],
)
def test_a_partial_date_is_written_as_far_as_it_is_known(written: str, shown: str) -> None:
    assert partial_day(written) == shown


def test_england_and_wales_are_two_nations() -> None:
    assert nations(["england-and-wales", "scotland"]) == {"england", "wales", "scotland"}
    assert covers(["england", "wales"], ["england-and-wales"])
    assert not covers(["england"], ["wales"])


@pytest.mark.parametrize(
    ("extent", "words"),
    [
        (["england-and-wales"], "England and Wales"),
        (["england", "scotland"], "England and Scotland"),
        (["england", "scotland", "northern-ireland"], "England, Scotland and Northern Ireland"),
    ],
)
def test_an_extent_is_written_as_a_sentence_has_it(extent: list[str], words: str) -> None:
    assert extent_in_words(extent) == words


def test_a_change_of_nothing_gives_the_very_same_blocks() -> None:
    text = (Text("a"),)
    blocks = (
        Heading(1, text),
        Paragraph(text),
        List(False, 1, ((Paragraph(text),),)),
        Table(("",), (text,), ((text,),)),
    )
    assert with_inlines(blocks, lambda inlines: inlines) is blocks


def test_a_change_reaches_every_text_in_reading_order() -> None:
    blocks = (
        Heading(1, (Text("a"),)),
        List(True, 1, ((Paragraph((Text("b"),)),),)),
        Table(("",), ((Text("c"),),), (((Text("d"),),),)),
        Quote((Paragraph((Text("e"),)),)),
    )
    seen: list[str] = []
    with_inlines(blocks, lambda inlines: (seen.append(plain_text(inlines)), inlines)[1])
    assert "".join(seen) == "abcde"


def test_the_place_of_a_character_counts_lines_and_columns_from_one() -> None:
    place = place_in_text("a.md", "one\ntwo\r\nthree", 9, 5, first_line=10)
    assert (place.line, place.column, place.source, str(place)) == (12, 1, "three", "a.md:12:1")


def test_sentences_to_keep_are_vouched_for_and_clauses_without_keep_their_fingerprint(tmp_path: Path) -> None:
    plain, keeping = (
        load(tmp_path / name, {"clauses/law/a.md": clause("It is so.", **front)}).clauses["law/a"][0]
        for name, front in (("plain", {}), ("keeping", {"must_keep": "[It is so.]"}))
    )
    assert fingerprint_of(plain) == "dbba334b6f5779de"
    assert fingerprint_of(keeping) != fingerprint_of(plain)


@pytest.mark.parametrize(
    ("sentence", "text"),
    [
        ("It is so.", "Yes.  It\nis *so*.[@a, s 1] No."),
        ("‘It’ is **so**.[@a]", "'It' is so."),
    ],
)
def test_a_sentence_stands_in_a_text_however_the_two_are_written(sentence: str, text: str) -> None:
    assert stands_in(sentence, text)
    assert not stands_in(sentence, "It was so.")
