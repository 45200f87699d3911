"""Phrases: lists of wordings, one on a line -> regular expressions.

In: lines, each of them a regular expression of its own. Out: one expression for any of them.
"""

from __future__ import annotations

import re


def any_of(lines: str) -> str:
    """An expression that matches what any of the lines matches, the first that fits."""
    return f"(?:{'|'.join(line.strip() for line in lines.strip().splitlines())})"


def phrases(lines: str, flags: int = re.IGNORECASE) -> re.Pattern[str]:
    """The same as whole words, whatever their capitals."""
    return re.compile(rf"\b{any_of(lines)}\b", flags)
