"""Likeness: how alike the texts of questions are, going by the words that few of them have.

In: texts. Out: for one text the others that ask nearly the same, each with a likeness from 0 to 1. `Do you agree with
our proposal that …` stands before half of all questions, so that common words count for little. A text is compared only
with those that share one of its rarest words, so that the time grows with the number of texts and not with its square.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

RAREST = 6
"""By how many of its rarest words a text looks for others."""

MOST = 60
"""How many texts with the same word are looked at."""

_WORD = re.compile(r"[^\W_]+(?:['’][a-z]+)?")
_COMMON = frozenset(
    re.findall(
        r"\S+",
        """a an the and or of to in on for by with from at as is are be been was were it its this that these those there
        do does did you your we our us they their he she i any all some what which who whom how when where why whether
        if would will can could may might should shall must not no yes have has had about into than then so such other
        more agree disagree think consider believe support view views opinion comment comments question questions answer
        answers please explain give provide reason reasons reasoning evidence proposal proposals proposed propose extent
        further response respond set out section paragraph above below following also us anything everything require
        required requirement people use used""",
    )
)
_ENDINGS = (
    *(("ations", 4), ("ation", 4), ("ingly", 4), ("ments", 4), ("ment", 4), ("ings", 4), ("ing", 4), ("ures", 4)),
    *(("ure", 4), ("ers", 4), ("er", 4), ("ies", 3), ("ied", 3), ("ed", 4), ("es", 4), ("ly", 4), ("s", 3), ("e", 4)),
    ("y", 3),
)
"""Endings, with how many letters must stand before each."""


def words_of(text: str) -> frozenset[str]:
    """The words that say what a text is about, without their endings."""
    found = (match[0].casefold() for match in _WORD.finditer(text))
    return frozenset(_stem(word) for word in found if word not in _COMMON and (len(word) > 1 or word.isdigit()))


def _stem(word: str) -> str:
    word = re.sub(r"['’][a-z]+$", "", word)
    for ending, least in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= least:
            return word[: -len(ending)]
    return word


class Texts:
    """Texts by key, which can be asked for those that are like another."""

    def __init__(self, texts: Mapping[str, str], others: Sequence[str] = ()) -> None:
        """`others` are texts that only count for which words are rare."""
        self._words = {key: words_of(text) for key, text in texts.items()}
        sets = [*self._words.values(), *map(words_of, others)]
        seen = Counter(word for words in sets for word in words)
        self._weights = {word: log(1 + len(sets) / times) for word, times in seen.items()}
        self._most = log(1 + len(sets))
        self._having: dict[str, list[str]] = {}
        for key, words in self._words.items():
            for word in words:
                having = self._having.setdefault(word, [])
                if len(having) < MOST:
                    having.append(key)

    def like(self, text: str, least: float) -> Iterator[tuple[str, float]]:
        """The keys of texts that are at least so alike, with their likeness."""
        words = words_of(text)
        rarest = sorted(words, key=lambda word: (-self._weight(word), word))[:RAREST]
        keys = dict.fromkeys(key for word in rarest for key in self._having.get(word, ()))
        for key in keys:
            alike = self._likeness(words, self._words[key])
            if alike >= least:
                yield key, alike

    def _likeness(self, first: frozenset[str], second: frozenset[str]) -> float:
        """The weight of the words that both have in that of all words of both; 0 where their numbers differ."""
        if {word for word in first if word.isdigit()} ^ {word for word in second if word.isdigit()}:
            return 0.0
        both = sum(map(self._weight, sorted(first & second)))
        every = sum(map(self._weight, sorted(first | second)))
        return both / every if every else 0.0

    def _weight(self, word: str) -> float:
        return self._weights.get(word, self._most)
