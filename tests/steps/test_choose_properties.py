"""Choosing on generated libraries: one version or a stated refusal, whatever the order, and never a wrong one."""

from __future__ import annotations

import random
import re
from datetime import date
from itertools import product

from hypothesis import given
from hypothesis import strategies as st

from draftkit.model.clause import STATUSES, Clause, Law
from draftkit.model.extent import EXTENTS, nations
from draftkit.model.inputs import Inputs
from draftkit.model.library import Library
from draftkit.model.period import clause_period
from draftkit.model.selection import Pick, Refusal, Wanted
from draftkit.model.source import Source
from draftkit.reading.located import Located
from draftkit.steps.choose import choose, choose_version
from tests.support.workspace import attempt

SOURCES = {
    "english": Source("english", "act", "English Act 2000", extent=("england-and-wales",)),
    "scottish": Source("scottish", "scottish-act", "Scottish Act 2000", extent=("scotland",)),
    "british": Source("british", "act", "British Act 2000", extent=("england-and-wales", "scotland")),
    "anywhere": Source("anywhere", "act", "An Act 2000"),
}
AUDIENCES = ("officials", "parents", "schools")

some_dates = st.sampled_from([date(1995, 2, 3), date(2004, 5, 1), date(2026, 2, 6), date(2026, 4, 7), date(2030, 1, 1)])
dates = st.none() | some_dates
extents = st.lists(st.sampled_from(EXTENTS), min_size=1, max_size=3, unique=True).map(tuple)
laws = st.builds(
    Law,
    source=st.sampled_from([*SOURCES, "unknown-source"]),
    provisions=st.sampled_from([(), ("s 1",), ("s 1", "s 2")]),
    status=st.sampled_from(["in-force", "partly", "not-in-force", "unknown", "repealed"]),
    since=dates,
    until=dates,
    extent=st.just(()) | extents,
)
versions = st.builds(
    Clause,
    id=st.just("law/a"),
    file=st.just("law/a.md"),
    body=st.just("Text."),
    body_line=st.just(9),
    key=st.just(""),
    title=st.just("A"),
    summary=st.just("A."),
    version=st.sampled_from(["1.0.0", "1.1.0", "1.10.0", "2.0.0"]),
    status=st.sampled_from(STATUSES),
    extent=extents,
    review_by=st.just(date(2027, 1, 1)),
    audiences=st.lists(st.sampled_from(AUDIENCES), max_size=2, unique=True).map(tuple),
    law=st.lists(laws, max_size=3).map(tuple),
    since=dates,
    until=dates,
)
libraries = st.lists(versions, min_size=1, max_size=6, unique_by=lambda one: (one.version, one.extent, one.audiences))
documents = st.builds(
    Wanted,
    extent=extents,
    as_at=some_dates | st.dates(date(1990, 1, 1), date(2035, 1, 1)),
    audiences=st.lists(st.sampled_from(AUDIENCES), max_size=2, unique=True).map(tuple),
    by_name=st.booleans(),
)


def fits(clause: Clause, wanted: Wanted) -> bool:
    """The rules once more, as the page on choosing tells them, nation by nation."""
    if clause.status == "withdrawn":
        return False
    if wanted.audiences and clause.audiences and not wanted.by_name and not {*wanted.audiences} & {*clause.audiences}:
        return False
    for nation in nations(wanted.extent):
        here = [law for law in clause.law if nation in nations(law.extent or clause.extent)]
        period = clause_period(clause, {nation})
        extends = all(
            law.source not in SOURCES or not SOURCES[law.source].extent or nation in nations(SOURCES[law.source].extent)
            for law in here
        )
        if nation not in nations(clause.extent) or (clause.law and not here) or not extends:
            return False
        if period is None or wanted.as_at not in period:
            return False
    return True


@given(libraries, documents, st.randoms())
def test_the_answer_does_not_depend_on_the_order_of_the_versions(
    library: list[Clause], wanted: Wanted, chance: random.Random
) -> None:
    shuffled = list(library)
    chance.shuffle(shuffled)
    assert choose_version("law/a", shuffled, wanted, SOURCES) == choose_version("law/a", library, wanted, SOURCES)


@given(libraries, documents)
def test_what_is_chosen_fits_and_what_fits_is_chosen(library: list[Clause], wanted: Wanted) -> None:
    answer = choose_version("law/a", library, wanted, SOURCES)
    if isinstance(answer, Pick) and not answer.also:
        assert fits(answer.clause, wanted)
    elif isinstance(answer, Pick):
        parts = [one.clause for one in (answer, *answer.also)]
        assert nations(wanted.extent) <= set().union(*(nations(one.extent) for one in parts))
        assert len({id(one) for one in parts}) == len(parts)
    if isinstance(answer, Refusal) or answer.also:
        assert not any(fits(clause, wanted) for clause in library)


@given(libraries, documents)
def test_for_one_nation_there_is_one_version_and_no_better_one(library: list[Clause], wanted: Wanted) -> None:
    one_nation = Wanted((min(nations(wanted.extent)),), wanted.as_at, wanted.audiences, wanted.by_name)
    answer = choose_version("law/a", library, one_nation, SOURCES)
    fitting = [clause for clause in library if fits(clause, one_nation)]
    assert isinstance(answer, Pick) == bool(fitting)
    if isinstance(answer, Pick):
        assert answer.also == ()
        same = [
            one for one in fitting if (one.extent, one.audiences) == (answer.clause.extent, answer.clause.audiences)
        ]
        assert all(len(nations(answer.clause.extent)) <= len(nations(one.extent)) for one in fitting)
        best = max(same, key=lambda one: (STATUSES.index(one.status), one.version_number))
        assert answer.clause is best


@given(libraries, documents)
def test_every_answer_has_its_reason_in_a_sentence(library: list[Clause], wanted: Wanted) -> None:
    answer = choose_version("law/a", library, wanted, SOURCES)
    for one in (answer, *answer.also) if isinstance(answer, Pick) else (answer,):
        assert re.fullmatch(r"\S.*[^.]", one.reason)
        assert not re.search(r"None|\[|\(\)|  |,,", one.reason)
    if isinstance(answer, Refusal):
        assert re.fullmatch(r"DK2\d\d", answer.code)
        assert answer.hint


def inputs(extent: tuple[str, ...], audiences: tuple[str, ...], named: tuple[str, ...]) -> Inputs:
    return Inputs(
        template="note",
        values={},
        sources={},
        located=Located({"clauses": list(named)}, "inputs.yaml"),
        key="",
        as_at=None,
        extent=extent,
        audiences=audiences,
        topics=(),
        clauses=named,
        without_clauses=(),
        parameters={},
    )


IDS = [f"{family}/{name}" for family, name in product(("law", "help"), "abcd")]


@st.composite
def whole_libraries(draw: st.DrawFn) -> Library:
    clauses = {}
    for id in IDS:
        one = draw(st.lists(versions, max_size=2, unique_by=lambda v: (v.version, v.extent, v.audiences)))
        required = draw(st.lists(st.sampled_from(IDS), max_size=2, unique=True))
        clauses[id] = tuple(Clause(**{**fields(v), "id": id, "requires": tuple(required)}) for v in one)
    return Library("small", "1.0.0", "", {k: v for k, v in clauses.items() if v}, SOURCES, {}, {}, {})


def fields(clause: Clause) -> dict[str, object]:
    return {name: getattr(clause, name) for name in Clause.__slots__}


def reversed_library(library: Library) -> Library:
    clauses = dict(reversed(library.clauses.items()))
    return Library("small", "1.0.0", "", clauses, SOURCES, {}, {}, {})


@given(whole_libraries(), documents, st.lists(st.sampled_from([*IDS, "law", "help", "nothing"]), max_size=4))
def test_a_document_has_one_answer_for_each_clause_whatever_the_order_of_files(
    library: Library, wanted: Wanted, words: list[str]
) -> None:
    asked = inputs(wanted.extent, wanted.audiences, ())
    selection, codes = attempt(choose, asked, library, wanted.as_at, words)
    assert codes <= {"DK201", "DK206"}
    if codes:
        return
    asked_for = {id for id in library.clauses if id in words or id.rpartition("/")[0] in words}
    assert asked_for <= selection.picks.keys() | selection.refusals.keys()
    assert not selection.picks.keys() & selection.refusals.keys()
    for pick in selection.picks.values():
        assert set(pick.clause.requires) <= selection.picks.keys() | selection.refusals.keys()
    assert choose(asked, reversed_library(library), wanted.as_at, list(reversed(words))) == selection
