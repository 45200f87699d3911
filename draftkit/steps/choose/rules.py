"""The rules: whether one version of a clause fits a document, and if not, why not.

In: a `Clause`, what is `Wanted`, the register of sources. Out: None, or how far the version got through the rules and
the `Refusal` of the rule that stopped it. The rules in their order: extent, provision by provision; audience;
withdrawn; the days for which it is to be used; the days on which its law is as it says.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from draftkit.model.clause import Clause, Law
from draftkit.model.dates import day
from draftkit.model.extent import extent_in_words, nations, nations_in_words
from draftkit.model.period import law_nations, law_period
from draftkit.model.selection import Refusal, Wanted
from draftkit.model.source import Source


class Stopped(NamedTuple):
    """Where a version was stopped."""

    rule: int
    """The number of the rule: the higher, the nearer the version came to being used."""
    starts: date | None
    """The first day on which it could be used, when it is too early for it."""
    refusal: Refusal


def stopped(clause: Clause, wanted: Wanted, sources: Mapping[str, Source]) -> Stopped | None:
    """Where a version is stopped, or None when it fits."""
    rules = (_extent(clause, wanted, sources), _audience(clause, wanted), _days(clause, wanted, sources))
    for rule, refusals in enumerate(rules):
        for starts, refusal in refusals:
            return Stopped(rule, starts, refusal)
    return None


Refusals = Iterator[tuple[date | None, Refusal]]


def _extent(clause: Clause, wanted: Wanted, sources: Mapping[str, Source]) -> Refusals:
    """The clause must apply in every nation of the document, and so must the provisions it relies on there."""
    there = nations(wanted.extent)
    if not there <= nations(clause.extent):
        reason = f"it applies in {extent_in_words(clause.extent)}, the document in {extent_in_words(wanted.extent)}"
        yield None, Refusal(clause.id, "DK209", reason, "leave it out, or narrow 'extent' in the inputs")
    relied_on: set[str] = set()
    for law in clause.law:
        places = law_nations(clause, law) & there
        relied_on |= places
        source = sources.get(law.source)
        outside = places - nations(source.extent) if source and source.extent else frozenset()
        if outside and source:
            what = _provisions(law, source.title)
            verb = "extend" if len(law.provisions) > 1 else "extends"
            reason = f"{what} {verb} to {extent_in_words(source.extent)}, not to {nations_in_words(outside)}"
            hint = "correct the extent of the clause, or of the source in sources.yaml"
            yield None, Refusal(clause.id, "DK225", reason, hint)
    if clause.law and there - relied_on:
        reason = f"it relies on no provision that applies in {nations_in_words(there - relied_on)}"
        yield None, Refusal(clause.id, "DK225", reason, "leave it out, or narrow 'extent' in the inputs")


def _audience(clause: Clause, wanted: Wanted) -> Refusals:
    """A version written for others is not used unless somebody asks for that very clause."""
    if wanted.by_name or not wanted.audiences or not clause.audiences:
        return
    if not set(clause.audiences) & set(wanted.audiences):
        reason = f"it is written for {_listed(clause.audiences)}; the document is for {_listed(wanted.audiences)}"
        hint = f"name it under 'clauses' in the inputs to use it all the same: {clause.id}"
        yield None, Refusal(clause.id, "DK224", reason, hint)


def _days(clause: Clause, wanted: Wanted, sources: Mapping[str, Source]) -> Refusals:
    """It must not be withdrawn, and must be for use, and its law as it says, on the day of the document."""
    when = wanted.as_at
    if clause.status == "withdrawn":
        because = f": {clause.withdrawn_because}" if clause.withdrawn_because else ""
        reason = f"version {clause.version} was withdrawn{because}"
        yield None, Refusal(clause.id, "DK210", reason, "choose another clause")
    if clause.since and when < clause.since:
        reason = f"version {clause.version} is for use only from {day(clause.since)}, {_as_at(when)}"
        yield clause.since, Refusal(clause.id, "DK223", reason, _LATER)
    if clause.until and when >= clause.until:
        reason = f"version {clause.version} was for use only before {day(clause.until)}, {_as_at(when)}"
        yield None, Refusal(clause.id, "DK223", reason, _EARLIER)
    there = nations(wanted.extent)
    for law in clause.law:
        period = law_period(law)
        if law_nations(clause, law) & there and (period is None or when not in period):
            source = sources.get(law.source)
            yield _law(clause, law, when, _provisions(law, source.title if source else law.source))


_LATER = "choose a later date with as_at, or leave the clause out"
_EARLIER = "choose an earlier date with as_at, or leave the clause out"


def _law(clause: Clause, law: Law, when: date, what: str) -> tuple[date | None, Refusal]:
    """The refusal for provisions that are not, on the day, what the clause says they are."""
    verb = "are" if len(law.provisions) > 1 else "is"
    if law.status == "not-in-force" and law.since and when >= law.since:
        reason = f"{what} {verb} in force from {day(law.since)}, and it says otherwise, {_as_at(when)}"
        return None, Refusal(clause.id, "DK208", reason, _EARLIER)
    if law.since and when < law.since:
        reason = f"{what} {verb} in force only from {day(law.since)}, {_as_at(when)}"
        return law.since, Refusal(clause.id, "DK208", reason, _LATER)
    if law.until and when >= law.until:
        reason = f"{what} ceased to be in force on {day(law.until)}, {_as_at(when)}"
        return None, Refusal(clause.id, "DK208", reason, _EARLIER)
    if law.status == "repealed":
        past = "have" if verb == "are" else "has"
        return None, Refusal(clause.id, "DK208", f"{what} {past} been repealed", "leave the clause out")
    reason = f"the dates of {what} leave no day on which the law is in force"
    return None, Refusal(clause.id, "DK208", reason, "correct 'from' and 'until' of its law")


def _as_at(when: date) -> str:
    return f"the document is as at {day(when)}"


def _listed(words: Sequence[str]) -> str:
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _provisions(law: Law, name: str) -> str:
    return f"{', '.join(law.provisions)} of {name}" if law.provisions else name
