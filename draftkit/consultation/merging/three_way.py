"""Three ways: what both started from, what stands here and what came back -> what is to stand here now.

In: versions of an answer. Out: the keys to change with their new values, and the conflicts. What only one side changed
is taken, the same change is one change, lists of evidence take what was added and taken off on either side.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from draftkit.consultation.merging.contribution import TEXT, Conflict, Contribution
from draftkit.consultation.merging.passages import (
    Likeness,
    as_plain,
    as_read,
    as_typed,
    passages_of,
    without_idle_notes,
)
from draftkit.consultation.merging.texts import holds, merged_text
from draftkit.consultation.response import Status

Version = Mapping[str, Any]

_LISTS = frozenset({"evidence", "must_keep"})
_STAGES = [status.value for status in Status]


class Combined(NamedTuple):
    """What is to change here."""

    changes: dict[str, Any]
    """New values by key; None empties one."""
    conflicts: tuple[Conflict, ...]
    notes: tuple[str, ...]


def combine(contribution: Contribution, mine: Version) -> Combined:
    """What a contribution changes of what stands here."""
    theirs = contribution.version
    keys = list(dict.fromkeys([*theirs, *(mine if contribution.whole else ())]))
    changes: dict[str, Any] = {}
    conflicts: list[Conflict] = []
    notes: list[str] = []
    for key in keys:
        base = next((one.get(key) for one in contribution.bases if contribution.whole or key in one), None)
        values = base, mine.get(key), theirs.get(key)
        if _same(key, values[1], values[2], contribution):
            continue
        settled = _settle(key, values, contribution, notes)
        if settled is _CONFLICT:
            conflicts.append(Conflict(key, *values))
        elif settled != mine.get(key):
            changes[key] = settled
    return Combined(changes, tuple(conflicts), tuple(notes))


_CONFLICT: Any = object()


def _same(key: str, one: Any, other: Any, contribution: Contribution) -> bool:
    if key == TEXT and contribution.plain:
        return " ".join(_forms(one, contribution)) == " ".join(_forms(other, contribution))
    if key == TEXT:
        return _forms(one, contribution) == _forms(other, contribution)
    return bool(one == other)


def _form(contribution: Contribution) -> Likeness:
    return as_plain if contribution.plain else as_read if contribution.formatted else as_typed


def _forms(text: str | None, contribution: Contribution) -> list[str]:
    """The passages of a text in the form in which they are compared; notes are none of their own."""
    form = _form(contribution)
    return [made for part in passages_of(text or "") if (made := form(part))]


def _settle(key: str, values: tuple[Any, Any, Any], contribution: Contribution, notes: list[str]) -> Any:
    """The value that a key is to have here, or `_CONFLICT`."""
    base, mine, theirs = values
    if _same(key, theirs, base, contribution):
        return mine
    if _same(key, mine, base, contribution):
        return theirs
    if key == TEXT:
        return _settle_text(base or "", mine or "", theirs or "", contribution, notes)
    if key in _LISTS:
        return _settle_list(base or (), mine or (), theirs or ())
    if key == "rows":
        return _settle_rows(base or {}, mine or {}, theirs or {})
    if key == "status":
        return _settle_status(mine, theirs, contribution, notes)
    return _CONFLICT


def _settle_text(base: str, mine: str, theirs: str, contribution: Contribution, notes: list[str]) -> Any:
    made = merged_text(base, mine, theirs, _form(contribution))
    if made is None:
        return _CONFLICT
    made = without_idle_notes(made) if contribution.formatted else made
    here, there = _forms(mine, contribution), _forms(theirs, contribution)
    if holds(there, here):
        notes.append("the text has passages more than what stood here")
    elif not holds(here, there):
        notes.append("both changed the text, in different passages: read the whole again")
    return made


def _settle_list(base: Sequence[Any], mine: Sequence[Any], theirs: Sequence[Any]) -> tuple[Any, ...] | None:
    """What was added on either side, without what was taken off on either side."""
    kept = [entry for entry in mine if entry in theirs or entry not in base]
    made = [*kept, *(entry for entry in theirs if entry not in base and entry not in kept)]
    return tuple(made) or None


def _settle_rows(base: Version, mine: Version, theirs: Version) -> Any:
    made = {}
    for row in dict.fromkeys([*mine, *theirs]):
        before, here, there = base.get(row), mine.get(row), theirs.get(row)
        if here != there and before not in (here, there):
            return _CONFLICT
        value = there if here == before else here
        if value is not None:
            made[row] = value
    return made or None


def _settle_status(mine: str | None, theirs: str | None, contribution: Contribution, notes: list[str]) -> str | None:
    """The less advanced one: an answer is ready when everybody says so."""
    stages = [_STAGES.index(status or Status.EMPTY) for status in (mine, theirs)]
    least = (mine, theirs)[stages.index(min(stages))]
    notes.append(f"the status is {least or 'empty'}: {mine or 'empty'} here, {theirs or 'empty'} there")
    return least
