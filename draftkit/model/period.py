"""Periods: the days on which a law entry, and a version of a clause, hold.

In: a `Law` or a `Clause`. Out: a `Period`, from its first day to the first day on which it no longer holds, or None
for what holds on no day. A version holds while it is to be used (`from`, `until`) and all the law that it states is as
it states it.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, timedelta
from typing import NamedTuple

from draftkit.model.clause import Clause, Law
from draftkit.model.dates import day
from draftkit.model.extent import nations


class Period(NamedTuple):
    """Days in a row."""

    start: date
    """The first day; `date.min` for as long as anybody can ask."""
    end: date
    """The first day after it; `date.max` for without end."""

    def __contains__(self, when: object) -> bool:
        return isinstance(when, date) and self.start <= when < self.end

    def shared_with(self, other: Period) -> Period | None:
        """The days of both, or None."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Period(start, end) if start < end else None

    def in_words(self) -> str:
        """`from 7 April 2026`, `up to 6 April 2026`, `from 3 November 2025 to 6 April 2026` or `on any day`."""
        first = f"from {day(self.start)}" if self.start != date.min else ""
        if self.end == date.max:
            return first or "on any day"
        last = day(self.end - timedelta(days=1))
        return f"{first} to {last}" if first else f"up to {last}"


ALWAYS = Period(date.min, date.max)


def law_period(law: Law) -> Period | None:
    """The days on which provisions are what the entry says: law, repealed, or not yet law.

    Of provisions whose state is unknown only the end counts: nobody knows their beginning.
    """
    start, end = law.since or date.min, law.until or date.max
    if law.status == "unknown":
        return Period(date.min, end)
    if law.status == "not-in-force":
        return Period(date.min, min(law.since or date.max, end))
    if law.status == "repealed" and law.until is None:
        return None
    return Period(start, end) if start < end else None


def law_nations(clause: Clause, law: Law) -> frozenset[str]:
    """The nations in which a clause relies on a law entry: the entry's own, else all of the clause's."""
    return nations(law.extent or clause.extent)


def clause_period(clause: Clause, places: Collection[str] = ()) -> Period | None:
    """The days on which a version holds in the nations `places` (in all of its own, if none are given).

    A withdrawn version holds on no day.
    """
    if clause.status == "withdrawn":
        return None
    start, end = clause.since or date.min, clause.until or date.max
    held = Period(start, end) if start < end else None
    for law in clause.law:
        if places and not law_nations(clause, law) & set(places):
            continue
        lawful = law_period(law)
        held = held.shared_with(lawful) if held and lawful else None
    return held
