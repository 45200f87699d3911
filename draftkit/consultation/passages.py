"""Passages: the text of a published consultation in whatever format, as the recogniser of questions reads it.

In: what each reader of a format finds (`intake/`), in reading order. Out: values without any format.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from draftkit.problems import Problem


class Box(NamedTuple):
    """A place in the published file where an answer is to be given."""

    kind: str
    """`text`, `tick`, `list` (a drop-down) or `date`."""
    label: str = ""
    """The words that belong to it alone, such as those after a tick."""
    options: tuple[str, ...] = ()
    """What a drop-down offers."""
    characters: int = 0
    """The most characters it takes by its own settings, or 0."""
    address: str = ""
    """Where it is in a .docx: the address of the spot; empty in other formats."""
    group: str = ""
    """Ticks of which only one can be chosen share a group (radio buttons); empty if the format does not say."""
    required: bool = False
    """Whether the format itself says that it must be answered."""
    words: int = 0
    """The most words it takes by its own settings, or 0."""


class Cell(NamedTuple):
    """Where in a table a passage stands, counted from 1 in the grid."""

    table: int
    row: int
    column: int
    columns: int = 1
    rows: int = 1
    header: bool = False


class Passage(NamedTuple):
    """One paragraph, heading, list item or paragraph of a cell."""

    text: str
    """Without the labels of its ticks and what stands in its boxes: `Do you agree?` with two boxes for a line
    `Do you agree? ☐ Yes ☐ No`, and empty for a line `☐ Yes ☐ No`."""
    where: str
    """For people: `page 4`, `paragraph 12`, `table 2 > row 3 > cell 1`, `line 40`."""
    number: str = ""
    """A number that the format prints before the text but does not hold as text."""
    level: int = 0
    """The level of a heading, 0 for other text."""
    bullet: bool = False
    bold: bool = False
    cell: Cell | None = None
    boxes: tuple[Box, ...] = ()
    furniture: bool = False
    """Whether it is a running header or footer, which is never a question."""


class Published(NamedTuple):
    """A published file as passages, whatever its format."""

    passages: tuple[Passage, ...]
    """In reading order."""
    format: str
    """`docx`, `pdf`, `html`, `xlsx`, `csv` or `md`."""
    problems: tuple[Problem, ...] = ()
    """What was odd in the file and what of it was not read as passages; never an error, which is raised."""
    title: str = ""
    """The title that the file gives itself: in its properties, `<title>` or front matter; empty if it gives none."""
    body: str = ""
    """Who asks, if the file says so itself."""
    closes: date | None = None
    """The last day for answers, if the file says so in its front matter."""
