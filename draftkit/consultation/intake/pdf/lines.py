"""Lines: characters that stand on one baseline, as text with single blanks.

In: the characters of a page or of a cell. Out: lines from top to bottom; one is cut where the gap is so wide that a
column or a cell without borders begins. Blanks are told by gaps, since many PDFs have none.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from draftkit.consultation.intake.pdf.values import FIRST_FIELD, Glyph, Line

WORD_GAP = 0.18
"""A gap of this part of the size parts words; a blank of most fonts is 0.25 to 0.28."""
WIDE_GAP = 1.4
"""A gap of this many sizes parts columns."""
SAME_LINE = 0.35
"""Baselines that differ by less than this part of the size are one line: superscripts stand 0.3 higher."""


def lines_of(glyphs: Iterable[Glyph], page: int, *, whole: bool = False) -> list[Line]:
    """The lines, from top to bottom and left to right; `whole` keeps wide gaps within one line, as in a cell."""
    found: list[Line] = []
    for row in _rows(glyphs):
        row.sort(key=lambda glyph: glyph.left)
        start = 0
        for at in range(1, len(row)):
            gap = row[at].left - row[at - 1].right
            if not whole and gap > WIDE_GAP * max(row[at].size, row[at - 1].size):
                found.append(_line(row[start:at], page))
                start = at
        found.append(_line(row[start:], page))
    return found


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Characters by baseline, from top to bottom."""
    rows: list[list[Glyph]] = []
    baseline, size = 0.0, 0.0
    for glyph in sorted(glyphs, key=lambda glyph: -glyph.baseline):
        if rows and baseline - glyph.baseline <= SAME_LINE * max(size, glyph.size):
            rows[-1].append(glyph)
            if glyph.size > size:
                baseline, size = glyph.baseline, glyph.size
        else:
            rows.append([glyph])
            baseline, size = glyph.baseline, glyph.size
    return rows


def _line(glyphs: Sequence[Glyph], page: int) -> Line:
    glyphs = _once(glyphs)
    texts = [glyphs[0].text]
    for before, glyph in pairwise(glyphs):
        if glyph.left - before.right > WORD_GAP * min(before.size, glyph.size) or _is_field(before) or _is_field(glyph):
            texts.append(" ")
        texts.append(glyph.text)
    letters = [glyph for glyph in glyphs if glyph.text.isalnum()] or list(glyphs)
    size = max(set(sizes := [round(glyph.size, 1) for glyph in letters]), key=sizes.count)
    baseline = next(glyph.baseline for glyph in letters if round(glyph.size, 1) == size)
    bold = all(glyph.bold for glyph in letters)
    return Line("".join(texts), glyphs[0].left, glyphs[-1].right, baseline, size, bold, page)


def _is_field(glyph: Glyph) -> bool:
    return glyph.text >= chr(FIRST_FIELD)


def _once(glyphs: Sequence[Glyph]) -> list[Glyph]:
    """Without characters printed twice at one place, which is how some programs make bold."""
    kept = [glyphs[0]]
    for glyph in glyphs[1:]:
        if glyph.text != kept[-1].text or abs(glyph.left - kept[-1].left) > 0.1 * glyph.size:
            kept.append(glyph)
    return kept
