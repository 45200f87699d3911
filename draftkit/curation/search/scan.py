"""Scan: a library searched by reading all of it, where SQLite cannot search text.

In: a `Library`, and groups of wordings. Out: the same as the full-text index gives, but slower, and with a simpler
order: a word counts once for each column it stands in. Words are compared by their `base`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

from draftkit.curation.search.answer import Marked
from draftkit.curation.search.entries import COLUMNS, Entries, Entry
from draftkit.curation.search.grouping import Form, Group, Wording
from draftkit.curation.search.index import Match
from draftkit.curation.search.meanings import Meaning, key_of, meanings_of
from draftkit.curation.search.spelling import Known, letters_of
from draftkit.curation.search.wording import without_markup
from draftkit.curation.search.words import STOP_WORDS, base, texts_of, words_of
from draftkit.model.library import Library

_EXCERPT_LETTERS = 180


class _Read(NamedTuple):
    """An entry with its texts, and the bases of their words between spaces."""

    entry: Entry
    texts: tuple[str, ...]
    bases: tuple[str, ...]


class ScannedLibrary:
    """A library that is read from end to end."""

    is_full_text = False

    def __init__(self, library: Library) -> None:
        self.library = library
        self.told = "there is none, as SQLite cannot search text here: every clause was read"

    @cached_property
    def _entries(self) -> list[_Read]:
        source = Entries(self.library)
        read = []
        for entry in source.all():
            texts = tuple(map(without_markup, source.columns(entry)))
            read.append(_Read(entry, texts, tuple(f" {' '.join(map(base, texts_of(text)))} " for text in texts)))
        return read

    @cached_property
    def _meanings(self) -> dict[str, list[Meaning]]:
        found: dict[str, list[Meaning]] = {}
        for meaning in meanings_of(self.library):
            found.setdefault(meaning.key, []).append(meaning)
        return found

    @cached_property
    def _words(self) -> dict[int, list[Known]]:
        """Every word by its length."""
        counts = Counter(word for one in self._entries for word in {w for text in one.texts for w in texts_of(text)})
        counts.update({word: 0 for meanings in self._meanings.values() for one in meanings for word in one.typed})
        found: dict[int, list[Known]] = {}
        for word in counts.keys() - STOP_WORDS:
            if len(word) > 2 and not word.isdigit():
                found.setdefault(len(word), []).append(Known(word, letters_of(word), counts[word]))
        return found

    @cached_property
    def _bases(self) -> set[str]:
        return {word for one in self._entries for text in one.bases for word in text.split()}

    def is_known(self, word: str) -> bool:
        """Whether a word, or another form of it, stands anywhere, or has a meaning."""
        return (
            base(word) in self._bases
            or key_of([word]) in self._meanings
            or any(word == known.text for known in self.known(len(word)))
        )

    def begins_a_word(self, word: str) -> bool:
        """Whether a word that stands somewhere begins like this."""
        return any(known.startswith(word) for known in self._bases)

    def how_common(self, word: str) -> int:
        """In how many entries a word stands as it is written."""
        return next((one.times for one in self.known(len(word)) if one.text == word), 0)

    def known(self, length: int) -> Sequence[Known]:
        """The words of a length."""
        return self._words.get(length, [])

    def meanings(self, keys: Iterable[str]) -> Mapping[str, Sequence[Meaning]]:
        """What words stand for, by `key_of` them."""
        return {key: self._meanings[key] for key in keys if key in self._meanings}

    def topics(self) -> Mapping[str, int]:
        """Every topic, with how many clauses have it."""
        newest = [versions[0] for versions in self.library.entries.values()]
        return Counter(topic for clause in newest for topic in dict.fromkeys(clause.topics))

    def matches(self, kind: str, groups: Sequence[Group], every: bool) -> Iterator[Match]:
        """The entries of a kind that have every group, or any; the best first."""
        found = []
        for number, one in enumerate(self._entries):
            if one.entry.kind == kind:
                scores = [max(_score(wording, one) for wording in group.wordings) for group in groups]
                if all(scores) if every else any(scores):
                    found.append(Match(number, *one.entry[:3], -sum(scores)))
        return iter(sorted(found, key=lambda match: (match.score, match.name, match.variant)))

    def marked(self, match: Match, groups: Sequence[Group]) -> tuple[Marked, Marked]:
        """The title of an entry and the passage that fits best."""
        texts = dict(zip(COLUMNS, self._entries[match.number].texts, strict=True))
        words = {base(word) for group in groups for wording in group.wordings for word in wording.words}
        body = next(
            (_marked(text, words) for text in (texts["summary"], texts["body"]) if _marked(text, words).marks), None
        )
        return _marked(texts["title"], words), body or _marked(texts["summary"], words)


def _score(wording: Wording, read: _Read) -> float:
    """How much a wording counts in an entry; nothing where it does not stand."""
    bases = [base(word) for word in wording.words]
    if wording.form is Form.ALL:
        scores = [_count(f" {word} ", read) for word in bases]
        return sum(scores) if all(scores) else 0.0
    return _count(f" {' '.join(bases)}" + ("" if wording.form is Form.BEGINNING else " "), read)


def _count(wanted: str, read: _Read) -> float:
    weights = COLUMNS.values()
    return sum(weight for weight, text in zip(weights, read.bases, strict=True) if wanted in text)


def _marked(text: str, bases: set[str]) -> Marked:
    """The beginning of a text, or what stands around the first word looked for, with these words marked."""
    places = [word for word in words_of(text) if base(word.text) in bases]
    start = text.rfind(" ", 0, max(0, places[0].start - 40)) + 1 if places and places[0].start > 80 else 0
    end = start + _EXCERPT_LETTERS if len(text) > start + _EXCERPT_LETTERS else len(text)
    before, after = ("…" if start else ""), ("…" if end < len(text) else "")
    shift = len(before) - start
    marks = tuple((word.start + shift, word.end + shift) for word in places if start <= word.start and word.end <= end)
    return Marked(before + text[start:end] + after, marks)
