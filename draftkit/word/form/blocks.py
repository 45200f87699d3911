"""Blocks: what a form is made of while it is being scanned, before lines and spots are numbered through.

In: nothing; these are the values that the readers of paragraphs and tables fill and the later passes complete.
Out: `Paragraph`, `Table`, `Cell` with the spots found in them. They are changed in place within one scan only.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from draftkit.word.form.marks import Mark
from draftkit.word.form.scanned import Piece
from draftkit.word.form.spots import SpotKind

NOWHERE = 1_000_000
"""A column that no table has."""


@dataclass(slots=True)
class Found:
    """A spot, before it has a number."""

    kind: SpotKind
    name: str = ""
    """The last part of its address, such as `tick 2`; empty if its address is that of the paragraph or cell."""
    offset: int = 0
    elements: tuple[etree._Element, ...] = ()
    pieces: tuple[Piece, ...] = ()
    label: str = ""
    options: tuple[str, ...] = ()
    content: str = ""
    characters: int = 0
    blocks: bool = False
    locked: bool = False
    mark: Mark | None = None
    ends: tuple[etree._Element, ...] = ()
    size: int = 1
    drawn: str = ""
    round: bool = False
    """Whether it is a tick drawn as a circle, of which only one can be chosen."""


class Token(NamedTuple):
    """Some characters of a paragraph, or a spot or mark between them."""

    text: str
    element: etree._Element | None = None
    bold: bool = False
    underlined: bool = False
    found: Found | None = None
    mark: Mark | None = None
    starts: bool = False
    """Whether the mark is where an answer starts."""


@dataclass(slots=True)
class Paragraph:
    """One paragraph, or several that count as one."""

    elements: list[etree._Element]
    address: str
    tokens: list[Token] = field(default_factory=list)
    text: str = ""
    number: str = ""
    level: int = 0
    bullet: bool = False
    bold: bool = False
    contents: bool = False
    framed: bool = False
    """Whether it has borders, so that an empty one is a box or line to write on."""
    fixed: bool = False
    """Whether it holds a picture, a page break or the end of a section, so that it is no room for an answer."""
    leaders: tuple[tuple[int, str], ...] = ()
    locked: bool = False
    found: list[Found] = field(default_factory=list)
    boxes: list[Paragraph] = field(default_factory=list)
    """The paragraphs of text boxes that are anchored in it."""

    @property
    def empty(self) -> bool:
        """Whether it shows nothing, so that an answer may go there."""
        return not self.found and not self.fixed and not self.boxes and not self.text.strip(BLANK_CHARACTERS)


@dataclass(slots=True)
class Cell:
    """A cell of a table."""

    element: etree._Element
    address: str
    row: int
    column: int
    columns: int
    merged: bool = False
    """Whether it continues the cell above it."""
    rows: int = 1
    header: bool = False
    shaded: bool = False
    narrow: bool = False
    """Whether it is too narrow to write in."""
    blocks: list[Paragraph | Table] = field(default_factory=list)
    found: Found | None = None
    """The spot that the whole cell is."""

    def paragraphs(self) -> list[Paragraph]:
        """Its own paragraphs, without those of tables in it."""
        return [block for block in self.blocks if isinstance(block, Paragraph)]

    @property
    def text(self) -> str:
        """The text of its own paragraphs, without what stands in spots."""
        return "\n".join(block.text for block in self.blocks if isinstance(block, Paragraph) and block.text)

    @property
    def blank(self) -> bool:
        """Whether it shows nothing."""
        return all(isinstance(block, Paragraph) and block.empty for block in self.blocks)


@dataclass(slots=True)
class Table:
    """A table."""

    address: str
    number: int
    depth: int
    parent: int
    rows: list[list[Cell]] = field(default_factory=list)
    width: int = 0
    """How many columns its grid has."""


@dataclass(slots=True)
class Row:
    """What is known of a row as a whole, so that no cell has to look at all others."""

    first_words: int = NOWHERE
    """The first column with words."""
    first_spot: int = NOWHERE
    """The first column with a spot in a paragraph."""
    told_to_delete: int = NOWHERE
    """The first column whose words say that what does not apply is to be deleted."""
    last_answer: int = 0
    """The last column that takes an answer."""


Block = Paragraph | Table

BLANK_CHARACTERS = " \t\n\r\u00a0\u2002\u2003\u2009\u200b\ufeff\u00ad\u2007\u202f"
"""What counts as nothing in an empty paragraph; five en spaces are what Word puts into an empty form field."""
