"""Columns: the order in which the lines of a page are read.

In: the lines of a page outside tables, from top to bottom. Out: columns, each with its lines and its right edge. A page
is cut where a gap runs down between lines on both sides; lines across both columns part them into bands.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from draftkit.consultation.intake.pdf.values import Line

LEAST = 5
"""So many lines on each side make two columns."""


class Column(NamedTuple):
    """Lines that are read one after another."""

    lines: list[Line]
    right: float


def columns_of(lines: Sequence[Line]) -> list[Column]:
    """The columns in reading order."""
    if not lines:
        return []
    gutter = _gutter(lines)
    if gutter is None:
        return [_column(_together(lines))]
    found: list[Column] = []
    left: list[Line] = []
    right: list[Line] = []
    across: list[Line] = []
    for line in lines:
        if line.left < gutter < line.right:
            found += [_column(_together(side)) for side in (left, right) if side]
            left, right = [], []
            across.append(line)
        else:
            found += [_column(_together(across))] if across else []
            across = []
            (left if line.right <= gutter else right).append(line)
    found += [_column(_together(side)) for side in (left, right, across) if side]
    return found


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where a page is parted into two columns, if it is."""
    start, end = min(line.left for line in lines), max(line.right for line in lines)
    width = end - start
    best: tuple[int, float] | None = None
    for at in (start + width * part / 40 for part in range(12, 29)):
        left = [line for line in lines if line.right <= at]
        right = [line for line in lines if line.left >= at]
        crossing = len(lines) - len(left) - len(right)
        if min(len(left), len(right)) < LEAST or crossing > 0.25 * len(lines):
            continue
        if _is_text(left, width) and _is_text(right, width) and (best is None or crossing < best[0]):
            best = (crossing, at)
    return best[1] if best else None


def _is_text(lines: Sequence[Line], width: float) -> bool:
    """Whether lines are running text, and not the labels or ticks of a form."""
    long = sum(1 for line in lines if line.right - line.left > width * 0.28)
    return long * 2 > len(lines)


def _together(lines: Sequence[Line]) -> list[Line]:
    """Pieces on one baseline as one line, which a wide gap had parted."""
    found: list[Line] = []
    for line in lines:
        if found and abs(found[-1].baseline - line.baseline) < 0.35 * line.size and line.left >= found[-1].right:
            above = found[-1]
            found[-1] = above._replace(
                text=f"{above.text}   {line.text}", right=line.right, bold=above.bold and line.bold
            )
        else:
            found.append(line)
    return found


def _column(lines: list[Line]) -> Column:
    ends = sorted(line.right for line in lines)
    return Column(lines, ends[max(0, int(len(ends) * 0.95) - 1)] if len(ends) > 8 else ends[-1])
