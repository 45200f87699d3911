"""Which of several versions and variants is chosen, and what is said of it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from draftkit.model.selection import Pick, Refusal, Wanted
from draftkit.steps.choose import choose_version
from tests.support.workspace import clause, draft, load, outline, problems_of

OUTLINE = '# {{ title }}\n\n{{ clause("law/a") }}\n'
SOURCES = """\
english: {type: act, title: English Act 2000, extent: [england-and-wales]}
scottish: {type: scottish-act, title: Scottish Act 2000, extent: [scotland]}
everywhere: {type: act, title: British Act 2000, extent: [england-and-wales, scotland, northern-ireland]}
"""


def answer(
    folder: Path, versions: dict[str, str], extent: str = "england", as_at: str = "2026-11-22", audiences: str = ""
) -> Pick | Refusal:
    """What is chosen for the clause law/a, whose files are given by name."""
    files = {f"clauses/law/{name}.md": text for name, text in versions.items()}
    library = load(folder, {"clauses/sources.yaml": SOURCES, **files})
    wanted = Wanted(tuple(extent.split()), date.fromisoformat(as_at), tuple(audiences.split()))
    return choose_version("law/a", library.clauses["law/a"], wanted, library.sources)


def told(chosen: Pick | Refusal) -> str:
    if isinstance(chosen, Refusal):
        return f"{chosen.code}: {chosen.reason}"
    return " + ".join(f"{one.clause.version} {one.clause.body.strip()}" for one in (chosen, *chosen.also))


ALL = "[england-and-wales, scotland, northern-ireland]"
BEFORE, AFTER = clause("Before.", until="2026-02-06"), clause("After.", version="2.0.0", **{"from": "2026-02-06"})


@pytest.mark.parametrize(
    ("as_at", "expected"),
    [
        ("2026-02-05", "1.0.0 Before."),
        ("2026-02-06", "2.0.0 After."),
        ("1995-01-01", "1.0.0 Before."),
        ("2028-12-31", "2.0.0 After."),
    ],
)
def test_a_day_in_the_past_has_the_wording_of_that_day(tmp_path: Path, as_at: str, expected: str) -> None:
    assert told(answer(tmp_path, {"a@1.0.0": BEFORE, "a": AFTER}, as_at=as_at)) == expected


def test_a_day_before_the_first_version_is_refused_with_its_first_day(tmp_path: Path) -> None:
    versions = {
        "a@1.0.0": clause(until="2026-02-06", **{"from": "2020-01-01"}),
        "a": clause(version="2.0.0", **{"from": "2026-02-06"}),
    }
    assert told(answer(tmp_path, versions, as_at="2019-12-31")) == (
        "DK223: version 1.0.0 is for use only from 1 January 2020, the document is as at 31 December 2019"
    )


def test_a_day_after_the_last_version_is_refused_with_its_end(tmp_path: Path) -> None:
    assert told(answer(tmp_path, {"a": clause(until="2026-01-01")})) == (
        "DK223: version 1.0.0 was for use only before 1 January 2026, the document is as at 22 November 2026"
    )


def test_a_version_that_says_that_law_is_not_in_force_ends_when_it_comes_into_force(tmp_path: Path) -> None:
    law = "[{source: english, provisions: [s 9], status: not-in-force, from: 2026-06-29}]"
    assert told(answer(tmp_path, {"a": clause("Not yet.", law=law)}, as_at="2026-06-28")) == "1.0.0 Not yet."
    assert told(answer(tmp_path, {"a": clause(law=law)}, as_at="2026-06-29")) == (
        "DK208: s 9 of English Act 2000 is in force from 29 June 2026, and it says otherwise, "
        "the document is as at 29 June 2026"
    )


def test_an_approved_version_stays_in_use_while_its_successor_is_a_draft(tmp_path: Path) -> None:
    versions = {"a@1.0.0": clause("Approved."), "a": clause("New.", version="1.1.0", status="draft")}
    chosen = answer(tmp_path, versions)
    assert told(chosen) == "1.0.0 Approved."
    assert chosen.reason == (
        "approved, which goes before the newer 1.1.0 (draft), applies in England and Wales on 22 November 2026"
    )


def test_a_reviewed_version_goes_before_a_draft_and_after_an_approved_one(tmp_path: Path) -> None:
    versions = {f"a@{number}": clause(status=status, version=number) for number, status in STATES.items()}
    assert told(answer(tmp_path, versions)).startswith("2.0.0")
    del versions["a@2.0.0"]
    (tmp_path / "clauses/law/a@2.0.0.md").unlink()
    assert told(answer(tmp_path, versions)).startswith("1.0.0")


STATES = {"1.0.0": "reviewed", "2.0.0": "approved", "3.0.0": "draft"}


def test_the_reason_says_why_a_newer_version_is_not_used(tmp_path: Path) -> None:
    chosen = answer(tmp_path, {"a@1.0.0": BEFORE, "a": AFTER}, as_at="2026-01-01")
    assert chosen.reason == (
        "the only version that may be used, applies in England and Wales on 1 January 2026; not a newer one, because "
        "version 2.0.0 is for use only from 6 February 2026, the document is as at 1 January 2026"
    )


def test_a_withdrawn_clause_is_refused_with_the_reason_that_was_given(tmp_path: Path) -> None:
    gone = clause(status="withdrawn", withdrawn_because="The Act was repealed.")
    assert told(answer(tmp_path, {"a": gone})) == "DK210: version 1.0.0 was withdrawn: The Act was repealed."


@pytest.mark.parametrize(
    ("extent", "expected"),
    [
        ("scotland", "1.0.0 Scottish."),
        ("england", "1.0.0 General."),
        ("england scotland", "1.0.0 General."),
    ],
)
def test_the_variant_for_the_fewest_nations_is_chosen(tmp_path: Path, extent: str, expected: str) -> None:
    variants = {"a": clause("General.", extent=ALL), "a.scotland": clause("Scottish.", extent="[scotland]")}
    assert told(answer(tmp_path, variants, extent)) == expected


@pytest.mark.parametrize(
    ("audiences", "expected"),
    [
        ("parents", "1.0.0 For parents."),
        ("schools", "1.0.0 For everybody."),
        ("", "1.0.0 For everybody."),
        ("ministers parents", "1.0.0 For parents."),
    ],
)
def test_the_variant_for_the_audience_is_chosen(tmp_path: Path, audiences: str, expected: str) -> None:
    variants = {"a": clause("For everybody."), "a.parents": clause("For parents.", audiences="[parents]")}
    assert told(answer(tmp_path, variants, audiences=audiences)) == expected


def test_a_clause_for_another_audience_is_refused(tmp_path: Path) -> None:
    assert told(answer(tmp_path, {"a": clause(audiences="[officials, ministers]")}, audiences="parents")) == (
        "DK224: it is written for officials and ministers; the document is for parents"
    )


def test_a_clause_that_the_inputs_name_may_be_written_for_another_audience(tmp_path: Path) -> None:
    text = '# {{ title }}\n\n{% for c in clauses("law") %}{{ c }}\n\n{% endfor %}\n'
    files = {**outline(text), "clauses/law/a.md": clause(audiences="[officials]")}
    made = draft(tmp_path, files, {"audiences": ["parents"], "clauses": ["law/a"]})
    assert [one.clause.id for one in made.placements] == ["law/a"]


def test_a_required_clause_may_be_written_for_another_audience(tmp_path: Path) -> None:
    files = {
        **outline(OUTLINE),
        "clauses/law/a.md": clause(requires="[law/b]"),
        "clauses/law/b.md": clause(audiences="[officials]"),
    }
    made = draft(tmp_path, files, {"audiences": ["parents"]})
    assert [one.clause.id for one in made.placements] == ["law/a", "law/b"]


def test_a_document_for_several_nations_has_the_version_of_each(tmp_path: Path) -> None:
    variants = {
        "a": clause("English.", extent="[england-and-wales]"),
        "a.scotland": clause("Scottish.", extent="[scotland]"),
    }
    assert told(answer(tmp_path, variants, "england-and-wales scotland")) == "1.0.0 English. + 1.0.0 Scottish."


def test_england_and_wales_may_have_a_version_each(tmp_path: Path) -> None:
    variants = {"a": clause("English.", extent="[england]"), "a.wales": clause("Welsh.", extent="[wales]")}
    assert told(answer(tmp_path, variants, "england-and-wales")) == "1.0.0 English. + 1.0.0 Welsh."


def test_a_version_that_serves_two_nations_is_placed_once(tmp_path: Path) -> None:
    variants = {
        "a": clause("Rest.", extent="[england-and-wales, northern-ireland]"),
        "a.scotland": clause("Scottish.", extent="[scotland]"),
    }
    wanted = "england-and-wales scotland northern-ireland"
    assert told(answer(tmp_path, variants, wanted)) == "1.0.0 Rest. + 1.0.0 Scottish."


def test_a_nation_without_a_version_refuses_the_whole_and_names_it(tmp_path: Path) -> None:
    variants = {"a": clause(extent="[england-and-wales]"), "a.scotland": clause(extent="[scotland]")}
    assert told(answer(tmp_path, variants, "england-and-wales scotland northern-ireland")) == (
        "DK209: there is no version for Northern Ireland, only for England and Wales (version 1.0.0); "
        "Scotland (version 1.0.0)"
    )


def test_the_versions_of_each_nation_stand_in_the_document(tmp_path: Path) -> None:
    files = {
        **outline(OUTLINE),
        "clauses/law/a.md": clause("English."),
        "clauses/law/a.scotland.md": clause("Scottish.", extent="[scotland]"),
    }
    made = draft(tmp_path, files, {"extent": ["england-and-wales", "scotland"]})
    assert [one.clause.body for one in made.placements] == ["English.\n", "Scottish.\n"]
    assert len({one.anchor for one in made.placements}) == 2


def law(source: str, extent: str = "") -> str:
    return f"{{source: {source}, provisions: [s 1], status: in-force{', extent: ' + extent if extent else ''}}}"


def test_a_provision_must_extend_to_each_nation_in_which_the_clause_relies_on_it(tmp_path: Path) -> None:
    claims = clause(extent="[england-and-wales, scotland]", law=f"[{law('english')}]")
    assert told(answer(tmp_path, {"a": claims}, "england")) == "1.0.0 The law is this."
    assert told(answer(tmp_path, {"a": claims}, "scotland")) == (
        "DK225: s 1 of English Act 2000 extends to England and Wales, not to Scotland"
    )


def test_a_clause_may_rely_on_other_provisions_in_each_nation(tmp_path: Path) -> None:
    laws = f"[{law('english', '[england-and-wales]')}, {law('scottish', '[scotland]')}]"
    both = {"a": clause("Both.", extent="[england-and-wales, scotland]", law=laws)}
    for extent in ("england", "scotland", "wales scotland"):
        assert told(answer(tmp_path, both, extent)) == "1.0.0 Both."


def test_a_nation_for_which_a_clause_relies_on_nothing_is_refused(tmp_path: Path) -> None:
    claims = clause(extent=ALL, law=f"[{law('english', '[england-and-wales]')}, {law('scottish', '[scotland]')}]")
    assert told(answer(tmp_path, {"a": claims}, "northern-ireland")) == (
        "DK225: it relies on no provision that applies in Northern Ireland"
    )


def test_law_of_other_nations_does_not_keep_a_clause_out_of_a_document(tmp_path: Path) -> None:
    later = "{source: scottish, status: in-force, from: 2030-01-01, extent: [scotland]}"
    laws = f"[{law('english', '[england]')}, {later}]"
    both = {"a": clause("Both.", extent="[england, scotland]", law=laws)}
    assert told(answer(tmp_path, both, "england")) == "1.0.0 Both."
    assert told(answer(tmp_path, both, "scotland")).startswith(
        "DK208: Scottish Act 2000 is in force only from 1 January 2030"
    )


def test_the_refusal_is_that_of_the_version_that_came_nearest(tmp_path: Path) -> None:
    versions = {
        "a@1.0.0": clause(extent="[scotland]"),
        "a": clause(version="2.0.0", **{"from": "2030-01-01"}),
    }
    assert told(answer(tmp_path, versions, "england")).startswith("DK223: version 2.0.0 is for use only from")


def test_a_chain_of_requirements_may_be_as_long_as_the_library(tmp_path: Path) -> None:
    count = 1500
    chain = {f"clauses/law/c{n}.md": clause(requires=f"[law/c{n + 1}]") for n in range(count)}
    files = {**outline('{{ clause("law/c0") }}'), **chain, f"clauses/law/c{count}.md": clause()}
    assert len(draft(tmp_path, files).placements) == count + 1


def test_a_circle_of_fifty_clauses_is_told_once_and_whole(tmp_path: Path) -> None:
    ring = {f"clauses/law/c{n}.md": clause(requires=f"[law/c{(n + 1) % 50}]") for n in range(50)}
    [problem] = problems_of(draft, tmp_path, {**outline('{{ clause("law/c0") }}'), **ring})
    circle = " -> ".join(f"law/c{n % 50}" for n in range(51))
    assert (problem.code, problem.message) == ("DK206", f"these clauses require each other: {circle}")
