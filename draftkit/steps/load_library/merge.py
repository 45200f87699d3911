"""Merging: the versions that several libraries have of one clause -> those in use, and those that are hidden.

In: for one id, the versions of each library, the libraries in order. Out: the versions of the library made of them all
and the versions that earlier libraries take the place of. The first library that has a variant (an extent with its
audiences) has it whole, with all its versions: two libraries never share the history of one variant.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from draftkit.model.extent import nations

Variant = tuple[frozenset[str], frozenset[str]]
"""Nations and audiences: what tells the variants of a clause apart, in whatever words and order."""


class Edition(Protocol):
    """What merging must know of a version of a clause."""

    @property
    def version(self) -> str: ...
    @property
    def extent(self) -> tuple[str, ...]: ...
    @property
    def audiences(self) -> tuple[str, ...]: ...
    @property
    def overrides(self) -> str | None: ...


AnEdition = TypeVar("AnEdition", bound=Edition)


def variant_of(edition: Edition) -> Variant:
    """What the version shares with the older and newer versions of the same variant."""
    return nations(edition.extent), frozenset(edition.audiences)


def merge(libraries: Sequence[Sequence[AnEdition]]) -> tuple[list[AnEdition], list[AnEdition]]:
    """The versions in use and the hidden ones, of one clause, in the order of the libraries."""
    used: list[AnEdition] = []
    hidden: list[AnEdition] = []
    taken: set[Variant] = set()
    for number, editions in enumerate(libraries):
        for edition in editions:
            (hidden if variant_of(edition) in taken else used).append(edition)
        taken.update(variant_of(edition) for edition in editions)
        for edition in editions:
            for later in libraries[number + 1 :] if edition.overrides else ():
                taken.update(_overridden(edition, later))
    return used, hidden


def _overridden(edition: Edition, others: Sequence[Edition]) -> set[Variant]:
    """The variants of a later library that a version says it takes the place of.

    Where several have the version that it names, the one like it is meant; if none is, those for its own nations.
    """
    version = (edition.overrides or "").rpartition("@")[2]
    named = {variant_of(other) for other in others if other.version == version}
    if variant_of(edition) in named:
        return {variant_of(edition)}
    shared = {variant for variant in named if variant[0] & nations(edition.extent)}
    return shared or named
