"""Reviewing: clauses and the person who read them -> the changes that make them reviewed.

In: clauses, a `Signature`, the `Desk`. Out: a `Decision`, or a `DraftkitError` with every reason why not, before
anything is written. The fingerprint of the wording is written beside the name, so that a later change is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from draftkit.curation.changes import Desk
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
from draftkit.problems import Problem, error, raise_errors
from draftkit.reading.yaml_edit import Value


def review(clauses: Sequence[Clause], signature: Signature, desk: Desk) -> Decision:
    """Make clauses reviewed; what is reviewed already and unchanged stays as it is."""
    clauses = each_once(clauses)
    raise_errors([problem for clause in clauses for problem in _not_reviewable(clause, signature, desk)])
    changes, said = [], []
    for clause in clauses:
        name = desk.name_of(clause)
        if clause.status == "reviewed" and is_unchanged(clause):
            said.append(f"{name} is reviewed already, {reviewer(clause)}, and unchanged: nothing to do.")
            continue
        keys: dict[str, Value] = {"status": "reviewed", "reviewed_by": signature.by, "reviewed_on": signature.on}
        changes.append(edited(clause, desk, {**keys, "fingerprint": fingerprint_of(clause)}))
        said.append(f"{name} is reviewed, by {signature.by} on {day(signature.on)}.")
    return Decision(tuple(changes), tuple(said))


def _not_reviewable(clause: Clause, signature: Signature, desk: Desk) -> Iterator[Problem]:
    name, place = desk.name_of(clause), place_of(clause, "status:")
    if clause.status == "withdrawn":
        yield error("DK277", f"{name} was withdrawn", place, raise_hint(desk.address_of(clause)))
    elif clause.status == "approved":
        yield error(
            "DK277", f"{name} is approved already, {approver(clause)}", place, raise_hint(desk.address_of(clause))
        )
    yield from gaps(clause, name)
