"""The grid of a table: which row and column a cell is in when others span several (HTML, 4.9.12)."""

from __future__ import annotations

from draftkit.consultation.intake.html.tree import Element
from draftkit.consultation.passages import Cell

SPAN_LIMIT = 1_000


class Grid:
    """Counts the cells of one table."""

    def __init__(self, table: int) -> None:
        self.table = table
        self.number = 0
        self.column = 0
        self.taken: dict[int, int] = {}
        """For each column, the last row that a cell from above reaches."""
        self.now: Cell | None = None

    def row(self) -> None:
        """Begin a row."""
        self.number += 1
        self.column = 1

    def cell(self, element: Element) -> Cell:
        """The place of the next cell of the row."""
        if not self.number:
            self.row()
        while self.taken.get(self.column, 0) >= self.number:
            self.column += 1
        wide, tall = _span(element.get("colspan")), _span(element.get("rowspan"))
        for column in range(self.column, self.column + wide):
            self.taken[column] = self.number + tall - 1
        header = element.tag == "th" and (self.number == 1 or element.get("scope").lower() != "row")
        self.now = Cell(self.table, self.number, self.column, wide, tall, header and self._heads(element))
        self.column += wide
        return self.now

    def _heads(self, element: Element) -> bool:
        """Whether a header cell heads its column: all of its row are headers, or it says so."""
        row = element.parent
        if element.get("scope").lower() == "col" or row is None:
            return True
        cells = [child.tag for child in row.children if isinstance(child, Element)]
        return all(tag == "th" for tag in cells if tag in {"td", "th"}) or self.number == 1


def _span(value: str) -> int:
    return max(1, min(SPAN_LIMIT, int(value))) if value.isascii() and value.isdigit() and len(value) < 6 else 1
