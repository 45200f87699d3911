"""What a page of a PDF holds, as plain values; coordinates in points from the lower left corner of the page.

In: what PDFium tells. Out: values without it, from which lines, tables and paragraphs are found.
"""

from __future__ import annotations

from typing import NamedTuple

from draftkit.consultation.passages import Box

FIRST_FIELD = 0xF0000
"""The character that stands for the first field of a page; fields take part in lines as characters."""

TICK, CIRCLE = "☐", "○"
"""What a drawn square and a drawn circle become."""


class Glyph(NamedTuple):
    """One character, a drawn box to tick, or a field."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool = False


class Rule(NamedTuple):
    """A straight ruling line: horizontal from `start` to `end` at the height `at`, or vertical at the place `at`."""

    horizontal: bool
    at: float
    start: float
    end: float


class Page(NamedTuple):
    """All that is read of a page."""

    number: int
    width: float
    height: float
    glyphs: list[Glyph]
    rules: list[Rule]
    boxes: list[Box]
    """The fields, in the order of their characters."""
    images: int = 0
    turned: str = ""
    """Text that is not horizontal, such as a watermark."""
    unknown: int = 0
    """How many characters have no Unicode."""


class Line(NamedTuple):
    """Characters on one line, without a wide gap between them."""

    text: str
    left: float
    right: float
    baseline: float
    size: float
    bold: bool
    page: int = 0
    boxes: tuple[Box, ...] = ()


class Area(NamedTuple):
    """A cell of a ruled table: its place in the grid and on the page."""

    row: int
    column: int
    rows: int
    columns: int
    left: float
    bottom: float
    right: float
    top: float
    ragged: bool = False
    """Whether it is no rectangle, as the space around a table within a cell."""


class Table(NamedTuple):
    """A ruled table on one page."""

    areas: list[Area]
    left: float
    bottom: float
    right: float
    top: float
    columns: tuple[float, ...]
    """The places of its vertical lines."""
