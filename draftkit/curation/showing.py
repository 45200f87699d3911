"""Which version of a clause to show when a person names it, and how it stands on a day.

In: an address, perhaps with nations and audiences, a `Library` and a date. Out: a `Shown`: the version that a document
would get, or the one that was named, with the reason when no document would get it. Raises `UsageError`.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from draftkit.curation.addressing import parse_address, variants_at
from draftkit.curation.versions import main_variant
from draftkit.model.clause import Clause
from draftkit.model.fingerprint import is_unchanged
from draftkit.model.library import Library
from draftkit.model.selection import Pick, Refusal, Wanted
from draftkit.steps.choose import choose_version


@dataclass(frozen=True, slots=True)
class Shown:
    """A version of a clause, and how it stands."""

    clause: Clause
    everything: tuple[Clause, ...]
    """All versions of all variants of its id, the newest first."""
    as_at: date
    reason: str
    """Why this version, in a sentence without its full stop."""
    usable: bool
    """Whether a document of that day would get it."""


def shown_clause(
    word: str, library: Library, as_at: date, extent: Sequence[str] = (), audiences: Sequence[str] = ()
) -> Shown:
    """The version to show."""
    address = parse_address(word)
    variants_at(address, library.clauses)  # refuses what there is not
    everything = library.clauses[address.id]
    if address.version:
        variant = main_variant(word, library.clauses)
        clause = next(one for one in variant if one.version == address.version)
        answer = _chosen(everything, clause.extent, clause.audiences, as_at, library)
    elif extent or audiences:
        first = main_variant(word, library.clauses)[0]
        wanted = extent or address.extent or first.extent
        answer = _chosen(everything, wanted, audiences or address.audiences, as_at, library)
        clause = answer.clause if isinstance(answer, Pick) else first
    else:
        variant = main_variant(word, library.clauses)
        answer = _chosen(variant, variant[0].extent, variant[0].audiences, as_at, library)
        clause = answer.clause if isinstance(answer, Pick) else variant[0]
    usable = isinstance(answer, Pick) and answer.clause is clause
    return Shown(clause, tuple(everything), as_at, _reason(answer, clause), usable)


def fingerprint_state(clause: Clause) -> str:
    """Whether the wording is still what somebody reviewed or approved."""
    if clause.fingerprint is None:
        return "none was taken: no review of this wording is recorded"
    if is_unchanged(clause):
        return "matches: the wording is what was vouched for"
    return "differs: the wording has changed since somebody vouched for it"


def _chosen(
    versions: Sequence[Clause], extent: Sequence[str], audiences: Sequence[str], as_at: date, library: Library
) -> Pick | Refusal:
    wanted = Wanted(tuple(extent), as_at, tuple(audiences), by_name=not audiences)
    return choose_version(versions[0].id, versions, wanted, library.sources)


def _reason(answer: Pick | Refusal, clause: Clause) -> str:
    if isinstance(answer, Refusal) or answer.clause is clause:
        return answer.reason
    return f"a document would get version {answer.clause.version}: {answer.reason}"
