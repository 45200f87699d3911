"""The clauses of several folders as a mapping in which each is made when it is first asked for.

In: shelves and the rows in use. Out: clauses, and what lists show of them. A document that names sixty clauses of ten
thousand makes sixty.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Any

from draftkit.model.clause_index import ClauseEntry, IndexedClauses, families_of
from draftkit.steps.load_library.shelves import Rows, Shelves

if TYPE_CHECKING:
    from draftkit.model.clause import Clause


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
        from draftkit.steps.load_library.values import clause_from

        shelf, row = self.shelves.place(number)
        return shelf.made(row, lambda file: clause_from(file, shelf.name))

    @cached_property
    def entries(self) -> Mapping[str, tuple[ClauseEntry, ...]]:
        """The same clauses as lists show them."""
        every = list(map(ClauseEntry._make, zip(*map(self.shelves.column, ClauseEntry._fields), strict=True)))
        return {id: tuple([every[number] for number in numbers]) for id, numbers in self.rows.items()}

    @property
    def version_count(self) -> int:
        """How many versions there are."""
        return sum(map(len, self.rows.values()))

    def newest(self, *names: str) -> list[list[Any]]:
        """Some fields of the newest version of each clause, a column for each."""
        rows = [numbers[0] for numbers in self.rows.values()]
        return [
            list(self.rows) if name == "id" else list(map(self.shelves.column(name).__getitem__, rows))
            for name in names
        ]

    @cached_property
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """For each family its ids, in order."""
        return families_of(self.rows)

    @cached_property
    def parameter_names(self) -> frozenset[str]:
        """The name of every parameter of every clause."""
        names = self.shelves.column("parameter_names")
        return frozenset(chain.from_iterable(names[number] for number in chain.from_iterable(self.rows.values())))
