"""`draftkit clauses`, `templates`, `inspect`, `config`, `rule` and `init`."""

import json
from pathlib import Path

import pytest

from tests.support.packs import install, pack_files

from .conftest import CLAUSE, Call, write_files


def test_clauses_are_listed_in_columns(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "list", "--family", "law")
    header, *rows = result.stdout.splitlines()
    assert header.split() == ["clause", "version", "status", "extent", "title"]
    assert [row.split()[0] for row in rows] == ["law/approved-offence", "law/offence"]
    assert all(row.index("1.0.0") == header.index("version") for row in rows)


def test_clauses_are_filtered_by_everything_given(here: Path, draftkit: Call) -> None:
    words = ("--topic", "examples", "--audience", "officials", "--extent", "wales", "--status", "approved")
    listed = json.loads(draftkit("clauses", "list", *words, "--json").stdout)
    assert [clause["id"] for clause in listed["clauses"]] == ["law/approved-offence"]


def test_an_unknown_filter_names_the_nearest(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "list", "--extent", "scotlnd", "--status", "aproved")
    assert result.exit_code == 2
    assert "did you mean 'scotland'?" in result.stderr
    assert "did you mean 'approved'?" in result.stderr


def test_a_clause_is_shown_with_law_sources_and_text(here: Path, draftkit: Call) -> None:
    text = draftkit("clauses", "show", "law/offence").stdout.replace("\xa0", " ")
    assert "Example Act 2000, s 1: in force from 1 January 2000" in text
    assert "Example Act 2000 [example-act, verified]" in text
    assert "It is an offence to do so in this case.[1] Helpline: 0800 1111" in text
    assert "[1] Example Act 2000, s 1." in text


def test_a_clause_is_shown_in_another_form(here: Path, draftkit: Call) -> None:
    assert "The offence in short.[1]" in draftkit("clauses", "show", "law/offence", "--form", "short").stdout


def test_a_form_that_a_clause_has_not_is_wrong_usage(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "show", "law/offence", "--form", "line")
    assert result.exit_code == 2
    assert "it has: full, short" in result.stderr


def test_the_version_that_holds_on_a_day_is_shown(here: Path, draftkit: Call) -> None:
    newer = CLAUSE.format(status="draft", approved="").replace("1.0.0", "2.0.0").replace("2000-01-01", "2020-01-01")
    older = CLAUSE.format(status="draft", approved="").replace(
        "in-force, from: 2000-01-01", "in-force, until: 2020-01-01"
    )
    write_files(here, {"clauses/law/offence.md": newer, "clauses/law/offence@1.0.0.md": older})
    text = draftkit("clauses", "show", "law/offence").stdout
    assert "Version:   2.0.0" in text
    assert "Other versions and variants\n  law/offence@1.0.0: draft, up to 31 December 2019" in text
    assert "Version:   1.0.0" in draftkit("clauses", "show", "law/offence", "--as-at", "2010-01-01").stdout


def test_a_clause_that_may_not_be_used_says_why(here: Path, draftkit: Call) -> None:
    text = draftkit("clauses", "show", "law/offence", "--as-at", "1999-01-01").stdout
    assert "may not be used on 1 January 1999: s 1 of Example Act 2000 is in force only from 1 January 2000" in text


@pytest.mark.parametrize("slip", ["offence", "law/offense"])
def test_an_unknown_clause_names_the_nearest(slip: str, here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "show", slip)
    assert result.exit_code == 2
    assert "did you mean 'law/offence'?" in result.stderr


def test_templates_are_listed_with_what_they_are_for(here: Path, draftkit: Call) -> None:
    text = draftkit("templates", "list").stdout
    assert "note  Note\n    A short note." in text
    assert "briefing  Briefing" in text


def test_a_template_is_shown_with_its_fields(here: Path, draftkit: Call) -> None:
    text = draftkit("templates", "show", "note").stdout
    assert "summary  (markdown, required)\n      What it is about." in text
    assert "to  (group with name, role, organisation, date)" in text


def test_a_template_is_shown_as_json(here: Path, draftkit: Call) -> None:
    fields = json.loads(draftkit("templates", "show", "note", "--json").stdout)["template"]["fields"]
    assert {"title", "summary", "to", "extent"} <= {field["name"] for field in fields}


def test_a_document_is_inspected(here: Path, draftkit: Call) -> None:
    draftkit("assemble", "note.yaml")
    text = draftkit("inspect", "note.docx").stdout
    assert "Template:  note 1.0.0" in text
    assert "law/offence" in text
    assert "as written" in text


def test_a_document_is_inspected_as_json(here: Path, draftkit: Call) -> None:
    draftkit("assemble", "note.yaml")
    inspection = json.loads(draftkit("inspect", "note.docx", "--json").stdout)
    assert inspection["manifest"]["template"] == "note"
    assert [found["record"]["id"] for found in inspection["clauses"]] == ["law/offence"]


def test_what_is_no_word_document_is_said(here: Path, draftkit: Call) -> None:
    result = draftkit("inspect", "note.yaml")
    assert result.exit_code == 1
    assert "not a Word document" in result.stderr


def test_config_names_each_value_and_where_it_comes_from(
    here: Path, draftkit: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTKIT_HOUSE_STYLE", "organisation")
    settings = json.loads(draftkit("config", "--templates", "templates", "--json").stdout)["settings"]
    origins = {(one["setting"], one["value"]): one["from"] for one in settings}
    assert origins["libraries", str(here / "clauses")] == str(here / "draftkit.toml")
    assert origins["templates", str(here / "templates")] == "the option --templates"
    assert origins["house_style", "organisation"] == "the environment variable DRAFTKIT_HOUSE_STYLE"
    assert origins["minimum_status", "approved"] == "default"


def test_config_is_a_table_for_people(here: Path, draftkit: Call) -> None:
    lines = draftkit("config").stdout.splitlines()
    assert lines[0].split() == ["setting", "value", "from"]
    assert lines[-1].startswith("cache ")


def test_a_code_is_explained(draftkit: Call) -> None:
    result = draftkit("rule", "dk401")
    assert result.exit_code == 0
    assert result.stdout.startswith("DK401  Something to confirm")


def test_an_unknown_code_is_wrong_usage(draftkit: Call) -> None:
    assert draftkit("rule", "DK999").exit_code == 2


def test_init_makes_a_workspace_that_passes_check_and_assembles(empty: Path, draftkit: Call) -> None:
    assert draftkit("init").exit_code == 0
    assert draftkit("check").stderr == "Checked 1 clause: nothing found.\n"
    assert draftkit("check", ".").exit_code == 0
    assert draftkit("assemble", "first-document.yaml").exit_code == 0


def test_init_makes_the_folder_it_is_given(empty: Path, draftkit: Call) -> None:
    assert draftkit("init", "ours/policy").exit_code == 0
    assert (empty / "ours/policy/draftkit.toml").is_file()


def test_init_replaces_nothing(here: Path, draftkit: Call) -> None:
    before = (here / "clauses/library.yaml").read_text()
    result = draftkit("init")
    assert result.exit_code == 1
    assert "draftkit.toml exists already" in result.stderr
    assert (here / "clauses/library.yaml").read_text() == before
    assert not (here / "first-document.yaml").exists()


def test_the_example_clause_of_init_gets_into_no_document(empty: Path, draftkit: Call) -> None:
    draftkit("init")
    for template in ("briefing", "consultation-response", "sharing-guidance"):
        draftkit("new", template, "-o", "first.yaml", "--force")
        draftkit("assemble", "first.yaml", "-q")
        assert "examples/example-clause" not in draftkit("inspect", "first.docx").stdout


def test_config_names_each_library_with_its_version_and_the_package_it_came_from(
    here: Path, draftkit: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    install(tmp_path / "site", "ministry-clauses", pack_files("ministry-clauses", "2.1.0"), version="2.1.3")
    words = ("config", "--library", "clauses", "--library", "ministry-clauses", "--json")
    settings = json.loads(draftkit(*words).stdout)["settings"]
    libraries = [(one["library"], one["from"]) for one in settings if one["setting"] == "libraries"]
    assert libraries[:2] == [
        ({"name": "test-library", "version": "1.0.0"}, "the option --library"),
        (
            {"name": "ministry-clauses", "version": "2.1.0"},
            "the package ministry-clauses 2.1.3, named by the option --library",
        ),
    ]
