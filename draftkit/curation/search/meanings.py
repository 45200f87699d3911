"""Meanings: a `Library` -> words and phrases that people type, each with the words that clauses use for it.

In: the synonyms of `library.yaml`, the register of terms, and the names of sources and contacts. Out: `Meaning`
values. A term to avoid leads to the preferred words with a sentence that says so; an abbreviation leads to the name
whose initials it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from draftkit.curation.search.words import STOP_WORDS, base, content_of, texts_of
from draftkit.model.library import Library
from draftkit.model.term import Term

_BRACKETS = re.compile(r"\(([^()]*)\)")
_YEARS = re.compile(r"\b\d{4}\b.*")
_SMALL_WORDS = frozenset({"of", "the", "and", "in", "on", "for", "to", "a", "an", "with", "by", "at"})
FEWEST_INITIALS = 3
LONGEST_PHRASE = 6
"""How many words a phrase may have to be known by its meaning."""


class Meaning(NamedTuple):
    """What words stand for."""

    key: str
    """`key_of` the words that people type."""
    typed: tuple[str, ...]
    """These words."""
    others: tuple[str, ...]
    """The words that clauses use, each a word or a phrase."""
    exact: bool = True
    """Whether a phrase must be found as it stands, or only all of its words."""
    note: str = ""
    """What to tell the person who typed it: what to write instead, and why."""
    exceptions: tuple[str, ...] = ()
    """Longer phrases in which there is nothing to tell."""


def key_of(words: Sequence[str]) -> str:
    """The same for the same words in any order, singular or plural; where little words count, in this order only."""
    bases = [base(word) for word in words]
    if any(word in STOP_WORDS for word in words):
        return "=" + " ".join(bases)
    return " ".join(sorted(bases))


def meanings_of(library: Library) -> Iterator[Meaning]:
    """Everything that a library says about words."""
    for typed, others in library.synonyms.items():
        words = texts_of(typed)
        yield Meaning(key_of(words), tuple(words), tuple(others))
    for term in library.terms.values():
        yield from _of_term(term)
    yield from _of_names(library)


def _of_term(term: Term) -> Iterator[Meaning]:
    """A meaning for each phrase to avoid."""
    wanted = tuple(filter(None, (_phrase(part) for part in term.prefer.split(";"))))
    note = f"write '{term.prefer}'" + (f": {term.reason}" if term.reason else "")
    for avoided in term.avoid:
        words = texts_of(avoided)
        yield Meaning(key_of(words), tuple(words), wanted, False, note, term.exceptions)


def _phrase(part: str) -> str:
    """A preferred wording without what explains it."""
    return " ".join(content_of(texts_of(_BRACKETS.sub(" ", part).rpartition(":")[2])))


def _of_names(library: Library) -> Iterator[Meaning]:
    """Initials of the names of sources, authors, services and preferred terms."""
    names = [contact.name for contact in library.contacts.values()]
    for source in library.sources.values():
        names += filter(None, (source.title, source.author, source.publisher))
    parts = [part for name in names for part in (_BRACKETS.sub(" ", name), *_BRACKETS.findall(name))]
    parts += [part for term in library.terms.values() for part in term.prefer.split(";")]
    found: dict[str, dict[str, None]] = {}
    for part in dict.fromkeys(parts):
        for phrase in re.split(r"[:;,-]\s|\sand\s(?=[A-Z])", _YEARS.sub("", part)):
            words = texts_of(phrase)
            for initials in _initials(words):
                found.setdefault(initials, {})[" ".join(words)] = None
    for initials, phrases in found.items():
        yield Meaning(key_of([initials]), (initials,), tuple(phrases))


def _initials(words: Sequence[str]) -> Iterable[str]:
    """The initials of a name, with and without its little words: `poca` and `pca`."""
    if not words or words[0] in _SMALL_WORDS or words[-1] in _SMALL_WORDS or len(words) > LONGEST_PHRASE + 2:
        return ()
    every = "".join(word[0] for word in words)
    great = "".join(word[0] for word in words if word not in _SMALL_WORDS)
    return dict.fromkeys(initials for initials in (every, great) if len(initials) >= FEWEST_INITIALS)
