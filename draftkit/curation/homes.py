"""Homes: which of the libraries that a library is made of each clause lies in.

In: a clause and a `Library`. Out: the `Pack`, and the path of the clause's file within it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path, PurePosixPath

from draftkit.model.clause import Clause
from draftkit.model.clause_index import ClauseEntry, IndexedClauses, entry_of
from draftkit.model.library import Library, Pack


def every_clause(library: Library) -> Iterator[Clause]:
    """All versions of all clauses, also those that another library takes the place of."""
    for clauses in (library.clauses, library.hidden):
        for versions in clauses.values():
            yield from versions


def every_entry(library: Library) -> Iterator[ClauseEntry]:
    """The same as lists show them, which costs little however many there are."""
    yield from chain.from_iterable(library.entries.values())
    hidden = library.hidden
    if isinstance(hidden, IndexedClauses):
        yield from chain.from_iterable(hidden.entries.values())
    else:
        yield from map(entry_of, chain.from_iterable(hidden.values()))


def pack_of(clause: Clause | ClauseEntry, packs: Sequence[Pack]) -> Pack:
    """The library of a clause; two of one name are told apart by their folders."""
    named = [pack for pack in packs if pack.name == clause.library]
    if len(named) == 1:
        return named[0]
    return next(pack for pack in named if Path(clause.file).is_relative_to(pack.folder))


def file_in_library(clause: Clause, library: Library) -> PurePosixPath:
    """The path of a clause's file within its library."""
    return PurePosixPath(Path(clause.file).relative_to(pack_of(clause, library.packs).folder).as_posix())
