"""Approving: clauses and the person who answers for them -> the changes that make them approved.

In: clauses, a `Signature`, the `Desk`. Out: a `Decision`, or a `DraftkitError` with every reason why not, before
anything is written. A clause that takes over from an approved version of the same variant begins where that one ends.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from draftkit.curation.addressing import versions_beside
from draftkit.curation.changes import Change, Desk
from draftkit.curation.signing import (
    Decision,
    Signature,
    approver,
    each_once,
    edited,
    gaps,
    place_of,
    raise_hint,
    reviewer,
)
from draftkit.model.clause import Clause
from draftkit.model.dates import day
from draftkit.model.fingerprint import fingerprint_of, is_unchanged
from draftkit.places import Place
from draftkit.problems import Problem, error, raise_errors
from draftkit.reading.yaml_edit import Value


def approve(clauses: Sequence[Clause], signature: Signature, desk: Desk) -> Decision:
    """Make clauses approved, and end the period of the approved version that each takes over from."""
    clauses = each_once(clauses)
    wanted = [clause for clause in clauses if not (clause.status == "approved" and is_unchanged(clause))]
    problems = [problem for clause in wanted for problem in _not_approvable(clause, signature, desk)]
    problems += _twice(wanted, desk)
    raise_errors(problems)
    said = [
        f"{desk.name_of(one)} is approved already, {approver(one)}, and unchanged: nothing to do."
        for one in clauses
        if one not in wanted
    ]
    changes: list[Change] = []
    for clause in wanted:
        decision = _approved(clause, signature, desk)
        changes += decision.changes
        said += decision.said
    return Decision(tuple(changes), tuple(said))


def _approved(clause: Clause, signature: Signature, desk: Desk) -> Decision:
    """The changes that approve one clause."""
    name = desk.name_of(clause)
    older = _approved_before(clause, desk)
    start = clause.since or (signature.on if older else None)
    keys: dict[str, Value] = {"status": "approved", "approved_by": signature.by, "approved_on": signature.on}
    said = [f"{name} is approved, by {signature.by} on {day(signature.on)}."]
    if clause.status == "draft":
        keys |= {"reviewed_by": None, "reviewed_on": None}
        said.append("  Nobody else reviewed it.")
    elif clause.reviewed_by and clause.reviewed_by.casefold() == signature.by.casefold():
        said.append("  Nobody else reviewed it: the reviewer is the same person.")
    if start and not clause.since:
        keys["from"] = start
    if start and older:
        said.append(f"  It is for use from {day(start)}.")
    keys["fingerprint"] = fingerprint_of(replace(clause, since=start))
    changes = [edited(clause, desk, keys)]
    for one in older:
        if one.until is None and start:
            changes.append(edited(one, desk, {"until": start}))
            said.append(f"  {desk.name_of(one)} is for use until then.")
        elif one.until and start and one.until > start:
            said.append(f"  {desk.name_of(one)} has 'until: {one.until}', which is later: both hold until then.")
    return Decision(tuple(changes), tuple(said))


def _approved_before(clause: Clause, desk: Desk) -> list[Clause]:
    """The older approved versions of the same variant."""
    versions = versions_beside(clause, desk.clauses)
    return [one for one in versions if one.status == "approved" and one.version_number < clause.version_number]


def _not_approvable(clause: Clause, signature: Signature, desk: Desk) -> Iterator[Problem]:
    """Every reason why a clause cannot be approved as it is."""
    name, place = desk.name_of(clause), place_of(clause, "status:")
    if clause.status == "withdrawn":
        yield error("DK277", f"{name} was withdrawn", place, raise_hint(desk.address_of(clause)))
    if clause.status in {"approved", "reviewed"}:
        yield from _unlike(clause, name, desk.address_of(clause))
    if clause.reviewed_on and clause.status == "reviewed" and signature.on < clause.reviewed_on:
        message = f"{name} was reviewed on {day(clause.reviewed_on)}, after {day(signature.on)}"
        yield error("DK279", message, place_of(clause, "reviewed_on:"), "give the day of the review or a later one")
    yield from gaps(clause, name)
    if clause.checked_on is None:
        hint = "compare the text with its sources, and write the day as 'checked_on'"
        yield error("DK281", f"nobody has compared {name} with its sources", Place(clause.file, 1), hint)
    if clause.review_by < signature.today:
        message = f"the review of {name} lapsed on {day(clause.review_by)}"
        hint = "compare the text with its sources again, then write 'checked_on' and a new 'review_by'"
        yield error("DK281", message, place_of(clause, "review_by:"), hint)
    yield from _clashes(clause, name, signature, desk)


def _unlike(clause: Clause, name: str, address: str) -> Iterator[Problem]:
    """Text that is not what was reviewed or approved, or of which nobody can tell."""
    place = place_of(clause, "fingerprint:" if clause.fingerprint else "status:")
    again = f'draftkit clauses review {name} --by "Name"'
    look = f"look at it with draftkit clauses diff {address}; then"
    if clause.status == "reviewed" and clause.fingerprint is None:
        hint = f"have it reviewed with {again}"
        yield error("DK278", f"{name} has no fingerprint: nobody can tell whether it is what was reviewed", place, hint)
    elif clause.status == "reviewed" and not is_unchanged(clause):
        message = f"{name} has changed since it was reviewed, {reviewer(clause)}"
        yield error("DK278", message, place, f"{look} have it reviewed again: {again}")
    elif clause.fingerprint is not None and not is_unchanged(clause):
        message = f"{name} has changed since it was approved, {approver(clause)}"
        hint = f"{look} put the approved text back, and write the new one after draftkit clauses bump {address} minor"
        yield error("DK278", message, place, hint)


def _clashes(clause: Clause, name: str, signature: Signature, desk: Desk) -> Iterator[Problem]:
    """Approved versions of the same variant whose days leave none for this one, or none for themselves."""
    for one in versions_beside(clause, desk.clauses):
        if one.status != "approved" or one.version == clause.version:
            continue
        start = clause.since or signature.on
        if one.version_number > clause.version_number and clause.until is None:
            message = f"{desk.name_of(one)}, which is newer, is approved already"
            hint = (
                f"write into {name} until which day it is to be used: 'until: {one.since or one.approved_on or start}'"
            )
            yield error("DK280", message, place_of(clause, "version:"), hint)
        elif one.version_number < clause.version_number and one.since and one.since >= start:
            message = f"{desk.name_of(one)} is for use only from {day(one.since)}: {name} would leave it no day"
            hint = "write a later day as 'from' into the new version, or withdraw the other one first"
            yield error("DK280", message, place_of(clause, "version:"), hint)


def _twice(clauses: Sequence[Clause], desk: Desk) -> Iterator[Problem]:
    """Two versions of one variant, which cannot both be approved in one go."""
    for number, clause in enumerate(clauses):
        beside = versions_beside(clause, desk.clauses)
        if any(other in beside for other in clauses[:number]):
            message = f"{desk.name_of(clause)} is the second version of one clause"
            yield error("DK280", message, Place(clause.file), "approve one after the other, the older first")
