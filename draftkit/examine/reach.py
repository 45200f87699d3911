"""Reach: which clauses the outlines of the templates can place, and which of them together.

In: the outlines and the clauses of a `Library`. Out: for each clause the branches from which it can be placed. An
outline is read as text: a clause is placed where its id stands in quotes, or its family in a call of `clauses` that has
no list of its own; what stands in two branches of one condition is never placed together.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Mapping, Sequence
from functools import lru_cache

from draftkit.model.clause import Clause
from draftkit.model.library import Library

Branch = tuple[tuple[int, int], ...]
"""For each condition that something stands in: its number, and which of its branches."""

_TAG = re.compile(r"\{%[-+]?\s?(if|elif|else|endif|for|endfor)(?!\w)")
_QUOTED = re.compile(r"[\"']([\w./@-]+)[\"']")
_FAMILY = re.compile(r"(?<!\w)clauses\(\s?[\"']([\w./-]+)[\"']([^()]*)")


def named_words(library: Library) -> frozenset[str]:
    """Every word in quotes in any outline: ids and families that a document may ask for."""
    return frozenset(word for template in library.templates.values() for word in _QUOTED.findall(template.outline))


def reached(library: Library) -> frozenset[str]:
    """The ids that a document from some template can have: named by outline or inputs, and what these require."""
    words = named_words(library)
    queue = deque(id for id in library.clauses if id in words or id.rpartition("/")[0] in words)
    found = set(queue)
    while queue:
        for id in _required(library.clauses, queue.popleft()):
            if id not in found:
                found.add(id)
                queue.append(id)
    return frozenset(found)


def all_required(clause: Clause, clauses: Mapping[str, tuple[Clause, ...]]) -> frozenset[str]:
    """Every id that a version requires, directly or by way of others."""
    found = set(clause.requires)
    queue = deque(id for id in clause.requires if id in clauses)
    while queue:
        for id in _required(clauses, queue.popleft()):
            if id not in found:
                found.add(id)
                queue.append(id)
    return frozenset(found)


def placed(outline: str, library: Library, families: Mapping[str, Sequence[str]]) -> dict[str, set[Branch]]:
    """For each id that an outline places by itself, the branches in which it does, with what each requires."""
    mentions = [(match.start(), match[1]) for match in _QUOTED.finditer(outline) if match[1] in library.clauses]
    for match in _FAMILY.finditer(outline):
        if not re.search(r"(?<!\w)default\s?=", match[2]):
            mentions += [(match.start(), id) for id in families.get(match[1], ())]
    branches = _branches(outline)
    found: dict[str, set[Branch]] = {}
    queue: deque[tuple[str, Branch]] = deque()
    last = 0
    branch: Branch = ()
    for at, id in sorted(mentions):
        while last < len(branches) and branches[last][0] <= at:
            branch = branches[last][1]
            last += 1
        queue.append((id, branch))
    while queue:
        id, where = queue.popleft()
        if where not in found.setdefault(id, set()):
            found[id].add(where)
            queue += [(other, where) for other in _required(library.clauses, id)]
    return found


def together(ones: set[Branch], others: set[Branch]) -> bool:
    """Whether two clauses can be placed in one document."""
    return any(not _excluded(one, other) for one in ones for other in others)


def _excluded(one: Branch, other: Branch) -> bool:
    branch_of = dict(one)
    return any(branch_of.get(number, branch) != branch for number, branch in other)


def _required(clauses: Mapping[str, tuple[Clause, ...]], id: str) -> list[str]:
    return list(dict.fromkeys(other for one in clauses[id] for other in one.requires if other in clauses))


@lru_cache(maxsize=64)
def _branches(outline: str) -> tuple[tuple[int, Branch], ...]:
    """Where the branch changes, and to which; a loop is no condition, its `else` neither."""
    changes: list[tuple[int, Branch]] = []
    stack: list[tuple[int, int] | None] = []
    count = 0
    for match in _TAG.finditer(outline):
        word = match[1]
        if word == "if":
            stack.append((count, 0))
            count += 1
        elif word == "for":
            stack.append(None)
        elif stack and word in {"endif", "endfor"}:
            stack.pop()
        elif stack and (top := stack[-1]):
            stack[-1] = (top[0], top[1] + 1)
        changes.append((match.end(), tuple(one for one in stack if one)))
    return tuple(changes)
