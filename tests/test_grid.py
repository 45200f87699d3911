"""Every shipped clause from 1995 to 2028 in every extent: one version, or a refusal with its reason.

An answer can change only on a day that one of the clause's files names. So each of those days is tried, with the day
before and the day after, and the first of every month.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

import pytest

import draftkit
from draftkit.model.clause import Clause
from draftkit.model.extent import EXTENTS, nations
from draftkit.model.period import clause_period
from draftkit.model.selection import Pick, Refusal, Wanted
from draftkit.steps.choose import choose_version

ROOT = Path(__file__).parent.parent
LIBRARY = draftkit.load_library([ROOT / "clauses"], [ROOT / "templates"])
FIRST, LAST = date(1995, 1, 1), date(2028, 12, 31)


MONTHS = {date(year, month, 1) for year in range(FIRST.year, LAST.year + 1) for month in range(1, 13)} | {LAST}


def days(versions: Iterable[Clause]) -> list[date]:
    """Every day on which the answer could change, the days around it, and every month."""
    named = {law_day for one in versions for law in one.law for law_day in (law.since, law.until)}
    named |= {day for one in versions for day in (one.since, one.until)}
    around = {day + timedelta(days=step) for day in named if day for step in (-1, 0, 1)}
    return sorted(day for day in around | MONTHS if FIRST <= day <= LAST)


@pytest.mark.parametrize("id", LIBRARY.clauses)
def test_a_clause_has_one_version_or_a_stated_refusal_on_each_day_in_each_extent(id: str) -> None:
    versions = LIBRARY.clauses[id]
    grid = days(versions)
    for extent in EXTENTS:
        held = {one.file: clause_period(one, nations((extent,))) for one in versions if applies(one, extent)}
        for day in grid:
            answer = choose_version(id, versions, Wanted((extent,), day), LIBRARY.sources)
            holding = [file for file, period in held.items() if period is not None and day in period]
            if isinstance(answer, Refusal):
                assert holding == [], (extent, day)
                assert answer.code
                assert answer.reason
            elif answer.also:
                assert holding == [], (extent, day)
                assert_one_for_each_nation(answer, day)
            else:
                assert answer.clause.file in holding, (extent, day)
                assert answer.reason


def assert_one_for_each_nation(answer: Pick, day: date) -> None:
    """England and Wales may have a version each, where none covers both."""
    parts = [answer, *answer.also]
    places = [place for part in parts for place in nations(part.clause.extent) & {"england", "wales"}]
    assert sorted(places) == ["england", "wales"]
    assert all(day in (clause_period(part.clause) or ()) for part in parts)
    assert all(part.reason and not part.also for part in parts[1:])


def applies(clause: Clause, extent: str) -> bool:
    return nations((extent,)) <= nations(clause.extent)


@pytest.mark.parametrize("id", LIBRARY.clauses)
def test_no_two_versions_of_a_variant_hold_on_one_day(id: str) -> None:
    for number, one in enumerate(LIBRARY.clauses[id]):
        for other in LIBRARY.clauses[id][number + 1 :]:
            if (one.extent, one.audiences) == (other.extent, other.audiences):
                periods = clause_period(one), clause_period(other)
                shared = periods[0].shared_with(periods[1]) if periods[0] and periods[1] else None
                assert shared is None, (one.file, other.file)


def test_the_wording_on_intimate_images_changes_on_6_february_2026() -> None:
    before, after = both_sides("legal-basis/purported-intimate-images-of-adults", date(2026, 2, 6))
    assert before.version_number < after.version_number
    assert before.body != after.body


def test_the_wording_on_reports_of_providers_changes_on_7_april_2026() -> None:
    before, after = both_sides("legal-basis/provider-reporting", date(2026, 4, 7))
    assert before.version_number < after.version_number
    assert before.body != after.body


def both_sides(id: str, day: date) -> tuple[Clause, Clause]:
    found = []
    for when in (day - timedelta(days=1), day):
        wanted = Wanted(("england-and-wales",), when)
        answer = choose_version(id, LIBRARY.clauses[id], wanted, LIBRARY.sources)
        assert isinstance(answer, Pick), answer.reason
        found.append(answer.clause)
    return found[0], found[1]
