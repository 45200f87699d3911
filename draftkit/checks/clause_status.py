"""DK405, clauses in the document that nobody has approved."""

from __future__ import annotations

from draftkit.model.subject import Subject
from draftkit.problems import Problem, warning


def clause_status(subject: Subject) -> list[Problem]:
    """One warning that counts and names the clauses without approval."""
    clauses = {placement.clause.id: placement.clause for placement in subject.placements}
    open_ = [clause for clause in clauses.values() if clause.status != "approved"]
    if not open_:
        return []
    count = f"{len(open_)} of {len(clauses)} clauses" if len(clauses) > 1 else "the clause"
    message = f"nobody has approved {count}: {', '.join(clause.id for clause in open_)}"
    return [warning("DK405", message, None, "ask the owner of each clause to review and approve it")]
