"""DK245, clauses that no template can reach."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.reach import reached
from draftkit.examine.subject import Subject
from draftkit.problems import Problem, advice


def orphans(subject: Subject) -> Iterator[Problem]:
    """A piece of advice for each clause that no outline names, by id or family, nor any clause that one reaches."""
    if not subject.library.templates:
        return
    found = reached(subject.library)
    for id, every in subject.library.clauses.items():
        usable = [clause for clause in every if clause.status != "withdrawn" and subject.wants(clause.file)]
        if usable and id not in found:
            message = "no template can reach this clause: no outline names it or its family"
            hint = f'place it with {{{{ clause("{id}") }}}}, or move it to a family that a template asks for'
            yield advice("DK245", message, subject.at(usable[0], "title", key=True), hint)
