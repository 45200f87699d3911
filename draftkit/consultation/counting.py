"""Counting as the other side counts: words as Word does, characters as Citizen Space does.

In: plain text. Out: numbers.
"""

from __future__ import annotations

import re

CITIZEN_SPACE_LIMIT = 32_000
"""The most characters that Citizen Space takes in one box, whatever its survey says (its help page 440)."""

_EAST_ASIAN = "[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_WORD = re.compile(rf"{_EAST_ASIAN}|(?:(?!{_EAST_ASIAN})\S)+")


def count_words(text: str) -> int:
    """Words as Word's status bar counts them: what stands between white space; East Asian characters one by one."""
    return len(_WORD.findall(text))


def count_characters(text: str) -> int:
    """Characters as a browser's text box counts them: UTF-16 code units, a line break as two (HTML, 4.10.11)."""
    return len(text.encode("utf-16-le")) // 2 + text.count("\n")
