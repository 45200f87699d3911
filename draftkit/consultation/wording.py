"""Wording: when two questions, options or labels are the same although somebody typed or copied them differently.

In: texts. Out: forms of them that can be compared, and how alike two texts are.
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher
from functools import lru_cache

SAME_QUESTION = 0.6
"""From which likeness on, of 1, questions with one number are the same question in other words."""

SHORT = 100
"""Up to how many characters a text may be an option or a label."""

_SAME = str.maketrans(
    {"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-", "\u2011": "-"}
    | dict.fromkeys("\u00ad\u200b")
)
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Text without what changes when people copy it: case, spacing, kinds of quotes and dashes, marks at its ends."""
    return _folded_again(text) if len(text) < SHORT else _folded(text)


def _folded(text: str) -> str:
    flat = unicodedata.normalize("NFKC", text).casefold().translate(_SAME)
    return " ".join(flat.split()).strip(" .:;,?!*")


_folded_again = lru_cache(maxsize=10_000)(_folded)
"""The same for short texts, of which a consultation has the same few again and again."""


def words_of(text: str) -> str:
    """The words of a text, without what does not tell questions apart: case, spaces, punctuation, blanks."""
    return " ".join(_WORD.findall(text.casefold()))


def likeness(one: str, other: str) -> float:
    """How alike two texts are, word by word, from 0 to 1."""
    return SequenceMatcher(None, words_of(one).split(), words_of(other).split(), autojunk=False).ratio()
