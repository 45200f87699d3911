"""Rows: table rows that have more cells than their header, which Markdown parsers drop without a word.

In: a text that has tables. Out: the lines, counted from 0, of such rows, and what would be lost. GitHub's table syntax
says that "the excess is ignored" (GFM 4.10): in a policy paper that would be somebody's sentence.
"""

from __future__ import annotations

import re

_DELIMITERS = r"\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)*\|?"
_CONTAINER = r"(\s*>)*\s*"
_PIPE = r"(?<!\\)\|"


def overfull_rows(text: str) -> list[tuple[int, str]]:
    """The line of each row with too many cells, and the cells that would be dropped."""
    lines = [re.sub(_CONTAINER, "", line, count=1).strip() for line in text.split("\n")]
    found = []
    width = 0
    for number, line in enumerate(lines):
        if width == 0 and number and "|" in line + lines[number - 1] and re.fullmatch(_DELIMITERS, line):
            header = len(_cells(lines[number - 1]))
            width = header if header == len(_cells(line)) else 0
        elif not line:
            width = 0
        elif width:
            excess = [cell for cell in _cells(line)[width:] if cell]
            if excess:
                found.append((number, " | ".join(excess)))
    return found


def _cells(line: str) -> list[str]:
    """The cells of a row, without the pipes at its ends."""
    inner = line.removeprefix("|")
    inner = inner[:-1] if inner.endswith("|") and not inner.endswith("\\|") else inner
    return [cell.strip() for cell in re.split(_PIPE, inner)]
