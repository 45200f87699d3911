"""Percentages: counts -> whole or one-decimal percentages that add up to exactly 100.

In: counts. Out: text such as `41%`. The method is that of the largest remainder (Hamilton): every share is rounded
down, and what is missing to 100 goes, one last digit each, to those whose share lost most; of equal ones to the first.
So a percentage differs from the exact share by less than one in its last digit, and those of two equal counts may
differ by one there.
"""

from __future__ import annotations

from collections.abc import Sequence


def that_sum(counts: Sequence[int], decimals: int = 0) -> list[str]:
    """Percentages that add up to 100, in the order of the counts; dashes where nothing was counted."""
    total = sum(counts)
    if not total:
        return ["–"] * len(counts)
    units = 100 * 10**decimals
    shares = [divmod(count * units, total) for count in counts]
    missing = units - sum(whole for whole, _ in shares)
    order = sorted(range(len(counts)), key=lambda index: (-shares[index][1], index))
    raised = set(order[:missing])
    return [_text(whole + (index in raised), decimals) for index, (whole, _) in enumerate(shares)]


def of_base(counts: Sequence[int], base: int, decimals: int = 0) -> list[str]:
    """Percentages of one base, each rounded by itself (half up); they need not add up to 100."""
    units = 100 * 10**decimals
    return [_text((2 * count * units + base) // (2 * base), decimals) if base else "–" for count in counts]


def _text(units: int, decimals: int) -> str:
    whole, part = divmod(units, 10**decimals)
    return f"{whole}.{part:0{decimals}}%" if decimals else f"{whole}%"
