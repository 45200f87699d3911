"""A bar chart of the answers to one closed question, as SVG that stands in the page itself.

In: answers with counts and percentages. Out: an `<svg>` with a title and a description for screen readers (SVG 2, 5.7;
WAI-ARIA `img`); the table beside it holds the same numbers. Every bar has its words and numbers beside it, so nothing
is told by colour alone.
"""

from __future__ import annotations

import textwrap
from collections.abc import Sequence
from html import escape

from draftkit.consultation.summary.results import Counted

WIDTH = 720
BAR_WIDTH = 560
"""Of the longest bar possible, which is everybody who answered."""
LINE = 20
BAR = 18
GAP = 14
LETTERS = 84
"""How many letters of a label fit into a line."""
LINES = 3
"""How many lines of a label are shown; the table has all of it."""


def bar_chart(answers: Sequence[Counted], base: int, name: str, title: str) -> str:
    """The chart; `name` makes the ids of its title and description, `title` says what it shows."""
    parts: list[str] = []
    top = 0
    for one in answers:
        label = _lines(one.answer if one.known else f"{one.answer} (no option of the question)")
        for number, line in enumerate(label):
            parts.append(f'<text fill="#0b0c0c" x="0" y="{top + 15 + number * LINE}">{escape(line)}</text>')
        top += len(label) * LINE
        width = round(BAR_WIDTH * one.number / base, 1) if base else 0
        parts.append(f'<rect fill="#f3f2f1" x="0" y="{top}" width="{BAR_WIDTH}" height="{BAR}"/>')
        if one.number:
            parts.append(f'<rect fill="#1d70b8" x="0" y="{top}" width="{max(width, 1)}" height="{BAR}"/>')
        parts.append(
            f'<text fill="#0b0c0c" x="{BAR_WIDTH + 10}" y="{top + 14}">{one.number:,} ({escape(one.percent)})</text>'
        )
        top += BAR + GAP
    described = "; ".join(f"{one.answer}: {one.number:,}, {one.percent}" for one in answers)
    return (
        f'<svg viewBox="0 0 {WIDTH} {top}" font-family="Arial, sans-serif" font-size="16" role="img" '
        f'aria-labelledby="{name}-title {name}-desc"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{base:,} answered. {escape(described)}.</desc>{"".join(parts)}</svg>'
    )


def _lines(words: str) -> list[str]:
    """A label in lines that fit."""
    lines = textwrap.wrap(" ".join(words.split()), LETTERS, break_on_hyphens=False) or [""]
    return lines if len(lines) <= LINES else [*lines[: LINES - 1], f"{lines[LINES - 1][: LETTERS - 1]}…"]
