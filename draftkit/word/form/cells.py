"""Cells: which cells of a table are places for answers, and which words belong to ticks that stand alone in theirs.

In: a table whose paragraphs have been read. Out: the same table, with spots for whole cells and labels for ticks. Empty
cells are all taken: what they are for, the recogniser decides. A cell with text is taken only where the column says so.
"""

from __future__ import annotations

from collections.abc import Sequence

from draftkit.word.form.blocks import NOWHERE, Cell, Found, Paragraph, Row, Table
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
    rows = [row_of(row) for row in table.rows]
    columns: dict[int, list[Cell]] = {}
    for row in table.rows:
        for cell in row:
            if not cell.merged and cell.found is None and _takes_text(cell, table):
                cell.found = _spot(cell, "")
            if not cell.header and not cell.merged:
                columns.setdefault(cell.column, []).append(cell)
    headers = headers_of(table)
    for column, cells in columns.items():
        if column > 1:
            _find_answers(table, cells, headers.get(column), rows)
    label_ticks(table)


def headers_of(table: Table) -> dict[int, Cell]:
    """The cell of the first row by each column that it covers."""
    first = table.rows[0] if table.rows else []
    return {column: cell for cell in first for column in range(cell.column, cell.column + cell.columns)}


def row_of(row: Sequence[Cell]) -> Row:
    """What is known of a row as a whole."""
    known = Row()
    for cell in row:
        text = cell.text
        if text.strip():
            known.first_words = min(known.first_words, cell.column)
            if known.told_to_delete == NOWHERE and says_to_delete(text):
                known.told_to_delete = cell.column
        if any(block.found for block in cell.paragraphs()):
            known.first_spot = min(known.first_spot, cell.column)
        if takes_answer(cell):
            known.last_answer = cell.column
    return known


def takes_answer(cell: Cell) -> bool:
    """Whether a cell is a spot, or holds spots other than gaps and ends of lines."""
    kinds = {each.kind for block in cell.paragraphs() for each in block.found}
    return cell.found is not None or bool(kinds - {SpotKind.PARAGRAPH, SpotKind.INLINE})


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


def _find_answers(table: Table, cells: Sequence[Cell], header: Cell | None, rows: Sequence[Row]) -> None:
    """Take the cells of a column that hold text for answers, if its header or its other cells say so."""
    headed = header is not None and header.header and heads_answers(header.text)
    empty = sum(1 for cell in cells if cell.found and not cell.found.content and _says_what(cell, rows))
    if not headed and not empty:
        return
    filled = [cell for cell in cells if cell.found is None and _may_be_answer(cell, rows)]
    if not headed and filled and filled[0].row == 1 and _may_be_header(table):
        filled = filled[1:]
    if headed or empty >= len(filled):
        for cell in filled:
            cell.found = _spot(cell, "\n".join(block.text for block in cell.paragraphs()).strip())


def _says_what(cell: Cell, rows: Sequence[Row]) -> bool:
    """Whether words without spots of their own stand before a cell."""
    row = rows[cell.row - 1]
    return row.first_words < cell.column <= row.first_spot


def _may_be_header(table: Table) -> bool:
    """Whether the first row may be a header, although it does not look like one."""
    first = table.rows[0]
    return table.width != 2 or len(first) != 2 or heads_questions(first[0].text) or heads_answers(first[1].text)


def _may_be_answer(cell: Cell, rows: Sequence[Row]) -> bool:
    """Whether the text of a cell may have been written as an answer."""
    blocks = cell.paragraphs()
    if len(blocks) != len(cell.blocks) or any(block.found or block.fixed for block in blocks) or cell.shaded:
        return False
    text = cell.text
    if not text.strip() or "?" in text or not _says_what(cell, rows):
        return False
    if options_to_delete(text, told=rows[cell.row - 1].told_to_delete < cell.column):
        return False
    return not all(block.bold for block in blocks if block.text.strip())


def label_ticks(table: Table) -> None:
    """Give each tick that stands alone in its cell the words of the cell beside it or of the header above it."""
    above: dict[int, Cell] = {}
    for place, row in enumerate(table.rows):
        ticks = {cell.column: tick for cell in row if (tick := _lone_tick(cell)) is not None}
        if not ticks:
            above |= _words_by_column(row)
            continue
        over = above or _words_by_column(table.rows[place + 1] if place + 1 < len(table.rows) else [])
        headers = [_words_over(over, cell) for cell in row if cell.column in ticks]
        grid = len(ticks) > 1 and all(headers) and len(set(headers)) == len(headers)
        beside = _words_beside(row, ticks)
        for column, header in zip(ticks, headers, strict=True):
            ticks[column].label = header if grid else beside.get(column) or header
            if grid:
                over[column].header = True


def _words_by_column(row: Sequence[Cell]) -> dict[int, Cell]:
    """The cells of a row that say something, by each column that they cover; none if there are ticks alone in it."""
    if any(_lone_tick(cell) is not None for cell in row):
        return {}
    said = [cell for cell in row if cell.text.strip()]
    return {column: cell for cell in said for column in range(cell.column, cell.column + cell.columns)}


def _words_over(over: dict[int, Cell], cell: Cell) -> str:
    """The words above a tick, if they stand above no other column."""
    header = over.get(cell.column)
    return _short(header.text) if header is not None and header.columns <= cell.columns else ""


def _words_beside(row: Sequence[Cell], ticks: dict[int, Found]) -> dict[int, str]:
    """The words of the cell after each tick if the row begins with a tick, else those of the cell before it."""
    step = 1 if row[0].column in ticks else -1
    found = {}
    for place, cell in enumerate(row):
        other = row[place + step] if cell.column in ticks and 0 <= place + step < len(row) else None
        if other is not None and other.column not in ticks:
            found[cell.column] = _short(other.text)
    return found


def _lone_tick(cell: Cell) -> Found | None:
    """The tick of a cell that holds nothing else."""
    found = [each for block in cell.paragraphs() for each in block.found]
    alone = len(found) == 1 and found[0].kind in TICKS and not cell.text.strip() and not cell.merged
    return found[0] if alone else None


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _LABEL_LENGTH and not plain.endswith("?") else ""
