"""`draftkit clauses test`: every example in every form and every nation, with a line for each failure."""

import json
from pathlib import Path

import pytest

from .conftest import CLAUSE, Call, write_files

NATIONAL = CLAUSE.format(status="draft", approved="").replace(
    "extent: [england-and-wales]", "extent: [england-and-wales, scotland]"
)


def test_all_is_well_in_a_sound_library(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "test")
    assert (result.exit_code, result.stdout) == (0, "")
    # two clauses, each in two forms: England and Wales together, England alone, Wales alone
    assert result.stderr == "Rendered 2 clauses 12 times: all well.\n"


def test_the_library_that_comes_with_draftkit_renders_everywhere(empty: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "test")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "all well" in result.stderr


def test_a_fault_in_one_nation_alone_is_found(here: Path, draftkit: Call) -> None:
    text = NATIONAL.replace("It is an offence", '{% if extent == ["scotland"] %}{{ 1 / 0 }}{% endif %}It is an offence')
    write_files(here, {"clauses/law/offence.md": text})
    assert draftkit("check").exit_code == 0
    result = draftkit("clauses", "test", "law/offence")
    assert result.exit_code == 1
    [line] = result.stdout.splitlines()
    assert line.startswith("clauses/law/offence.md:21:1: error DK303 ")
    assert line.endswith("(full form, example 1, Scotland)")
    assert result.stderr == "Rendered 1 clause 10 times: 1 failure.\n"


def test_a_text_that_says_nothing_in_a_nation_is_a_failure(here: Path, draftkit: Call) -> None:
    text = NATIONAL.replace("It is an offence", '{% if "scotland" in extent %}It is an offence') + "{% endif %}\n"
    write_files(here, {"clauses/law/offence.md": text})
    failures = json.loads(draftkit("clauses", "test", "--json").stdout)["failures"]
    assert [(one["code"], one["extent"]) for one in failures] == [
        ("DK253", ["england-and-wales"]),
        ("DK253", ["england"]),
        ("DK253", ["wales"]),
    ]


def test_the_same_failure_is_one_line_with_a_count(here: Path, draftkit: Call) -> None:
    text = CLAUSE.format(status="draft", approved="").replace("{{ case_name }}", "{{ case_nam }}")
    write_files(here, {"clauses/law/offence.md": text})
    result = draftkit("clauses", "test")
    [line] = result.stdout.splitlines()
    assert "error DK104 unknown name 'case_nam'" in line
    assert line.endswith("(full form, example 1, England and Wales, and 2 more)")


def test_older_versions_and_variants_are_rendered_too(here: Path, draftkit: Call) -> None:
    older = CLAUSE.format(status="draft", approved="").replace("version: 1.0.0", "version: 0.9.0")
    scottish = CLAUSE.format(status="draft", approved="").replace("[england-and-wales]", "[scotland]")
    write_files(
        here,
        {
            "clauses/law/offence@0.9.0.md": older.replace("{{ case_name }}", "{{ older }}"),
            "clauses/law/offence.scotland.md": scottish.replace("{{ case_name }}", "{{ scottish }}"),
        },
    )
    result = draftkit("clauses", "test", "law/offence")
    assert sorted(line.partition("unknown name ")[2].split()[0] for line in result.stdout.splitlines()) == [
        "'older'",
        "'scottish'",
    ]
    assert "offence.scotland.md" in draftkit("clauses", "test", "law/offence.scotland").stdout
    assert "'scottish'" not in draftkit("clauses", "test", "law/offence@0.9.0").stdout


def test_an_example_without_a_value_is_a_failure(here: Path, draftkit: Call) -> None:
    text = CLAUSE.format(status="draft", approved="").replace("default: this case, ", "")
    write_files(here, {"clauses/law/offence.md": text})
    result = draftkit("clauses", "test")
    assert result.exit_code == 1
    assert "warning DK222 example 1 has no value for Case name" in result.stdout


def test_a_withdrawn_clause_is_left_out(here: Path, draftkit: Call) -> None:
    text = CLAUSE.format(status="withdrawn", approved="").replace("{{ case_name }}", "{{ nothing }}")
    write_files(here, {"clauses/law/offence.md": text})
    result = draftkit("clauses", "test")
    assert (result.exit_code, result.stdout) == (0, "")


@pytest.mark.parametrize("id", ["law/ofence", "offence", "law/offence@9.0.0"])
def test_an_id_that_is_not_there_is_wrong_usage(id: str, here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "test", id)
    assert result.exit_code == 2
    assert "law/offence" in result.stderr


def test_json_has_the_counts(here: Path, draftkit: Call) -> None:
    record = json.loads(draftkit("clauses", "test", "--json").stdout)
    assert record == {"version": 1, "clauses": 2, "renderings": 12, "failures": []}
