"""Furniture: headers, footers and page numbers, which stand at the edge of page after page.

In: the lines of all pages. Out: which of them are furniture. A text counts as the same when only its digits differ.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from draftkit.consultation.intake.pdf.values import Line

EDGE = 0.11
"""The part of a page's height at the top and at the bottom in which furniture stands."""

_NUMBER = re.compile(
    r"(?:page\s*)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,6})[-–—|\s]*(?:(?:of|/)\s*\d{1,4}\s*)?(?:\|?\s*page)?", re.IGNORECASE
)


def furniture_of(pages: Sequence[tuple[float, Sequence[Line]]]) -> set[tuple[int, Line]]:
    """The lines that are furniture, with the index of their page; a page is its height and its lines."""
    seen: Counter[tuple[bool, str]] = Counter()
    edges: list[tuple[int, Line, tuple[bool, str]]] = []
    for index, (height, lines) in enumerate(pages):
        here = set()
        for line in lines:
            top = line.baseline > height * (1 - EDGE)
            if top or line.baseline < height * EDGE:
                key = (top, re.sub(r"\d+", "#", line.text))
                edges.append((index, line, key))
                here.add(key)
        seen.update(here)
    enough = 2 if len(pages) < 6 else max(3, len(pages) // 5)
    return {
        (index, line)
        for index, line, key in edges
        if (len(pages) > 1 and seen[key] >= enough) or _NUMBER.fullmatch(line.text.strip())
    }
