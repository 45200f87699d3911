"""Furniture: headers, footers and page numbers, which stand at the edge of page after page.

In: the lines of all pages. Out: which of them are furniture. A text counts as the same when only its digits differ.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from statistics import median

from draftkit.consultation.intake.drawn import drawn
from draftkit.consultation.intake.pdf.paragraphs import has_box
from draftkit.consultation.intake.pdf.values import Line

EDGE = 0.11
"""The part of a page's height at the top and at the bottom in which furniture stands."""

LEVEL = 4.0
"""Furniture stands at the same height on each page, give or take this, in points."""

_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    r"(?:page\s*)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—|\s]*(?:(?:of|/)\s*\d{1,4}\s*)?(?:\|?\s*page)?", re.IGNORECASE
)


def furniture_of(pages: Sequence[tuple[float, Sequence[Line]]]) -> set[tuple[int, Line]]:
    """The lines that are furniture, with the index of their page; a page is its height and its lines.

    What repeats at an edge by chance is none: words that stand within pages as well, such as the options of questions,
    at another height each time, or with a box.
    """
    heights: defaultdict[tuple[bool, str], list[float]] = defaultdict(list)
    edges: list[tuple[int, Line, tuple[bool, str]]] = []
    within: Counter[tuple[str, float]] = Counter()
    for index, (height, lines) in enumerate(pages):
        for line in lines:
            top = line.baseline > height * (1 - EDGE)
            if top or line.baseline < height * EDGE:
                key = (top, _DIGITS.sub("#", line.text))
                edges.append((index, line, key))
                heights[key].append(line.baseline)
            else:
                within[line.text, line.size] += 1
    enough = 2 if len(pages) < 6 else max(3, len(pages) // 5)
    usual = {key: median(found) for key, found in heights.items() if len(pages) > 1 and len(found) >= enough}
    return {
        (index, line)
        for index, line, key in edges
        if _NUMBER.fullmatch(line.text.strip())
        or (
            key in usual
            and abs(line.baseline - usual[key]) <= LEVEL
            and within[line.text, line.size] < 2
            and not (has_box(line.text) or drawn(line.text)[1])
        )
    }
