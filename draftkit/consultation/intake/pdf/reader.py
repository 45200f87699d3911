"""Reading a PDF: pages in, passages out.

In: the bytes of a PDF. Out: `Published`. Pages are read one by one and kept as lines; then what all pages have in
common is known (furniture, usual distance, size of the text), and lines become paragraphs, across pages as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

from draftkit.consultation.intake.decoding import clean, without_text
from draftkit.consultation.intake.drawn import drawn, is_contents
from draftkit.consultation.intake.pdf.blanks import blanks_of
from draftkit.consultation.intake.pdf.columns import Column, columns_of
from draftkit.consultation.intake.pdf.door import open_pdf, pages_of
from draftkit.consultation.intake.pdf.furniture import furniture_of
from draftkit.consultation.intake.pdf.grids import RULE_LIMIT, tables_of
from draftkit.consultation.intake.pdf.labels import labelled
from draftkit.consultation.intake.pdf.lines import lines_of
from draftkit.consultation.intake.pdf.paragraphs import (
    Paragraph,
    begins,
    has_box,
    joined,
    paragraphs_of,
    usual_gap,
    words_of,
)
from draftkit.consultation.intake.pdf.values import Area, Glyph, Line, Page, Table
from draftkit.consultation.passages import Box, Cell, Passage, Published
from draftkit.places import Place
from draftkit.problems import Problem, advice, warning

GLYPHS_OF_TEXT = 12
"""Fewer characters than this on a page with a picture: the page is a picture."""

NARROW, LOW = 14.0, 9.0
"""An empty cell below this width or height is the space between a table and the table around it."""
FIRST_LINE = 2.4
"""When the first line of a cell stands so many sizes below its top, room is left above it to write in."""


class _Cell(NamedTuple):
    """A cell of a table with its lines."""

    area: Area
    lines: list[Line]


class _Grid(NamedTuple):
    """A table with its lines, cell by cell."""

    table: Table
    cells: list[_Cell]


class _Before(NamedTuple):
    """The table at the foot of the page before, which may go on."""

    table: Table
    rows: int
    head: tuple[str, ...]
    """The texts of its first row."""
    start: int
    """The index of its first passage."""


class _Sheet(NamedTuple):
    """A page as lines."""

    number: int
    height: float
    lines: list[Line]
    grids: list[_Grid]
    boxes: list[Box]


def passages_of_pdf(data: bytes, file: str) -> Published:
    """The passages of a PDF; raises `DraftkitError` for one that is damaged, encrypted, without text or too big."""
    opened = open_pdf(data, file)
    problems: list[Problem] = []
    sheets: list[_Sheet] = []
    pictures: list[int] = []
    try:
        if opened.xfa:
            message = f"{file} is a form that only Adobe Reader shows (XFA); what it asks may not be in the text"
            problems.append(
                warning("DK717", message, Place(file), "print it to a new PDF, or ask for the Word version")
            )
        for page in pages_of(opened, file):
            if len(page.glyphs) < GLYPHS_OF_TEXT and page.images and not page.boxes:
                pictures.append(page.number)
            _tell(page, file, problems)
            sheets.append(_sheet(page))
    finally:
        opened.document.close()
    _tell_pictures(pictures, sheets, file, problems)
    passages = _Writer(sheets, file, problems).write()
    return Published(tuple(passages), "pdf", tuple(problems), clean(opened.title, file, problems, "title"))


def _tell(page: Page, file: str, problems: list[Problem]) -> None:
    place = Place(f"{file}#page {page.number}")
    if not page.width:
        problems.append(warning("DK717", f"page {page.number} is damaged and was not read", place, "look at it"))
    if page.turned.strip():
        message = f"text that is not horizontal was not read: '{page.turned[:40]}'"
        problems.append(advice("DK717", message, place))
    if page.unknown:
        message = f"{page.unknown} characters of page {page.number} have no meaning in the file and became \ufffd"
        problems.append(warning("DK719", message, place, "compare the text with the page, or use the Word version"))
    if len(page.rules) > RULE_LIMIT:
        message = f"page {page.number} has so many lines drawn on it that its tables were not looked for"
        problems.append(advice("DK717", message, place))


def _tell_pictures(pictures: list[int], sheets: Sequence[_Sheet], file: str, problems: list[Problem]) -> None:
    hint = "use the Word version if there is one, or let OCR make the text readable first"
    if not any(sheet.lines or sheet.grids for sheet in sheets) or len(pictures) == len(sheets):
        how = ": its pages are pictures, as a scanner makes them" if pictures else ""
        raise without_text(file, f"has no text{how}", hint)
    if pictures:
        shown = ", ".join(str(number) for number in pictures[:10]) + (" …" if len(pictures) > 10 else "")
        message = f"pages without text, which are pictures, were not read: {shown}"
        problems.append(warning("DK717", message, Place(f"{file}#page {pictures[0]}"), hint))


def _sheet(page: Page) -> _Sheet:
    """A page as lines, those in ruled tables by cell."""
    grids = []
    tables = tables_of(page.rules)
    rest = page.glyphs + blanks_of(page.rules, tables, page.glyphs)
    for table in tables:
        inside: list[Glyph] = []
        outside: list[Glyph] = []
        for glyph in rest:
            (inside if _is_in(glyph, table) else outside).append(glyph)
        cells = _cells(table, inside, page.number)
        if cells:
            grids.append(_Grid(table, cells))
            rest = outside
    return _Sheet(page.number, page.height, lines_of(rest, page.number), grids, page.boxes)


def _is_in(glyph: Glyph, area: Table | Area) -> bool:
    middle = (glyph.left + min(glyph.right, glyph.left + 20)) / 2
    return (
        area.left - 1 <= middle <= area.right + 1 and area.bottom - 1 <= glyph.baseline + 0.2 * glyph.size <= area.top
    )


def _cells(table: Table, glyphs: Sequence[Glyph], number: int) -> list[_Cell]:
    """The cells of a table with their lines; none for a frame around a page or a lone line of a heading."""
    sized = sorted(table.areas, key=lambda area: (area.row, area.column))
    if len(sized) == 1 and (sized[0].top - sized[0].bottom < 8 or len(glyphs) > 1500):
        return []
    inside: list[list[Glyph]] = [[] for _ in sized]
    at: int | None = None
    for glyph in glyphs:
        if at is None or not _is_in(glyph, sized[at]):  # the next character is most often in the same cell
            at = next((index for index, area in enumerate(sized) if _is_in(glyph, area)), None)
        if at is not None:
            inside[at].append(glyph)
    return [
        _Cell(area, lines_of(found, number, whole=True) if found else [])
        for area, found in zip(sized, inside, strict=True)
        if found or not _is_margin(area, sized)
    ]


class _Writer:
    """Makes passages of sheets."""

    def __init__(self, sheets: list[_Sheet], file: str, problems: list[Problem]) -> None:
        self.sheets = sheets
        self.file = file
        self.problems = problems
        every = [line for sheet in sheets for line in _lines_in(sheet)]
        self.words = words_of(every)
        self.furniture = furniture_of([(sheet.height, sheet.lines) for sheet in sheets])
        sizes: Counter[float] = Counter()
        for line in every:
            sizes[line.size] += len(line.text)
        self.body = sizes.most_common(1)[0][0] if sizes else 11.0
        self.levels = _levels(sizes, self.body)
        self.columns = [self._columns(index) for index in range(len(sheets))]
        self.gap = usual_gap(column.lines for columns in self.columns for column in columns)
        self.tables = 0
        self.passages: list[Passage] = []
        self.open: tuple[Paragraph, int] | None = None
        """The last paragraph of the page before, if it may go on, and the index of its passage."""
        self.before: _Before | None = None

    def _columns(self, index: int) -> list[Column]:
        """The columns of a page, parted by its tables, from top to bottom."""
        sheet = self.sheets[index]
        lines = [line for line in sheet.lines if (index, line) not in self.furniture]
        found: list[Column] = []
        for grid in sheet.grids:
            above = [line for line in lines if line.baseline > grid.table.top - 2]
            lines = [line for line in lines if line.baseline <= grid.table.top - 2]
            found += columns_of(above) if above else []
            found.append(Column([], 0.0))
        return [*found, *columns_of(lines)]

    def write(self) -> list[Passage]:
        """All passages, in reading order."""
        for index, sheet in enumerate(self.sheets):
            for line in sheet.lines:
                if (index, line) in self.furniture:
                    self.passages.append(Passage(self._clean(line.text, sheet), f"page {sheet.number}", furniture=True))
            grids = iter(sheet.grids)
            first = True
            for column in self.columns[index]:
                if column.lines:
                    self._paragraphs(column, sheet, first=first)
                else:
                    self._table(next(grids), sheet, first=first)
                first = False
        return self.passages

    def _paragraphs(self, column: Column, sheet: _Sheet, *, first: bool) -> None:
        self.before = None
        for at, paragraph in enumerate(paragraphs_of(column.lines, column.right, self.gap, self.words)):
            if first and at == 0 and self._goes_on(paragraph):
                continue
            self._add(paragraph, sheet)
            self.open = (paragraph, len(self.passages) - 1)

    def _goes_on(self, paragraph: Paragraph) -> bool:
        """Put a paragraph that began on the page before together; whether it was."""
        if self.open is None or not self.passages:
            return False
        above, index = self.open
        same = abs(above.size - paragraph.size) < 0.6 and above.bold == paragraph.bold and not paragraph.bullet
        ended = above.text.rstrip()[-1:] in ".?!:;" or has_box(above.text)
        if not same or ended or begins(paragraph.text) or not (above.full or paragraph.text[:1].islower()):
            return False
        text, boxes = drawn(joined(self.passages[index].text, paragraph.text, self.words))
        self.passages[index] = self.passages[index]._replace(text=text, boxes=self.passages[index].boxes + boxes)
        self.open = None
        return True

    def _add(self, paragraph: Paragraph, sheet: _Sheet, cell: Cell | None = None) -> None:
        where = f"page {sheet.number}"
        text, boxes = labelled(self._clean(paragraph.text, sheet), sheet.boxes, where)
        level = self.levels.get(paragraph.size, 0) if cell is None and not boxes and len(text) < 250 else 0
        furniture = is_contents(paragraph.text)
        self.passages.append(Passage(text, where, "", level, paragraph.bullet, paragraph.bold, cell, boxes, furniture))

    def _clean(self, text: str, sheet: _Sheet) -> str:
        return clean(text, self.file, self.problems, f"page {sheet.number}").replace("\u00ad", "-")

    def _table(self, grid: _Grid, sheet: _Sheet, *, first: bool) -> None:
        self.open = None
        head = tuple(" ".join(line.text for line in cell.lines) for cell in grid.cells if cell.area.row == 1)
        rows, again, start = 0, False, len(self.passages)
        if first and self.before is not None and _same_columns(self.before.table, grid.table):
            rows, start = self.before.rows, self.before.start
            again = head == self.before.head and any(head)
            head = self.before.head
            if again:
                self._set_header(start)
        else:
            self.tables += 1
        for item in grid.cells:
            self._cell(item, grid, sheet, rows, again=again and item.area.row == 1)
        self.before = _Before(grid.table, rows + max(item.area.row for item in grid.cells), head, start)

    def _set_header(self, start: int) -> None:
        """A first row that is printed again on the next page is a header."""
        for at in range(start, len(self.passages)):
            cell = self.passages[at].cell
            if cell is not None and cell.table == self.tables and cell.row == 1:
                self.passages[at] = self.passages[at]._replace(cell=cell._replace(header=True))

    def _cell(self, item: _Cell, grid: _Grid, sheet: _Sheet, rows: int, *, again: bool) -> None:
        area = item.area
        top = area.row == 1 and rows == 0
        header = top and len(grid.cells) > 1 and all(cell.lines for cell in grid.cells if cell.area.row == 1)
        many = max(cell.area.row for cell in grid.cells) > 1
        cell = Cell(self.tables, area.row + rows, area.column, area.columns, area.rows, header and many)
        where = f"page {sheet.number}"
        if not item.lines:
            corner = top and area.column == 1 and len(grid.cells) > 1
            self.passages.append(Passage("", where, cell=cell, boxes=() if corner else (Box("text"),)))
            return
        start = len(self.passages)
        if not header and _has_room_above(item):
            self.passages.append(Passage("", where, cell=cell, boxes=(Box("text"),)))
        for paragraph in paragraphs_of(item.lines, area.right - 5, self.gap, self.words):
            self._add(paragraph, sheet, cell)
        if again:  # the header row is printed again on every page
            self.passages[start:] = [passage._replace(furniture=True) for passage in self.passages[start:]]


def _has_room_above(item: _Cell) -> bool:
    """Whether a cell has room to write in above its words, which do not stand in the middle of it."""
    above = item.area.top - item.lines[0].baseline - item.lines[0].size
    below = item.lines[-1].baseline - item.area.bottom
    return above > (FIRST_LINE - 1) * item.lines[0].size and above > 2 * below


def _is_margin(area: Area, areas: Sequence[Area]) -> bool:
    """Whether an empty cell is only the space between a table and the table around it."""
    if area.ragged or _is_strip(area):
        return True
    return area.rows > 1 and any(
        other.row == area.row and other.rows == area.rows and _is_strip(other) for other in areas
    )


def _is_strip(area: Area) -> bool:
    return area.right - area.left <= NARROW or area.top - area.bottom <= LOW


def _lines_in(sheet: _Sheet) -> list[Line]:
    return [*sheet.lines, *(line for grid in sheet.grids for cell in grid.cells for line in cell.lines)]


def _levels(sizes: Counter[float], body: float) -> dict[float, int]:
    """Sizes that are clearly larger than the text, as levels of headings."""
    larger = sorted((size for size in sizes if size > body * 1.1 + 0.3), reverse=True)
    steps: list[float] = []
    for size in larger:
        if not steps or steps[-1] - size > 0.4:
            steps.append(size)
    return {size: min(6, 1 + sum(1 for step in steps if step > size + 0.4)) for size in larger}


def _same_columns(one: Table, other: Table) -> bool:
    return len(one.columns) == len(other.columns) and all(
        abs(a - b) < 4 for a, b in zip(one.columns, other.columns, strict=True)
    )
