"""DK410, clauses whose text has changed since somebody reviewed or approved it."""

from __future__ import annotations

from draftkit.model.fingerprint import text_changed
from draftkit.model.subject import Subject
from draftkit.places import Place
from draftkit.problems import Problem, warning


def changed_text(subject: Subject) -> list[Problem]:
    """A warning for each clause that is no longer what its reviewer or approver saw."""
    clauses = {placement.clause.file: placement.clause for placement in subject.placements}.values()
    hint = "put the old text back, raise its version with draftkit clauses bump, and make the change in the new draft"
    return [
        warning(
            "DK410", f"the text of {clause.id} has changed since it was {clause.status}", Place(clause.file, 1), hint
        )
        for clause in clauses
        if text_changed(clause)
    ]
