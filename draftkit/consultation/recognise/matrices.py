"""Matrices: tables in which columns say what can be chosen and each row is answered by itself.

In: the rows of a table. Out: how many rows such a table takes up and the items that it becomes: one with all rows if
they belong to one question, one for each row if every row asks something, or ticks with labels if there is one row.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from draftkit.consultation.passages import Box
from draftkit.consultation.recognise.about_you import field_in
from draftkit.consultation.recognise.columns import role_of, roles_of
from draftkit.consultation.recognise.items import Item, Matrix, with_text
from draftkit.consultation.recognise.numbers import is_only_a_number
from draftkit.consultation.recognise.options import is_usual, kind_of_options
from draftkit.consultation.recognise.prompts import asks_confidentiality
from draftkit.consultation.recognise.wording import asks, orders

Row = list[list[Item]]


class _Data(NamedTuple):
    """A row with boxes."""

    label: tuple[Item, ...]
    boxes: dict[int, Box]
    """By column."""


class Made(NamedTuple):
    """What rows have become."""

    rows: int
    """How many rows it were."""
    items: list[Item]


def as_matrix(rows: list[Row], at: int) -> Made | None:
    """The items of a table of choices that begins with the row at an index; None if none begins there."""
    found = _data_below(rows, at)
    if found is None:
        return None
    head, data = found
    chosen = _columns(head, data)
    if chosen is None or all(_asks_itself(row) for row in data):
        return None
    used = 1 + len(data)
    ticks = all(box.kind == "tick" for row in data for box in row.boxes.values())
    labels = tuple(head[column] for column in chosen)
    if len(data) == 1 and not data[0].label:
        return Made(used, [_options_item(rows[at + 1], data[0], head, chosen)])
    if not all(row.label for row in data):
        return None
    addresses = tuple(row.boxes[column].address if column in row.boxes else "" for row in data for column in chosen)
    names = tuple(_words(row.label) for row in data)
    corner = _corner(rows[at], chosen)
    item = corner or rows[at][0][0]._replace(text="", whole="", number=None)
    made = item._replace(matrix=Matrix(names, labels, addresses if any(addresses) else (), ticks), boxes=())
    return Made(used, [made])


def wants_rows(text: str) -> bool:
    """Whether a question wants an answer for each row of the table below it."""
    return bool(_FOR_EACH.search(text))


_FOR_EACH = re.compile(
    r"\b(?:rank|rate|score|prioriti[sz]e|each (?:of|row|option|item|statement|measure)|how many (?:of|in) each)\b",
    re.IGNORECASE,
)


def as_list(rows: list[Row]) -> Item | None:
    """A table of labels with one place for text beside each, perhaps under headings; None if it is another kind."""
    if len(rows) < 2 or any(len(row) != 2 or len(row[0]) != 1 or len(row[1]) != 1 for row in rows):
        return None
    if len(rows) > 2 and len(_headings(rows[0])) == 2:
        rows = rows[1:]
    for label, place in ((row[0][0], row[1][0]) for row in rows):
        if label.boxes or not label.whole or asks(label.text) or field_in(label.text):
            return None
        if place.whole or len(place.boxes) != 1 or place.boxes[0].kind != "text":
            return None
    addresses = tuple(row[1][0].boxes[0].address for row in rows)
    names = tuple(row[0][0].whole for row in rows)
    matrix = Matrix(names, (), addresses if any(addresses) else (), ticks=False)
    return rows[0][0][0]._replace(text="", whole="", number=None, matrix=matrix, boxes=())


def split_into_questions(rows: list[Row], at: int) -> Made | None:
    """One question for each row, in a table whose columns are options and whose rows ask something each."""
    found = _data_below(rows, at)
    if found is None:
        return None
    head, data = found
    chosen = _columns(head, data)
    if chosen is None or not all(_asks_itself(row) for row in data):
        return None
    made: list[Item] = []
    for row in data:
        made += _question(row, head, chosen)
    return Made(1 + len(data), made)


def _question(row: _Data, head: dict[int, str], chosen: list[int]) -> list[Item]:
    """The question of a row, its options as ticks with labels, and its other boxes under their headings."""
    label = list(row.label)
    if len(label) > 1 and is_only_a_number(label[0].whole):
        first = label.pop(0)
        label[0] = with_text(
            label[0], label[0].whole, first.whole if not first.whole[-1].isalnum() else f"{first.whole}."
        )
    where = label[0]
    ticks = tuple(_labelled(row.boxes[column], head[column]) for column in chosen if column in row.boxes)
    items = [*label, where._replace(text="", whole="", number=None, boxes=ticks)]
    for column, box in row.boxes.items():
        if column not in chosen and head.get(column):
            role = role_of(head[column])
            items.append(where._replace(text=head[column], whole=head[column], number=None, boxes=(box,), column=role))
    return items


def _options_item(row: Row, data: _Data, head: dict[int, str], chosen: list[int]) -> Item:
    boxes = tuple(_labelled(data.boxes[column], head[column]) for column in chosen if column in data.boxes)
    return row[0][0]._replace(text="", whole="", number=None, boxes=boxes)


def _labelled(box: Box, label: str) -> Box:
    return box._replace(label=label, kind="tick" if box.kind == "text" else box.kind)


def _data_below(rows: list[Row], at: int) -> tuple[dict[int, str], list[_Data]] | None:
    """The headings in a row, and the rows below it that hold boxes in the columns of headings."""
    head = _headings(rows[at])
    if len(head) < 2 or (roles_of(head) and not _has_choices(head)):
        return None
    data: list[_Data] = []
    for below in range(at + 1, len(rows)):
        read = _data(rows[below], head)
        if read is None:
            break
        data.append(read)
    return (head, data) if data else None


def _has_choices(head: dict[int, str]) -> bool:
    return sum(is_usual(text) for text in head.values()) >= 2


def _headings(row: Row) -> dict[int, str]:
    """The texts of a row without boxes, by column."""
    if any(item.boxes for cell in row for item in cell):
        return {}
    return {
        cell[0].cell.column: " ".join(item.whole for item in cell)
        for cell in row
        if cell and cell[0].cell and any(item.whole for item in cell)
    }


def _data(row: Row, head: dict[int, str]) -> _Data | None:
    """A row of a label and boxes without words, at least two of them under headings."""
    label: list[Item] = []
    boxes: dict[int, Box] = {}
    for cell in row:
        if not cell or cell[0].cell is None:
            return None
        held = [box for item in cell for box in item.boxes]
        words = [item for item in cell if item.whole and not asks_confidentiality(item.text)]
        if not held:
            if boxes:
                return None
            label += words
            continue
        if len(held) != 1 or (held[0].label and held[0].label != head.get(cell[0].cell.column)) or words:
            return None
        boxes[cell[0].cell.column] = held[0]
    under = [column for column in boxes if column in head]
    return _Data(tuple(label), boxes) if len(under) >= 2 else None


def _columns(head: dict[int, str], data: list[_Data]) -> list[int] | None:
    """The columns of choices: those of ticks, or of cells whose headings are usual options or numbers."""
    columns = [column for column in head if all(column in row.boxes for row in data)]
    ticks = [column for column in columns if all(row.boxes[column].kind == "tick" for row in data)]
    if len(ticks) >= 2:
        return ticks
    usual = [column for column in columns if is_usual(head[column])]
    if len(usual) >= 2:
        return usual
    if len(columns) >= 3 and kind_of_options([head[column] for column in columns]) is not None:
        return columns
    texts = [column for column in columns if role_of(head[column]) not in ("confidential", "answer", "question")]
    return texts if len(texts) >= 2 and len(data) >= 2 else None


def _asks_itself(row: _Data) -> bool:
    """Whether a row is a question and not a line of one."""
    return bool(row.label) and any(
        asks(item.text) or (item.number is not None and (item.number.explicit or orders(item.text)))
        for item in row.label
    )


def _words(label: tuple[Item, ...]) -> str:
    return " ".join(item.whole for item in label)


def _corner(row: Row, chosen: list[int]) -> Item | None:
    """The words in the first row before the columns of choices: often the question itself."""
    first = row[0][0]
    return first if first.cell and first.cell.column < min(chosen) and first.text else None
