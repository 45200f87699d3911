"""Every shipped clause on every day from 1995 to 2028 in every extent: one version, or a refusal with its reason."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

import draftkit
from draftkit.model.clause import Clause
from draftkit.model.extent import EXTENTS, nations
from draftkit.model.period import clause_period
from draftkit.model.selection import Pick, Wanted
from draftkit.steps.choose import choose_version

ROOT = Path(__file__).parent.parent
LIBRARY = draftkit.load_library([ROOT / "clauses"], [ROOT / "templates"])
FIRST, LAST = date(1995, 1, 1), date(2028, 12, 31)


def days() -> Iterator[date]:
    for number in range((LAST - FIRST).days + 1):
        yield FIRST + timedelta(days=number)


@pytest.mark.slow
@pytest.mark.parametrize("id", LIBRARY.clauses)
def test_a_clause_has_one_version_or_a_stated_refusal_on_each_day_in_each_extent(id: str) -> None:
    versions = LIBRARY.clauses[id]
    for extent in EXTENTS:
        held = {one.file: clause_period(one, nations((extent,))) for one in versions if applies(one, extent)}
        for day in days():
            answer = choose_version(id, versions, Wanted((extent,), day), LIBRARY.sources)
            holding = [file for file, period in held.items() if period is not None and day in period]
            if isinstance(answer, Pick):
                assert not answer.also
                assert answer.clause.file in holding, (extent, day)
                assert answer.reason
            else:
                assert holding == [], (extent, day)
                assert answer.code
                assert answer.reason


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
