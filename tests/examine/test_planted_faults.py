"""Each fault that `draftkit check` looks for, planted in a clean library: found at its place, and nothing else is."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest

import draftkit
from draftkit.examine import examine_library
from draftkit.problems import Severity
from tests.examine.library import FILES, TODAY, planted
from tests.support.workspace import shown

ROOT = Path(__file__).parents[2]

OFFENCE = "clauses/law/offence.md"
OLDER = "clauses/law/offence@1.0.0.md"
SCOTTISH = "clauses/law/offence.scotland.md"
DEFINITION = "clauses/law/definition.md"
ALTERNATIVE = "clauses/law/alternative.md"
WITHDRAWN = "clauses/law/once.md"
SUPPORT = "clauses/support/help.md"
SOURCES, CONTACTS, TERMS = "clauses/sources.yaml", "clauses/contacts.yaml", "clauses/terms.yaml"
OUTLINE = "templates/note/document.md"


class Plant(NamedTuple):
    """One fault."""

    name: str
    file: str
    """The file that is changed; the fault is expected in it unless `where` names another."""
    old: str
    new: str
    """What stands in place of `old`; the fault is at the letters between the two `^`, which are taken out."""
    expected: str
    """Severity and code."""
    where: str = ""
    """`file:word`: where the fault is, if not in what was planted."""


BODY = "This may be said instead of the offence."
HELP = "Anybody may ask for help,"

ENGLISH = FILES[ALTERNATIVE].replace("extent: [england-and-wales]", "extent: ^[^england]")

PLANTS = [
    Plant("a name of another nation", "clauses/law/alternative.wales.md", "", ENGLISH, "warning DK227"),
    Plant("a misspelt nation in a name", "clauses/support/help.scotlnd.md", "", "^" + FILES[SUPPORT], "warning DK227"),
    Plant(
        "an end before the beginning",
        OFFENCE,
        "from: 2026-02-01\n",
        "from: 2026-02-01\nuntil: ^2026-01-31^\n",
        "error DK228",
    ),
    Plant(
        "an end on the first day", OLDER, "until: 2026-02-01", "from: 2026-02-01\nuntil: ^2026-02-01^", "error DK228"
    ),
    Plant(
        "law that ends before it begins",
        OFFENCE,
        "from: 2020-01-01}",
        "from: 2020-01-01, until: ^2019-01-01^}",
        "error DK228",
    ),
    Plant("approval before review", OFFENCE, "approved_on: 2026-10-03", "approved_on: ^2026-10-01^", "error DK228"),
    Plant(
        "withdrawal before approval",
        WITHDRAWN,
        "withdrawn_on: 2026-01-01",
        "approved_on: 2026-05-01\nwithdrawn_on: ^2026-01-01^",
        "error DK228",
    ),
    Plant("a review before the check", OFFENCE, "review_by: 2027-04-01", "review_by: ^2026-09-30^", "error DK228"),
    Plant(
        "a contact's review before its check",
        CONTACTS,
        "review_by: 2027-04-01",
        "review_by: ^2026-09-30^",
        "error DK228",
    ),
    Plant("a check in the future", OFFENCE, "checked_on: 2026-10-01", "checked_on: ^2026-11-23^", "warning DK229"),
    Plant(
        "a review in the future",
        SCOTTISH,
        "reviewed_by: A. Reader",
        "reviewed_by: A. Reader\nreviewed_on: ^2027-01-01^",
        "warning DK229",
    ),
    Plant(
        "an approval in the future", OFFENCE, "approved_on: 2026-10-03", "approved_on: ^2027-01-01^", "warning DK229"
    ),
    Plant("a page read in the future", SOURCES, "accessed: 2026-10-01", "accessed: ^2027-10-01^", "warning DK229"),
    Plant(
        "a contact checked in the future",
        CONTACTS,
        "checked_on: 2026-10-01",
        "checked_on: ^2026-12-01^",
        "warning DK229",
    ),
    Plant("a review too far away", SUPPORT, "review_by: 2027-04-01", "review_by: ^2030-04-01^", "advice DK230"),
    Plant(
        "a draft that is approved by somebody",
        SUPPORT,
        "sources: []",
        "sources: []\n^approved_by^: Somebody",
        "warning DK231",
    ),
    Plant(
        "a reviewed clause that nobody reviewed",
        SCOTTISH,
        "reviewed_by: A. Reader\n",
        "",
        "warning DK231",
        f"{SCOTTISH}:reviewed\n",
    ),
    Plant(
        "a withdrawal without a reason",
        WITHDRAWN,
        "withdrawn_because: The law has changed.\n",
        "",
        "warning DK231",
        f"{WITHDRAWN}:withdrawn\n",
    ),
    Plant(
        "a draft that was withdrawn", SUPPORT, "sources: []", "sources: []\n^withdrawn_on^: 2026-01-01", "warning DK231"
    ),
    Plant(
        "an approval without a fingerprint",
        OFFENCE,
        "fingerprint: 0000000000000000\n",
        "",
        "warning DK232",
        f"{OFFENCE}:approved\n",
    ),
    Plant(
        "text changed since its approval",
        OFFENCE,
        "fingerprint: 0000000000000000",
        "fingerprint: ^1234567890abcdef^",
        "error DK233",
    ),
    Plant(
        "text changed since its review",
        SCOTTISH,
        "fingerprint: 0000000000000000",
        "fingerprint: ^1234567890abcdef^",
        "error DK233",
    ),
    Plant(
        "a requirement of a withdrawn clause",
        SUPPORT,
        "sources: []",
        "sources: []\nrequires: [^law/once^]",
        "warning DK234",
    ),
    Plant(
        "a requirement that does not apply there",
        SUPPORT,
        "sources: []",
        "sources: []\nrequires: [^law/definition^]",
        "warning DK234",
    ),
    Plant(
        "a requirement of what it conflicts with",
        OFFENCE,
        "conflicts: [law/alternative]",
        "conflicts: [^law/definition^]",
        "error DK235",
    ),
    Plant(
        "a conflict that a template can reach",
        SUPPORT,
        "sources: []",
        "sources: []\nconflicts: [^law/alternative^]",
        "warning DK236",
    ),
    Plant(
        "a conflict with what is required",
        SUPPORT,
        "sources: []",
        "sources: []\nconflicts: [^law/definition^]",
        "warning DK236",
    ),
    Plant("two versions at once", OLDER, "until: 2026-02-01", "until: ^2026-02-02^", "error DK237"),
    Plant("two versions at once, without an end", OLDER, "until: 2026-02-01\n", "", "error DK237", f"{OLDER}:1.0.0\n"),
    Plant("days without a version", OFFENCE, "from: 2026-02-01", "from: ^2026-02-03^", "warning DK238"),
    Plant(
        "a provision that does not extend there",
        DEFINITION,
        "{source: one-act, provisions: [s 2], status: in-force, extent: [england-and-wales]}",
        "{source: one-act, provisions: [s 2], status: in-force, extent: ^[^england-and-wales, scotland]}",
        "error DK225",
    ),
    Plant(
        "a provision without nations of its own",
        DEFINITION,
        "{source: one-act, provisions: [s 2], status: in-force, extent: [england-and-wales]}",
        "{source: ^one-act^, provisions: [s 2], status: in-force}",
        "error DK225",
    ),
    Plant(
        "a nation without law",
        DEFINITION,
        "extent: [england-and-wales, scotland]\n",
        "extent: ^[^england-and-wales, scotland, northern-ireland]\n",
        "error DK225",
    ),
    Plant(
        "a provision for another nation",
        OFFENCE,
        "from: 2020-01-01}\n",
        "from: 2020-01-01}\n  - {source: one-act, status: in-force, extent: ^[^northern-ireland]}\n",
        "warning DK239",
    ),
    Plant("an unknown requirement", SUPPORT, "sources: []", "sources: []\nrequires: [^law/ofence^]", "error DK201"),
    Plant("an unknown conflict", SUPPORT, "sources: []", "sources: []\nconflicts: [^law/ofence^]", "error DK201"),
    Plant("a reference to nothing", ALTERNATIVE, BODY, '{{ ref("^law/ofence^") }} ' + BODY, "error DK201"),
    Plant("an unknown source in the text", ALTERNATIVE, BODY, f"{BODY}[@^gide^, page 1]", "error DK202"),
    Plant("a source in another case", ALTERNATIVE, BODY, f"{BODY}[@^Guide^]", "error DK202"),
    Plant("an unknown source in the list", ALTERNATIVE, "sources: []", "sources: [^gide^]", "error DK202"),
    Plant(
        "an unknown source of law",
        OFFENCE,
        "from: 2020-01-01}\n",
        "from: 2020-01-01}\n  - {source: ^two-act^, status: in-force}\n",
        "error DK202",
    ),
    Plant(
        "an unknown source in a folded text",
        DEFINITION,
        "  says that they mean.[@guide]",
        "  says that they mean.[@guide; @^gide^]",
        "error DK202",
    ),
    Plant("an unknown source in a call", ALTERNATIVE, BODY, '{{ source("^gide^") }} ' + BODY, "error DK202"),
    Plant("an unknown contact", ALTERNATIVE, BODY, '{{ contact("^helplin^") }} ' + BODY, "error DK203"),
    Plant("a source cited but not listed", ALTERNATIVE, BODY, f"{BODY}[@^guide^]", "warning DK221"),
    Plant("a source listed but not cited", ALTERNATIVE, "sources: []", "sources: [^guide^]", "warning DK221"),
    Plant(
        "a parameter that is never used",
        ALTERNATIVE,
        "sources: []",
        "sources: []\nparameters:\n  ^name^: {help: A name., default: x}",
        "warning DK220",
    ),
    Plant(
        "a parameter that nobody explains",
        OFFENCE,
        "help: How the text refers to the case.",
        "help: ^'^'",
        "warning DK240",
    ),
    Plant("an undeclared variable in the text", ALTERNATIVE, BODY, f"{{{{ ^case_nam^ }}}} {BODY}", "error DK104"),
    Plant(
        "an undeclared variable further down",
        OFFENCE,
        "- {{ contact",
        "Also {{ ^case_nam^ }}:\n\n- {{ contact",
        "error DK104",
    ),
    Plant(
        "an undeclared variable in a short form",
        OFFENCE,
        "short: It is an offence,",
        "short: It is {{ ^offence^ }},",
        "error DK104",
    ),
    Plant(
        "an undeclared variable in a line",
        OFFENCE,
        "line: It is an offence.",
        'line: "{{ ^offence^ }}."',
        "error DK104",
    ),
    Plant(
        "an example with an unknown parameter",
        OFFENCE,
        "{case_name: another case}",
        "{^case^: another case}",
        "error DK110",
    ),
    Plant("an example without a value", OFFENCE, "default: this case, ", "", "warning DK222", f"{OFFENCE}:{{}}\n"),
    Plant("an example that does not render", ALTERNATIVE, BODY, f"^{{{{ 1 / 0 }}}} {BODY}^", "error DK303"),
    Plant("a template that is not valid", ALTERNATIVE, BODY, f"^{{% if %}} {BODY}^", "error DK301"),
    Plant(
        "a text that prints nothing",
        ALTERNATIVE,
        BODY,
        '^^{% if "scotland" in extent %}' + BODY + "{% endif %}",
        "error DK253",
    ),
    Plant("no example", ALTERNATIVE, "examples:\n  - {}", "^examples^: []", "advice DK222"),
    Plant("a telephone number", ALTERNATIVE, BODY, f"{BODY} Call ^0800 1111^.", "warning DK241"),
    Plant(
        "a telephone number in a short form", OFFENCE, "short: It is an offence,", "short: Call ^999^,", "warning DK241"
    ),
    Plant("an address", ALTERNATIVE, BODY, f"{BODY} See ^https://www.example.org/page^.", "warning DK242"),
    Plant("an e-mail address", ALTERNATIVE, BODY, f"{BODY} Write to ^help@example.org^.", "warning DK242"),
    Plant("the title of a known Act", ALTERNATIVE, BODY, f"{BODY} See the ^One Act 2019^.", "warning DK243"),
    Plant(
        "the title of an unknown Act",
        DEFINITION,
        "  says that they mean.[@guide]",
        "  says: ^Two Act 2020^.[@guide]",
        "warning DK243",
    ),
    Plant(
        "regulations by their title",
        ALTERNATIVE,
        BODY,
        f"{BODY} See the ^Other Matters (Scotland) Regulations 2020^.",
        "warning DK243",
    ),
    Plant(
        "a short form that is not shorter",
        SCOTTISH,
        "examples:",
        "^short^: In Scotland it is quite another offence.[@scots-act]\nexamples:",
        "warning DK244",
    ),
    Plant(
        "a line that is longer than the short form",
        OFFENCE,
        "line: It is an offence.",
        "^line^: It is an offence and it has a definition of its own.",
        "warning DK244",
    ),
    Plant(
        "a sentence to keep that the text does not have",
        OFFENCE,
        "line: It is an offence.",
        "line: It is an offence.\nmust_keep: [^It^ was never said.]",
        "warning DK776",
    ),
    Plant(
        "a clause that no template reaches",
        OUTLINE,
        '{{ clause("law/alternative", optional=true) }}',
        "",
        "advice DK245",
        f"{ALTERNATIVE}:title",
    ),
    Plant(
        "a source that nothing uses",
        SOURCES,
        "guide:\n",
        "^spare^:\n  type: guidance\n  title: Spare\nguide:\n",
        "advice DK246",
    ),
    Plant(
        "a contact that nothing prints",
        CONTACTS,
        "helpline:",
        "^spare^:\n  name: Spare\n  nations: [england]\n  confidence: unverified\nhelpline:",
        "advice DK247",
    ),
    Plant("ages the wrong way round", CONTACTS, "minimum_age: 5", "minimum_age: ^26^", "error DK248"),
    Plant(
        "a contact without nations",
        CONTACTS,
        "  nations: [england, wales, scotland, northern-ireland]\n",
        "",
        "warning DK249",
        f"{CONTACTS}:helpline",
    ),
    Plant(
        "a contact checked long ago", CONTACTS, "checked_on: 2026-10-01", "checked_on: ^2026-05-01^", "warning DK409"
    ),
    Plant(
        "an address without https",
        SOURCES,
        "url: https://",
        "url: ^http://www.example.org/one^\n  note: https://",
        "warning DK250",
    ),
    Plant(
        "a term that is avoided and preferred",
        TERMS,
        "avoid: [blameworthy]",
        "avoid: [blameworthy, ^At risk^]",
        "warning DK251",
    ),
    Plant(
        "keys that differ by case", TERMS, "blame:\n", "blame:\n  avoid: [a]\n  prefer: b\n^Blame^:\n", "warning DK252"
    ),
    Plant("a note without a reason", ALTERNATIVE, BODY, f"^<!-- draftkit: ignore^ DK241 -->\n{BODY}", "warning DK258"),
    Plant(
        "a note without a code",
        SOURCES,
        "  type: guidance\n",
        "  type: guidance  ^# draftkit: ignore^ this is meant\n",
        "warning DK258",
    ),
    Plant(
        "a note that is not needed",
        ALTERNATIVE,
        BODY,
        f"{BODY} ^<!-- draftkit: ignore^ DK241 meant -->",
        "advice DK259",
    ),
]


@pytest.mark.parametrize("plant", PLANTS, ids=lambda plant: plant.name)
def test_a_planted_fault_is_found_where_it_is_and_nothing_else(plant: Plant, tmp_path: Path) -> None:
    before = FILES.get(plant.file, "")
    assert plant.old in before
    changed = before.replace(plant.old, plant.new, 1)
    at = changed.find("^")
    files = {**FILES, plant.file: changed.replace("^", "")}
    file = plant.file
    if plant.where:
        file, _, word = plant.where.partition(":")
        at = files[file].index(word)
    line, column = files[file].count("\n", 0, at) + 1, at - files[file].rfind("\n", 0, at)
    found = [shown(problem).partition(": ")[0] for problem in planted(tmp_path, files)]
    assert found == [f"{plant.expected} {Path(file).name}:{line}:{column}"]


def test_nothing_is_found_in_the_clean_library(tmp_path: Path) -> None:
    assert [shown(problem) for problem in planted(tmp_path, FILES)] == []


def test_there_are_plants_enough() -> None:
    assert len({plant.name for plant in PLANTS}) == len(PLANTS) >= 45


def test_files_with_other_line_ends_and_a_byte_order_mark_have_the_same_places(tmp_path: Path) -> None:
    text = FILES[ALTERNATIVE].replace(BODY, f"{BODY} Call 0800 1111.").replace("sources: []", "sources: [gide]")
    files = {**FILES, ALTERNATIVE: "\ufeff" + text.replace("\n", "\r\n")}
    found = [shown(problem).partition(": ")[0] for problem in planted(tmp_path, files)]
    assert found == ["error DK202 alternative.md:7:11", "warning DK241 alternative.md:12:47"]


def test_a_source_in_another_case_is_named(tmp_path: Path) -> None:
    files = {**FILES, ALTERNATIVE: FILES[ALTERNATIVE].replace(BODY, f"{BODY}[@ONE-ACT]")}
    [problem] = planted(tmp_path, files)
    assert problem.hint.startswith("did you mean 'one-act'?")


def test_a_conflict_with_what_a_requirement_requires_is_found(tmp_path: Path) -> None:
    needs = "sources: []\nrequires: [law/{}]"
    files = {
        **FILES,
        ALTERNATIVE: FILES[ALTERNATIVE].replace("sources: []", needs.format("b") + "\nconflicts: [law/c]"),
        "clauses/law/b.md": FILES[ALTERNATIVE].replace("sources: []", needs.format("c")),
        "clauses/law/c.md": FILES[ALTERNATIVE],
    }
    assert [shown(problem) for problem in planted(tmp_path, files)] == [
        "error DK235 alternative.md:9:13: it conflicts with 'law/c', but requires it by way of others"
    ]


def ring(length: int) -> dict[str, str]:
    """Clauses each of which requires the next, the last the first."""
    names = [f"support/c{number:02}" for number in range(length)]
    following = [*names[1:], names[0]]
    return {
        f"clauses/{name}.md": FILES[SUPPORT].replace("sources: []", f"sources: []\nrequires: [{other}]")
        for name, other in zip(names, following, strict=True)
    }


@pytest.mark.parametrize("length", [1, 2, 50])
def test_a_circle_is_named_once_however_long_it_is(length: int, tmp_path: Path) -> None:
    library = planted(tmp_path, {**FILES, **ring(length)})
    assert [shown(problem).partition(": ")[0] for problem in library] == ["error DK206 c00.md:8:12"]
    assert library[0].message.count(" -> ") == length


def test_two_circles_are_two_faults(tmp_path: Path) -> None:
    other = {name.replace("/c", "/d"): text.replace("/c", "/d") for name, text in ring(3).items()}
    found = [problem.code for problem in planted(tmp_path, {**FILES, **ring(2), **other})]
    assert found == ["DK206", "DK206"]


def test_faults_are_found_all_at_once(tmp_path: Path) -> None:
    files = {
        **FILES,
        SUPPORT: FILES[SUPPORT].replace("sources: []", "sources: [gide]").replace("about anything.", "on 0800 1111."),
        CONTACTS: FILES[CONTACTS].replace("minimum_age: 5", "minimum_age: 26"),
        ALTERNATIVE: FILES[ALTERNATIVE].replace(BODY, "{{ nobody }}"),
    }
    assert sorted(problem.code for problem in planted(tmp_path, files)) == ["DK104", "DK202", "DK241", "DK248"]


def test_only_the_files_asked_for_are_told_about(tmp_path: Path) -> None:
    files = {**FILES, SUPPORT: FILES[SUPPORT].replace("sources: []", "sources: [gide]")}
    planted(tmp_path, files)
    library = draftkit.load_library([tmp_path / "clauses"], [tmp_path / "templates"])
    assert examine_library(library, {str(tmp_path / ALTERNATIVE)}, today=TODAY) == ()
    assert len(examine_library(library, {str(tmp_path / SUPPORT)}, today=TODAY)) == 1


SILENT = [
    (ALTERNATIVE, BODY, f"{BODY} Call 0800 1111. <!-- draftkit: ignore DK241 the number is the subject -->"),
    (ALTERNATIVE, BODY, f"<!-- draftkit: ignore DK241 the number is the subject -->\n{BODY} Call 0800 1111."),
    (SUPPORT, "review_by: 2027-04-01", "review_by: 2030-04-01  # draftkit: ignore DK230 it cannot change"),
    (SUPPORT, "review_by: 2027-04-01", "# draftkit: ignore DK230 it cannot change\nreview_by: 2030-04-01"),
    (SOURCES, "guide:\n", "# draftkit: ignore DK246 for inputs\nspare: {type: guidance, title: Spare}\nguide:\n"),
    (CONTACTS, "checked_on: 2026-10-01", "checked_on: 2026-01-01 # draftkit: ignore DK409 closed for the year"),
]


@pytest.mark.parametrize(("file", "old", "new"), SILENT)
def test_a_note_with_a_reason_silences_what_stands_beside_it(file: str, old: str, new: str, tmp_path: Path) -> None:
    files = {**FILES, file: FILES[file].replace(old, new)}
    assert files[file] != FILES[file]
    assert [shown(problem) for problem in planted(tmp_path, files)] == []


def test_a_note_does_not_silence_an_error(tmp_path: Path) -> None:
    noted = FILES[SUPPORT].replace("sources: []", "sources: [gide]  # draftkit: ignore DK202 later")
    found = planted(tmp_path, {**FILES, SUPPORT: noted})
    assert [problem.code for problem in found] == ["DK202", "DK259"]


def test_the_library_that_comes_with_draftkit_has_no_error_and_no_warning() -> None:
    library = draftkit.load_library([ROOT / "clauses"], [ROOT / "templates"])
    found = examine_library(library, today=TODAY)
    assert [shown(problem) for problem in found if problem.severity is not Severity.ADVICE] == []
