"""DK228, DK229, DK230: dates that contradict each other, lie in the future where they cannot, or too far in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from draftkit.examine.subject import Subject
from draftkit.model.clause import Clause
from draftkit.model.dates import day
from draftkit.places import Place
from draftkit.problems import Problem, advice, error, warning

YEARS_AHEAD = 3
"""A review further ahead than this is none: law and services change sooner."""


def dates(subject: Subject) -> Iterator[Problem]:
    """What is wrong with the dates of clauses, sources and contacts."""
    for clause in subject.clauses():
        yield from _contradictions(clause, subject)
        for key in ("checked_on", "reviewed_on", "approved_on", "withdrawn_on"):
            when = getattr(clause, key)
            if when and when > subject.today:
                yield _future(key, when, subject.at(clause, key))
        if _years_after(subject.today, YEARS_AHEAD) < clause.review_by:
            message = f"the review by {day(clause.review_by)} is more than {YEARS_AHEAD} years away"
            yield advice("DK230", message, subject.at(clause, "review_by"), "choose an earlier day")
    yield from _of_registers(subject)


def _contradictions(clause: Clause, subject: Subject) -> Iterator[Problem]:
    if clause.since and clause.until and clause.until <= clause.since:
        message = f"it is for use until {day(clause.until)}, but only from {day(clause.since)}: on no day"
        hint = "'until' is the first day on which it is no longer to be used, after 'from'"
        yield error("DK228", message, subject.at(clause, "until"), hint)
    for number, law in enumerate(clause.law):
        if law.since and law.until and law.until <= law.since:
            message = f"this law is in force until {day(law.until)}, but only from {day(law.since)}: on no day"
            hint = "'until' is the first day on which it is no longer in force, after 'from'"
            yield error("DK228", message, subject.at(clause, "law", number, "until"), hint)
    if clause.reviewed_on and clause.approved_on and clause.approved_on < clause.reviewed_on:
        message = f"it was approved on {day(clause.approved_on)}, before its review on {day(clause.reviewed_on)}"
        yield error("DK228", message, subject.at(clause, "approved_on"), "correct one of the two")
    if clause.approved_on and clause.withdrawn_on and clause.withdrawn_on < clause.approved_on:
        message = f"it was withdrawn on {day(clause.withdrawn_on)}, before its approval on {day(clause.approved_on)}"
        yield error("DK228", message, subject.at(clause, "withdrawn_on"), "correct one of the two")
    if clause.checked_on and clause.review_by < clause.checked_on:
        message = f"the review was due by {day(clause.review_by)}, before the check on {day(clause.checked_on)}"
        yield error("DK228", message, subject.at(clause, "review_by"), "set review_by to a day after checked_on")


def _of_registers(subject: Subject) -> Iterator[Problem]:
    for key, source in subject.library.sources.items():
        for name in ("accessed", "checked_on"):
            when = getattr(source, name)
            if when and when > subject.today:
                yield _future(name, when, subject.in_register("sources.yaml", key, name))
    for key, contact in subject.library.contacts.items():
        if contact.checked_on and contact.checked_on > subject.today:
            where = subject.in_register("contacts.yaml", key, "checked_on")
            yield _future("checked_on", contact.checked_on, where)
        if contact.checked_on and contact.review_by and contact.review_by < contact.checked_on:
            message = f"the review was due by {day(contact.review_by)}, before the check on {day(contact.checked_on)}"
            where = subject.in_register("contacts.yaml", key, "review_by")
            yield error("DK228", message, where, "set review_by to a day after checked_on")


def _future(key: str, when: date, where: Place) -> Problem:
    return warning("DK229", f"'{key}' is in the future: {day(when)}", where, "write the day on which it was done")


def _years_after(when: date, years: int) -> date:
    """The same day some years later; of 29 February the day before."""
    last = min(when.day, 28) if when.month == 2 else when.day
    return date(when.year + years, when.month, last)
