"""Comparing: a lock and the libraries of today -> what changed since it was written.

In: a `LockFile` and a `Library`. Out: a `Changes` value; the clauses of a library are compared only when the library as
a whole differs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from draftkit.curation.lock.pinned import Editions, PinnedLibrary, editions_of, pinned_libraries
from draftkit.curation.lock.text import LockFile
from draftkit.model.library import Library


@dataclass(frozen=True, slots=True)
class LibraryChange:
    """One library that is not as it was pinned; its clauses are named as `law/theft 1.0.0`."""

    name: str
    old_version: str
    new_version: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()

    @property
    def clauses(self) -> tuple[str, ...]:
        """Every clause concerned."""
        return (*self.added, *self.changed, *self.removed)


@dataclass(frozen=True, slots=True)
class Changes:
    """Everything that differs from a lock."""

    changed: tuple[LibraryChange, ...] = ()
    new: tuple[PinnedLibrary, ...] = ()
    gone: tuple[PinnedLibrary, ...] = ()
    order: tuple[str, ...] = ()
    """The names of the libraries, if they are the same in another order."""

    def __bool__(self) -> bool:
        return bool(self.changed or self.new or self.gone or self.order)


def changes_since(lock: LockFile, library: Library) -> Changes:
    """What changed since the lock was written; raises `UsageError` when it is damaged."""
    now = pinned_libraries(library)
    if now == lock.libraries:
        return Changes()
    before, after = _numbered(lock.libraries), _numbered(now)
    kept = [key for key in before if key in after]
    differing = [key for key in kept if lock.libraries[before[key]] != now[after[key]]]
    changed: list[LibraryChange] = []
    if differing:
        pinned, found = lock.clauses(), editions_of(library)
        for key in differing:
            old, new = before[key], after[key]
            changed.append(_compared(lock.libraries[old], now[new], pinned[old], found[new]))
    return Changes(
        tuple(changed),
        tuple(now[after[key]] for key in after if key not in before),
        tuple(lock.libraries[before[key]] for key in before if key not in after),
        tuple(one.name for one in now) if kept != [key for key in after if key in before] else (),
    )


def _numbered(libraries: Sequence[PinnedLibrary]) -> dict[tuple[str, int], int]:
    """Where each library stands, by its name and how many of that name came before it."""
    seen: dict[str, int] = {}
    places: dict[tuple[str, int], int] = {}
    for place, library in enumerate(libraries):
        seen[library.name] = seen.get(library.name, 0) + 1
        places[library.name, seen[library.name]] = place
    return places


def _compared(old: PinnedLibrary, new: PinnedLibrary, before: Editions, after: Editions) -> LibraryChange:
    added: list[str] = []
    changed: list[str] = []
    removed: list[str] = []
    for id in sorted({*before, *after}):
        was, now = before.get(id, ()), after.get(id, ())
        if was == now:
            continue
        old_versions, new_versions = _versions(was), _versions(now)
        added += [f"{id} {version}" for version in new_versions if version not in old_versions]
        removed += [f"{id} {version}" for version in old_versions if version not in new_versions]
        both = [version for version in new_versions if version in old_versions]
        changed += [f"{id} {version}" for version in both if new_versions[version] != old_versions[version]]
    return LibraryChange(old.name, old.version, new.version, tuple(added), tuple(changed), tuple(removed))


def _versions(editions: Iterable[str]) -> dict[str, list[str]]:
    """For each version the hashes of its files: one, or one for each variant."""
    found: dict[str, list[str]] = {}
    for edition in editions:
        version, _, hash = edition.partition(" ")
        found.setdefault(version, []).append(hash)
    return found
