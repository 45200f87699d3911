"""Several folders as one: their rows, counted through, and which of them are in use.

In: shelves, of which the first wins. Out: for each id the rows in use and the hidden ones, and the columns of all rows.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain, repeat
from typing import Any, NamedTuple

from draftkit.steps.load_library.shelf import Shelf

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

    def column(self, name: str) -> list[Any]:
        """A column of all rows; also `library` and `file`."""
        return list(chain.from_iterable(_column(shelf, name) for shelf in self.shelves))

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
        hidden = {}
        for id in sorted(shared):
            used[id], others = self._merged([rows.get(id, ()) for rows in by_shelf])
            if others:
                hidden[id] = others
        return used, hidden

    def _merged(self, rows: Sequence[Sequence[int]]) -> tuple[list[int], list[int]]:
        """The rows in use and the hidden ones, of those that each library has of one clause."""
        from draftkit.steps.load_library.merge import merge

        used, hidden = merge([[self._edition(number) for number in numbers] for numbers in rows])
        return _newest_first(used), _newest_first(hidden)

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
    from draftkit.steps.load_library.arrange import newest_first

    return [one.number for one in sorted(editions, key=lambda edition: newest_first(edition.version))]


def _rows_of(shelf: Shelf, first: int) -> dict[str, Sequence[int]]:
    """The rows of each id of a shelf."""
    starts = [first + start for start in shelf.index.starts]
    return dict(zip(shelf.index.ids, map(range, starts, starts[1:]), strict=True))


def _column(shelf: Shelf, name: str) -> Iterable[Any]:
    if name == "library":
        return repeat(shelf.name, len(shelf.index))
    if name == "file":
        return [f"{shelf.folder}/{path}" for path in shelf.index.paths]
    return shelf.index.column(name)
