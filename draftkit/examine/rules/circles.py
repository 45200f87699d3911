"""DK206, circles of clauses that require each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from draftkit.examine.subject import Subject
from draftkit.model.clause import Clause
from draftkit.problems import Problem, error

Clauses = Mapping[str, tuple[Clause, ...]]


def circles(subject: Subject) -> Iterator[Problem]:
    """An error for every circle that a walk finds, once, at the requirement of its first clause by name."""
    clauses = subject.library.clauses
    for circle in _circles(clauses):
        first, following = circle[0], circle[1 % len(circle)]
        clause = next(one for one in clauses[first] if following in one.requires)
        message = f"these clauses require each other: {' -> '.join([*circle, first])}"
        where = subject.at(clause, "requires", clause.requires.index(following))
        yield error("DK206", message, where, "remove one of these from 'requires'")


def _circles(clauses: Clauses) -> list[tuple[str, ...]]:
    """The circles, each beginning with its first id by name; a walk with a stack of its own, however long they are."""
    found: dict[tuple[str, ...], None] = {}
    finished: set[str] = set()
    for start in clauses:
        if start in finished:
            continue
        path = {start: 0}
        waiting = [_required(start, clauses)]
        while waiting:
            following = next(waiting[-1], None)
            if following is None:
                waiting.pop()
                finished.add(path.popitem()[0])
            elif following in path:
                circle = list(path)[path[following] :]
                first = circle.index(min(circle))
                found[tuple(circle[first:] + circle[:first])] = None
            elif following not in finished:
                path[following] = len(path)
                waiting.append(_required(following, clauses))
    return list(found)


def _required(id: str, clauses: Clauses) -> Iterator[str]:
    return iter(sorted({other for clause in clauses[id] for other in clause.requires if other in clauses}))
