"""Upstream: the clauses that other libraries have of the same id, and what became of them since they were overridden.

In: a `Library` made of several. Out: for a library in it, the clauses that later libraries would give (`upstream_of`);
for each clause with `overrides`, an `Override` with the text that it was made from and what upstream has now.

The text that an override was made from is kept in its library as `.upstream/FAMILY/NAME@VERSION.md`; names that begin
with a dot are not read as clauses.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from draftkit.curation.homes import every_clause, file_in_library, pack_of
from draftkit.model.clause import Clause
from draftkit.model.fingerprint import fingerprint_of
from draftkit.model.library import Library, Pack
from draftkit.steps.load_library.merge import merge, variant_of
from draftkit.steps.load_library.read_file import read_file
from draftkit.steps.load_library.values import clause_from

FOLDER = ".upstream"

Versions = Mapping[str, tuple[Clause, ...]]
"""For each id its versions, the newest first."""


@dataclass(frozen=True, slots=True)
class Override:
    """A clause that takes the place of another library's, and what that library has."""

    clause: Clause
    version: str
    """The version of the other library's clause that it was made from."""
    upstream: tuple[Clause, ...]
    """All versions that the other library has of the variant now, the newest first; none if it has gone."""
    base: Clause | None
    """The clause as it was when it was overridden; None if that was not kept."""

    @property
    def then(self) -> Clause | None:
        """What it was made from: as it was kept, else as upstream has that version now."""
        return self.base or next((one for one in self.upstream if one.version == self.version), None)

    @property
    def now(self) -> Clause:
        """The newest version that upstream has."""
        return self.upstream[0]

    @property
    def has_moved_on(self) -> bool:
        """Whether upstream has another version, has changed this one, or has withdrawn it."""
        if not self.upstream:
            return False
        if self.now.version != self.version:
            return True
        return self.base is not None and (
            fingerprint_of(self.now) != fingerprint_of(self.base)
            or (self.now.status == "withdrawn") != (self.base.status == "withdrawn")
        )


def plain_file(file: PurePosixPath) -> PurePosixPath:
    """The path of the file that holds the newest version of the same variant."""
    return file.with_name(f"{file.name.removesuffix('.md').partition('@')[0]}.md")


def base_file(file: PurePosixPath, version: str) -> PurePosixPath:
    """Where the text that an override was made from is kept, within the library of the override."""
    return FOLDER / file.with_name(f"{plain_file(file).stem}@{version}.md")


def upstream_of(pack: Pack | None, library: Library) -> Versions:
    """The clauses as the libraries after `pack` would give them without it; after none, as all give them."""
    later = list(library.packs[library.packs.index(pack) + 1 :] if pack else library.packs)
    places = {one.folder: number for number, one in enumerate(later)}
    found: dict[str, list[list[Clause]]] = {}
    for clause in every_clause(library):
        place = places.get(pack_of(clause, library.packs).folder)
        if place is not None:
            found.setdefault(clause.id, [[] for _ in later])[place].append(clause)
    return {id: _newest_first(merge(of_packs)[0]) for id, of_packs in sorted(found.items())}


def overrides_in(pack: Pack, library: Library, upstream: Versions) -> Iterator[Override]:
    """What the newest version of each variant in one library overrides; raises `DraftkitError` for a damaged base."""
    for clause in newest_of_pack(pack, library):
        if clause.overrides:
            yield override_of(clause, library, upstream)


def override_of(clause: Clause, library: Library, upstream: Versions) -> Override:
    """What one clause overrides; raises `DraftkitError` when the text that it was made from is damaged."""
    version = overridden_version(clause)
    return Override(clause, version, target_of(clause, upstream), _base(clause, version, library))


def overridden_version(clause: Clause) -> str:
    """The version in `overrides`."""
    return (clause.overrides or "").rpartition("@")[2]


def target_of(clause: Clause, upstream: Versions) -> tuple[Clause, ...]:
    """All versions of the variant that a clause overrides, the newest first.

    Of variants with the version that it names the nearest to the clause is meant; if none has that version any more,
    the one that is like the clause, or for some of its nations.
    """
    versions = upstream.get(clause.id, ())
    named = [one for one in versions if one.version == overridden_version(clause)]
    named = named or [one for one in versions if variant_of(one) == variant_of(clause)]
    named = named or [
        one for one in versions if _nearness(one, clause)[1] and set(one.audiences) == set(clause.audiences)
    ]
    if not named:
        return ()
    variant = variant_of(max(named, key=lambda one: _nearness(one, clause)))
    return tuple(one for one in versions if variant_of(one) == variant)


def newest_of_pack(pack: Pack, library: Library) -> list[Clause]:
    """The newest version of each variant of each clause in one library."""
    newest: dict[tuple[str, object], Clause] = {}
    for clause in every_clause(library):
        if clause.library == pack.name and pack_of(clause, library.packs) == pack:
            key = (clause.id, variant_of(clause))
            if key not in newest or newest[key].version_number < clause.version_number:
                newest[key] = clause
    return sorted(newest.values(), key=lambda one: one.file)


def _nearness(one: Clause, other: Clause) -> tuple[bool, int]:
    (nations, audiences), (others, other_audiences) = variant_of(one), variant_of(other)
    return (nations, audiences) == (others, other_audiences), len(nations & others)


def _newest_first(versions: Sequence[Clause]) -> tuple[Clause, ...]:
    return tuple(sorted(versions, key=lambda one: one.version_number, reverse=True))


def _base(clause: Clause, version: str, library: Library) -> Clause | None:
    """The clause as it was when it was overridden; raises `DraftkitError` when its file is damaged."""
    file = base_file(file_in_library(clause, library), version)
    path = Path(pack_of(clause, library.packs).folder, file)
    if not path.is_file():
        return None
    return clause_from(read_file(path, file.relative_to(FOLDER).as_posix()), clause.library)


def same_wording(one: Clause, other: Clause) -> bool:
    """Whether two clauses say the same, whatever their versions and days of use."""
    unversioned = (fingerprint_of(replace(clause, version="", since=None)) for clause in (one, other))
    return len(set(unversioned)) == 1
