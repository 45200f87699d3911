"""`draftkit schema`, and what `init` and `new` write for editors."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.support.editors import faults, seen_by_an_editor

from .conftest import Call

KINDS = ["clause", "sources", "contacts", "terms", "library", "template", "settings", "questions"]


def schema_named_in(path: Path) -> Path:
    """The schema that the first comment of a file names, seen from the file."""
    found = re.search(r"^# yaml-language-server: \$schema=(\S+)$|^#:schema (\S+)$", path.read_text("utf-8"), re.M)
    assert found is not None, path
    return (path.parent / (found[1] or found[2])).resolve()


def test_schema_lists_what_there_is(here: Path, draftkit: Call) -> None:
    lines = draftkit("schema").stdout.splitlines()
    assert [line.split()[0] for line in lines[1:9]] == KINDS
    assert any(line.startswith("inputs-note ") for line in lines)


def test_schema_lists_in_json(here: Path, draftkit: Call) -> None:
    listed = json.loads(draftkit("schema", "--json").stdout)
    assert listed["version"] == 1
    first = {"name": "clause", "id": "urn:draftkit:schema:clause", "files": "the front matter of clauses, *.md"}
    assert listed["schemas"][0] == first


@pytest.mark.parametrize("name", [*KINDS, "inputs", "inputs-note", "note"])
def test_schema_prints_one(name: str, here: Path, draftkit: Call) -> None:
    result = draftkit("schema", name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert json.loads(result.stdout)["$id"].endswith(name)


def test_a_schema_for_a_workspaces_template_knows_its_fields(here: Path, draftkit: Call) -> None:
    schema = json.loads(draftkit("schema", "note").stdout)
    assert schema["properties"]["status_wanted"]["enum"] == ["draft", "approved", None]
    assert faults(schema, seen_by_an_editor((here / "note.yaml").read_text())) == []


def test_schemas_are_the_same_each_time(here: Path, draftkit: Call) -> None:
    draftkit("schema", "--all", "-o", "one")
    draftkit("schema", "--all", "-o", "two")
    names = sorted(path.name for path in (here / "one").iterdir())
    assert names[:2] == ["clause.json", "contacts.json"]
    assert [(here / "one" / name).read_bytes() for name in names] == [
        (here / "two" / name).read_bytes() for name in names
    ]


def test_a_schema_goes_to_a_file_or_folder(here: Path, draftkit: Call) -> None:
    (here / "folder").mkdir()
    assert draftkit("schema", "terms", "-o", "folder").exit_code == 0
    assert draftkit("schema", "terms", "-o", "mine.json").exit_code == 0
    assert (here / "folder/terms.json").read_bytes() == (here / "mine.json").read_bytes()


def test_schema_replaces_only_with_force(here: Path, draftkit: Call) -> None:
    (here / "mine.json").write_text("mine")
    assert draftkit("schema", "terms", "-o", "mine.json").exit_code == 1
    assert (here / "mine.json").read_text() == "mine"
    assert draftkit("schema", "terms", "-o", "mine.json", "--force").exit_code == 0


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("clauses",), "DK606", "did you mean 'clause'?"),
        (("breifing",), "DK606", "did you mean 'briefing'?"),
        (("--all",), "DK608", "draftkit schema --all -o .draftkit/schemas"),
        (("note", "--all", "-o", "x"), "DK608", "draftkit schema --all -o .draftkit/schemas"),
        (("--all", "-o", "note.yaml"), "DK608", "draftkit schema --all -o .draftkit/schemas"),
    ],
)
def test_wrong_usage_is_told(words: tuple[str, ...], code: str, hint: str, here: Path, draftkit: Call) -> None:
    result = draftkit("schema", *words)
    assert result.exit_code == 2
    assert code in result.stderr
    assert hint in result.stderr


def test_schemas_come_while_a_clause_is_faulty(here: Path, draftkit: Call) -> None:
    (here / "clauses/law/offence.md").write_text("no front matter")
    assert draftkit("schema", "note").exit_code == 0


def test_the_schema_of_a_faulty_template_tells_the_fault(here: Path, draftkit: Call) -> None:
    (here / "templates/note/template.yaml").write_text("titel: Note\n")
    result = draftkit("schema", "note")
    assert result.exit_code == 1
    assert "template.yaml:1:1: error DK110 unknown key 'titel'" in result.stderr


def test_a_faulty_template_is_named_and_the_others_have_schemas(here: Path, draftkit: Call) -> None:
    (here / "templates/note/template.yaml").write_text("titel: Note\n")
    result = draftkit("schema", "--all", "-o", "schemas")
    assert result.exit_code == 0
    assert "The template note has faults, and so no schema" in result.stderr
    assert (here / "schemas/inputs-briefing.json").is_file()


@pytest.mark.parametrize("arguments", [(), ("--library",)], ids=["workspace", "library"])
def test_every_file_that_init_writes_names_a_schema_that_it_fits(
    arguments: tuple[str, ...], empty: Path, draftkit: Call
) -> None:
    assert draftkit("init", *arguments).exit_code == 0
    names = ("library", "sources", "contacts", "terms", "first-document")
    files = [path for path in empty.rglob("*") if path.suffix in {".yaml", ".md"} and path.parent.name != "schemas"]
    ours = [path for path in files if path.stem in names or "examples" in path.parts]
    assert len(ours) == (6 if not arguments else 5)
    for path in ours:
        text = path.read_text("utf-8")
        schema = json.loads(schema_named_in(path).read_text("utf-8"))
        value = seen_by_an_editor(text.split("---\n")[1] if path.suffix == ".md" else text)
        assert faults(schema, value) == []
    settings = empty / "draftkit.toml"
    assert faults(json.loads(schema_named_in(settings).read_text("utf-8")), tomllib.loads(settings.read_text())) == []


@pytest.mark.parametrize("arguments", [(), ("--library",)], ids=["workspace", "library"])
def test_the_settings_for_vs_code_name_schemas_and_files_that_exist(
    arguments: tuple[str, ...], empty: Path, draftkit: Call
) -> None:
    draftkit("init", *arguments)
    mapped = json.loads((empty / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert [schema for schema in mapped if not (empty / schema).is_file()] == []
    registers = {schema.rpartition("/")[2]: patterns for schema, patterns in mapped.items()}
    library = "clauses" if not arguments else f"{empty.name}/clauses"
    for name in ("library", "sources", "contacts", "terms"):
        assert registers[f"{name}.json"] == [f"{library}/{name}.yaml"]
        assert (empty / library / f"{name}.yaml").is_file()
    assert registers["inputs.json"][-2:] == [f"!{library}/**", f"!{library.replace('clauses', 'templates')}/**"]
    recommended = json.loads((empty / ".vscode/extensions.json").read_text())
    assert recommended == {"recommendations": ["redhat.vscode-yaml", "tamasfe.even-better-toml"]}


def test_init_keeps_settings_that_are_there_and_says_so(empty: Path, draftkit: Call) -> None:
    (empty / ".vscode").mkdir()
    (empty / ".vscode/settings.json").write_text("{}")
    result = draftkit("init")
    assert result.exit_code == 0
    assert f"Kept {Path('.vscode/settings.json')}, which was there already" in result.stderr
    assert (empty / ".vscode/settings.json").read_text() == "{}"


@pytest.mark.parametrize("file", ["first.yaml", "deep/er/first.yaml"])
def test_new_names_the_schema_from_where_the_file_lies(file: str, here: Path, draftkit: Call) -> None:
    (here / "deep/er").mkdir(parents=True)
    assert draftkit("new", "note", "-o", file).exit_code == 0
    schema = schema_named_in(here / file)
    assert schema == (here / ".draftkit/schemas/inputs-note.json").resolve()
    assert faults(json.loads(schema.read_text("utf-8")), seen_by_an_editor((here / file).read_text("utf-8"))) == []
    assert draftkit("assemble", file, "-q").exit_code == 0


def test_new_in_a_workspace_writes_the_settings_that_are_missing(here: Path, draftkit: Call) -> None:
    draftkit("new", "note", "-o", "first.yaml")
    mapped = json.loads((here / ".vscode/settings.json").read_text())["yaml.schemas"]
    assert mapped["./.draftkit/schemas/terms.json"] == ["clauses/terms.yaml"]
    assert mapped["./.draftkit/schemas/template.json"] == ["templates/*/template.yaml"]


def test_new_outside_a_workspace_writes_one_schema_beside_the_file(empty: Path, draftkit: Call) -> None:
    draftkit("new", "briefing", "-o", "first.yaml")
    names = sorted(path.relative_to(empty).as_posix() for path in empty.rglob("*") if path.is_file())
    assert names == [".draftkit/schemas/inputs-briefing.json", "first.yaml"]


def test_new_brings_the_schema_up_to_date(here: Path, draftkit: Call) -> None:
    draftkit("new", "note", "-o", "first.yaml")
    template = here / "templates/note/template.yaml"
    template.write_text(template.read_text() + "  extra: {type: text}\n")
    result = draftkit("new", "note", "-o", "second.yaml")
    assert "Wrote .draftkit/schemas, for editors" in result.stderr
    assert "extra" in json.loads((here / ".draftkit/schemas/inputs-note.json").read_text())["properties"]


def test_new_writes_nothing_for_editors_when_told_so(here: Path, draftkit: Call) -> None:
    draftkit("new", "note", "-o", "first.yaml", "--no-editor")
    assert not (here / ".draftkit").exists()
    assert not (here / ".vscode").exists()
    assert "yaml-language-server" not in (here / "first.yaml").read_text()


def test_new_still_writes_the_file_where_nothing_can_be_written_for_editors(here: Path, draftkit: Call) -> None:
    (here / ".draftkit").write_text("a file of somebody else")
    result = draftkit("new", "note", "-o", "first.yaml")
    assert result.exit_code == 0
    assert "Nothing was written for editors: cannot create the folder" in result.stderr
    assert "yaml-language-server" not in (here / "first.yaml").read_text()


def test_what_new_prints_names_no_schema(here: Path, draftkit: Call) -> None:
    assert "yaml-language-server" not in draftkit("new", "note").stdout
    assert not (here / ".draftkit").exists()


@pytest.mark.parametrize("form", ["crlf", "bom", "both"])
def test_files_with_the_line_are_read_however_they_were_saved(form: str, empty: Path, draftkit: Call) -> None:
    draftkit("init")
    for path in [*empty.rglob("*.yaml"), *empty.rglob("*.md"), empty / "draftkit.toml"]:
        data = path.read_bytes()
        data = data.replace(b"\n", b"\r\n") if form != "bom" else data
        path.write_bytes(data if form == "crlf" else b"\xef\xbb\xbf" + data)
    assert draftkit("check").stderr == "Checked 1 clause: nothing found.\n"
    assert draftkit("assemble", "first-document.yaml", "-q").exit_code == 0
