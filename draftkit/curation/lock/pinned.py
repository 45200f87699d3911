"""What is pinned: a `Library` -> a `Lock`.

In: a library. Out: for each library that it is made of, in order, its name, version and hash, and for each of its
clauses the versions with a hash of the file of each; nothing that depends on where it lies or on the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from draftkit.curation.homes import every_entry, pack_of
from draftkit.model.library import Library
from draftkit.reading.shape import Absence, Field, group

HASH_LENGTH = 12
"""How many hexadecimal digits of a clause's hash are pinned."""

_PINNED = group(
    "library",
    Field("name", absence=Absence.ERROR, help="The name in its library.yaml."),
    Field("version", absence=Absence.ERROR, help="The version in its library.yaml."),
    Field("hash", pattern="[0-9a-f]+", absence=Absence.ERROR, help="A hash of all its files."),
)

HEAD_SHAPE = group(
    "lock",
    Field("version", "number", absence=Absence.ERROR, help="The version of this form of file: 1."),
    Field("libraries", "list", item=_PINNED, help="The libraries in use, the first wins."),
    help="The part of a lock that is always read.",
)

LOCK_SHAPE = group(
    "lock",
    *HEAD_SHAPE.fields,
    Field(
        "texts",
        "list",
        item=group(
            "text",
            Field("library", absence=Absence.ERROR, help="The name of a library, in the same order."),
            Field(
                "clauses",
                "mapping",
                item=Field("clause", "list", item=Field("version")),
                help="For each id its versions, each with a hash of its file.",
            ),
        ),
        help="The clauses of each library.",
    ),
    help="The libraries that documents are made from, as `draftkit lock` found them.",
)

Editions = Mapping[str, tuple[str, ...]]
"""For each id its versions, each with its hash: `1.0.0 3f2a9c0177de`."""


@dataclass(frozen=True, slots=True)
class PinnedLibrary:
    """A library at the time of pinning."""

    name: str
    version: str
    hash: str


@dataclass(frozen=True, slots=True)
class Lock:
    """All libraries at the time of pinning, and the clauses of each in the same order."""

    libraries: tuple[PinnedLibrary, ...]
    clauses: tuple[Editions, ...] = field(default=())


def lock_of(library: Library) -> Lock:
    """What pins the libraries that a library is made of."""
    return Lock(pinned_libraries(library), editions_of(library))


def pinned_libraries(library: Library) -> tuple[PinnedLibrary, ...]:
    """Each library without its clauses, which costs nothing however many there are."""
    return tuple(PinnedLibrary(pack.name, pack.version, pack.key) for pack in library.packs)


def editions_of(library: Library) -> tuple[Editions, ...]:
    """For each library, in order, every version of its clauses, those in use and those that are hidden."""
    found: dict[str, dict[str, list[str]]] = {pack.folder: {} for pack in library.packs}
    for clause in every_entry(library):
        written = f"{clause.version} {clause.key[:HASH_LENGTH]}"
        found[pack_of(clause, library.packs).folder].setdefault(clause.id, []).append(written)
    return tuple({id: tuple(sorted(ids[id])) for id in sorted(ids)} for ids in found.values())
