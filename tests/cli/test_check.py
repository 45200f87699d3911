"""`draftkit check`: what is found in clauses, templates and inputs, in one run, in every format."""

import json
from pathlib import Path

import pytest

from .conftest import CLAUSE, FILES, Call, write_files


def changed(here: Path, name: str, old: str, new: str) -> None:
    path = here / name
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def found(draftkit: Call, *words: str) -> list[dict[str, object]]:
    result = draftkit("check", *words, "--output-format", "json")
    problems: list[dict[str, object]] = json.loads(result.stdout)["problems"]
    return problems


def test_a_sound_workspace_has_nothing_to_find(here: Path, draftkit: Call) -> None:
    result = draftkit("check")
    assert result.exit_code == 0
    assert result.stdout == ""
    assert result.stderr == "Checked 2 clauses, 1 template: nothing found.\n"


def test_without_a_workspace_the_starter_library_is_checked(empty: Path, draftkit: Call) -> None:
    result = draftkit("check")
    assert result.exit_code == 0, result.stdout
    assert "4 templates" in result.stderr


@pytest.mark.parametrize(
    ("old", "new", "code", "message"),
    [
        ("[@example-act, s 1] {{", "[@exampel-act, s 1] {{", "DK202", "there is no source 'exampel-act'"),
        ("sources: [example-act]", "sources: [exampel-act]", "DK202", "there is no source 'exampel-act'"),
        ("{source: example-act", "{source: other-act", "DK202", "there is no source 'other-act'"),
        ('contact("helpline")', 'contact("helplin")', "DK203", "there is no contact 'helplin'"),
        ("parameters:", "requires: [law/ofence]\nparameters:", "DK201", "law/offence requires 'law/ofence'"),
        ("parameters:", "conflicts: [law/ofence]\nparameters:", "DK201", "conflicts with 'law/ofence'"),
        ("{{ case_name }}", "{{ case_nam }}", "DK104", "unknown name 'case_nam'"),
        ("{{ case_name }}", "the case", "DK220", "the parameter 'case_name' is never used"),
        ("sources: [example-act]", "sources: []", "DK221", "'example-act' is cited but not listed"),
        ("- {}", "- {case: x}", "DK110", "'case' is not a parameter"),
        ("default: this case, ", "", "DK222", "example 1 has no value for Case name"),
        ('{{ contact("helpline") }}', '{{ ref("law/missing") }}', "DK201", "a reference leads to 'law/missing'"),
        ("The offence in short.[@example-act", "In short.[@nothing", "DK202", "there is no source 'nothing'"),
        ("It is an offence", "{% if %}It is an offence", "DK301", "not valid template syntax"),
    ],
)
def test_faults_of_a_clause_are_found(old: str, new: str, code: str, message: str, here: Path, draftkit: Call) -> None:
    changed(here, "clauses/law/offence.md", old, new)
    problems = [problem for problem in found(draftkit) if problem["code"] == code]
    assert any(message in str(problem["message"]) for problem in problems)
    assert all(str(problem["file"]).endswith("clauses/law/offence.md") for problem in problems)


def test_a_fault_is_shown_at_its_word(here: Path, draftkit: Call) -> None:
    changed(here, "clauses/law/offence.md", 'contact("helpline")', 'contact("helplin")')
    result = draftkit("check")
    assert result.exit_code == 1
    head, source, caret, hint = result.stdout.splitlines()
    assert head.startswith("clauses/law/offence.md:21:")
    assert "error DK203 there is no contact 'helplin'" in head
    assert source.startswith("   21 | It is an offence")
    assert caret.index("^") == source.index("helplin")
    assert caret.count("^") == len("helplin")
    assert hint == "  hint: did you mean 'helpline'?"


def test_a_listed_source_that_nothing_cites_is_found(here: Path, draftkit: Call) -> None:
    changed(here, "clauses/sources.yaml", "example-act:", "spare: {type: act, title: Spare Act 2001}\nexample-act:")
    changed(here, "clauses/law/offence.md", "sources: [example-act]", "sources: [example-act, spare]")
    assert [problem["message"] for problem in found(draftkit)] == ["'spare' is listed but not cited"]


def test_circles_of_requirements_are_found_once(here: Path, draftkit: Call) -> None:
    changed(here, "clauses/law/offence.md", "parameters:", "requires: [law/approved-offence]\nparameters:")
    changed(here, "clauses/law/approved-offence.md", "parameters:", "requires: [law/offence]\nparameters:")
    circles = [problem for problem in found(draftkit, "clauses") if problem["code"] == "DK206"]
    assert len(circles) == 1


def test_faults_in_different_files_are_found_in_one_run(here: Path, draftkit: Call) -> None:
    changed(here, "clauses/law/offence.md", "status: draft", "status: drfat")
    changed(here, "clauses/law/approved-offence.md", "[@example-act, s 1] {{", "[@missing] {{")
    changed(here, "templates/note/document.md", "{{ summary }}", "{{ sumary }}")
    changed(here, "note.yaml", "title:", "titel:")
    problems = found(draftkit, ".")
    assert {(str(problem["file"]).rpartition("/")[2], problem["code"]) for problem in problems} == {
        ("offence.md", "DK111"),
        ("approved-offence.md", "DK202"),
        ("approved-offence.md", "DK233"),
        ("document.md", "DK104"),
        ("note.yaml", "DK110"),
    }


def test_a_faulty_register_does_not_make_every_clause_faulty(here: Path, draftkit: Call) -> None:
    changed(here, "clauses/sources.yaml", "type: act", "type: akt")
    assert [problem["code"] for problem in found(draftkit)] == ["DK111"]


def test_a_template_that_needs_what_a_person_may_leave_out_is_found(here: Path, draftkit: Call) -> None:
    changed(here, "templates/note/document.md", "{% if to %}\nFor {{ to.role }}.\n{% endif %}", "For {{ to.role }}.")
    result = draftkit("check", "templates")
    assert result.exit_code == 1
    assert "templates/note/document.md" in result.stdout


def test_one_clause_may_be_checked_alone(here: Path, draftkit: Call) -> None:
    changed(here, "clauses/law/approved-offence.md", "[@example-act, s 1] {{", "[@missing] {{")
    result = draftkit("check", "clauses/law/offence.md")
    assert result.exit_code == 0
    assert "Checked 1 clause:" in result.stderr


def test_inputs_are_checked_with_all_their_findings(here: Path, draftkit: Call) -> None:
    (here / "note.yaml").write_text("template: note\nsummary: A blameworthy text.\n")
    codes = {problem["code"] for problem in found(draftkit, "note.yaml")}
    assert {"DK401", "DK404", "DK405"} <= codes


def test_warnings_alone_are_no_failure_unless_asked(here: Path, draftkit: Call) -> None:
    assert draftkit("check", "note.yaml").exit_code == 0
    assert draftkit("check", "note.yaml", "--fail-on", "warning").exit_code == 1


def test_the_workspace_can_switch_a_finding_off(here: Path, draftkit: Call) -> None:
    changed(here, "draftkit.toml", "templates =", "templates =")
    (here / "draftkit.toml").write_text(FILES["draftkit.toml"] + '[checks]\nDK405 = "off"\n')
    assert found(draftkit, "note.yaml") == []


def test_concise_is_one_line_for_each_finding(here: Path, draftkit: Call) -> None:
    changed(here, "note.yaml", "title:", "titel:")
    result = draftkit("check", "note.yaml", "--output-format", "concise")
    assert result.stdout == "note.yaml:2:1: error DK110 unknown key 'titel'\n"


def test_github_lines_come_by_themselves_on_github(here: Path, draftkit: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    changed(here, "note.yaml", "title:", "titel:")
    result = draftkit("check", "note.yaml")
    assert result.stdout == (
        "::error title=DK110,file=note.yaml,line=2,col=1,endColumn=6::"
        "unknown key 'titel'%0Ahint: did you mean 'title'?\n"
    )


def test_json_is_one_object_even_when_nothing_is_found(here: Path, draftkit: Call) -> None:
    assert json.loads(draftkit("check", "--output-format", "json").stdout) == {"version": 1, "problems": []}


@pytest.mark.parametrize(("name", "text"), [("report.docx", "x"), ("picture.png", "x"), ("readme.md", "# x")])
def test_files_that_check_does_not_read_are_named(name: str, text: str, here: Path, draftkit: Call) -> None:
    write_files(here / "elsewhere", {name: text})
    result = draftkit("check", f"elsewhere/{name}")
    assert result.exit_code == 1
    assert "DK605" in result.stdout


def test_a_missing_path_names_the_nearest(here: Path, draftkit: Call) -> None:
    result = draftkit("check", "clases")
    assert result.exit_code == 1
    assert "did you mean 'clauses'?" in result.stdout


def test_a_library_elsewhere_may_be_checked(here: Path, draftkit: Call) -> None:
    files = {
        "other/library.yaml": "name: other\nversion: 1.0.0\n",
        "other/law/thing.md": CLAUSE.format(status="draft", approved="").replace("[@example-act, s 1] {{", "[@nix] {{"),
    }
    write_files(here, files)
    problems = found(draftkit, "other")
    assert [problem["file"] for problem in problems if problem["code"] == "DK202"] != []
    assert all("other" in str(problem["file"]) for problem in problems)


@pytest.mark.parametrize("settings", ['[inputs]\nsummry = "x"\n', 'house_style = "goverment"\n'])
def test_settings_that_name_nothing_are_a_wrong_configuration(settings: str, here: Path, draftkit: Call) -> None:
    (here / "draftkit.toml").write_text(settings)
    result = draftkit("check")
    assert result.exit_code == 2
    assert "did you mean" in result.stderr


def test_a_faulty_clause_does_not_make_those_faulty_that_name_it(here: Path, draftkit: Call) -> None:
    changed(here, "clauses/law/offence.md", "status: draft", "status: drfat")
    changed(here, "clauses/law/approved-offence.md", "parameters:", "requires: [law/offence]\nparameters:")
    assert [problem["code"] for problem in found(draftkit)] == ["DK233", "DK111"]
