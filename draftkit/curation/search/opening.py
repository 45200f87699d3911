"""Opening: a `Library` and the cache's folder -> an index that holds just this library.

In: a library, and a folder that may be missing, read-only or hold a damaged file. Out: an `Index`. A file is written
under another name and moved into place when it is whole, and is never changed after that: two processes cannot
disturb each other, and whoever reads an older file reads it to the end. Where no file can be kept the index lives in
memory; where SQLite cannot search text, a plain scan takes its place.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from draftkit.curation.search.index import DamagedIndexError, Index
from draftkit.curation.search.scan import ScannedLibrary
from draftkit.files import content_key
from draftkit.model.library import Library

if TYPE_CHECKING:
    from sqlite3 import Connection

    from draftkit.curation.search.full_text import FullTextIndex

Result = TypeVar("Result")


def open_index(library: Library, folder: Path | None) -> Index:
    """An index of `library`, from `folder` if one is kept there, and kept there for the next time."""
    if not can_search_text():
        return ScannedLibrary(library)
    path = _path(library, folder)
    return _kept(library, path) or _updated(library, path) or _in_memory(library)


def ask(library: Library, folder: Path | None, question: Callable[[Index], Result]) -> tuple[Result, Index]:
    """The answer of an index of `library`, and that index; one that turns out to be damaged is made again."""
    index = open_index(library, folder)
    try:
        return question(index), index
    except DamagedIndexError:
        index = _updated(library, _path(library, folder), "it was damaged and made again") or _in_memory(library)
        return question(index), index


def can_search_text() -> bool:
    """Whether this Python has SQLite with FTS5."""
    try:
        import sqlite3
    except ImportError:
        return False
    with closing(sqlite3.connect(":memory:")) as connection:
        try:
            connection.execute("create virtual table one using fts5(text)")
        except sqlite3.OperationalError:
            return False
    return True


def _path(library: Library, folder: Path | None) -> Path | None:
    """The same for the same libraries, whatever is in them: each workspace keeps one index."""
    if folder is None:
        return None
    return folder / f"search-{content_key(*(pack.folder for pack in library.packs), library.name)[:16]}.sqlite"


def _kept(library: Library, path: Path | None, told: str = "as it was kept") -> FullTextIndex | None:
    """The index in a file, if it is of this very library."""
    import sqlite3

    from draftkit.curation.search.full_text import FullTextIndex
    from draftkit.curation.search.store import state_of

    if path is None or not path.is_file():
        return None
    try:
        connection = _reading(path)
        stored = connection.execute("select value from about where name = 'state'").fetchone()
    except sqlite3.DatabaseError:
        return None
    if stored == (state_of(library),):
        return FullTextIndex(connection, library, f"{told} in {path}")
    connection.close()
    return None


def _reading(path: Path) -> Connection:
    import sqlite3

    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False)


def _updated(library: Library, path: Path | None, why: str = "") -> FullTextIndex | None:
    """The index in a file, brought up to date or made from nothing; None if no file can be written.

    Another process may put the index of another state of the library in its place at once: then there is none either.
    """
    import sqlite3

    if path is None:
        return None
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(suffix=".part", dir=path.parent)
        os.close(handle)
        try:
            told = _write(library, path, Path(name), bool(why))
            os.replace(name, path)
        finally:
            Path(name).unlink(missing_ok=True)
        return _kept(library, path, f"{why or told}; kept")
    except (OSError, sqlite3.OperationalError):
        return None


def _write(library: Library, path: Path, target: Path, from_nothing: bool) -> str:
    """Write the index to `target`, from the one in `path` if that is of use; says what was done."""
    import sqlite3

    from draftkit.curation.search.store import FORM, bring_up_to_date

    told = "it was made"
    if path.is_file() and not from_nothing:
        try:
            shutil.copyfile(path, target)
            with closing(_writing(target)) as connection:
                if connection.execute("select value from about where name = 'form'").fetchone() == (FORM,):
                    done = bring_up_to_date(connection, library)
                    return f"{done.added} entries were added, {done.changed} changed and {done.removed} removed"
            told = "it was of another version of draftkit and made again"
        except sqlite3.DatabaseError:
            told = "it was damaged and made again"
        target.write_bytes(b"")
    with closing(_writing(target)) as connection:
        _fill(connection, library)
    return told


def _writing(path: Path) -> Connection:
    """A connection to a file that nobody else knows: there is nothing to guard against."""
    import sqlite3

    connection = sqlite3.connect(path)
    connection.execute("pragma journal_mode = off")
    connection.execute("pragma synchronous = off")
    return connection


def _fill(connection: Connection, library: Library) -> None:
    from draftkit.curation.search.store import SCHEMA, bring_up_to_date

    connection.executescript(SCHEMA)
    bring_up_to_date(connection, library)


def _in_memory(library: Library) -> FullTextIndex:
    import sqlite3

    from draftkit.curation.search.full_text import FullTextIndex

    connection = sqlite3.connect(":memory:", check_same_thread=False)
    _fill(connection, library)
    return FullTextIndex(connection, library, "it was made in memory, as no file could be kept")
