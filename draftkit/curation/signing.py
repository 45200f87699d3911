"""Signing: who decides about clauses, when, and what is to be written and said of it.

In: a name and a day from the command line; clauses and the new values of their keys. Out: a checked `Signature`, the
`Change` of a clause's file, a `Decision` to show or to carry out; `UsageError` or `DraftkitError` when it cannot be.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from draftkit.curation.changes import Change, Desk, bytes_of
from draftkit.files import TEXT_LIMIT, read_text
from draftkit.model.clause import CLAUSE_SHAPE, Clause
from draftkit.model.dates import day
from draftkit.places import Place, place_in_text
from draftkit.problems import Problem, UsageError, error
from draftkit.reading.front_matter_edit import edit_front_matter
from draftkit.reading.yaml_edit import Value

KEYS = tuple(field.name for field in CLAUSE_SHAPE.fields)
"""The keys of a clause in the order in which they are written."""

_GAP = "[TO CONFIRM"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is to be written, and what to tell the person who decided it."""

    changes: tuple[Change, ...] = ()
    said: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Signature:
    """Who decided, and when."""

    by: str
    on: date
    today: date


def signed(by: str, on: date | None, today: date) -> Signature:
    """A checked signature; raises `UsageError` for an empty name and a day that has not come."""
    name = " ".join(by.split())
    if not name:
        hint = 'give the name of the person who read the text: --by "Name of the approver"'
        raise UsageError([error("DK276", "nobody is named", Place("--by"), hint)])
    return Signature(name, not_in_future(on, today), today)


def not_in_future(on: date | None, today: date) -> date:
    """The day given, or today; raises `UsageError` for a day that has not come."""
    if on and on > today:
        message = f"{day(on)} has not come yet"
        raise UsageError(
            [error("DK276", message, Place("--on"), f"today is {day(today)}: give that day or an earlier one")]
        )
    return on or today


def edited(clause: Clause, desk: Desk, keys: Mapping[str, Value]) -> Change:
    """The change that gives keys of a clause's file new values; raises `DraftkitError`."""
    data = bytes_of(clause, desk)
    return Change(Path(clause.file), data, edit_front_matter(data, clause.file, keys, KEYS))


def each_once(clauses: Iterable[Clause]) -> list[Clause]:
    """The clauses without those that were named before."""
    return list({clause.file: clause for clause in clauses}.values())


def place_of(clause: Clause, word: str) -> Place:
    """Where a word, or a key with its colon, first stands in a clause's file; its first line if it is not there."""
    text = read_text(Path(clause.file), TEXT_LIMIT)
    found = re.search(rf"^{re.escape(word)}" if word.endswith(":") else re.escape(word), text, re.MULTILINE)
    return place_in_text(clause.file, text, found.start(), len(word.rstrip(":"))) if found else Place(clause.file, 1)


def gaps(clause: Clause, name: str) -> Iterator[Problem]:
    """Gaps in the wording."""
    if any(_GAP in (clause.text(form) or "") for form in ("full", "short", "line")):
        hint = "fill the gap first: nobody can vouch for what is missing"
        yield error("DK281", f"the text of {name} still has something to confirm", place_of(clause, _GAP), hint)


def reviewer(clause: Clause) -> str:
    """`by A. Person on 29 April 2026`."""
    when = f" on {day(clause.reviewed_on)}" if clause.reviewed_on else ""
    return f"by {clause.reviewed_by or 'somebody'}{when}"


def approver(clause: Clause) -> str:
    """`by A. Person on 29 April 2026`."""
    when = f" on {day(clause.approved_on)}" if clause.approved_on else ""
    return f"by {clause.approved_by or 'somebody'}{when}"


def raise_hint(address: str) -> str:
    """What to do about a version that must not be changed any more."""
    return f"to change it, begin a new version: draftkit clauses bump {address} minor"
