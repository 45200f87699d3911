"""Full text: an index in SQLite's FTS5.

In: a connection to a file that `store.py` filled, and groups of wordings. Out: the entries that have them, by how
often and where (bm25 with a weight for each column), with the passage that fits best. A file that turns out to be
damaged raises `DamagedIndexError`, whatever SQLite calls it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from draftkit.curation.search.answer import Marked
from draftkit.curation.search.entries import CLAUSE, COLUMNS
from draftkit.curation.search.grouping import Form, Group, Wording
from draftkit.curation.search.index import DamagedIndexError, Match
from draftkit.curation.search.meanings import Meaning, key_of
from draftkit.curation.search.spelling import Known
from draftkit.curation.search.store import TEXTS, meaning_from
from draftkit.curation.search.wording import without_markup
from draftkit.model.library import Library

_OPEN, _CLOSE = "\x02", "\x03"
_EXCERPT_WORDS = 28
_PAGES = (64, 1024, -1)
"""How many matches are asked for at a time; the last asks for all. Matches that count the same are put in the order of
their names, so the last ones of a page wait for the next."""


class FullTextIndex:
    """The full-text index of a library."""

    is_full_text = True

    def __init__(self, connection: sqlite3.Connection, library: Library, told: str) -> None:
        self.library = library
        self.told = told
        self._connection = connection
        self._known: dict[int, list[Known]] = {}

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def _rows(self, question: str, values: Sequence[object] = ()) -> list[Any]:
        try:
            return self._connection.execute(question, values).fetchall()
        except sqlite3.DatabaseError as fault:
            raise DamagedIndexError(str(fault)) from fault

    def is_known(self, word: str) -> bool:
        """Whether a word, or another form of it, stands anywhere, or has a meaning."""
        question = "select 1 from words where word = ? union all select 1 from meanings where key = ? limit 1"
        return bool(self._rows(question, (word, key_of([word])))) or self._is_found(_quoted(word))

    def begins_a_word(self, word: str) -> bool:
        """Whether a word that stands somewhere begins like this."""
        return self._is_found(f"{_quoted(word)}*")

    def _is_found(self, expression: str) -> bool:
        questions = [f"select 1 from {table} where {table} match ? limit 1" for table in TEXTS.values()]  # noqa: S608
        return any(self._rows(question, (expression,)) for question in questions)

    def how_common(self, word: str) -> int:
        """In how many entries a word stands as it is written."""
        rows = self._rows("select times from words where word = ?", (word,))
        return int(rows[0][0]) if rows else 0

    def known(self, length: int) -> Sequence[Known]:
        """The words of a length; kept, as they are asked for with every misspelt word."""
        if length not in self._known:
            rows = self._rows("select word, letters, times from words where length = ?", (length,))
            self._known[length] = [Known(*row) for row in rows]
        return self._known[length]

    def meanings(self, keys: Iterable[str]) -> Mapping[str, Sequence[Meaning]]:
        """What words stand for, by `key_of` them."""
        wanted = list(keys)
        question = f"select key, meaning from meanings where key in ({', '.join('?' * len(wanted))}) order by place"  # noqa: S608
        found: dict[str, list[Meaning]] = {}
        for key, stored in self._rows(question, wanted):
            found.setdefault(key, []).append(meaning_from(key, stored))
        return found

    def topics(self) -> Mapping[str, int]:
        """Every topic, with how many clauses have it."""
        return dict(self._rows("select topic, count from topics"))

    def matches(self, kind: str, groups: Sequence[Group], every: bool) -> Iterator[Match]:
        """The entries of a kind that have every group, or any; the best first."""
        table = TEXTS[kind == CLAUSE]
        expression = expression_of(groups, every)
        question = f"select rowid, rank from {table} where {table} match ? order by rank limit ?"  # noqa: S608
        seen = 0
        for page in _PAGES:
            rows = self._rows(question, (expression, page))
            last = len(rows) < page or page < 0
            certain = [row for row in rows if last or row[1] != rows[-1][1]]
            found = [self._match(number, score) for number, score in certain[seen:]]
            found.sort(key=lambda match: (match.score, match.kind, match.name, match.variant))
            yield from (match for match in found if match.kind == kind)
            if last:
                return
            seen = len(certain)

    def _match(self, number: int, score: float) -> Match:
        rows = self._rows("select kind, name, variant from entries where number = ?", (number,))
        if not rows:
            raise DamagedIndexError(f"there is no entry {number}")
        kind, name, variant = rows[0]
        return Match(number, kind, name, variant, score)

    def marked(self, match: Match, groups: Sequence[Group]) -> tuple[Marked, Marked]:
        """The title of an entry and the passage that fits best."""
        table = TEXTS[match.kind == CLAUSE]
        places = [list(COLUMNS).index(name) for name in ("summary", "body", "wording")]
        passages = ", ".join(
            f"snippet({table}, {place}, '{_OPEN}', '{_CLOSE}', '…', {_EXCERPT_WORDS})" for place in places
        )
        question = f"select highlight({table}, 0, '{_OPEN}', '{_CLOSE}'), {passages} from {table} "  # noqa: S608
        question += f"where {table} match ? and rowid = ?"
        rows = self._rows(question, (expression_of(groups, every=False), match.number))
        if not rows:
            raise DamagedIndexError(f"there is no text {match.number}")
        title, *texts = map(_unmarked, rows[0])
        return title, max(texts, key=lambda text: len(set(_marked_words(text))))


def expression_of(groups: Sequence[Group], every: bool) -> str:
    """Groups in the language of FTS5; every word is quoted, so that none is an operator."""
    return (" AND " if every else " OR ").join(f"({' OR '.join(map(_wording, group.wordings))})" for group in groups)


def _wording(wording: Wording) -> str:
    if wording.form is Form.ALL:
        return f"({' AND '.join(map(_quoted, wording.words))})"
    phrase = _quoted(" ".join(wording.words))
    return f"{phrase}*" if wording.form is Form.BEGINNING else phrase


def _quoted(words: str) -> str:
    return '"' + words.replace('"', " ") + '"'


def _unmarked(text: str) -> Marked:
    """A text whose marks are characters, as text with places, and without Markdown."""
    parts = without_markup(text).split(_OPEN)
    plain = parts[0].replace(_CLOSE, "")
    marks = []
    for part in parts[1:]:
        word, _, rest = part.partition(_CLOSE)
        marks.append((len(plain), len(plain) + len(word)))
        plain += word + rest.replace(_CLOSE, "")
    return Marked(plain, tuple(marks))


def _marked_words(marked: Marked) -> Iterator[str]:
    for start, end in marked.marks:
        yield marked.text[start:end].lower()
