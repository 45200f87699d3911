"""The index of a library: what lists and filters need to know of each clause, without its law, its texts and its notes.

In: clauses, or what a cache kept of them. Out: `ClauseEntry` values, which have the same names as a `Clause` has.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:  # a list of clauses is made without making a clause
    from datetime import date

    from draftkit.model.clause import Clause


class ClauseEntry(NamedTuple):
    """One version of a clause as lists show it; each field means what it means in `Clause`."""

    id: str
    version: str
    status: str
    extent: tuple[str, ...]
    audiences: tuple[str, ...]
    topics: tuple[str, ...]
    title: str
    order: int
    review_by: date
    owner: str | None
    overrides: str | None
    parameter_names: tuple[str, ...]
    library: str
    file: str
    key: str

    @property
    def family(self) -> str:
        """The folder the clause lies in."""
        return self.id.rpartition("/")[0]

    @property
    def version_number(self) -> tuple[int, ...]:
        """The version as numbers that can be compared."""
        return tuple(int(part) for part in self.version.split("."))


class IndexedClauses(Mapping[str, "tuple[Clause, ...]"]):
    """Clauses by id, the newest version first, each made when it is first asked for."""

    @property
    @abstractmethod
    def entries(self) -> Mapping[str, tuple[ClauseEntry, ...]]:
        """The same clauses as lists show them."""

    @property
    @abstractmethod
    def version_count(self) -> int:
        """How many versions there are."""

    @abstractmethod
    def newest(self, *names: str) -> list[list[Any]]:
        """Some fields of the newest version of each clause, a column for each, in the order of the ids."""

    @property
    @abstractmethod
    def families(self) -> Mapping[str, tuple[str, ...]]:
        """For each family its ids, in order."""

    @property
    @abstractmethod
    def parameter_names(self) -> frozenset[str]:
        """The name of every parameter of every clause."""


def entry_of(clause: Clause) -> ClauseEntry:
    """A clause as lists show it."""
    return ClauseEntry(
        clause.id,
        clause.version,
        clause.status,
        clause.extent,
        clause.audiences,
        clause.topics,
        clause.title,
        clause.order,
        clause.review_by,
        clause.owner,
        clause.overrides,
        tuple(parameter.name for parameter in clause.parameters),
        clause.library,
        clause.file,
        clause.key,
    )


def families_of(ids: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Ids by family, in the order given."""
    families: dict[str, list[str]] = {}
    for id in ids:
        families.setdefault(id.rpartition("/")[0], []).append(id)
    return {family: tuple(found) for family, found in families.items()}
