"""Scanning a form: the lines of text of a .docx that another body made, and the spots to write in.

In: the bytes of the file, or its parts. Out: `ScannedForm`. Raises `DraftkitError` for what cannot be read as a form.

    1 open       parts, refused when they hold macros or are no Word document     opened.py
    2 read       blocks with addresses; controls, fields, ticks, blanks            body.py, texts.py, lines.py
    3 find       cells and gaps that are room for answers                         cells.py, gaps.py
    4 number     lines and spots in reading order                                 here
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from draftkit.word.form.answered import Answers
from draftkit.word.form.blocks import Block, Cell, Found, Paragraph, Row, Table
from draftkit.word.form.body import BodyReader
from draftkit.word.form.cells import find_cells, headers_of, row_of, takes_answer
from draftkit.word.form.gaps import find_gaps
from draftkit.word.form.line_ends import Surroundings
from draftkit.word.form.lines import has_doubtful_boxes, read_line
from draftkit.word.form.numbering import Numbering
from draftkit.word.form.opened import OpenedForm, open_form
from draftkit.word.form.protection import Locks, protection_of
from draftkit.word.form.scanned import ScannedForm, SpotPlace
from draftkit.word.form.spots import Form, FormCell, FormLine, Spot, SpotKind
from draftkit.word.form.styles import Styles
from draftkit.word.form.tracked import count_tracked
from draftkit.word.form.wording import heads_answers, says_to_delete


def scan_form(data: bytes | Mapping[str, bytes], file: str) -> ScannedForm:
    """The lines and spots of a form; `file` is its name for problems."""
    return scan_opened(open_form(data, file))


def scan_opened(opened: OpenedForm) -> ScannedForm:
    """The lines and spots of a form that was opened."""
    protection = protection_of(opened.settings)
    styles = Styles(opened.styles)
    locks = Locks(protection, opened.body)
    reader = BodyReader(styles, Numbering(opened.numbering), locks, Answers(opened.tree))
    blocks = reader.read(opened.body) if opened.body is not None else []
    lines = _Lines()
    lines.add_all(_found(blocks))
    form = Form(tuple(lines.lines), tuple(lines.spots), protection, count_tracked(opened.tree), opened.properties)
    return ScannedForm(form, lines.places, opened.parts, opened.main, opened.tree)


def _found(blocks: list[Block]) -> list[Block]:
    """The blocks of a body with every spot found."""
    _settle_doubtful(blocks)
    for block in blocks:
        if isinstance(block, Table):
            _find_in_table(block)
    return find_gaps(blocks)


def _find_in_table(table: Table) -> None:
    cells = [cell for row in table.rows for cell in row]
    boxes_near = any(
        each.kind is SpotKind.TICK for cell in cells for block in cell.paragraphs() for each in block.found
    )
    for cell in cells:
        _settle_doubtful(cell.blocks, boxes_near)
        for block in cell.blocks:
            if isinstance(block, Table):
                _find_in_table(block)
    find_cells(table)
    _find_in_cells(table)


def _find_in_cells(table: Table) -> None:
    """Find the gaps and ends of lines in the cells of a table that are no spots themselves."""
    headers = headers_of(table)
    rows = [row_of(row) for row in table.rows]
    headed = [column for column, cell in headers.items() if column > 1 and heads_answers(cell.text)]
    last_headed = max(headed, default=0)
    for place, row in enumerate(table.rows):
        below = rows[place + 1] if place + 1 < len(rows) else Row()
        under = {cell.column: cell for cell in table.rows[place + 1]} if place + 1 < len(rows) else {}
        last_column = max(rows[place].last_answer, min(last_headed, row[-1].column if row else 0))
        for cell in row:
            if cell.found is None and not cell.merged:
                around = _surroundings(cell, headers.get(cell.column), rows[place])
                answered = cell.column < last_column or _answered_below(cell, under.get(cell.column), below)
                elsewhere = cell.header or (not around.headed and answered)
                cell.blocks = find_gaps(cell.blocks, around._replace(elsewhere=elsewhere, alone=table.width == 1))


def _surroundings(cell: Cell, header: Cell | None, row: Row) -> Surroundings:
    """What is known of a cell from its row and the header above it."""
    above = header if header is not cell else None
    headed = above is not None and cell.column > 1 and not cell.header and heads_answers(above.text)
    asks = any("?" in block.text for block in cell.paragraphs())
    return Surroundings(
        in_cell=True,
        answers_here=not cell.header and cell.column > 1 and (headed or not asks),
        headed=headed,
        told_to_delete=row.told_to_delete < cell.column or (above is not None and says_to_delete(above.text)),
    )


def _answered_below(cell: Cell, under: Cell | None, below: Row) -> bool:
    """Whether the answer to what a cell says goes to the cell below it."""
    same = under is not None and under.columns == cell.columns and takes_answer(under)
    return same and below.first_words >= cell.column


def _settle_doubtful(blocks: Sequence[Block], boxes_near: bool = False) -> None:
    """Take filled squares and bare ticks for boxes where a box stands in the same cell or the next lines."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph) and not block.empty]
    sure = [any(each.kind is SpotKind.TICK for each in block.found) for block in paragraphs]
    near = list(sure)
    for place in range(1, len(near)):
        near[place] = near[place] or (near[place - 1] and has_doubtful_boxes(paragraphs[place]))
    for place in reversed(range(len(near) - 1)):
        near[place] = near[place] or (near[place + 1] and has_doubtful_boxes(paragraphs[place]))
    before = ""
    for block, is_near, is_sure in zip(paragraphs, near, sure, strict=True):
        crossed = block.text.lstrip().startswith("(x)") and not before.startswith(("(ix)", "(w)"))
        before = block.text.strip()
        if not is_sure and (is_near or boxes_near or crossed) and block.tokens and has_doubtful_boxes(block):
            read_line(block, doubtful=True)


class _Lines:
    """Numbers lines and spots through in reading order."""

    def __init__(self) -> None:
        self.lines: list[FormLine] = []
        self.spots: list[Spot] = []
        self.places: dict[str, SpotPlace] = {}
        self.group = ""
        """The group of the ticks in the last line, if they were circles."""

    def add_all(self, blocks: Sequence[Block], cell: FormCell | None = None) -> None:
        for block in blocks:
            if isinstance(block, Table):
                self.add_table(block)
            else:
                self.add(block, cell)
                self.add_all(block.boxes, cell)

    def add_table(self, table: Table) -> None:
        for row in table.rows:
            for cell in row:
                if cell.merged:
                    continue
                place = FormCell(
                    table.number,
                    cell.row,
                    cell.column,
                    cell.columns,
                    cell.rows,
                    cell.header,
                    table.depth,
                    table.parent,
                )
                if cell.found is not None:
                    line = Paragraph([], f"{cell.address} > paragraph 1", found=[cell.found])
                    self.add(line, place, cell.address)
                else:
                    self.add_all(cell.blocks, place)

    def add(self, block: Paragraph, cell: FormCell | None, address: str = "") -> None:
        """Add a line, unless it is empty."""
        if not block.text.strip() and not block.found:
            return
        first = len(self.spots)
        self.group = self.group if any(found.round for found in block.found) else ""
        for found in block.found:
            where = address or (f"{block.address} > {found.name}" if found.name else block.address)
            self.add_spot(found, where)
        line = FormLine(
            block.text,
            block.address,
            block.number,
            block.level,
            block.bullet,
            block.bold,
            cell,
            tuple(range(first, len(self.spots))),
            block.contents,
        )
        self.lines.append(line)

    def add_spot(self, found: Found, address: str) -> None:
        self.group = self.group or (address if found.round else "")
        spot = Spot(
            address,
            found.kind,
            len(self.lines),
            found.offset,
            found.label,
            found.options,
            found.content.strip(),
            found.characters,
            found.blocks,
            found.locked,
            self.group if found.round else "",
        )
        self.spots.append(spot)
        self.places[address] = SpotPlace(
            spot, found.elements, found.pieces, found.mark, found.ends, found.size, found.drawn
        )
