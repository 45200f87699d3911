"""DK203, contacts that texts print and that no register has."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.subject import Subject
from draftkit.examine.texts import named_in
from draftkit.problems import Problem, error


def named_contacts(subject: Subject) -> Iterator[Problem]:
    """An error for each contact that is not in the register."""
    register = subject.library.contacts
    for clause in subject.clauses():
        for named in named_in(clause):
            if named.kind == "contact" and named.key not in register:
                hint = subject.near(named.key, register, "contacts.yaml lists them all")
                where = subject.in_text(clause, named.form, named.start, named.end)
                yield error("DK203", f"there is no contact '{named.key}'", where, hint)
