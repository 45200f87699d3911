"""Paragraphs: lines put together again as they were before a page was set.

In: the lines of a column or cell, from top to bottom. Out: paragraphs. A line goes on with the one above if it stands
at the usual distance, looks the same, begins with no mark of its own, and the one above was full.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from draftkit.consultation.intake.drawn import TICKS, drawn
from draftkit.consultation.intake.pdf.values import FIRST_FIELD, Line

BULLETS = "•●▪■◦‣⁃∙·–—\uf0b7\uf0a7\uf0d8\uf076\uf0fc\uf0e0✓✔➢➤o"

_NUMBERED = re.compile(
    r"(?:Q(?:uestion)?\s?\.?\s?)?\(?(?:\d{1,3}(?:\.\d{1,2})*[a-z]?|[a-z]|[ivx]{1,4})[.):]\s|Question\s\d|Q\d", re.I
)
_BULLETED = re.compile(rf"(?:[{BULLETS[:-1]}]|o(?=\s))\s*(?=\S)")
_BLANK = re.compile(r"_{4,}\s*$|\.{6,}\s*$")
_HYPHEN = "\u00ad"


class Paragraph(NamedTuple):
    """Lines that are one text."""

    text: str
    size: float
    bold: bool
    bullet: bool
    page: int
    first: Line
    last: Line
    full: bool
    """Whether its last line reaches the right edge, so that it may go on."""


def usual_gap(lines: Iterable[Sequence[Line]]) -> float:
    """The most common distance of two lines, in sizes of their text."""
    gaps: Counter[float] = Counter()
    for column in lines:
        for above, below in pairwise(column):
            distance = (above.baseline - below.baseline) / max(1.0, below.size)
            if above.page == below.page and abs(above.size - below.size) < 0.6 and 0.8 < distance < 2.2:
                gaps[round(distance, 1)] += 1
    return gaps.most_common(1)[0][0] if gaps else 1.2


class Words(NamedTuple):
    """What tells a hyphen that parts a word at the end of a line from one that belongs to it."""

    known: frozenset[str]
    """Every word of the text."""
    parted: bool
    """Whether the text was set with words parted, so that many lines end with a hyphen."""


def words_of(lines: Iterable[Line]) -> Words:
    """The words of a text."""
    texts = [line.text for line in lines]
    ends = sum(1 for text in texts if text.endswith(("-", _HYPHEN)) and text[-2:-1].isalpha())
    known = frozenset(word.lower() for text in texts for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", text))
    return Words(known, ends >= 4 and ends > len(texts) * 0.025)


def paragraphs_of(lines: Sequence[Line], right: float, gap: float, words: Words) -> list[Paragraph]:
    """The paragraphs of lines whose right edge is `right` and whose usual distance is `gap`."""
    groups: list[list[Line]] = []
    for line in lines:
        if groups and _goes_on(groups[-1], line, right, gap):
            groups[-1].append(line)
        else:
            groups.append([line])
    return [_paragraph(group, right, words) for group in groups]


def _goes_on(group: list[Line], line: Line, right: float, gap: float) -> bool:
    above = group[-1]
    distance = (above.baseline - line.baseline) / max(1.0, line.size)
    if abs(above.size - line.size) > 0.6 or not 0.5 < distance < gap + 0.35:
        return False
    if begins(line.text) or _BLANK.search(above.text) or has_box(above.text) or drawn(above.text)[1]:
        return False
    if above.bold != line.bold and (above.text.rstrip()[-1:] in ".?!:" or not line.text[:1].islower()):
        return False
    hanging = len(group) > 1 and abs(line.left - above.left) > 2.0 * line.size
    if hanging or line.left < group[0].left - 2.5 * line.size:
        return False
    return is_full(above, line, right) or line.text[:1].islower() or above.text.endswith((_HYPHEN, ","))


def begins(text: str) -> bool:
    """Whether a line begins with a number, a bullet or a box of its own."""
    if _NUMBERED.match(text) or _BULLETED.match(text) or text[:1] in TICKS or has_box(text[:1]):
        return True
    return text[:1] in "CT" and bool(drawn(text)[1])  # 'Click or tap here to enter text.'


def has_box(text: str) -> bool:
    """Whether a text has a field, or a drawn box."""
    return any(character >= chr(FIRST_FIELD) or character in TICKS for character in text)


def is_full(above: Line, line: Line, right: float) -> bool:
    """Whether the first word of a line had no room on the line above it."""
    first = line.text.split(" ", 1)[0]
    width = (line.right - line.left) * len(first) / max(1, len(line.text))
    return above.right + width + 0.3 * line.size > right - 0.5 * line.size


def _paragraph(group: list[Line], right: float, words: Words) -> Paragraph:
    text = group[0].text
    for line in group[1:]:
        text = joined(text, line.text, words)
    bullet = _BULLETED.match(text)
    first, last = group[0], group[-1]
    bold = all(line.bold for line in group)
    full = last.right > right - 4 * last.size
    return Paragraph(
        text[bullet.end() :] if bullet else text, first.size, bold, bool(bullet), first.page, first, last, full
    )


def joined(above: str, below: str, words: Words) -> str:
    """Two lines as one text; a hyphen at the end stays if the word is known with it."""
    if above.endswith(_HYPHEN):
        return above[:-1] + below
    if above.endswith(("-", "\u2010")) and above[-2:-1].isalpha() and below[:1].islower():
        return (above[:-1] if _is_parted(above, below, words) else above) + below
    if above.endswith(("/", "\u2013", "\u2014")) and not above.endswith((" /", " \u2013", " \u2014")):
        return above + below if above.endswith("/") else f"{above}{below}"
    return f"{above} {below}"


def _is_parted(above: str, below: str, words: Words) -> bool:
    """Whether a hyphen at the end of a line only parts a word: the whole is known, or a part of it is no word."""
    start, end = re.search(r"[^\W\d_]+$", above[:-1]), re.match(r"[^\W\d_]+", below)
    if start is None or end is None:
        return False
    first, second = start[0].lower(), end[0].lower()
    if f"{first}-{second}" in words.known:
        return False
    return first + second in words.known or (words.parted and not {first, second} <= words.known)
