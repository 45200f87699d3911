"""Ticks: the columns of a question that has one for each option -> which rows chose which.

In: the columns and their cells. Out: for each column whether each row chose its option. A program writes the words of
the option, or a mark such as `x` or `1`. Where it also writes marks for what was not chosen, such as `0` or `No`, a
cell `No` in the column of the option 'No' is such a mark, otherwise it is the option.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from draftkit.consultation.summary.columns import Column
from draftkit.consultation.summary.wording import TICKED, UNTICKED
from draftkit.consultation.wording import folded


def ticks_of(columns: Sequence[Column], cells: Mapping[int, Sequence[str]]) -> list[list[bool]]:
    """For each column its rows."""
    values = [{folded(cell) for cell in cells[column.at] if cell} for column in columns]
    own = [folded(column.option) for column in columns]
    marks_both = any((found & UNTICKED) - {word} for found, word in zip(values, own, strict=True))
    meaning = [TICKED | ({word} - UNTICKED if marks_both else {word}) for word in own]
    return [
        [bool(cell) and folded(cell) in means for cell in cells[column.at]]
        for column, means in zip(columns, meaning, strict=True)
    ]


def may_be_an_option(column: Column, cells: Sequence[str]) -> bool:
    """Whether a column can be that of an option: marks and the words of the option and nothing else."""
    own = folded(column.option)
    values = {folded(cell) for cell in cells if cell}
    return values <= TICKED | UNTICKED | {own} and not {"yes", "no"} <= values
