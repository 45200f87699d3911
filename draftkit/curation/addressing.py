"""Addressing: the words with which a person names a clause, one of its variants or one of its versions.

In: words such as `legal-basis/possession`, `legal-basis/possession.scotland` or `legal-basis/possession@1.0.0`, perhaps
with nations and audiences from options, and the clauses of a library. Out: the versions meant, the newest first, or a
`UsageError` that says which there are. A variant is told by its extent and audiences; the versions in `NAME.md` and
`NAME@OLD.md` are one variant even when a new version applies in more nations than the old one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from draftkit.model.clause import AUDIENCES, Clause
from draftkit.model.extent import EXTENTS, covers, extent_in_words, nations
from draftkit.problems import UsageError, did_you_mean, error, one_of

Clauses = Mapping[str, tuple[Clause, ...]]
"""For each id its versions, the newest first."""


class Edition(Protocol):
    """What must be known of a version to tell the variants of its clause apart: a `Clause`, or its entry in a list."""

    @property
    def id(self) -> str: ...
    @property
    def version(self) -> str: ...
    @property
    def version_number(self) -> tuple[int, ...]: ...
    @property
    def extent(self) -> tuple[str, ...]: ...
    @property
    def audiences(self) -> tuple[str, ...]: ...
    @property
    def file(self) -> str: ...


AnEdition = TypeVar("AnEdition", bound=Edition)

_VERSION = re.compile(r"\d+\.\d+\.\d+\Z")


@dataclass(frozen=True, slots=True)
class Address:
    """What a person named; parts that were not named are empty."""

    id: str
    extent: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    version: str = ""


def parse_address(word: str, extent: Iterable[str] = (), audiences: Iterable[str] = ()) -> Address:
    """The parts of `ID`, `ID.scotland`, `ID.scotland.parents` or `ID@1.0.0`, with those that options name."""
    stem, _, version = word.removesuffix(".md").partition("@")
    named: list[str] = []
    while (parts := stem.rpartition("."))[0] and parts[2] in {*EXTENTS, *AUDIENCES}:
        stem, name = parts[0], parts[2]
        named.insert(0, name)
    return Address(
        stem,
        tuple(dict.fromkeys([*(name for name in named if name in EXTENTS), *extent])),
        tuple(dict.fromkeys([*(name for name in named if name in AUDIENCES), *audiences])),
        version,
    )


def find_clause(word: str, clauses: Clauses, extent: Iterable[str] = (), audiences: Iterable[str] = ()) -> Clause:
    """The version that an address names; the newest of its variant if it names none. Raises `UsageError`."""
    address = parse_address(word, extent, audiences)
    versions = versions_at(address, clauses)
    return next((one for one in versions if one.version == address.version), versions[0])


def versions_at(address: Address, clauses: Clauses) -> tuple[Clause, ...]:
    """Every version of the one variant that an address names, the newest first; raises `UsageError`."""
    variants = variants_at(address, clauses)
    if len(variants) == 1:
        return variants[0]
    everything = clauses[address.id]
    words = [f"{address_of(one[0], everything)} ({_in_words(one[0])})" for one in variants]
    hint = f"name one of: {', '.join(words)}"
    message = f"{_written(address)} names {len(variants)} variants"
    raise UsageError([error("DK271", message, None, hint)])


def variants_at(address: Address, clauses: Clauses) -> list[tuple[Clause, ...]]:
    """The variants that an address may mean, each with its versions, the newest first; raises `UsageError`."""
    if address.id not in clauses:
        raise UsageError([error("DK201", f"there is no clause '{address.id}'", None, _nearest(address.id, clauses))])
    everything = clauses[address.id]
    variants = _fitting(address, variants_of(everything))
    if not variants:
        known = ", ".join(address_of(one[0], everything) for one in variants_of(everything))
        message = f"{address.id} has no variant for {', '.join([*address.extent, *address.audiences])}"
        raise UsageError([error("DK271", message, None, f"there are: {known}")])
    if not address.version:
        return variants
    found = [one for one in variants if any(clause.version == address.version for clause in one)]
    if not found:
        versions = list(dict.fromkeys(clause.version for one in variants for clause in one))
        what = "a version has three numbers; " if not _VERSION.match(address.version) else ""
        hint = did_you_mean(address.version, versions, f"{what}it has: {', '.join(versions)}")
        raise UsageError([error("DK272", f"{address.id} has no version '{address.version}'", None, hint)])
    return found


def _fitting(address: Address, variants: list[tuple[AnEdition, ...]]) -> list[tuple[AnEdition, ...]]:
    """The variants written for exactly what is named; else those that hold there among others."""
    if not address.extent and not address.audiences:
        return variants
    wide = [one for one in variants if _holds(address, one[0])]
    exact = [
        one
        for one in wide
        if (not address.extent or nations(one[0].extent) == nations(address.extent))
        and set(one[0].audiences) == set(address.audiences)
    ]
    return exact or wide


def _holds(address: Address, clause: Edition) -> bool:
    return covers(clause.extent, address.extent) and set(address.audiences) <= set(clause.audiences)


def variants_of(versions: Sequence[AnEdition]) -> list[tuple[AnEdition, ...]]:
    """The versions of one id grouped into variants, each with the newest first."""
    groups: list[list[AnEdition]] = []
    for clause in versions:
        same = [group for group in groups if any(same_variant(clause, other) for other in group)]
        groups = [group for group in groups if group not in same]
        groups.append([*(one for group in same for one in group), clause])
    newest_first = [sorted(group, key=lambda one: one.version_number, reverse=True) for group in groups]
    return [tuple(group) for group in sorted(newest_first, key=lambda group: versions.index(group[0]))]


def versions_beside(clause: Clause, clauses: Clauses) -> tuple[Clause, ...]:
    """Every version of the variant that a clause belongs to, the newest first."""
    return next((one for one in variants_of(clauses[clause.id]) if clause in one), (clause,))


def same_variant(one: Edition, other: Edition) -> bool:
    """Whether two versions of an id are versions of one variant."""
    if _file_of_variant(one) == _file_of_variant(other):
        return True
    return nations(one.extent) == nations(other.extent) and set(one.audiences) == set(other.audiences)


def _file_of_variant(edition: Edition) -> tuple[str, str]:
    """Folder and name of a file without its version; a folder may have an `@` in its name."""
    folder, _, name = edition.file.replace("\\", "/").rpartition("/")
    return folder, name.partition("@")[0].removesuffix(".md")


def address_of(clause: Edition, versions: Sequence[Edition], *, with_version: bool = False) -> str:
    """The shortest address of a clause among all versions of its id, such as `legal-basis/possession.scotland`."""
    variants = variants_of(versions)
    words: tuple[str, ...] = ()
    if len(variants) > 1:
        own = next(one for one in variants if any(clause.file == other.file for other in one))
        words = next((few for few in _names(own[0]) if _fitting(_address(own[0], few), variants) == [own]), ())
        words = words or (*own[0].extent, *own[0].audiences)
    return ".".join([clause.id, *words]) + (f"@{clause.version}" if with_version else "")


def _names(newest: Edition) -> Iterator[tuple[str, ...]]:
    """The nations and audiences that may name a variant, the fewest first."""
    yield newest.extent
    yield from ((*newest.extent, audience) for audience in newest.audiences)
    yield (*newest.extent, *newest.audiences)


def _address(edition: Edition, words: Sequence[str]) -> Address:
    extent, audiences = ([word for word in words if word in known] for known in (EXTENTS, AUDIENCES))
    return Address(edition.id, tuple(extent), tuple(audiences))


def name_of(clause: Edition, *, with_version: bool = False) -> str:
    """What people call a version: the name of its file without its ending, with the version if asked for."""
    file = clause.file.replace("\\", "/").rpartition("/")[2].removesuffix(".md").partition("@")[0]
    return f"{clause.id.rpartition('/')[0]}/{file}" + (f"@{clause.version}" if with_version else "")


def _in_words(clause: Clause) -> str:
    audiences = f", for {', '.join(clause.audiences)}" if clause.audiences else ""
    return f"{extent_in_words(clause.extent)}{audiences}"


def _written(address: Address) -> str:
    version = f"@{address.version}" if address.version else ""
    return ".".join([address.id, *address.extent, *address.audiences]) + version


def _nearest(id: str, clauses: Clauses) -> str:
    """A hint with the id that was probably meant: the same name in another family, or nearly the same letters."""
    endings = [known for known in clauses if known.rpartition("/")[2] == id.rpartition("/")[2]]
    otherwise = "draftkit clauses list shows what there is"
    return one_of(endings[:3]) if endings else did_you_mean(id, clauses, otherwise)
