"""Lines: the blocks of an answer as paragraphs that need no style, no list definition and no part of their own.

In: blocks of the document. Out: `Line` values. A form keeps its styles, numbering and relationships as they are, so a
list becomes lines with a bullet or number typed before them, a table a line for each row, and a note a number in
brackets with the sources in a list at the end of the answer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from draftkit.model.document import (
    STRONG,
    Anchor,
    Block,
    Callout,
    Cell,
    Citation,
    Code,
    CrossReference,
    Details,
    Heading,
    Inline,
    Link,
    List,
    Listing,
    Note,
    NoteReference,
    Paragraph,
    Quote,
    Region,
    Table,
    Text,
)
from draftkit.outputs.docx.form.contents import Content, Day, Prose, Words
from draftkit.outputs.plain_text import SOURCES

STEP = 357
"""How far each level of a list is indented, in twentieths of a point."""

BULLET = "\u2022"


class Piece(NamedTuple):
    """Characters with the same marks, which may lead somewhere."""

    text: str
    marks: int = 0
    target: str = ""


class Line(NamedTuple):
    """One paragraph."""

    pieces: tuple[Piece, ...]
    lead: str = ""
    """A bullet or number that hangs before it."""
    indent: int = 0
    """How far it is indented, in twentieths of a point; the lead hangs by one `STEP`."""

    @property
    def text(self) -> str:
        """Its characters, the lead and a tab before them."""
        words = "".join(piece.text for piece in self.pieces)
        return f"{self.lead}\t{words}" if self.lead else words


def lines_of(content: Content) -> tuple[Line, ...]:
    """The paragraphs of a content; none if it has no text."""
    if isinstance(content, Prose):
        return tuple(_Flattened().prose(content.blocks))
    text = content.text if isinstance(content, Words) else ""
    if isinstance(content, Day):
        text = f"{content.day.day} {content.day:%B %Y}"
    return plain_lines(text)


def plain_lines(text: str) -> tuple[Line, ...]:
    """Plain text as paragraphs: one for each of its lines, none at its ends."""
    text = re.sub("\r\n?", "\n", text).strip("\n")
    return tuple(Line((Piece(line),) if line else ()) for line in text.split("\n")) if text.strip() else ()


def without_fields(line: Line) -> Line:
    """A line whose links have their addresses behind them; LibreOffice shows the code of a field in a control."""
    made: list[Piece] = []
    for target, group in groupby(line.pieces, key=lambda piece: piece.target):
        pieces = [piece._replace(target="") for piece in group]
        made += pieces
        address = re.sub("^(mailto|tel):", "", target)
        if target and "".join(piece.text for piece in pieces).strip() not in (target, address):
            made.append(Piece(f" ({address})"))
    return line._replace(pieces=tuple(made))


class _Flattened:
    """Flattens the blocks of one answer; keeps its notes for the end."""

    def __init__(self) -> None:
        self.notes: list[Note] = []

    def prose(self, blocks: tuple[Block, ...]) -> Iterator[Line]:
        yield from self.blocks(blocks, 0)
        if self.notes:
            yield Line((Piece(SOURCES, STRONG),))
        noted = 0
        while noted < len(self.notes):  # a note may hold notes
            note = self.notes[noted]
            noted += 1
            lead = f"[{note.number or noted}]"
            yield from self.led(note.blocks, lead, 0)

    def blocks(self, blocks: Iterable[Block], indent: int) -> Iterator[Line]:
        for block in blocks:
            yield from self.block(block, indent)

    def block(self, block: Block, indent: int) -> Iterator[Line]:
        match block:
            case Paragraph(inlines=inlines, number=number):
                yield Line(self.pieces(inlines), number, indent + STEP if number else indent)
            case Heading(inlines=inlines):
                yield Line(tuple(piece._replace(marks=piece.marks | STRONG) for piece in self.pieces(inlines)))
            case List(ordered=ordered, start=start, items=items):
                for count, item in enumerate(items, start):
                    yield from self.led(item, f"{count}." if ordered else BULLET, indent)
            case Region(blocks=inner):
                yield from self.blocks(inner, indent)
            case Listing():
                return
            case _:
                yield from self.set_apart(block, indent)

    def set_apart(self, block: Block, indent: int) -> Iterator[Line]:
        """Blocks that have a look of their own in a document, and only an indent or a word in a form."""
        match block:
            case Table(header=header, rows=rows):
                yield from self.table(header, rows, indent)
            case Quote(blocks=inner):
                yield from self.blocks(inner, indent + STEP)
            case Callout(kind=kind, blocks=inner):
                yield Line((Piece(kind, STRONG),), indent=indent)
                yield from self.blocks(inner, indent)
            case Code(text=text):
                yield from (Line((Piece(line),), indent=indent + STEP) for line in text.rstrip("\n").split("\n"))
            case Details(rows=details):
                for label, values in details:
                    first, rest = (values[:1], values[1:]) if _is_paragraph(values) else ((), values)
                    inlines = first[0].inlines if first and isinstance(first[0], Paragraph) else ()
                    yield Line((*self.pieces(label), Piece(": "), *self.pieces(inlines)), indent=indent)
                    yield from self.blocks(rest, indent)

    def led(self, blocks: tuple[Block, ...], lead: str, indent: int) -> Iterator[Line]:
        """The blocks of a list item or note, the lead before the first of them."""
        inside = indent + STEP
        first, rest = (blocks[0], blocks[1:]) if _is_paragraph(blocks) else (Paragraph(()), blocks)
        assert isinstance(first, Paragraph)
        yield Line(self.pieces(first.inlines), lead, inside)
        yield from self.blocks(rest, inside)

    def table(self, header: tuple[Cell, ...], rows: tuple[tuple[Cell, ...], ...], indent: int) -> Iterator[Line]:
        """A line for each row, cells between bars; the header in bold."""
        if any(header):
            bold = [piece._replace(marks=piece.marks | STRONG) for piece in self.row(header)]
            yield Line(tuple(bold), indent=indent)
        for row in rows:
            yield Line(tuple(self.row(row)), indent=indent)

    def row(self, cells: tuple[Cell, ...]) -> list[Piece]:
        pieces: list[Piece] = []
        for number, cell in enumerate(cells):
            pieces += [Piece(" | ")] if number else []
            pieces += self.pieces(cell)
        return pieces

    def pieces(self, inlines: tuple[Inline, ...]) -> tuple[Piece, ...]:
        """The characters of a paragraph; notes become numbers in brackets."""
        made: list[Piece] = []
        for inline in inlines:
            match inline:
                case Text(text=text, marks=marks):
                    made.append(Piece(text, marks))
                case Link(target=target, inlines=inner):
                    made += [piece._replace(target=piece.target or target) for piece in self.pieces(inner)]
                case Note():
                    self.notes.append(inline)
                    made.append(Piece(f"[{inline.number or len(self.notes)}]"))
                case NoteReference(number=number):
                    made.append(Piece(str(number)))
                case CrossReference(text=text):
                    made.append(Piece(text))
                case Anchor() | Citation():
                    continue
        return tuple(piece for piece in made if piece.text)


def _is_paragraph(blocks: tuple[Block, ...]) -> bool:
    return bool(blocks) and isinstance(blocks[0], Paragraph)
