"""Spots: the places of a form in which an answer can be written, and the lines of text around them.

In: what `scan` finds in a .docx that another body made. Out: values that the other floors read; none of them holds XML.
A spot is known by its address, which stays the same when the form is filled in and scanned again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple


class SpotKind(StrEnum):
    """What a spot is in the XML, which decides how it is written to."""

    CELL = "cell"
    """A table cell that is empty or holds an answer: paragraphs may go in."""
    PARAGRAPH = "paragraph"
    """An empty paragraph, or a run of them, under a question or under words like 'Your response:'."""
    BLANK = "blank"
    """Underscores, dots or tabs with a leader inside a line of text."""
    INLINE = "inline"
    """The end of a line that asks for an answer, such as after 'Name:' where nothing else follows."""
    TEXT_CONTROL = "text control"
    """A plain text content control (`w:sdt` with `w:text`)."""
    RICH_CONTROL = "rich text control"
    """A content control that may hold paragraphs or runs with formatting."""
    CHECK_CONTROL = "check box control"
    """A `w14:checkbox`."""
    LIST_CONTROL = "drop-down control"
    """A `w:dropDownList` or `w:comboBox`."""
    DATE_CONTROL = "date control"
    """A `w:date`."""
    TEXT_FIELD = "text form field"
    """A legacy `FORMTEXT` field."""
    CHECK_FIELD = "check box form field"
    """A legacy `FORMCHECKBOX` field."""
    LIST_FIELD = "drop-down form field"
    """A legacy `FORMDROPDOWN` field."""
    TICK = "tick character"
    """A box drawn as a character, such as U+2610, or a symbol of Wingdings."""


TICKS = frozenset({SpotKind.CHECK_CONTROL, SpotKind.CHECK_FIELD, SpotKind.TICK})
LISTS = frozenset({SpotKind.LIST_CONTROL, SpotKind.LIST_FIELD})


class Spot(NamedTuple):
    """One place to write in."""

    address: str
    """Unique in the form: `paragraph 41`, `table 2 > row 3 > cell 2`, `table 1 > row 2 > cell 1 > control 2` …"""
    kind: SpotKind
    line: int
    """The index of the `FormLine` in which it stands (of the first one in a cell)."""
    offset: int = 0
    """After how many characters of that line's text it stands."""
    label: str = ""
    """The words that belong to it alone: those after a tick, the title of a control, the help text of a field."""
    options: tuple[str, ...] = ()
    """What a drop-down offers, as shown."""
    content: str = ""
    """What it holds now; placeholder text counts as nothing, a tick that is set as `x`."""
    characters: int = 0
    """The most characters that its own settings allow (`w:maxLength`), or 0."""
    blocks: bool = False
    """Whether paragraphs and lists may be written there; otherwise one line, with line breaks at best."""
    locked: bool = False
    """Whether its contents are locked (`w:lock`), or it lies outside what protection lets people edit."""
    group: str = ""
    """Ticks drawn as circles that stand together share a group: only one of them is to be ticked."""


class FormCell(NamedTuple):
    """Where in a table a line stands; numbers count from 1 and are of the grid, so that merged cells count for all."""

    table: int
    row: int
    column: int
    columns: int = 1
    """How many columns of the grid the cell spans."""
    rows: int = 1
    """How many rows it spans."""
    header: bool = False
    """Whether it is in a row that is repeated as header, or the first row of a table that looks like one."""
    depth: int = 1
    """2 and more for a table inside a table."""
    parent: int = 0
    """The number of the table around it, or 0."""


class FormLine(NamedTuple):
    """One paragraph of a form, in reading order."""

    text: str
    """Its characters, without what stands in spots and without text that is tracked as deleted."""
    address: str
    """`paragraph 12`, or `table 2 > row 3 > cell 1 > paragraph 1`."""
    number: str = ""
    """The number that Word prints before it, such as `3.` or `(a)`, empty if none or a bullet."""
    level: int = 0
    """The level of a heading, 0 for other text."""
    bullet: bool = False
    bold: bool = False
    """Whether all of its text is bold."""
    cell: FormCell | None = None
    spots: tuple[int, ...] = ()
    """The indexes of the spots in it, in order; those of a whole cell are with the cell's first line."""
    contents: bool = False
    """Whether it is an entry of a table of contents."""


class Protection(StrEnum):
    """What Word lets people do in the form (`w:documentProtection`)."""

    NONE = "none"
    FORMS = "forms"
    READ_ONLY = "readOnly"
    COMMENTS = "comments"
    TRACKED = "trackedChanges"


@dataclass(frozen=True, slots=True)
class Form:
    """A form that was scanned."""

    lines: tuple[FormLine, ...]
    spots: tuple[Spot, ...]
    protection: Protection = Protection.NONE
    tracked: int = 0
    """How many tracked changes it has; the text is read as if all were accepted."""
    properties: Mapping[str, str] | None = None
    """Its title and subject, as in its properties."""
