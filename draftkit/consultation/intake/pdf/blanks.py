"""Blanks: ruling lines that leave room to write, behind a label or below a question.

In: the rules and characters of a page. Out: underscores for the rules that stand for a blank. A rule under words
underlines them, and one alone across the page parts it; neither is a blank.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from draftkit.consultation.intake.pdf.values import Glyph, Rule, Table

LONG = 40.0
"""A shorter rule is no room for words."""
UNDER = 5.0
"""A rule so far below a baseline, at most, underlines the words or continues their line."""
STACKED = (13.0, 50.0)
"""The distance of lines to write on, from one to the next."""
BLANK = "______"


def blanks_of(rules: Sequence[Rule], tables: Sequence[Table], glyphs: Sequence[Glyph]) -> list[Glyph]:
    """A glyph for each blank: a rule behind words on their line, and the first of several below each other."""
    lone = sorted(
        (rule for rule in rules if rule.horizontal and rule.end - rule.start >= LONG and not _in_table(rule, tables)),
        key=lambda rule: -rule.at,
    )
    by_height = sorted(glyphs, key=lambda glyph: glyph.baseline)
    heights = [glyph.baseline for glyph in by_height]
    found: list[Glyph] = []
    above: Rule | None = None
    for index, rule in enumerate(lone):
        start, end = bisect_left(heights, rule.at - 1), bisect_left(heights, rule.at + UNDER)
        near = by_height[start:end]
        over = any(glyph.left < rule.end - 1 and glyph.right > rule.start + 1 for glyph in near)
        behind = any(glyph.right <= rule.start + 1 for glyph in near)
        stacked = _stacked(above, rule) or (index + 1 < len(lone) and _stacked(rule, lone[index + 1]))
        if not over and (behind or (stacked and not _stacked(above, rule))):
            found.append(Glyph(BLANK, rule.start, rule.end, rule.at + 2, 11.0))
        above = rule
    return found


def _stacked(above: Rule | None, rule: Rule) -> bool:
    """Whether a rule is the next line to write on below another."""
    if above is None:
        return False
    same = abs(above.start - rule.start) < 3 and abs(above.end - rule.end) < 3
    return same and STACKED[0] <= above.at - rule.at <= STACKED[1]


def _in_table(rule: Rule, tables: Sequence[Table]) -> bool:
    return any(
        table.left - 3 <= rule.start and rule.end <= table.right + 3 and table.bottom - 3 <= rule.at <= table.top + 3
        for table in tables
    )
