"""Grouping: the parts of a query and what their words mean -> what must be found, each in one of several wordings.

In: parts of a query, and the meanings that the library has for words. Out: `Group` values, and the notes on terms to
avoid.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from enum import StrEnum
from typing import NamedTuple

from draftkit.curation.search.meanings import LONGEST_PHRASE, Meaning, key_of
from draftkit.curation.search.query import Part, wanted_words
from draftkit.curation.search.wording import UNIT_WORDS
from draftkit.curation.search.words import content_of, texts_of

MOST_WORDINGS = 12


class Form(StrEnum):
    """How the words of a wording must be found."""

    PHRASE = "phrase"
    """One after the other; a single word too."""
    ALL = "all"
    """All of them, anywhere."""
    BEGINNING = "beginning"
    """A word that begins like this one."""


class Wording(NamedTuple):
    """One way to say what is looked for."""

    words: tuple[str, ...]
    form: Form = Form.PHRASE


class Group(NamedTuple):
    """Something that is looked for: one of its wordings must be found."""

    wordings: tuple[Wording, ...]


class Grouped(NamedTuple):
    """A query that an index can answer."""

    groups: tuple[Group, ...]
    notes: tuple[str, ...] = ()
    """What to tell about terms to avoid."""


Known = Callable[[str], bool]
Look = Callable[[Iterable[str]], Mapping[str, Sequence[Meaning]]]
"""From keys to the meanings of those that have any."""


def grouped(parts: Sequence[Part], meanings_of: Look, is_known: Known) -> Grouped:
    """What must be found for a query; `is_known` says whether a word stands anywhere."""
    wanted = wanted_words(parts)
    runs = [[word.text for word in part.words] for part in parts if not part.quoted]
    content = {word.text for word in wanted}
    keys = {key_of(window) for run in runs for _, window in _windows(run)}
    keys |= {key_of(window) for run in runs for _, window in _windows(content_of(run))}
    keys |= {key_of([word.text for word in part.words]) for part in parts if part.quoted}
    meanings = meanings_of(keys)
    groups = [Group((Wording(tuple(word.text for word in part.words)),)) for part in parts if part.quoted]
    notes: dict[str, str] = {}
    typed = f" {' '.join(word.text for part in parts for word in part.words)} "
    last = wanted[-1].text if wanted else ""
    for run in runs:
        for words, found in _cut(run, content, meanings):
            notes |= _notes(words, found, typed)
            groups.append(_group(words, found, last, is_known))
    for phrase in ([word.text for word in part.words] for part in parts if part.quoted):
        notes |= _notes(phrase, meanings.get(key_of(phrase), ()), typed)
    return Grouped(tuple(dict.fromkeys(groups)), tuple(notes.values()))


def _windows(words: Sequence[str]) -> Iterable[tuple[int, Sequence[str]]]:
    """Every run of words that may have a meaning, with where it starts; the longest first."""
    for length in range(min(LONGEST_PHRASE, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            yield start, words[start : start + length]


def _cut(
    run: Sequence[str], content: set[str], meanings: Mapping[str, Sequence[Meaning]]
) -> list[tuple[tuple[str, ...], Sequence[Meaning]]]:
    """The words of a run in pieces, each with its meanings: phrases with a meaning, provisions, single words."""
    taken: dict[int, tuple[int, ...]] = {}
    pieces: dict[int, tuple[tuple[str, ...], Sequence[Meaning]]] = {}
    says_something = [place for place, word in enumerate(run) if word in content]
    for places in (range(len(run)), says_something):
        for start, window in _windows([run[place] for place in places]):
            covered = tuple(places[start : start + len(window)])
            found = meanings.get(key_of(window), ())
            meant = (len(window) > 1 and found) or _is_provision(window)
            if meant and not taken.keys() & set(covered):
                taken.update(dict.fromkeys(covered, covered))
                pieces[covered[0]] = (tuple(window), found)
    for place in says_something:
        if place not in taken:
            pieces[place] = ((run[place],), meanings.get(key_of([run[place]]), ()))
    return [pieces[place] for place in sorted(pieces)]


def _is_provision(window: Sequence[str]) -> bool:
    """Whether words are like `section 1` or `s 66B`."""
    return len(window) == 2 and window[0] in UNIT_WORDS and window[1][:1].isdigit()


def _group(words: tuple[str, ...], meanings: Sequence[Meaning], last: str, is_known: Known) -> Group:
    """The wordings of a piece: as it was typed, and what it stands for."""
    if _is_provision(words):
        return Group((Wording((UNIT_WORDS[words[0]], words[1])),))
    content = tuple(content_of(words)) or words
    wordings = [Wording(content, Form.ALL if len(content) > 1 else Form.PHRASE)]
    if len(words) > 1 and len(content) == 1:
        wordings = [Wording(words)]
    for meaning in meanings:
        for other in meaning.others:
            texts = tuple(texts_of(other))
            wordings += [Wording(texts, Form.PHRASE if meaning.exact or len(texts) == 1 else Form.ALL)] if texts else []
    if words == (last,) and len(last) > 2 and not is_known(last):
        wordings.append(Wording(words, Form.BEGINNING))
    return Group(tuple(dict.fromkeys(wordings))[:MOST_WORDINGS])


def _notes(words: Sequence[str], meanings: Iterable[Meaning], typed: str) -> dict[str, str]:
    """What to tell of words, unless they are part of a phrase in which they are right; each advice once."""
    return {
        meaning.note: f"Instead of '{' '.join(words)}' {meaning.note}"
        for meaning in meanings
        if meaning.note and not any(f" {' '.join(texts_of(one))} " in typed for one in meaning.exceptions)
    }
