"""DK407, clauses that rest on law of which nobody could verify whether it is in force."""

from __future__ import annotations

from draftkit.model.subject import Subject
from draftkit.places import Place
from draftkit.problems import Problem, warning


def unknown_law(subject: Subject) -> list[Problem]:
    """A warning for each clause with law of unknown state, with the drafter's guidance as the hint."""
    problems = []
    for clause in {placement.clause.id: placement.clause for placement in subject.placements}.values():
        open_ = [law for law in clause.law if law.status == "unknown"]
        if open_:
            laws = [f"{', '.join(law.provisions) or 'provisions'} of {law.source}" for law in open_]
            message = f"{clause.id}: whether {'; '.join(laws)} is in force is unknown"
            hint = clause.guidance.strip().split("\n\n")[0].replace("\n", " ") if clause.guidance else "find out"
            problems.append(warning("DK407", message, Place(clause.file, 1), hint))
    return problems
