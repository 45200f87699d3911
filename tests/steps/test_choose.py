from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

import draftkit
from tests.support.workspace import clause, draft, load, outline, problems_of, shown

OUTLINE = '# {{ title }}\n\n{{ clause("law/a") }}\n'
OPTIONAL = '# {{ title }}\n\n{{ clause("law/a", optional=true) }}\n'


def law(status: str, since: str = "", until: str = "") -> str:
    dates = (f", from: {since}" if since else "") + (f", until: {until}" if until else "")
    return f"[{{source: poca-1978, provisions: [s 1], status: {status}{dates}}}]"


def chosen(folder: Path, clauses: dict[str, str], as_at: str = "2026-11-22", **inputs: object) -> draftkit.Draft:
    files = {**outline(OUTLINE), **{f"clauses/law/{name}.md": text for name, text in clauses.items()}}
    return draft(folder, files, inputs, date.fromisoformat(as_at))


def version_chosen(folder: Path, clauses: dict[str, str], as_at: str = "2026-11-22", **inputs: object) -> str:
    return chosen(folder, clauses, as_at, **inputs).placements[0].clause.version


def refusal(folder: Path, clauses: dict[str, str], as_at: str = "2026-11-22", **inputs: object) -> str:
    problems = problems_of(chosen, folder, clauses, as_at, **inputs)
    return f"{problems[0].code} {problems[0].message}"


def test_the_newest_version_is_chosen(tmp_path: Path) -> None:
    versions = {f"a@{number}": clause(version=number) for number in ("1.9.0", "1.10.0", "1.2.0")}
    assert version_chosen(tmp_path, versions) == "1.10.0"


@pytest.mark.parametrize(
    ("since", "as_at", "version"),
    [
        ("2026-11-22", "2026-11-22", "2.0.0"),
        ("2026-11-23", "2026-11-22", "1.0.0"),
        ("1995-02-03", "1996-01-01", "2.0.0"),
    ],
)
def test_a_version_whose_law_is_not_yet_in_force_gives_way_to_the_one_before(
    tmp_path: Path, since: str, as_at: str, version: str
) -> None:
    versions = {"a@1.0.0": clause(), "a": clause(version="2.0.0", law=law("in-force", since))}
    assert version_chosen(tmp_path, versions, as_at) == version


@pytest.mark.parametrize(
    ("stated", "as_at", "code"),
    [
        (law("in-force", "2027-01-01"), "2026-12-31", "DK208"),
        (law("partly", "2027-01-01"), "2026-12-31", "DK208"),
        (law("in-force", "2020-01-01", "2026-06-01"), "2026-06-01", "DK208"),
        (law("repealed", until="2026-06-01"), "2026-06-02", "DK208"),
        (law("repealed"), "2000-01-01", "DK208"),
    ],
)
def test_a_clause_whose_law_is_not_in_force_on_the_day_is_refused(
    tmp_path: Path, stated: str, as_at: str, code: str
) -> None:
    assert refusal(tmp_path, {"a": clause(law=stated)}, as_at).startswith(f"{code} the clause 'law/a' cannot be used")


@pytest.mark.parametrize(
    ("stated", "as_at"),
    [
        (law("in-force", "2027-01-01"), "2027-01-01"),
        (law("in-force", "2020-01-01", "2026-06-01"), "2026-05-31"),
        (law("repealed", until="2026-06-01"), "2026-05-31"),
        (law("unknown", "2030-01-01"), "2026-01-01"),
        (law("not-in-force", "2030-01-01"), "2026-01-01"),
    ],
)
def test_a_clause_whose_law_is_in_force_or_stated_as_not_is_chosen(tmp_path: Path, stated: str, as_at: str) -> None:
    assert version_chosen(tmp_path, {"a": clause(law=stated)}, as_at) == "1.0.0"


@pytest.mark.parametrize(
    ("applies", "wanted", "fits"),
    [
        ("[england-and-wales]", ["england"], True),
        ("[england-and-wales]", ["wales", "england"], True),
        ("[england]", ["england-and-wales"], False),
        ("[england, wales]", ["england-and-wales"], True),
        ("[england-and-wales]", ["england-and-wales", "scotland"], False),
        ("[scotland]", ["northern-ireland"], False),
    ],
)
def test_a_clause_must_apply_everywhere_in_the_document(
    tmp_path: Path, applies: str, wanted: list[str], fits: bool
) -> None:
    clauses = {"a": clause(extent=applies)}
    if fits:
        assert version_chosen(tmp_path, clauses, extent=wanted) == "1.0.0"
    else:
        assert refusal(tmp_path, clauses, extent=wanted).startswith("DK209 ")


def test_a_variant_for_another_nation_is_chosen_there(tmp_path: Path) -> None:
    clauses = {"a": clause("English."), "a.scotland": clause("Scottish.", extent="[scotland]")}
    made = chosen(tmp_path, clauses, extent=["scotland"])
    assert made.placements[0].clause.file.endswith("a.scotland.md")


def test_a_withdrawn_clause_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"a": clause(status="withdrawn")}).startswith("DK210 ")


def test_a_withdrawn_version_gives_way_to_the_one_before(tmp_path: Path) -> None:
    versions = {"a@1.0.0": clause(), "a": clause(version="2.0.0", status="withdrawn")}
    assert version_chosen(tmp_path, versions) == "1.0.0"


def test_an_optional_clause_that_may_not_be_used_is_left_out(tmp_path: Path) -> None:
    files = {**outline(OPTIONAL), "clauses/law/a.md": clause(status="withdrawn")}
    assert draft(tmp_path, files).placements == ()


def test_an_unknown_clause_names_the_nearest(tmp_path: Path) -> None:
    files = {**outline('{{ clause("law/aa") }}'), "clauses/law/a.md": clause()}
    [problem] = problems_of(draft, tmp_path, files)
    assert (shown(problem), problem.hint) == (
        "error DK201 document.md:1:12: there is no clause 'law/aa'",
        "did you mean 'law/a'?",
    )


def test_clauses_that_require_each_other_are_refused_with_the_circle(tmp_path: Path) -> None:
    clauses = {
        "a": clause(requires="[law/b]"),
        "b": clause(requires="[law/c]"),
        "c": clause(requires="[law/a]"),
    }
    assert refusal(tmp_path, clauses) == "DK206 these clauses require each other: law/a -> law/b -> law/c -> law/a"


def test_a_required_clause_that_may_not_be_used_is_an_error(tmp_path: Path) -> None:
    clauses = {"a": clause(requires="[law/b]"), "b": clause(status="withdrawn")}
    assert refusal(tmp_path, clauses).startswith("DK210 law/a requires 'law/b', which cannot be used")


def test_clauses_in_conflict_are_refused_together(tmp_path: Path) -> None:
    clauses = {"a": clause(requires="[law/b]", conflicts="[law/b]"), "b": clause()}
    assert refusal(tmp_path, clauses).startswith("DK207 ")


def test_a_version_twice_is_refused(tmp_path: Path) -> None:
    assert refusal(tmp_path, {"a": clause(), "a@1.0.0": clause()}).startswith("DK205 version 1.0.0 of law/a")


def test_the_inputs_choose_clauses_of_a_family(tmp_path: Path) -> None:
    text = '# {{ title }}\n\n{% for c in clauses("law") %}\n{{ c }}\n\n{% endfor %}\n'
    files = {**outline(text), **{f"clauses/law/{name}.md": clause(title=name) for name in "abc"}}
    named = draft(tmp_path, files, {"clauses": ["law/c", "law/a"]})
    assert [one.clause.id for one in named.placements] == ["law/c", "law/a"]
    without = draft(tmp_path, files, {"without_clauses": ["law/b"]})
    assert [one.clause.id for one in without.placements] == ["law/a", "law/c"]


def test_topics_and_audiences_narrow_a_family(tmp_path: Path) -> None:
    text = '# {{ title }}\n\n{% for c in clauses("law") %}\n{{ c }}\n\n{% endfor %}\n'
    files = {
        **outline(text),
        "clauses/law/a.md": clause(topics="[images]", audiences="[officials]"),
        "clauses/law/b.md": clause(topics="[other]"),
        "clauses/law/c.md": clause(audiences="[parents]"),
        "clauses/law/d.md": clause(),
    }
    made = draft(tmp_path, files, {"topics": ["images"], "audiences": ["officials"]})
    assert [one.clause.id for one in made.placements] == ["law/a", "law/d"]


def test_an_unknown_clause_in_the_inputs_is_refused_at_its_place(tmp_path: Path) -> None:
    files = {**outline(OUTLINE), "clauses/law/a.md": clause()}
    text = "template: note\ntitle: T\nclauses: [law/a, law/b]\nwithout_clauses: [law/x]\n"
    problems = problems_of(draft, tmp_path, files, text)
    assert [shown(problem) for problem in problems] == [
        "error DK201 inputs.yaml:3:18: there is no clause 'law/b'",
        "error DK201 inputs.yaml:4:19: there is no clause 'law/x'",
    ]


def test_every_pick_and_refusal_has_its_reason(tmp_path: Path) -> None:
    text = '{% for c in clauses("law") %}\n{{ c }}\n\n{% endfor %}\n'
    files = {
        **outline(text),
        "clauses/law/a.md": clause(law=law("in-force", "1978-01-01")),
        "clauses/law/b.md": clause(extent="[scotland]"),
    }
    selection = draft(tmp_path, files).selection
    assert selection.picks["law/a"].reason == (
        "the only version, applies in England and Wales and its law is in force on 22 November 2026"
    )
    assert selection.refusals["law/b"].reason == "it applies in Scotland, the document in England and Wales"


def test_the_order_of_folders_decides_which_library_wins(tmp_path: Path) -> None:
    load(tmp_path, {"clauses/law/a.md": clause("Ours."), "more/law/a.md": clause("Theirs."), "more/law/b.md": clause()})
    library = draftkit.load_library([tmp_path / "clauses", tmp_path / "more"])
    assert library.clauses["law/a"][0].body == "Ours.\n"
    assert sorted(library.clauses) == ["law/a", "law/b"]
