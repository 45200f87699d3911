"""Wording: when two questions, options or labels are the same although somebody typed or copied them differently.

In: texts. Out: forms of them that can be compared, and how alike two texts are.
"""

from __future__ import annotations

import re
from difflib import SequenceMatcher

SAME_QUESTION = 0.6
"""From which likeness on, of 1, questions with one number are the same question in other words."""

_QUOTES = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\u2013": "-", "\u2014": "-"})
_WORD = re.compile(r"[^\W_]+")


def folded(text: str) -> str:
    """Text without what changes when people copy it: case, spacing, kinds of quotes and dashes, stops at its ends."""
    return " ".join(text.translate(_QUOTES).casefold().split()).strip(" .:;,")


def words_of(text: str) -> str:
    """The words of a text, without what does not tell questions apart: case, spaces, punctuation, blanks."""
    return " ".join(_WORD.findall(text.casefold()))


def likeness(one: str, other: str) -> float:
    """How alike two texts are, word by word, from 0 to 1."""
    return SequenceMatcher(None, words_of(one).split(), words_of(other).split(), autojunk=False).ratio()
