"""Listing: which clauses of a library pass filters, in the order of a list.

In: the entries of a library, `Filters`, and perhaps a day by which a review falls due. Out: the clauses that pass, by
family, and the words in filters that nothing there can pass. Only what a library knows of a clause without its text is
looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from draftkit.model.clause import AUDIENCES, STATUSES
from draftkit.model.clause_index import ClauseEntry
from draftkit.model.extent import EXTENTS, covers

Entries = Mapping[str, Sequence[ClauseEntry]]
"""For each id its versions as lists show them, the newest first."""


@dataclass(frozen=True, slots=True)
class Filters:
    """What a clause must be to be listed: all that is given, of several words for one thing any; empty is no matter."""

    family: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    audience: tuple[str, ...] = ()
    extent: tuple[str, ...] = ()
    status: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    due_by: date | None = None
    """The day up to which a review has lapsed or falls due."""


def listed(entries: Entries, filters: Filters, *, everything: bool = False) -> list[ClauseEntry]:
    """The newest version of each clause that passes, or all versions of all variants, in the order of a list."""
    found: list[ClauseEntry] = []
    for versions in entries.values():
        candidates = versions if everything or len(versions) == 1 else newest_of_variants(versions)
        passed = [clause for clause in candidates if passes(clause, filters)]
        found += passed if everything else passed[:1]
    return sorted(found, key=lambda clause: (clause.family, clause.order, clause.id))


def newest_of_variants(versions: Sequence[ClauseEntry]) -> list[ClauseEntry]:
    """The newest version of each variant of one clause."""
    from draftkit.curation.addressing import variants_of  # most lists have one version of each clause

    return [variant[0] for variant in variants_of(versions)]


def passes(clause: ClauseEntry, filters: Filters) -> bool:
    """Whether a clause is what every filter asks for."""
    return (
        (not filters.family or clause.family in filters.family)
        and (not filters.topic or any(topic in clause.topics for topic in filters.topic))
        and (not filters.audience or not clause.audiences or any(one in clause.audiences for one in filters.audience))
        and (not filters.extent or any(covers(clause.extent, [nation]) for nation in filters.extent))
        and (not filters.status or clause.status in filters.status)
        and (not filters.owner or clause.owner in filters.owner)
        and (filters.due_by is None or is_due(clause, filters.due_by))
    )


def is_due(clause: ClauseEntry, by: date) -> bool:
    """Whether somebody must look at a clause again by a day; nobody must at one that was withdrawn."""
    return clause.status != "withdrawn" and clause.review_by <= by


def known_words(entries: Entries) -> dict[str, list[str]]:
    """For each filter the words that a clause of this library can pass, in the order of a list."""
    every = [clause for versions in entries.values() for clause in versions]
    return {
        "family": _sorted(clause.family for clause in every),
        "topic": _sorted(topic for clause in every for topic in clause.topics),
        "audience": list(AUDIENCES),
        "extent": list(EXTENTS),
        "status": list(STATUSES),
        "owner": _sorted(clause.owner for clause in every if clause.owner),
    }


def _sorted(words: Iterable[str]) -> list[str]:
    return sorted(set(words))
