"""Paths: the ruling lines of tables and the squares and circles to tick that are drawn on a page.

In: a page of PDFium. Out: rules and squares. A rule may be a stroke, the edge of a stroked rectangle, or a rectangle so
thin that it was filled to look like a line, as Word and LibreOffice draw the borders of cells.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from typing import Any, NamedTuple

from draftkit.consultation.intake.pdf.values import Rule

PATH_LIMIT = 20_000
POINT_LIMIT = 60_000
"""Drawings with more points than this are maps and charts, not tables."""

THIN = 3.0
SHORT = 4.0
TICK_SIZES = (5.0, 20.0)

Place = Callable[[float, float], tuple[float, float]]


class Square(NamedTuple):
    """A small square or circle."""

    left: float
    bottom: float
    right: float
    top: float
    round: bool


class Paths(NamedTuple):
    """What is drawn on a page."""

    rules: list[Rule]
    squares: list[Square]
    images: int


def paths_of(page: Any, place: Place) -> Paths:
    """The rules and squares of a page, and how many pictures it has."""
    from pypdfium2 import raw

    rules: list[Rule] = []
    squares: list[Square] = []
    images = points = 0
    for index in range(min(PATH_LIMIT, raw.FPDFPage_CountObjects(page))):
        shape = raw.FPDFPage_GetObject(page, index)
        kind = raw.FPDFPageObj_GetType(shape)
        images += kind == raw.FPDF_PAGEOBJ_IMAGE
        if kind != raw.FPDF_PAGEOBJ_PATH or points > POINT_LIMIT:
            continue
        filled, stroked = ctypes.c_int(), ctypes.c_int()
        raw.FPDFPath_GetDrawMode(shape, filled, stroked)
        if not filled.value and not stroked.value:
            continue
        for path in _subpaths(raw, shape, place):
            points += len(path.points)
            _sort(path, bool(stroked.value), rules, squares)
    return Paths(rules, _apart(squares), images)


class _Path(NamedTuple):
    points: list[tuple[float, float]]
    curved: bool


def _subpaths(raw: Any, shape: Any, place: Place) -> list[_Path]:
    """The pieces of a path, in coordinates of the page."""
    matrix = raw.FS_MATRIX()
    raw.FPDFPageObj_GetMatrix(shape, matrix)
    x, y = ctypes.c_float(), ctypes.c_float()
    found: list[_Path] = []
    for index in range(min(POINT_LIMIT, raw.FPDFPath_CountSegments(shape))):
        segment = raw.FPDFPath_GetPathSegment(shape, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        seen = place(
            matrix.a * x.value + matrix.c * y.value + matrix.e, matrix.b * x.value + matrix.d * y.value + matrix.f
        )
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_MOVETO or not found:
            found.append(_Path([seen], False))
        else:
            found[-1].points.append(seen)
            if kind == raw.FPDF_SEGMENT_BEZIERTO and not found[-1].curved:
                found[-1] = _Path(found[-1].points, True)
        if raw.FPDFPathSegment_GetClose(segment) and found[-1].points[0] != seen:
            found[-1].points.append(found[-1].points[0])
    return [path for path in found if len(path.points) > 1]


def _sort(path: _Path, stroked: bool, rules: list[Rule], squares: list[Square]) -> None:
    """Add what a piece of a path is: a thin line, a square, or edges."""
    across, down = [point[0] for point in path.points], [point[1] for point in path.points]
    left, right, bottom, top = min(across), max(across), min(down), max(down)
    width, height = right - left, top - bottom
    if height <= THIN < SHORT <= width:
        rules.append(Rule(True, (bottom + top) / 2, left, right))
    elif width <= THIN < SHORT <= height:
        rules.append(Rule(False, (left + right) / 2, bottom, top))
    elif stroked and _is_tick(width, height) and (path.curved or len(path.points) in {4, 5}):
        squares.append(Square(left, bottom, right, top, path.curved and len(path.points) >= 12))
    elif stroked and (width > THIN or height > THIN):
        rules += _edges(path)


def _is_tick(width: float, height: float) -> bool:
    least, most = TICK_SIZES
    return least <= width <= most and least <= height <= most and abs(width - height) <= 0.25 * max(width, height)


def _edges(path: _Path) -> list[Rule]:
    """The horizontal and vertical strokes of a path."""
    found = []
    for (x, y), (to_x, to_y) in zip(path.points, path.points[1:], strict=False):
        if abs(y - to_y) < 0.5 and abs(x - to_x) >= SHORT:
            found.append(Rule(True, (y + to_y) / 2, min(x, to_x), max(x, to_x)))
        elif abs(x - to_x) < 0.5 and abs(y - to_y) >= SHORT:
            found.append(Rule(False, (x + to_x) / 2, min(y, to_y), max(y, to_y)))
    return found


def _apart(squares: list[Square]) -> list[Square]:
    """Squares without those drawn over another, as a border and its shadow."""
    kept: dict[tuple[int, int], Square] = {}
    for square in squares:
        middle = (round((square.left + square.right) / 8), round((square.bottom + square.top) / 8))
        near = [(middle[0] + x, middle[1] + y) for x in (-1, 0, 1) for y in (-1, 0, 1)]
        if not any(place in kept for place in near):
            kept[middle] = square
    return list(kept.values())
