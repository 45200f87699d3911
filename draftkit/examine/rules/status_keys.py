"""DK231, DK232: keys that contradict the status, and approval of a text that nobody could recognise again."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.model.clause import Clause
from draftkit.problems import Problem, warning


def status_keys(subject: Subject) -> Iterator[Problem]:
    """A warning for each key that does not go with the status, or is missing for it."""
    for clause in subject.clauses():
        yield from _of_status(clause, subject)
        if clause.status == "approved" and not clause.fingerprint:
            message = "it is approved, but has no fingerprint: a later change of its text could not be noticed"
            hint = f"draftkit clauses approve {clause.id} writes it"
            yield warning("DK232", message, subject.at(clause, "status"), hint)


def _of_status(clause: Clause, subject: Subject) -> Iterator[Problem]:
    status = clause.status
    if status in {"draft", "reviewed"}:
        for key in ("approved_by", "approved_on"):
            if getattr(clause, key):
                hint = "take it out, or approve the clause"
                yield warning("DK231", f"it is {_a(status)}, but has '{key}'", subject.at(clause, key, key=True), hint)
    if status == "reviewed" and not clause.reviewed_by:
        hint = "write who reviewed it under 'reviewed_by', or set the status back to draft"
        yield warning("DK231", "it is reviewed, but by nobody", subject.at(clause, "status"), hint)
    if status == "withdrawn" and not clause.withdrawn_because:
        hint = "write why it must not be used again under 'withdrawn_because'"
        yield warning("DK231", "it is withdrawn, but for no reason", subject.at(clause, "status"), hint)
    if status != "withdrawn":
        for key in ("withdrawn_on", "withdrawn_because"):
            if getattr(clause, key):
                hint = "take it out, or set the status to withdrawn"
                yield warning("DK231", f"it is {_a(status)}, but has '{key}'", subject.at(clause, key, key=True), hint)


def _a(status: str) -> str:
    return "a draft" if status == "draft" else status
