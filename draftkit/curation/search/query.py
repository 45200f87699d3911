"""Query: what somebody typed -> words and phrases, whatever it is.

In: any text, also with operators, brackets, broken quotation marks or no words at all. Out: its parts in order; a
part in double quotation marks is a phrase. Nothing in it has a special meaning besides those marks.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from draftkit.curation.search.words import STOP_WORDS, Word, words_of

MOST_WORDS = 32
"""How many words of a query are looked at."""

_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|«([^»]*)»')


class Part(NamedTuple):
    """A phrase in quotation marks, or the words between two of them."""

    words: tuple[Word, ...]
    quoted: bool


def read_query(text: str) -> tuple[Part, ...]:
    """The parts of a query, with at most `MOST_WORDS` words."""
    parts = []
    end = 0
    for quoted in _QUOTED.finditer(text):
        parts.append(Part(_words(text, end, quoted.start()), False))
        parts.append(Part(_words(text, quoted.start(), quoted.end()), True))
        end = quoted.end()
    parts.append(Part(_words(text, end, len(text)), False))
    return _shortened([part for part in parts if part.words])


def _words(text: str, start: int, end: int) -> tuple[Word, ...]:
    return tuple(Word(word, start + first, start + last) for word, first, last in words_of(text[start:end]))


def _shortened(parts: Sequence[Part]) -> tuple[Part, ...]:
    kept = []
    left = MOST_WORDS
    for part in parts:
        if left > 0:
            kept.append(Part(part.words[:left], part.quoted))
            left -= len(part.words)
    return tuple(kept)


def is_longer(text: str) -> bool:
    """Whether a query has more words than are looked at."""
    return any(number >= MOST_WORDS for number, _ in enumerate(words_of(text)))


def wanted_words(parts: Sequence[Part]) -> tuple[Word, ...]:
    """The words outside quotation marks that say something; all of them where none does."""
    words = [word for part in parts if not part.quoted for word in part.words]
    content = [word for word in words if word.text not in STOP_WORDS]
    return tuple(content if content or any(part.quoted for part in parts) else words)
