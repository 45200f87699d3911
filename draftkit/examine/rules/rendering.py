"""Whether every example of a clause renders, in each of its forms: DK104, DK222, DK253, DK301 and their like."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.examine.trials import trials, tried
from draftkit.problems import Problem


def rendering(subject: Subject) -> Iterator[Problem]:
    """What is found when each clause that may be used is rendered by itself."""
    for clause in subject.clauses():
        if clause.status != "withdrawn":
            for trial in trials(clause):
                yield from tried(clause, trial, subject)
