"""Formulas: text in the cells of a spreadsheet that no program takes for a formula, and the way back.

In: text. Out: the same text with an apostrophe before each place at which a program could begin a formula: the start of
the cell, and after a semicolon, tab or line break, where a file with commas is cut when it is opened in a country that
uses semicolons (OWASP, CSV Injection). Every `=`, `+`, `-` or `@` there counts, the full-width ones and those after
spaces or invisible characters too. A text that already has an apostrophe there gets one more, so that `as_written`
gives back exactly what `as_cell` was given.

Negative numbers count as well: an answer is text, and `-5` is written `'-5`. What draftkit counts itself is a number.
"""

from __future__ import annotations

import re

_BEFORE = r"(?:\A|(?<=[;\t\n\r\x0b\x0c\x85\u2028\u2029]))"
_IGNORED = "[ \u00a0\u00ad\u034f\u061c\u1680\u180e\u2000-\u200f\u202f\u205f-\u2064\u3000\ufeff]*"
_BEGINS = "[=+\\-@\uff1d\uff0b\uff0d\uff20\u2212\ufe62\ufe63\ufe66\ufe6b]"
_TO_ESCAPE = re.compile(f"{_BEFORE}(?='*{_IGNORED}{_BEGINS})")
_ESCAPED = re.compile(f"{_BEFORE}'(?='*{_IGNORED}{_BEGINS})")


def as_cell(text: str) -> str:
    """The text as it is safe in a cell of a .csv."""
    return _TO_ESCAPE.sub("'", text)


def as_written(cell: str) -> str:
    """The text that `as_cell` was given."""
    return _ESCAPED.sub("", cell)


def is_formula(text: str) -> bool:
    """Whether a program could take a cell with this text for a formula."""
    return bool(re.match(f"{_IGNORED}{_BEGINS}", text)) or text[:1] in {"\t", "\r"}
