"""The document: a format-free tree of blocks and inlines, each inside a region that knows where it came from.

In: what `parse` read. Out: what `cite` and `number` finish and the outputs write. Values are named tuples: as frozen
as a dataclass and half as dear to make, which counts when one document has fifty thousand of them.
"""

from __future__ import annotations

from typing import NamedTuple

STRONG, EMPHASIS, CODE, CONFIRM = 1, 2, 4, 8
"""Marks on text, added together; CONFIRM is a gap that somebody has to fill before the document is final."""


class Origin(NamedTuple):
    """Where a passage came from."""

    kind: str
    """clause, inputs or template."""
    name: str
    """The clause's id, the path of the field, or the template's name."""


class Text(NamedTuple):
    """Characters with the same marks; `\\n` is a line break, `\\t` a tab."""

    text: str
    marks: int = 0


class Link(NamedTuple):
    """Text that leads to a web, mail or telephone address."""

    target: str
    inlines: tuple[Inline, ...]


class Cite(NamedTuple):
    """One source in a citation."""

    key: str
    pinpoint: str


class Citation(NamedTuple):
    """`[@key, pinpoint; @other]`, before `cite` turns it into a note."""

    cites: tuple[Cite, ...]
    file: str = ""
    line: int = 0


class Note(NamedTuple):
    """A footnote, standing where its number is printed."""

    blocks: tuple[Block, ...]
    number: int = 0


class NoteReference(NamedTuple):
    """The number of an earlier footnote, as in `(n 3)`."""

    number: int


class CrossReference(NamedTuple):
    """The number or title of a clause elsewhere in the document."""

    clause: str
    text: str = ""
    """What the reference says: the paragraph's number, or the clause's title."""
    anchor: str = ""


class Anchor(NamedTuple):
    """Where a clause that stands inside a sentence or a cell starts (`s`) or ends (`e`)."""

    anchor: str
    edge: str


Inline = Anchor | Text | Link | Citation | Note | NoteReference | CrossReference


class Heading(NamedTuple):
    """A heading; level 0 is the document's title, 1 the first real heading."""

    level: int
    inlines: tuple[Inline, ...]
    role: str = ""
    """`annex` for a heading that starts an annex, otherwise empty."""
    number: str = ""
    anchor: str = ""


class Paragraph(NamedTuple):
    """A paragraph."""

    inlines: tuple[Inline, ...]
    role: str = ""
    """A style asked for by the template (question, subtitle, source …), or empty for body text."""
    number: str = ""
    """The printed number of a numbered paragraph, set by `number`."""
    anchor: str = ""


class List(NamedTuple):
    """A list."""

    ordered: bool
    start: int
    items: tuple[tuple[Block, ...], ...]


class Table(NamedTuple):
    """A table with one header row and no merged cells."""

    alignments: tuple[str, ...]
    """left, right, center or empty, one for each column."""
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]


class Quote(NamedTuple):
    """A block quotation."""

    blocks: tuple[Block, ...]


class Callout(NamedTuple):
    """A boxed note: Note, Tip, Important, Warning or Caution."""

    kind: str
    blocks: tuple[Block, ...]


class Code(NamedTuple):
    """Lines that keep their spaces."""

    text: str


class Details(NamedTuple):
    """Labels with values, such as the To and From of a memorandum."""

    rows: tuple[tuple[tuple[Inline, ...], tuple[Block, ...]], ...]


class Region(NamedTuple):
    """Blocks that came from one place; a clause's region is anchored in the written file."""

    origin: Origin
    blocks: tuple[Block, ...]
    title: str = ""
    anchor: str = ""


class Listing(NamedTuple):
    """A place that a step fills: `sources` (table of sources) or `sign-off` (the annex with the clauses' approval)."""

    kind: str
    title: str = ""
    """The heading that the step writes over it, if it writes one."""


Cell = tuple[Inline, ...]
Block = Heading | Paragraph | List | Table | Quote | Callout | Code | Details | Region | Listing


class Document(NamedTuple):
    """A whole document."""

    blocks: tuple[Block, ...]
    values: tuple[str, ...] = ()
    """Every text of the inputs that the document prints, for the proof that nothing was lost."""
    notes: int = 0
    """How many footnotes it has."""
    references: int = 0
    """How many cross-references it has."""
    listings: int = 0
    """How many places for a listing it has."""


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """The characters that inlines print, without notes."""
    if len(inlines) == 1 and type(inlines[0]) is Text:
        return inlines[0].text
    parts = []
    for inline in inlines:
        if type(inline) is Text or isinstance(inline, CrossReference):
            parts.append(inline.text)
        elif isinstance(inline, Link):
            parts.append(plain_text(inline.inlines))
        elif isinstance(inline, NoteReference):
            parts.append(str(inline.number))
    return "".join(parts)
