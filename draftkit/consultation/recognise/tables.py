"""Tables: the cells of tables, put into the order in which a question and its answer belong together.

In: items, some of them in cells. Out: items in which a number in a cell of its own has joined its question, headings of
columns are gone and have told the columns what they are for, labels have joined the ticks beside or below them, and
tables with an answer in each row are one item.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

from draftkit.consultation.passages import Box
from draftkit.consultation.recognise.columns import roles_of
from draftkit.consultation.recognise.items import Item, with_text
from draftkit.consultation.recognise.matrices import as_list, as_matrix, split_into_questions, wants_rows
from draftkit.consultation.recognise.numbers import is_only_a_number
from draftkit.consultation.recognise.options import is_usual
from draftkit.consultation.recognise.prompts import asks_confidentiality
from draftkit.consultation.recognise.wording import asks

Row = list[list[Item]]
"""The cells of a row from left to right, each with its items."""


def without_tables(items: Sequence[Item]) -> list[Item]:
    """All items in order, those in tables arranged."""
    arranged: list[Item] = []
    roles: dict[int, dict[int, str]] = {}
    for number, run in groupby(items, key=_table_of):
        if number:
            listing = bool(arranged) and wants_rows(arranged[-1].text) and not arranged[-1].boxes
            arranged += _table(list(run), roles.setdefault(number, {}), listing=listing)
        else:
            arranged += run
    return arranged


def _table_of(item: Item) -> int:
    return item.cell.table if item.cell else 0


def _table(items: list[Item], roles: dict[int, str], *, listing: bool) -> Iterator[Item]:
    """The items of one table, or of what stands of it before or after a table inside it.

    `listing` says that the question before it wants something for each row.
    """
    rows = _rows(items)
    whole = as_list(rows) if listing else None
    if whole is not None:
        yield whole
        return
    at = 0
    while at < len(rows):
        made = as_matrix(rows, at) or split_into_questions(rows, at)
        if made is None:
            yield from _row(rows[at], roles)
            at += 1
        else:
            yield from made.items
            at += made.rows


def _rows(items: Iterable[Item]) -> list[Row]:
    """The rows with the cells of each; a cell that spans rows counts for its first."""
    rows: list[Row] = []
    for _, in_row in groupby(items, key=_row_of):
        rows.append([list(cell) for _, cell in groupby(list(in_row), key=_column_of)])
    return rows


def _row_of(item: Item) -> int:
    return item.cell.row if item.cell else 0


def _column_of(item: Item) -> int:
    return item.cell.column if item.cell else 0


def _row(row: Row, roles: dict[int, str]) -> Iterator[Item]:
    """A row in the order of the flow; a row of headings tells the roles and is gone."""
    found = roles_of(_headings(row))
    if found:
        roles.clear()
        roles.update(found)
        return
    cells = _with_choices(_with_labels(_without_filled([_labelled(cell) for cell in row if cell])))
    number = ""
    for cell in cells:
        first = cell[0]
        role = _role(first, roles)
        if role in ("number", "part") or (role in ("", "question") and _is_number_cell(cell)):
            number = f"{number} {first.whole}".strip() if not first.boxes else number
            if not first.boxes and not (role == "number" and not is_only_a_number(first.whole)):
                continue
        for at, item in enumerate(cell):
            item = item._replace(column=role)
            if number and at == 0 and item.text and role not in ("answer", "confidential"):
                item = _with_number(item, number)
                number = ""
            yield item
    if number:
        yield with_text(cells[0][0], number)


def _is_number_cell(cell: list[Item]) -> bool:
    return len(cell) == 1 and not cell[0].boxes and is_only_a_number(cell[0].whole)


def _labelled(cell: list[Item]) -> list[Item]:
    """A cell whose words stand above a tick without words: they are its label."""
    if len(cell) != 2 or not _is_label(cell[:1]) or not _is_bare_tick(cell[1:]) or cell[0].number is not None:
        return cell
    box = cell[1].boxes[0]._replace(label=cell[0].whole)
    return [cell[1]._replace(boxes=(box,))]


def _without_filled(cells: list[list[Item]]) -> list[list[Item]]:
    """Cells without the places behind labels such as `Duration:` of which the cell beside them holds the words."""
    made = list(cells)
    for at, (cell, beside) in enumerate(pairwise(cells)):
        behind = all(box.address.endswith("> end") for item in cell for box in item.boxes)
        if behind and any(item.text for item in beside) and not any(item.boxes for item in beside):
            made[at] = [item._replace(boxes=()) for item in cell]
    return made


def _with_choices(cells: list[list[Item]]) -> list[list[Item]]:
    """Cells in which `Self / Organisation` beside a label has become what can be chosen there."""
    if len(cells) != 2 or len(cells[1]) != 1 or any(item.boxes for item in cells[0]):
        return cells
    item = cells[1][0]
    if asks_confidentiality(item.whole):
        return cells
    pieces = tuple(piece.strip() for piece in item.whole.split(" / "))
    if len(pieces) < 2 or len(item.boxes) > 1 or any(not piece or len(piece.split()) > 8 for piece in pieces):
        return cells
    last = re.sub(r"\s*\((?:please )?(?:delete|select|circle|tick)[^()]*\)$", "", pieces[-1], flags=re.IGNORECASE)
    address = item.boxes[0].address if item.boxes else ""
    choices = Box("list", options=(*pieces[:-1], last), address=address)
    return [cells[0], [item._replace(text="", whole="", number=None, boxes=(choices,))]]


def _with_number(item: Item, number: str) -> Item:
    """An item with the number that stood in a cell of its own; `2` and `a` together are `2a`."""
    number = number.replace(" ", "") if len(number) < 8 and "uestion" not in number else number
    explicit = item.number is not None and item.number.explicit
    return item if explicit else with_text(item, item.whole, f"{number}." if number[-1:].isalnum() else number)


def _headings(row: Row) -> dict[int, str]:
    """The texts of a row of which no cell holds a box, by column."""
    if any(item.boxes for cell in row for item in cell):
        return {}
    return {cell[0].cell.column: " ".join(item.whole for item in cell) for cell in row if cell and cell[0].cell}


def _role(item: Item, roles: dict[int, str]) -> str:
    return roles.get(item.cell.column, "") if item.cell else ""


def _with_labels(cells: list[list[Item]]) -> list[list[Item]]:
    """Cells in which ticks that stand alone have the words of the cell beside them as their labels."""
    bare = [_is_bare_tick(cell) for cell in cells]
    words = [_is_label(cell) for cell in cells]
    if not any(bare) or sum(bare) != sum(words) or sum(bare) + sum(words) != len(cells):
        if sum(bare) == 1 and sum(words) == 2 and is_only_a_number(cells[0][0].whole):
            return [cells[0], *_with_labels(cells[1:])]
        return cells
    pairs = list(zip(cells[::2], cells[1::2], strict=True))
    made = []
    for one, other in pairs:
        tick, label = (one, other) if _is_bare_tick(one) else (other, one)
        if not _is_bare_tick(tick) or not _is_label(label):
            return cells
        boxes = tuple(box._replace(label=label[0].whole) for box in tick[0].boxes)
        made.append([label[0]._replace(text="", whole="", number=None, boxes=boxes)])
    return made


def _is_bare_tick(cell: list[Item]) -> bool:
    return len(cell) == 1 and not cell[0].whole and len(cell[0].boxes) == 1 and _bare(cell[0].boxes[0])


def _bare(box: Box) -> bool:
    return box.kind == "tick" and not box.label


def _is_label(cell: list[Item]) -> bool:
    """Whether the words of a cell can be the label of a tick: not a question of its own."""
    if len(cell) != 1 or cell[0].boxes or not cell[0].whole:
        return False
    return is_usual(cell[0].whole) or not (asks(cell[0].text) or asks_confidentiality(cell[0].text))
