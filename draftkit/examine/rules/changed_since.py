"""DK233, text that was changed after somebody reviewed or approved it."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.model.dates import day
from draftkit.model.fingerprint import text_changed
from draftkit.problems import Problem, error


def changed_since(subject: Subject) -> Iterator[Problem]:
    """An error for each reviewed or approved clause whose fingerprint is not that of its text."""
    for clause in subject.clauses():
        if text_changed(clause):
            on = clause.approved_on or clause.reviewed_on
            when = f"{clause.status} on {day(on)}" if on else clause.status
            message = f"the text, law or extent is not what was {when}"
            hint = f"put that text back; to change it, raise the version: draftkit clauses bump {clause.id} minor"
            yield error("DK233", message, subject.at(clause, "fingerprint"), hint)
