"""DK236, clauses that must not be in one document and that a template can place in one."""

from __future__ import annotations

from collections.abc import Iterator

from draftkit.examine.reach import Branch, all_required, placed, together
from draftkit.examine.subject import Subject
from draftkit.model.clause import Clause
from draftkit.model.extent import nations
from draftkit.model.period import clause_period
from draftkit.problems import Problem, warning


def conflicts(subject: Subject) -> Iterator[Problem]:
    """A warning for each pair, at the clause that says so, with the templates."""
    clauses = subject.library.clauses
    if not any(clause.conflicts for versions in clauses.values() for clause in versions):
        return
    families = subject.library.families
    outlines = {
        name: placed(template.outline, subject.library, families)
        for name, template in subject.library.templates.items()
    }
    told: set[frozenset[str]] = set()
    for clause in subject.clauses():
        required = all_required(clause, clauses) if clause.conflicts else frozenset()  # DK235 tells of these
        for number, id in enumerate(clause.conflicts):
            pair = frozenset((clause.id, id))
            if pair in told or len(pair) < 2 or id in required or not _meet(clause, clauses.get(id, ())):
                continue
            names = [name for name, found in outlines.items() if _both(found, clause.id, id)]
            if names:
                told.add(pair)
                which = f"the template{'' if len(names) == 1 else 's'} {' and '.join(names)}"
                message = f"{which} can place '{clause.id}' and '{id}' in one document, and they conflict"
                hint = "put them in two branches of an {% if %}, or take one of them out of the outline"
                yield warning("DK236", message, subject.at(clause, "conflicts", number), hint)


def _both(found: dict[str, set[Branch]], one: str, other: str) -> bool:
    return together(found.get(one, set()), found.get(other, set()))


def _meet(clause: Clause, others: tuple[Clause, ...]) -> bool:
    """Whether a version of the other clause may be used in a nation and on a day on which this one may."""
    own = clause_period(clause)
    for other in others:
        period = clause_period(other)
        if nations(clause.extent) & nations(other.extent) and own and period and own.shared_with(period):
            return True
    return False
