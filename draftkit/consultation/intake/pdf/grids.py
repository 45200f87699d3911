"""Grids: ruled tables, found from the lines that are drawn on a page.

In: rules. Out: tables with their cells. Rules that touch belong to one table; a cell is a rectangle of the grid,
together with its neighbours where no rule parts them. A lone rectangle is a table of one cell: a box to write in.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from draftkit.consultation.intake.pdf.values import Area, Rule, Table

RULE_LIMIT = 3_000
"""A page with more rules is a chart; it is read without tables."""
NEAR = 2.5
"""Rules that miss each other by less than this, in points, touch."""
LINE_LIMIT = 400
"""Most rows or columns of one table on a page."""


def tables_of(rules: Sequence[Rule]) -> list[Table]:
    """The tables, from top to bottom."""
    if len(rules) > RULE_LIMIT:
        return []
    found = [table for group in _groups(rules) if (table := _table(group)) is not None]
    return sorted(found, key=lambda table: (-table.top, table.left))


def _groups(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Rules that touch each other, directly or through others."""
    parents = list(range(len(rules)))

    def root(item: int) -> int:
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    across = [index for index, rule in enumerate(rules) if rule.horizontal]
    down = sorted((index for index, rule in enumerate(rules) if not rule.horizontal), key=lambda index: rules[index].at)
    for index in across:
        rule = rules[index]
        for other in down:
            upright = rules[other]
            if upright.at > rule.end + NEAR:
                break
            if upright.at >= rule.start - NEAR and upright.start - NEAR <= rule.at <= upright.end + NEAR:
                parents[root(index)] = root(other)
    groups: dict[int, list[Rule]] = {}
    for index, rule in enumerate(rules):
        groups.setdefault(root(index), []).append(rule)
    return [group for group in groups.values() if len(group) >= 4 and len({rule.horizontal for rule in group}) == 2]


def _snapped(places: Sequence[float]) -> list[float]:
    """Places without those that are nearly the same."""
    kept: list[float] = []
    for place in sorted(places):
        if not kept or place - kept[-1] > NEAR:
            kept.append(place)
    return kept


def _table(rules: list[Rule]) -> Table | None:
    columns = _snapped([rule.at for rule in rules if not rule.horizontal])
    rows = _snapped([rule.at for rule in rules if rule.horizontal])[::-1]
    if not (1 < len(columns) <= LINE_LIMIT and 1 < len(rows) <= LINE_LIMIT):
        return None
    areas = _areas(rules, columns, rows)
    return Table(areas, columns[0], rows[-1], columns[-1], rows[0], tuple(columns)) if areas else None


def _areas(rules: list[Rule], columns: list[float], rows: list[float]) -> list[Area]:
    """The cells, in reading order. A region that is no rectangle counts as the rectangle around it."""
    wide, tall = len(columns) - 1, len(rows) - 1
    parents = list(range(wide * tall))

    def root(item: int) -> int:
        while parents[item] != item:
            parents[item] = parents[parents[item]]
            item = parents[item]
        return item

    upright = _covered([rule for rule in rules if not rule.horizontal], columns, rows[::-1])
    level = _covered([rule for rule in rules if rule.horizontal], rows, columns)
    for row in range(tall):
        for column in range(wide):
            if column + 1 < wide and (column + 1, tall - 1 - row) not in upright:
                parents[root(row * wide + column + 1)] = root(row * wide + column)
            if row + 1 < tall and (row + 1, column) not in level:
                parents[root((row + 1) * wide + column)] = root(row * wide + column)
    regions: dict[int, list[int]] = {}
    for item in range(wide * tall):
        regions.setdefault(root(item), []).append(item)
    return [_area([(item // wide, item % wide) for item in items], columns, rows) for items in regions.values()]


def _covered(rules: list[Rule], lines: list[float], marks: list[float]) -> set[tuple[int, int]]:
    """Which pieces of which lines are drawn: the index of the line, and that of the piece between two marks."""
    found = set()
    for rule in rules:
        line = min(range(len(lines)), key=lambda index: abs(lines[index] - rule.at))
        for piece, (start, end) in enumerate(pairwise(marks)):
            if rule.start - NEAR <= start + (end - start) * 0.25 and rule.end + NEAR >= end - (end - start) * 0.25:
                found.add((line, piece))
    return found


def _area(items: list[tuple[int, int]], columns: list[float], rows: list[float]) -> Area:
    top, bottom = min(row for row, _ in items), max(row for row, _ in items)
    left, right = min(column for _, column in items), max(column for _, column in items)
    sides = (columns[left], rows[bottom + 1], columns[right + 1], rows[top])
    tall, wide = bottom - top + 1, right - left + 1
    return Area(top + 1, left + 1, tall, wide, *sides, ragged=len(items) < tall * wide)
