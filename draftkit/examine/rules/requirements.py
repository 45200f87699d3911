"""DK234, DK235: requirements that cannot be met where the clause applies, or that the clause itself excludes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from draftkit.examine.reach import all_required
from draftkit.examine.subject import Subject
from draftkit.model.clause import Clause
from draftkit.model.extent import nations, nations_in_words
from draftkit.problems import Problem, error, warning


def requirements(subject: Subject) -> Iterator[Problem]:
    """What stands in the way of each clause's requirements."""
    clauses = subject.library.clauses
    for clause in subject.clauses():
        if clause.status == "withdrawn":
            continue
        for number, id in enumerate(clause.requires):
            reason, hint = _obstacle(clause, clauses.get(id, ()))
            if reason:
                where = subject.at(clause, "requires", number)
                yield warning("DK234", f"it requires '{id}', {reason}", where, hint)
        yield from _excluded(clause, clauses, subject)


def _obstacle(clause: Clause, versions: tuple[Clause, ...]) -> tuple[str, str]:
    """Why a required clause cannot always be there, and what to do; nothing for one that does not exist."""
    usable = [one for one in versions if one.status != "withdrawn"]
    if versions and not usable:
        return "which was withdrawn", "require another clause, or none"
    there = nations(word for one in usable for word in one.extent)
    missing = nations(clause.extent) - there
    if not usable or not missing:
        return "", ""
    reason = f"which does not apply in {nations_in_words(missing)}"
    return reason, "widen the required clause, write a variant of it, or narrow this clause's extent"


def _excluded(clause: Clause, clauses: Mapping[str, tuple[Clause, ...]], subject: Subject) -> Iterator[Problem]:
    """The conflicts with what the clause requires, directly or by way of others."""
    found = all_required(clause, clauses) if clause.conflicts and clause.requires else frozenset()
    for number, id in enumerate(clause.conflicts):
        if id in found:
            way = "" if id in clause.requires else " by way of others"
            message = f"it conflicts with '{id}', but requires it{way}"
            where = subject.at(clause, "conflicts", number)
            yield error("DK235", message, where, "take it out of 'requires' or 'conflicts'")
