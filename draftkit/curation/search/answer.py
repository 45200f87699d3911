"""Answer: what a search found, and everything a person should be told about it.

In: nothing. Out: the values that `searching.py` makes and the command line prints.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from draftkit.model.clause import Clause
from draftkit.model.contact import Contact
from draftkit.model.source import Source


class Marked(NamedTuple):
    """A text with the places of what was looked for."""

    text: str
    marks: tuple[tuple[int, int], ...] = ()
    """Where each mark starts and ends."""


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that was found."""

    found: Clause | Source | Contact
    title: Marked
    excerpt: Marked
    every_word: bool
    """Whether it has everything that was looked for, not only some."""


class Change(NamedTuple):
    """A word that stands nowhere, and the one that was looked for instead."""

    typed: str
    instead: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What a search found."""

    typed: str
    searched: str
    """What was looked for: as typed, or with other spellings."""
    hits: tuple[Hit, ...] = ()
    """The best first."""
    more: bool = False
    """Whether there are more than were asked for."""
    services: tuple[Contact, ...] = ()
    """Services that the words fit, when clauses were looked for."""
    topics: tuple[str, ...] = ()
    """Topics of the library that fit; when nothing was found, the nearest."""
    changes: tuple[Change, ...] = ()
    unknown: tuple[str, ...] = ()
    """Words that stand nowhere and resemble none that does."""
    lost_phrases: tuple[str, ...] = ()
    """Phrases in quotation marks that stand nowhere; their words were looked for."""
    near_words: tuple[str, ...] = ()
    """When nothing was found: words of the library that resemble those typed."""
    notes: tuple[str, ...] = ()
    """What to write instead of a term to avoid that was typed."""
    shortened: bool = False
    """Whether there were more words than are looked at."""
