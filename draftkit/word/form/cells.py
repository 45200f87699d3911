"""Cells: which cells of a table are places for answers, and which words belong to ticks that stand alone in theirs.

In: a table whose paragraphs have been read. Out: the same table, with spots for whole cells and labels for ticks. Empty
cells are all taken: what they are for, the recogniser decides. A cell with text is taken only where the column says so.
"""

from __future__ import annotations

from draftkit.word.form.blocks import Cell, Found, Paragraph, Table
from draftkit.word.form.spots import TICKS, SpotKind
from draftkit.word.form.wording import (
    heads_answers,
    heads_questions,
    options_to_delete,
    says_only_where_to_type,
    says_to_delete,
)

_LABEL_LENGTH = 160


def find_cells(table: Table) -> None:
    """Find the cells of a table that are spots, and its header row."""
    _find_header(table)
    for row in table.rows:
        for cell in row:
            if not cell.merged and cell.found is None and _takes_text(cell, table):
                cell.found = _spot(cell, "")
    for column in range(1, table.width + 1):
        _find_answers(table, column)
    label_ticks(table)


def header_of(table: Table, column: int) -> Cell | None:
    """The cell of the first row above a column."""
    return next((cell for cell in table.rows[0] if _covers(cell, column)), None) if table.rows else None


def _covers(cell: Cell, column: int) -> bool:
    return cell.column <= column < cell.column + cell.columns


def _spot(cell: Cell, content: str) -> Found:
    locked = bool(cell.blocks) and all(block.locked for block in cell.paragraphs())
    size = max(1, len(cell.paragraphs()))
    return Found(SpotKind.CELL, elements=(cell.element,), content=content, blocks=True, locked=locked, size=size)


def _find_header(table: Table) -> None:
    """Mark the first row as header when it looks like one: all text, and set off by bold, shade or its words."""
    if len(table.rows) < 2 or len(table.rows[0]) < 2 or any(cell.header for cell in table.rows[0]):
        return
    first = table.rows[0]
    texts = [cell for cell in first if cell.text.strip()]
    if len(texts) < len(first) - 1 or any(block.found for cell in first for block in cell.paragraphs()):
        return
    bold = all(block.bold for cell in texts for block in cell.paragraphs() if block.text.strip())
    shaded = all(cell.shaded for cell in texts) and not all(cell.shaded for cell in table.rows[1])
    worded = any(heads_answers(cell.text) for cell in texts[-1:]) and "?" not in texts[0].text
    if texts and len(texts) > 1 and (bold or shaded or worded):
        for cell in first:
            cell.header = True


def _takes_text(cell: Cell, table: Table) -> bool:
    """Whether a cell is empty, or says only that the answer is to be typed there."""
    if cell.narrow or cell.header:
        return False
    if cell.blank:
        corner = cell.row == 1 and cell.column == 1 and len(table.rows) > 1 and table.width > 1
        return not (corner and all(other.text.strip() for other in table.rows[0][1:]) and len(table.rows[0]) > 1)
    shown = [block for block in cell.blocks if not (isinstance(block, Paragraph) and block.empty)]
    return all(isinstance(block, Paragraph) and _says_where(block) for block in shown)


def _says_where(block: Paragraph) -> bool:
    kinds = {each.kind for each in block.found}
    if kinds == {SpotKind.BLANK} and not any(each.drawn or each.mark for each in block.found):
        return not block.text.strip(" .")
    return not block.found and not block.fixed and says_only_where_to_type(block.text)


def _find_answers(table: Table, column: int) -> None:
    """Take the cells of a column that hold text for answers, if its header or its other cells say so."""
    cells = [
        cell for row in table.rows for cell in row if cell.column == column and not cell.header and not cell.merged
    ]
    header = header_of(table, column)
    headed = header is not None and header.header and heads_answers(header.text)
    empty = sum(1 for cell in cells if cell.found and not cell.found.content and _says_what(table, cell))
    filled = [cell for cell in cells if cell.found is None and _may_be_answer(cell, table)]
    if not headed and filled and filled[0].row == 1 and _may_be_header(table):
        filled = filled[1:]
    if column > 1 and (headed or (empty and empty >= len(filled))):
        for cell in filled:
            cell.found = _spot(cell, "\n".join(block.text for block in cell.paragraphs()).strip())


def _says_what(table: Table, cell: Cell) -> bool:
    """Whether words without spots of their own stand before a cell."""
    beside = [other for other in table.rows[cell.row - 1] if other.column < cell.column]
    spots = any(block.found for other in beside for block in other.paragraphs())
    return not spots and any(other.text.strip() for other in beside)


def _may_be_header(table: Table) -> bool:
    """Whether the first row may be a header, although it does not look like one."""
    first = table.rows[0]
    return table.width != 2 or len(first) != 2 or heads_questions(first[0].text) or heads_answers(first[1].text)


def _may_be_answer(cell: Cell, table: Table) -> bool:
    """Whether the text of a cell may have been written as an answer."""
    blocks = cell.paragraphs()
    if len(blocks) != len(cell.blocks) or any(block.found or block.fixed for block in blocks) or cell.shaded:
        return False
    beside = [other for other in table.rows[cell.row - 1] if other.column < cell.column]
    if not _says_what(table, cell) or "?" in cell.text or not cell.text.strip():
        return False
    if options_to_delete(cell.text, told=any(says_to_delete(other.text) for other in beside)):
        return False
    return not all(block.bold for block in blocks if block.text.strip())


def label_ticks(table: Table) -> None:
    """Give each tick that stands alone in its cell the words of the cell beside it or of the header above it."""
    for place, row in enumerate(table.rows):
        alone = [cell for cell in row if _lone_tick(cell) is not None]
        if not alone:
            continue
        headers = [_words_above(table, place, cell) for cell in alone]
        if len(alone) > 1 and all(headers) and len(set(headers)) == len(headers):
            labels = headers
            _mark_headers(table, place, alone)
        else:
            beside = [_words_beside(row, cell, alone[0] is row[0]) for cell in alone]
            labels = [own or header for own, header in zip(beside, headers, strict=True)]
        for cell, label in zip(alone, labels, strict=True):
            tick = _lone_tick(cell)
            if tick is not None:
                tick.label = label


def _mark_headers(table: Table, place: int, ticks: list[Cell]) -> None:
    """Mark the cells that label the ticks of a row as headers."""
    row = _row_of_words(table, place, ticks[0])
    for cell in row:
        if any(_covers(cell, tick.column) for tick in ticks):
            cell.header = True


def _lone_tick(cell: Cell) -> Found | None:
    """The tick of a cell that holds nothing else."""
    found = [each for block in cell.paragraphs() for each in block.found]
    alone = len(found) == 1 and found[0].kind in TICKS and not cell.text.strip() and not cell.merged
    return found[0] if alone else None


def _words_above(table: Table, place: int, cell: Cell) -> str:
    """The text above a tick, in the nearest row that has none."""
    over = next((other for other in _row_of_words(table, place, cell) if _covers(other, cell.column)), None)
    return _short(over.text) if over is not None and over.columns <= cell.columns else ""


def _row_of_words(table: Table, place: int, cell: Cell) -> list[Cell]:
    """The nearest row above that has no lone ticks; the row below if there is none above."""
    for row in (*reversed(table.rows[:place]), *table.rows[place + 1 : place + 2]):
        over = next((other for other in row if _covers(other, cell.column)), None)
        if over is not None and over.text.strip() and not any(_lone_tick(each) for each in row):
            return row
    return []


def _words_beside(row: list[Cell], cell: Cell, tick_first: bool) -> str:
    """The text of the cell after a tick if the row begins with a tick, else that of the cell before it."""
    place = row.index(cell) + (1 if tick_first else -1)
    return _short(row[place].text) if 0 <= place < len(row) and _lone_tick(row[place]) is None else ""


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LABEL_LENGTH and not plain.endswith("?") else ""
