"""DK237, DK238: two versions of a clause for the same day, and days without a version between two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import combinations

from draftkit.examine.subject import Subject
from draftkit.model.clause import Clause
from draftkit.model.dates import day
from draftkit.model.extent import nations
from draftkit.model.period import Period, clause_period
from draftkit.places import Place
from draftkit.problems import Problem, error, warning


def versions(subject: Subject) -> Iterator[Problem]:
    """What is wrong between the versions of each clause."""
    for every in subject.library.clauses.values():
        if len(every) < 2:
            continue
        held = [(clause, period) for clause in every if (period := clause_period(clause))]
        yield from _at_once([clause for clause, _ in held], subject)
        variants: dict[tuple[frozenset[str], frozenset[str]], list[tuple[Period, Clause]]] = {}
        for clause, period in held:
            key = nations(clause.extent), frozenset(clause.audiences)
            variants.setdefault(key, []).append((period, clause))
        for periods in variants.values():
            yield from _gaps(sorted(periods, key=lambda pair: pair[0]), subject)


def _at_once(every: Sequence[Clause], subject: Subject) -> Iterator[Problem]:
    """Pairs of which nothing but the number of the version, or chance, says which one a document has."""
    for newer, older in combinations(every, 2):
        shared_places = nations(newer.extent) & nations(older.extent)
        if newer.status != older.status or not shared_places or not _undecided(newer, older):
            continue
        periods = [clause_period(one, shared_places) for one in (newer, older)]
        both = periods[0].shared_with(periods[1]) if periods[0] and periods[1] else None
        if both:
            names = f"version {newer.version} and version {older.version}"
            if newer.version == older.version:
                names = f"two variants of version {newer.version}"
            message = f"{names} hold at once, {both.in_words()}"
            hint = f"give the older one, {older.version}, 'until: DATE', and the newer one 'from: DATE'"
            yield error("DK237", message, _place_of_end(older, subject), hint)


def _undecided(one: Clause, other: Clause) -> bool:
    """Whether neither of two versions is for fewer nations or a narrower audience: those go first by rule."""
    if len(nations(one.extent)) != len(nations(other.extent)):
        return False
    if not one.audiences and not other.audiences:
        return True
    return len(one.audiences) == len(other.audiences) and bool(set(one.audiences) & set(other.audiences))


def _place_of_end(clause: Clause, subject: Subject) -> Place:
    """Where the older version says, or should say, until when it is to be used."""
    return subject.at(clause, "until") if clause.until else subject.at(clause, "version")


def _gaps(periods: Sequence[tuple[Period, Clause]], subject: Subject) -> Iterator[Problem]:
    end, last = periods[0][0].end, periods[0][1]
    for period, clause in periods[1:]:
        if period.start > end:
            days = (period.start - end).days
            which = f"on {day(end)}" if days == 1 else f"from {day(end)} to {day(period.start - timedelta(days=1))}"
            number = "1 day" if days == 1 else f"{days:,} days"
            message = f"no version holds {which}, {number} between version {last.version} and version {clause.version}"
            hint = "let one of the two hold longer, or write a version for these days"
            yield warning("DK238", message, _place_of_start(clause, period.start, subject), hint)
        if period.end >= end:
            end, last = period.end, clause


def _place_of_start(clause: Clause, start: date, subject: Subject) -> Place:
    """Where a version says that it begins to hold on a day: itself, or its law."""
    if clause.since == start:
        return subject.at(clause, "from")
    number = next((number for number, law in enumerate(clause.law) if law.since == start), None)
    return subject.at(clause, "version") if number is None else subject.at(clause, "law", number, "from")
