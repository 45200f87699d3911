"""Charts of a report, as SVG that stands in the page itself: how far the answers are, and words against limits.

In: rows of a report. Out: `<svg>` elements with a title and a description (SVG 2, 5.7; WAI-ARIA `img`). Every bar has
its words and numbers beside it, and what is over a limit is hatched, so that nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from draftkit.consultation.counting import Use
from draftkit.consultation.response import Status
from draftkit.consultation.status.report import STATES, Row

WIDTH = 720
INK = "#0b0c0c"
QUIET = "#f3f2f1"
EDGE = "#505a5f"
BLUE = "#1d70b8"
RED = "#d4351c"

COLOURS = {
    Status.SIGNED_OFF: "#00703c",
    Status.READY: BLUE,
    Status.DRAFTING: "#f47738",
    Status.EMPTY: QUIET,
}
"""Of the parts of the progress bar, each at least three to one beside white or with an edge."""

LABEL = 90
"""The width of the column for numbers of questions."""
BAR = 420
"""The width of a bar that is as long as its limit."""
MOST = 1.2
"""How many times its limit a bar is long at most; what is longer is cut off and says so in numbers."""
HEIGHT = 18
STEP = 28
AT_ONCE = 25
"""How many questions one chart shows, so that a page of paper holds it."""


def progress_bar(counts: Mapping[Status, int]) -> str:
    """How many answers are in each state, as one bar."""
    every = sum(counts.values())
    told = [(status, counts[status]) for status in COLOURS if counts[status]]
    parts, left = [], 0.0
    for status, count in told:
        width = WIDTH * count / every
        parts.append(
            f'<rect x="{left:.1f}" y="1" width="{width:.1f}" height="34" fill="{COLOURS[status]}" stroke="{INK}"/>'
        )
        left += width
    words = "; ".join(f"{STATES[status]}: {count:,}" for status, count in told) or "no questions"
    return _svg("progress", 36, "How far the answers are", f"{words}, of {every:,}.", "".join(parts))


def limit_charts(rows: Sequence[Row]) -> list[tuple[str, str]]:
    """Charts of what answers use of their limits, with a name each; nothing where no question states one."""
    limited = [(row, use) for row in rows for use in row.uses]
    parts = [limited[start : start + AT_ONCE] for start in range(0, len(limited), AT_ONCE)]
    return [
        (_span(part, whole=len(parts) == 1), _limit_chart(part, f"limits{number}")) for number, part in enumerate(parts)
    ]


def _span(part: Sequence[tuple[Row, Use]], *, whole: bool) -> str:
    return "Length of each answer against its limit" + (
        "" if whole else f": {_called(part[0][0])} to {_called(part[-1][0])}"
    )


def _called(row: Row) -> str:
    return f"question {row.label}" if row.label else f"'{row.text[:20]}'"


def _limit_chart(part: Sequence[tuple[Row, Use]], name: str) -> str:
    """A bar for each limit; all limits are drawn equally long, at the line."""
    height = STEP * len(part) + 24
    line = LABEL + BAR
    hatched = (
        f'<defs><pattern id="{name}-over" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="{RED}"/>'
        '<rect width="2" height="6" fill="#fff"/></pattern></defs>'
    )
    bars = [hatched]
    for number, (row, use) in enumerate(part):
        bars.append(_bar(row, use, 24 + number * STEP, name))
    bars.append(f'<line x1="{line}" y1="14" x2="{line}" y2="{height}" stroke="{INK}" stroke-width="2"/>')
    bars.append(f'<text x="{line}" y="11" font-size="13" fill="{INK}" text-anchor="middle">limit</text>')
    over = sum(use.over > 0 for _, use in part)
    words = "; ".join(f"{_called(row)}: {use.used:,} of {use.limit:,} {use.unit}" for row, use in part)
    told = f"{over:,} of {len(part):,} {'is' if over == 1 else 'are'} over the limit. {words}."
    return _svg(name, height, "Length of each answer against its limit", told, "".join(bars))


def _bar(row: Row, use: Use, top: int, name: str) -> str:
    share = min(use.used / use.limit if use.limit else MOST, MOST)
    within = BAR * min(share, 1.0)
    parts = [
        f'<text x="0" y="{top + 14}" fill="{INK}">{escape(row.label or row.text[:9])}</text>',
        f'<rect x="{LABEL}" y="{top}" width="{BAR}" height="{HEIGHT}" fill="{QUIET}" stroke="{EDGE}"/>',
    ]
    if within:
        parts.append(f'<rect x="{LABEL}" y="{top}" width="{within:.1f}" height="{HEIGHT}" fill="{BLUE}"/>')
    if share > 1:
        parts.append(
            f'<rect x="{LABEL + BAR}" y="{top}" width="{BAR * (share - 1):.1f}" height="{HEIGHT}" '
            f'fill="url(#{name}-over)" stroke="{RED}"/>'
        )
    unit = " characters" if use.unit == "characters" else ""
    told = f"{use.used:,} of {use.limit:,}{unit}{', over' if use.over else ''}"
    parts.append(f'<text x="{LABEL + BAR * MOST + 8:.0f}" y="{top + 14}" fill="{INK}" font-size="13">{told}</text>')
    return "".join(parts)


def _svg(name: str, height: int, title: str, described: str, inside: str) -> str:
    return (
        f'<svg viewBox="0 0 {WIDTH} {height}" font-family="Arial, sans-serif" font-size="15" role="img" '
        f'aria-labelledby="{name}-title {name}-desc"><title id="{name}-title">{escape(title)}</title>'
        f'<desc id="{name}-desc">{escape(described)}</desc>{inside}</svg>'
    )
