"""Index: what searching asks of a library, whichever way it is answered.

In: nothing. Out: the protocol that the full-text index (`full_text.py`) and the plain scan (`scan.py`) fulfil.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple, Protocol

from draftkit.curation.search.answer import Marked
from draftkit.curation.search.grouping import Group
from draftkit.curation.search.meanings import Meaning
from draftkit.curation.search.spelling import Known
from draftkit.model.library import Library


class DamagedIndexError(Exception):
    """An index cannot be read, or does not hold what the library does: it has to be made again."""


class Match(NamedTuple):
    """An entry that was found."""

    number: int
    """Its number in the index."""
    kind: str
    name: str
    variant: str
    score: float
    """The less, the better."""


class Index(Protocol):
    """A library that can be searched."""

    @property
    def library(self) -> Library:
        """The library that it was made of."""
        ...

    @property
    def is_full_text(self) -> bool:
        """Whether SQLite searches it; if not, word order, endings and closeness count for less."""
        ...

    @property
    def told(self) -> str:
        """What it is, where it is kept, and what was done to it."""
        ...

    def is_known(self, word: str) -> bool:
        """Whether a word, or another form of it, stands anywhere."""
        ...

    def begins_a_word(self, word: str) -> bool:
        """Whether a word that stands somewhere begins like this."""
        ...

    def how_common(self, word: str) -> int:
        """In how many entries a word stands as it is written."""
        ...

    def known(self, length: int) -> Sequence[Known]:
        """The words of a length."""
        ...

    def meanings(self, keys: Iterable[str]) -> Mapping[str, Sequence[Meaning]]:
        """What words stand for, by `key_of` them."""
        ...

    def topics(self) -> Mapping[str, int]:
        """Every topic, with how many clauses have it."""
        ...

    def matches(self, kind: str, groups: Sequence[Group], every: bool) -> Iterator[Match]:
        """The entries of a kind that have every group, or any; the best first."""
        ...

    def marked(self, match: Match, groups: Sequence[Group]) -> tuple[Marked, Marked]:
        """The title of an entry and the passage that fits best."""
        ...
