"""DK201, clauses that requirements, conflicts and references name and that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.examine.texts import named_in
from draftkit.problems import Problem, error


def named_clauses(subject: Subject) -> Iterator[Problem]:
    """An error for each id that is not in the library."""
    known = subject.library.clauses
    for clause in subject.clauses():
        for key, verb in (("requires", "requires"), ("conflicts", "conflicts with")):
            for number, id in enumerate(getattr(clause, key)):
                if id not in known:
                    hint = subject.near(id, known, "draftkit clauses list shows what there is")
                    message = f"{clause.id} {verb} '{id}', which does not exist"
                    yield error("DK201", message, subject.at(clause, key, number), hint)
        for named in named_in(clause):
            if named.kind == "ref" and named.key not in known:
                where = subject.in_text(clause, named.form, named.start, named.end)
                message = f"a reference leads to '{named.key}', which does not exist"
                yield error("DK201", message, where, subject.near(named.key, known))
