from __future__ import annotations

from datetime import date

import pytest

from draftkit.model.clause import Clause, Law
from draftkit.model.period import ALWAYS, Period, clause_period, law_period

D = date.fromisoformat


def law(status: str, since: str = "", until: str = "", extent: tuple[str, ...] = ()) -> Law:
    return Law("act", ("s 1",), status, D(since) if since else None, D(until) if until else None, extent)


def version(*laws: Law, since: str = "", until: str = "", status: str = "draft", extent: str = "england") -> Clause:
    return Clause(
        id="law/a",
        file="a.md",
        body="Text.",
        body_line=3,
        key="",
        title="A",
        summary="A.",
        version="1.0.0",
        status=status,
        extent=tuple(extent.split()),
        review_by=date(2027, 1, 1),
        law=laws,
        since=D(since) if since else None,
        until=D(until) if until else None,
    )


@pytest.mark.parametrize(
    ("entry", "expected"),
    [
        (law("in-force"), ALWAYS),
        (law("in-force", "2026-04-07"), Period(D("2026-04-07"), date.max)),
        (law("partly", "2026-04-07", "2027-01-01"), Period(D("2026-04-07"), D("2027-01-01"))),
        (law("in-force", "2026-04-07", "2026-04-07"), None),
        (law("unknown", "2030-01-01"), ALWAYS),
        (law("unknown", "2030-01-01", "2031-01-01"), Period(date.min, D("2031-01-01"))),
        (law("not-in-force"), ALWAYS),
        (law("not-in-force", "2026-04-07"), Period(date.min, D("2026-04-07"))),
        (law("repealed"), None),
        (law("repealed", "1978-07-20", "2004-05-01"), Period(D("1978-07-20"), D("2004-05-01"))),
    ],
)
def test_a_law_entry_holds_on_the_days_on_which_it_is_what_it_says(entry: Law, expected: Period | None) -> None:
    assert law_period(entry) == expected


def test_a_version_holds_while_it_is_for_use_and_all_its_law_is_as_it_says() -> None:
    both = version(law("in-force", "2020-01-01"), law("in-force", until="2026-01-01"), since="2021-05-05")
    assert clause_period(both) == Period(D("2021-05-05"), D("2026-01-01"))


def test_law_for_other_nations_does_not_shorten_the_period_in_one() -> None:
    here = law("in-force", extent=("scotland",))
    there = law("in-force", "2020-01-01", extent=("england",))
    both = version(here, there, extent="england scotland")
    assert clause_period(both, {"scotland"}) == ALWAYS
    assert clause_period(both, {"england"}) == clause_period(both) == Period(D("2020-01-01"), date.max)


def test_a_withdrawn_version_holds_on_no_day() -> None:
    assert clause_period(version(status="withdrawn")) is None


@pytest.mark.parametrize("ends", [("2026-01-01", "2026-01-01"), ("2026-01-02", "2026-01-01")])
def test_a_version_that_ends_before_it_begins_holds_on_no_day(ends: tuple[str, str]) -> None:
    assert clause_period(version(since=ends[0], until=ends[1])) is None


def test_a_period_has_its_first_day_and_not_its_end() -> None:
    period = Period(D("2026-04-07"), D("2026-05-01"))
    days = ["2026-04-06", "2026-04-07", "2026-04-30", "2026-05-01"]
    assert [D(one) in period for one in days] == [False, True, True, False]


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (ALWAYS, "on any day"),
        (Period(D("2026-04-07"), date.max), "from 7 April 2026"),
        (Period(date.min, D("2026-04-07")), "up to 6 April 2026"),
        (Period(D("2025-11-03"), D("2026-04-07")), "from 3 November 2025 to 6 April 2026"),
    ],
)
def test_a_period_is_told_with_its_last_day(period: Period, words: str) -> None:
    assert period.in_words() == words
