"""Plain text: what stands in a portal's box after a document's blocks were turned into characters."""

from __future__ import annotations

import pytest
from hypothesis import given

from draftkit.model.document import Document, Origin
from draftkit.model.passages import Passage, Rendered
from draftkit.outputs.plain_text import as_plain_text
from draftkit.steps.cite.notes import cite
from draftkit.steps.parse.passages import parse_document
from tests.support.strategies import ANY_TEXT


def plain(markdown: str) -> str:
    passage = Passage(Origin("inputs", "answer"), markdown, "answer.md", 1)
    document, _ = parse_document(Rendered(passage, ()))
    noted, _ = cite(Document(document.blocks, notes=1), {})
    return as_plain_text(noted.blocks)


CASES = [
    ("one *two* **three** `four`", "one two three four"),
    ("one\ntwo  \nthree", "one two\nthree"),
    ("- a\n- b\n\n  more\n  - c", "- a\n- b\n  more\n  - c"),
    ("3. a\n4. b", "3. a\n4. b"),
    ("# Title\n\ntext", "Title\n\ntext"),
    ("[guide](https://example.org/a)", "guide (https://example.org/a)"),
    ("[example.org](https://www.example.org/)", "https://www.example.org/"),
    ("<https://example.org/a>", "https://example.org/a"),
    ("[us@example.org](mailto:us@example.org)", "us@example.org"),
    ("[write](mailto:us@example.org)", "write (us@example.org)"),
    ("[0800 1111](tel:08001111)", "0800 1111"),
    ("| A | B |\n| - | - |\n| x | y |", "A | B\nx | y"),
    ("> said", "“said”"),
    ("> “said”", "“said”"),
    ("> [!NOTE]\n> mind", "Note: mind"),
    ("```\na  b\n  c\n```", "a  b\n  c"),
    ("So.[^n] And.[^m]\n\n[^n]: One\n[^m]: Two", "So.[1] And.[2]\n\nSources\n[1] One\n[2] Two"),
    ("- so[^n]\n\n[^n]: One", "- so[1]\n\nSources\n[1] One"),
    ("2024\\. A year", "2024. A year"),
    ("", ""),
]


@pytest.mark.parametrize(("markdown", "expected"), CASES)
def test_markdown_becomes_plain_text(markdown: str, expected: str) -> None:
    assert plain(markdown) == expected


@given(ANY_TEXT)
def test_no_line_ends_with_a_space_and_nothing_begins_or_ends_blank(text: str) -> None:
    made = plain(text.replace("[^", "").replace("[@", ""))
    assert all(line == line.rstrip() for line in made.split("\n"))
    assert made == made.strip("\n")
