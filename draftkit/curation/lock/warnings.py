"""Warnings: what changed since the lock was written, and the clauses of a document -> problems.

In: `Changes` and the clauses that are in a document, or None where no document is looked at. Out: a warning for each
library concerned, with the names of the changed clauses that matter and the number of the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from draftkit.curation.lock.compare import Changes, LibraryChange
from draftkit.model.clause import Clause
from draftkit.places import Place
from draftkit.problems import Problem, number_of, warning

NAMED = 5
"""How many clauses are named where no document says which of them matter."""

_HINT = "draftkit lock --check shows every change; draftkit lock accepts them"


def lock_warnings(changes: Changes, file: Path, used: Iterable[Clause] | None = None) -> tuple[Problem, ...]:
    """What a person must know before relying on a document, or on the workspace, whose libraries changed."""
    place = Place(str(file))
    clauses = None if used is None else tuple(used)
    messages = [("DK260", _changed(change, clauses)) for change in changes.changed]
    messages += [("DK261", message) for message in _other_libraries(changes)]
    return tuple(warning(code, message, place, _HINT) for code, message in messages)


def _changed(change: LibraryChange, used: tuple[Clause, ...] | None) -> str:
    if change.old_version == change.new_version:
        what = f"the library {change.name} {change.new_version} is not as it was pinned"
    else:
        what = f"the library {change.name} is {change.new_version}, pinned is {change.old_version}"
    named, scope = _named(change, used)
    others = len(change.clauses) - len(named)
    if not change.clauses:
        return f"{what}; no clause changed, but its sources, contacts, terms or description did"
    if named:
        more = f", and {number_of(others, 'other clause')}" if others else ""
        return f"{what}; {scope}: {', '.join(named)}{more}"
    return f"{what}; {number_of(others, 'clause')} changed, none of them in this document"


def _named(change: LibraryChange, used: tuple[Clause, ...] | None) -> tuple[tuple[str, ...], str]:
    """The clauses to name, and what they are."""
    if used is None:
        return change.clauses[:NAMED], "changed"
    present = {f"{clause.id} {clause.version}" for clause in used if clause.library == change.name}
    return tuple(name for name in change.clauses if name in present), "changed in this document"


def _other_libraries(changes: Changes) -> Iterator[str]:
    for library in changes.new:
        yield f"the library {library.name} {library.version} is used, but not pinned"
    for library in changes.gone:
        yield f"the library {library.name} {library.version} is pinned, but not used"
    if changes.order:
        yield f"the libraries were pinned in another order than {', '.join(changes.order)}"
