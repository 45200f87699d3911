"""Words: text -> its words, in small letters and without accents, each with its place.

In: any text. Out: words cut where SQLite's tokenizer `unicode61` cuts them, and a base that is the same for a word's
singular, plural and past, for comparing words without an index.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_WORD = re.compile(r"[^\W_][^\W_\u0300-\u036f]*(?:[\u0300-\u036f]+[^\W_]*)*")

_STOP_WORDS = """
a about again all also am an and any anyone anything are aren as at be been being both but by can cannot could did
do does doing don each either else etc every find for from get gets getting give given got had has hasn have having
he her here hers him his how i if in into is isn it its just know like look looking many may me might mine more most
much must my need needs neither no nor not of off on once one only or other our ours out over please put same say
says she should show since so some somebody someone something such than that the their theirs them then there these
they thing things this those to too under until up upon us use used very want wants was wasn we were what whatever
when where whether which while who whom whose why will with within without won would you your yours s t d ll m re ve
"""

STOP_WORDS = frozenset(_STOP_WORDS.split())
"""Words that say nothing about what somebody is looking for."""


class Word(NamedTuple):
    """A word of a text."""

    text: str
    """In small letters, without accents."""
    start: int
    end: int
    """Where it stands in the text."""


def words_of(text: str) -> Iterator[Word]:
    """The words of a text, in order."""
    for found in _WORD.finditer(text):
        word = folded(found[0])
        if word:
            yield Word(word, found.start(), found.end())


def texts_of(text: str) -> list[str]:
    """The words of a text, without their places."""
    words = _WORD.findall(text.lower())
    return words if text.isascii() else [word for word in map(folded, words) if word]


def folded(text: str) -> str:
    """Text in small letters, without accents and without what no index can hold."""
    if text.isascii():
        return text.lower()
    parts = unicodedata.normalize("NFD", text.lower())
    return "".join(letter for letter in parts if letter.isalnum())


def content_of(words: Iterable[str]) -> list[str]:
    """The words that say something."""
    return [word for word in words if word not in STOP_WORDS]


def base(word: str) -> str:
    """What a word has in common with its plural and past: `photos` and `photo`, `threatened` and `threaten`.

    Not always a word itself.
    """
    if len(word) > 3 and word.endswith("ies"):
        word = word[:-3] + "y"
    elif len(word) > 4 and word.endswith(("sses", "ches", "shes", "xes")):
        word = word[:-2]
    elif len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending in ("ing", "ed"):
        if word.endswith(ending) and len(word) - len(ending) > 3:
            word = word[: -len(ending)]
            break
    return word[:-1] if len(word) > 3 and word.endswith("e") else word
