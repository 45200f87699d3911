"""Withdrawing: clauses that must not be used again, and why -> the changes that say so.

In: clauses, a reason, a day, the `Desk`. Out: a `Decision`; raises `UsageError` when no reason is given.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from draftkit.curation.addressing import versions_beside
from draftkit.curation.changes import Desk
from draftkit.curation.signing import Decision, each_once, edited
from draftkit.curation.usage import clause_usage
from draftkit.model.clause import Clause
from draftkit.model.library import Library
from draftkit.places import Place
from draftkit.problems import UsageError, error
from draftkit.reading.yaml_edit import Value


def withdraw(clauses: Sequence[Clause], because: str, on: date, library: Library, desk: Desk) -> Decision:
    """Make clauses withdrawn, for a reason that messages give; says what still names them."""
    reason = " ".join(because.split())
    if not reason:
        hint = 'say why it must not be used again: --because "section 1 was repealed"'
        raise UsageError([error("DK276", "no reason is given", Place("--because"), hint)])
    changes, said = [], []
    named = each_once(clauses)
    for clause in named:
        name = desk.name_of(clause)
        if clause.status == "withdrawn":
            why = f" ({clause.withdrawn_because})" if clause.withdrawn_because else ""
            said.append(f"{name} is withdrawn already{why}: nothing to do.")
            continue
        keys: dict[str, Value] = {"status": "withdrawn", "withdrawn_on": on, "withdrawn_because": reason}
        changes.append(edited(clause, desk, keys))
        said.append(f"{name} is withdrawn: {reason.rstrip('.')}.")
        others = [
            one for one in versions_beside(clause, desk.clauses) if one.status != "withdrawn" and one not in named
        ]
        if others:
            said.append(f"  Not withdrawn: {', '.join(desk.name_of(one) for one in others)}.")
        said += [f"  Note: {user}." for user in _users(clause.id, library)]
    return Decision(tuple(changes), tuple(said))


def _users(id: str, library: Library) -> list[str]:
    """Each template and clause that uses an id, once, and what it does with it."""
    used = [f"{'the template ' * (one.kind == 'template')}{one.name} {one.how}" for one in clause_usage(id, library)]
    return list(dict.fromkeys(used))
