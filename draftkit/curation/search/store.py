"""Store: the SQLite file of an index, brought up to date entry by entry.

In: an open connection and a `Library`. Out: tables that hold the entries of that library: those that did not change
stay as they are, under the number they had.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import TYPE_CHECKING, NamedTuple

from draftkit.curation.search.entries import CLAUSE, COLUMNS, Entries, Entry
from draftkit.curation.search.meanings import Meaning, meanings_of
from draftkit.curation.search.spelling import letters_of
from draftkit.curation.search.words import STOP_WORDS, texts_of
from draftkit.files import content_key
from draftkit.model.library import Library
from draftkit.version import __version__

if TYPE_CHECKING:
    from sqlite3 import Connection

_TEXT_TABLE = """
create virtual table {name} using fts5({columns}, tokenize = "porter unicode61 remove_diacritics 2");
insert into {name}({name}, rank) values ('rank', 'bm25({weights})');
"""

_TABLES = """
create table about (name text primary key, value text) without rowid;
create table entries (
    number integer primary key, kind text, name text, variant text, digest text, unique (kind, name, variant)
);
create table words (word text primary key, length integer, letters integer, times integer) without rowid;
create index words_by_length on words (length, word, letters, times);
create table meanings (key text, place integer, meaning text, primary key (key, place)) without rowid;
create table topics (topic text primary key, count integer) without rowid;
"""

TEXTS = {True: "clause_text", False: "register_text"}
"""The full-text table of clauses, and that of sources and contacts.

How rare a word is in clauses does not depend on the names of services.
"""

SCHEMA = _TABLES + "".join(
    _TEXT_TABLE.format(name=name, columns=", ".join(COLUMNS), weights=", ".join(map(str, COLUMNS.values())))
    for name in TEXTS.values()
)

FORM = content_key(SCHEMA, __version__, " ".join(sorted(STOP_WORDS)))
"""What the content depends on besides the library; an index of another form is of no use."""


class Done(NamedTuple):
    """What was done to an index."""

    added: int
    changed: int
    removed: int


def state_of(library: Library) -> str:
    """Changes whenever anything in the library does, names of files too."""
    return content_key(FORM, library.key, *(f"{pack.name} {pack.key}" for pack in library.packs))


def bring_up_to_date(connection: Connection, library: Library) -> Done:
    """Make the tables hold the entries of `library`; everything or, when it raises, nothing."""
    kept = {
        (kind, name, variant): (number, digest)
        for number, kind, name, variant, digest in connection.execute(
            "select number, kind, name, variant, digest from entries"
        )
    }
    source = Entries(library)
    words: Counter[str] = Counter()
    added = changed = 0
    with connection:
        for entry in source.all():
            number, digest = kept.pop(entry[:3], (None, ""))
            if number is None:
                added += 1
                _add(connection, entry, source.columns(entry), words)
            elif digest != entry.digest:
                changed += 1
                _change(connection, number, entry, source.columns(entry), words)
        for (kind, _, _), (number, _) in kept.items():
            _remove(connection, number, kind, words)
        _count(connection, words)
        _replace_meanings(connection, library)
        _replace_topics(connection, library)
        about = [("form", FORM), ("state", state_of(library))]
        connection.executemany("insert or replace into about values (?, ?)", about)
        if added > len(kept) + changed + 1000:
            for table in TEXTS.values():
                connection.execute(f"insert into {table}({table}) values ('optimize')")  # noqa: S608
    return Done(added, changed, len(kept))


def _table(kind: str) -> str:
    return TEXTS[kind == CLAUSE]


def _add(connection: Connection, entry: Entry, columns: tuple[str, ...], words: Counter[str]) -> None:
    number = connection.execute(
        "insert into entries (kind, name, variant, digest) values (?, ?, ?, ?)", tuple(entry)
    ).lastrowid
    _write(connection, entry.kind, number, columns, words)


def _write(
    connection: Connection, kind: str, number: int | None, columns: tuple[str, ...], words: Counter[str]
) -> None:
    marks = ", ".join("?" * (len(columns) + 1))
    table = _table(kind)
    row = (number, *columns)
    connection.execute(f"insert into {table} (rowid, {', '.join(COLUMNS)}) values ({marks})", row)  # noqa: S608
    words.update(_spelled(columns))


def _change(connection: Connection, number: int, entry: Entry, columns: tuple[str, ...], words: Counter[str]) -> None:
    _forget(connection, number, entry.kind, words)
    _write(connection, entry.kind, number, columns, words)
    connection.execute("update entries set digest = ? where number = ?", (entry.digest, number))


def _remove(connection: Connection, number: int, kind: str, words: Counter[str]) -> None:
    _forget(connection, number, kind, words)
    connection.execute("delete from entries where number = ?", (number,))


def _forget(connection: Connection, number: int, kind: str, words: Counter[str]) -> None:
    """Take the text of an entry out, and its words."""
    table = _table(kind)
    columns = connection.execute(f"select {', '.join(COLUMNS)} from {table} where rowid = ?", (number,))  # noqa: S608
    for row in columns.fetchall():
        words.subtract(_spelled(row))
    connection.execute(f"delete from {table} where rowid = ?", (number,))  # noqa: S608


def _spelled(columns: Iterable[str]) -> set[str]:
    """The different words of an entry."""
    return set(texts_of(" ".join(columns)))


def _count(connection: Connection, words: Counter[str]) -> None:
    rows = [
        (word, len(word), letters_of(word), times)
        for word, times in words.items()
        if times and len(word) > 2 and not word.isdigit() and word not in STOP_WORDS
    ]
    connection.executemany(
        "insert into words values (?, ?, ?, ?) on conflict (word) do update set times = times + excluded.times", rows
    )
    connection.execute("delete from words where times <= 0")


def _replace_meanings(connection: Connection, library: Library) -> None:
    """Write what words stand for; words that only people type count as known, as often as never."""
    connection.execute("delete from meanings")
    meanings = list(meanings_of(library))
    rows = [(meaning.key, place, json.dumps(meaning[1:])) for place, meaning in enumerate(meanings)]
    connection.executemany("insert into meanings values (?, ?, ?)", rows)
    typed = {word for meaning in meanings for word in meaning.typed} - STOP_WORDS
    connection.executemany(
        "insert or ignore into words values (?, ?, ?, 0)", [(word, len(word), letters_of(word)) for word in typed]
    )


def meaning_from(key: str, stored: str) -> Meaning:
    """A meaning as it was written."""
    typed, others, exact, note, exceptions = json.loads(stored)
    return Meaning(key, tuple(typed), tuple(others), exact, note, tuple(exceptions))


def _replace_topics(connection: Connection, library: Library) -> None:
    topics = Counter(topic for versions in library.entries.values() for topic in dict.fromkeys(versions[0].topics))
    connection.execute("delete from topics")
    connection.executemany("insert into topics values (?, ?)", topics.items())
