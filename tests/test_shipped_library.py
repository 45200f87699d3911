"""The library that comes with draftkit: how much it holds, how sure it says it is, and what it says on which day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from draftkit.model.clause import Clause
from draftkit.model.library import Library
from draftkit.model.period import clause_period
from draftkit.model.selection import Pick, Wanted
from draftkit.steps.choose import choose_version
from draftkit.steps.load_library import load_library

ROOT = Path(__file__).parent.parent
NATIONS = ("england-and-wales", "england", "wales", "scotland", "northern-ireland")


@pytest.fixture(scope="module")
def shipped() -> Library:
    return load_library([ROOT / "clauses"])


def texts(library: Library) -> Iterator[Clause]:
    for versions in library.clauses.values():
        yield from versions


def test_it_holds_as_much_as_was_promised(shipped: Library) -> None:
    assert set(shipped.families) == {"legal-basis", "victim-support", "sharing-guidance"}
    assert len(shipped.clauses) >= 70
    assert len(shipped.sources) >= 60
    assert len(shipped.contacts) >= 20
    assert len(shipped.terms) == 35


def test_nobody_is_said_to_have_reviewed_anything(shipped: Library) -> None:
    said = [(one.status, one.reviewed_by, one.approved_by, one.fingerprint) for one in texts(shipped)]
    assert set(said) == {("draft", None, None, None)}


def test_a_day_of_checking_is_given_only_for_what_was_read(shipped: Library) -> None:
    entries = [*texts(shipped), *shipped.sources.values(), *shipped.contacts.values()]
    wrong = [one for one in entries if (one.checked_on is not None) != (one.confidence in {"verified", "secondary"})]
    assert wrong == []


def test_the_versions_of_a_variant_meet_without_gap_or_overlap(shipped: Library) -> None:
    variants: dict[object, list[Clause]] = defaultdict(list)
    for one in texts(shipped):
        variants[one.id, one.extent, one.audiences].append(one)
    broken = []
    for versions in variants.values():
        periods = [clause_period(one) for one in sorted(versions, key=lambda one: one.version_number)]
        broken += [
            pair for pair in pairwise(periods) if pair[0] is None or pair[1] is None or pair[0].end != pair[1].start
        ]
    assert broken == []


@pytest.mark.parametrize(
    ("id", "first_day"),
    [
        ("legal-basis/purported-intimate-images-of-adults", date(2026, 2, 6)),
        ("legal-basis/purported-intimate-images-of-adults", date(2026, 6, 29)),
        ("legal-basis/provider-reporting", date(2026, 4, 7)),
        ("legal-basis/csa-image-generators", date(2026, 4, 29)),
        ("legal-basis/nudification-and-takedown", date(2026, 6, 29)),
        ("legal-basis/definition-of-child", date(2004, 5, 1)),
        ("sharing-guidance/practitioners-recognised-interest", date(2026, 2, 5)),
    ],
)
def test_another_text_holds_from_the_day_on_which_the_law_changed(id: str, first_day: date, shipped: Library) -> None:
    before, after = (
        choose_version(id, shipped.clauses[id], Wanted(("england-and-wales",), when), shipped.sources)
        for when in (first_day - timedelta(days=1), first_day)
    )
    assert isinstance(before, Pick)
    assert isinstance(after, Pick)
    assert before.clause.version_number < after.clause.version_number
    assert before.clause.body != after.clause.body


@pytest.mark.parametrize(
    "id",
    [
        "legal-basis/indecent-photograph-offences",
        "legal-basis/possession",
        "legal-basis/definition-of-child",
        "legal-basis/csa-image-generators",
        "legal-basis/maximum-penalty",
        "legal-basis/notification-requirements",
        "victim-support/support-for-any-crime",
        "sharing-guidance/schools-respond-to-nudes",
    ],
)
def test_each_nation_has_a_text_of_its_own(id: str, shipped: Library) -> None:
    when = date(2026, 11, 22)
    answers = {
        one: choose_version(id, shipped.clauses[id], Wanted((one,), when), shipped.sources) for one in NATIONS[1:]
    }
    picked = {nation: answer.clause for nation, answer in answers.items() if isinstance(answer, Pick)}
    assert set(picked) == set(NATIONS[1:])
    assert len({picked[nation].body for nation in ("england", "scotland", "northern-ireland")}) == 3
