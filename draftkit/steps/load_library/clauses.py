"""The clauses and registers of several folders as mappings in which each value is made when it is first asked for.

In: shelves, of which the first wins. Out: the clauses in use, the hidden ones, and the entries of registers. A document
that names sixty clauses of ten thousand makes sixty.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, repeat
from typing import Any, NamedTuple, TypeVar

from draftkit.model.clause import Clause
from draftkit.model.clause_index import ClauseEntry, IndexedClauses, families_of
from draftkit.steps.load_library.arrange import newest_first
from draftkit.steps.load_library.index import KEY
from draftkit.steps.load_library.merge import merge
from draftkit.steps.load_library.records import FileRead
from draftkit.steps.load_library.shelf import Shelf
from draftkit.steps.load_library.values import clause_from

Value = TypeVar("Value")

Rows = Mapping[str, Sequence[int]]
"""For each id its rows, the newest version first; the rows of all shelves are counted through."""


class Shelves:
    """Several folders whose rows are counted through."""

    def __init__(self, shelves: Sequence[Shelf]) -> None:
        self.shelves = shelves
        self.firsts: list[int] = []
        """The number of each shelf's first row."""
        count = 0
        for shelf in shelves:
            self.firsts.append(count)
            count += len(shelf.index)

    def place(self, number: int) -> tuple[Shelf, int]:
        """The shelf of a row, and the row in it."""
        which = bisect_right(self.firsts, number) - 1
        return self.shelves[which], number - self.firsts[which]

    @cached_property
    def entries(self) -> list[ClauseEntry]:
        """Every row as lists show it; a row of a register has no id."""
        return list(chain.from_iterable(_entries(shelf) for shelf in self.shelves))

    def sort_out(self) -> tuple[Rows, Rows]:
        """The rows of the clauses in use, and the rows of those that an earlier library takes the place of."""
        by_shelf = [_rows_of(shelf, first) for shelf, first in zip(self.shelves, self.firsts, strict=True)]
        if len(by_shelf) == 1:
            return by_shelf[0], {}
        found: dict[str, Sequence[int]] = {}
        shared: set[str] = set()
        for rows in by_shelf:
            shared |= found.keys() & rows.keys()
            found |= rows
        used = {id: found[id] for id in sorted(found)}
        hidden: dict[str, Sequence[int]] = {}
        for id in sorted(shared):
            here, others = merge([[self._edition(row) for row in rows.get(id, ())] for rows in by_shelf])
            used[id] = _newest_first(here)
            if others:
                hidden[id] = _newest_first(others)
        return used, hidden

    def _edition(self, number: int) -> _Edition:
        shelf, row = self.place(number)
        tables, codes = shelf.index.tables, shelf.index.codes
        return _Edition(number, *(tables[name][codes[name][row]] for name in _Edition._fields[1:]))


class _Edition(NamedTuple):
    """What merging must know of a row."""

    number: int
    version: str
    extent: tuple[str, ...]
    audiences: tuple[str, ...]
    overrides: str | None


def _newest_first(editions: Iterable[_Edition]) -> list[int]:
    return [one.number for one in sorted(editions, key=lambda edition: newest_first(edition.version))]


def _rows_of(shelf: Shelf, first: int) -> dict[str, Sequence[int]]:
    """The rows of each id of a shelf."""
    index = shelf.index
    rows = [first + row for row in index.sorted_rows] if first else list(index.sorted_rows)
    ends = [*index.starts[1:], len(rows)]
    return {id: rows[start:end] for id, start, end in zip(index.ids(), index.starts, ends, strict=False)}


def _entries(shelf: Shelf) -> Iterable[ClauseEntry]:
    index = shelf.index
    columns = (
        index.texts["id"],
        *(index.column(name) for name in ("version", "status", "extent", "audiences", "topics")),
        index.texts["title"],
        index.orders,
        *(index.column(name) for name in ("review_by", "owner", "overrides", "parameter_names")),
        repeat(shelf.name),
        [f"{shelf.folder}/{path}" for path in index.texts["path"]],
        [index.keys[start : start + KEY] for start in range(0, len(index.keys), KEY)],
    )
    return map(ClauseEntry._make, zip(*columns, strict=False))


class Clauses(IndexedClauses):
    """Clauses by id, each made when it is first asked for."""

    def __init__(self, shelves: Shelves, rows: Rows) -> None:
        self.shelves = shelves
        self.rows = rows
        self.made: dict[str, tuple[Clause, ...]] = {}

    def __getitem__(self, id: str) -> tuple[Clause, ...]:
        """The versions of a clause; raises `DraftkitError` when a file has to be read again and is faulty by now."""
        if id not in self.made:
            self.made[id] = tuple(self._clause(number) for number in self.rows[id])
        return self.made[id]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __contains__(self, id: object) -> bool:
        return id in self.rows

    def _clause(self, number: int) -> Clause:
        shelf, row = self.shelves.place(number)
        return _made(shelf, row, lambda file: clause_from(file, shelf.name))

    @cached_property
    def entries(self) -> Mapping[str, tuple[ClauseEntry, ...]]:
        """The same clauses as lists show them."""
        every = self.shelves.entries
        return {id: tuple([every[number] for number in numbers]) for id, numbers in self.rows.items()}

    @cached_property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """For each family its ids, in order."""
        return families_of(self.rows)

    @cached_property
    def parameter_names(self) -> frozenset[str]:
        """The name of every parameter of every clause."""
        names: set[str] = set()
        used = set(chain.from_iterable(self.rows.values()))
        for shelf, first in zip(self.shelves.shelves, self.shelves.firsts, strict=True):
            table, codes = shelf.index.tables["parameter_names"], shelf.index.codes["parameter_names"]
            names.update(*(table[code] for row, code in enumerate(codes) if table[code] and first + row in used))
        return frozenset(names)


class Register(Mapping[str, Value]):
    """The entries of a register from every folder, of which the first that has a key wins; read when first used."""

    def __init__(self, shelves: Sequence[Shelf], kind: str, make: Callable[[str, dict[str, Any]], Value]) -> None:
        self.shelves = shelves
        self.kind = kind
        self.make = make

    @cached_property
    def values_by_key(self) -> dict[str, Value]:
        """Every entry."""
        found: dict[str, Value] = {}
        for shelf in self.shelves:
            if self.kind in shelf.index.texts["path"]:
                row = shelf.index.texts["path"].index(self.kind)
                found = _made(shelf, row, self._entries) | found
        return found

    def _entries(self, file: FileRead) -> dict[str, Value]:
        return {key: self.make(key, values) for key, values in file.values.items()}

    def __getitem__(self, key: str) -> Value:
        return self.values_by_key[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.values_by_key)

    def __len__(self) -> int:
        return len(self.values_by_key)


def _made(shelf: Shelf, row: int, make: Callable[[FileRead], Value]) -> Value:
    """A value from a file; from the file itself where what was kept of it has not the shape of such a file."""
    try:
        return make(shelf[row])
    except (KeyError, TypeError, ValueError, AttributeError):
        if row in shelf.fresh:
            raise
        shelf.on_damage()
        return make(shelf.read(row))
