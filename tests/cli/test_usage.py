"""`draftkit clauses usage`, and what is said of documents of every kind."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from draftkit.curation.folders import files_below

from .conftest import Call, write_files
from .test_clauses_list import clause


def mentions(draftkit: Call, *words: str) -> set[tuple[str, str, str]]:
    """What mentions it: kind and name, how, and the file with its line."""
    record = json.loads(draftkit(*words, "--json").stdout)
    return {
        (f"{one['kind']} {Path(one['name']).name}", one["how"], f"{Path(one['file']).name}:{one['line']}")
        for one in record["mentions"]
        if one["kind"] != "template" or one["name"] == "note"
    }


def documents(draftkit: Call, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(draftkit("clauses", "usage", *words, "--json").stdout)["documents"]
    return found


def test_templates_clauses_and_inputs_that_name_a_clause_are_found(here: Path, draftkit: Call) -> None:
    write_files(
        here,
        {
            "clauses/law/needs.md": clause(requires="[law/offence]", conflicts="[law/approved-offence]"),
            "clauses/law/refers.md": clause() + '\nSee {{ ref("law/offence") }}.\n',
            "clauses/law/offence-two.md": clause(requires="[law/offence-three]"),
            "clauses/law/offence-three.md": clause(),
            "inputs/one.yaml": "template: note\ntitle: A\nclauses: [law/offence, law/offence-two]\n",
            "inputs/two.json": '{"template": "note",\n "without_clauses": ["law/offence"]}\n',
            "inputs/none.yaml": "template: note\nclauses: [law/offence-two]\n",
            "inputs/other.yaml": "kind: something else\nclauses: [law/offence]\n",
            "templates/note/document.md": '# {{ title }}\n{{ clause("law/offence") }}\n{% set a = clauses("law") %}\n',
        },
    )
    assert mentions(draftkit, "clauses", "usage", "law/offence") == {
        ("template note", "places it", "document.md:2"),
        ("template note", "places clauses of law", "document.md:3"),
        ("clause needs@1.0.0", "requires it", f"needs.md:{line_of(here / 'clauses/law/needs.md', 'requires')}"),
        ("clause refers@1.0.0", "refers to it", f"refers.md:{line_of(here / 'clauses/law/refers.md', 'See')}"),
        ("inputs one.yaml", "names it", "one.yaml:3"),
        ("inputs two.json", "names it", "two.json:2"),
    }


def line_of(path: Path, word: str) -> int:
    return next(number for number, line in enumerate(path.read_text().split("\n"), 1) if line.startswith(word))


def test_an_override_is_found(here: Path, draftkit: Call) -> None:
    write_files(here, {"clauses/law/offence.md": clause(overrides="law/offence@0.9.0")})
    assert ("clause offence@1.0.0", "takes the place of law/offence@0.9.0") in {
        one[:2] for one in mentions(draftkit, "clauses", "usage", "law/offence")
    }


def test_documents_are_told_with_their_version_and_what_is_newer(here: Path, draftkit: Call) -> None:
    draftkit("assemble", "note.yaml", "-o", "old.docx")
    write_files(here, {"clauses/law/offence.md": clause(version="1.1.0"), "clauses/law/offence@1.0.0.md": clause()})
    (here / "a folder").mkdir()
    draftkit("assemble", "note.yaml", "-o", "a folder/new.docx")
    found = documents(draftkit, "law/offence")
    assert [(one["file"], one["version"], one["newer"]) for one in found["uses"]] == [
        ("old.docx", "1.0.0", "1.1.0 (draft) is newer"),
        ("a folder/new.docx", "1.1.0", None),
    ]
    text = draftkit("clauses", "usage", "law/offence").stdout
    assert "old.docx           1.0.0    full  2026-11-22  1.1.0 (draft) is newer" in text
    assert documents(draftkit, "law/offence", "--in", "a folder")["looked_at"] == 1


def test_a_clause_that_reads_otherwise_without_a_new_version_is_told(here: Path, draftkit: Call) -> None:
    draftkit("assemble", "note.yaml")
    path = here / "clauses/law/offence.md"
    path.write_text(path.read_text().replace("to do so", "to do that"))
    assert documents(draftkit, "law/offence")["uses"][0]["newer"] == "1.0.0 (draft) reads otherwise now"


def test_foreign_and_damaged_documents_are_counted(here: Path, draftkit: Call) -> None:
    import docx

    docx.Document().save(str(here / "foreign.docx"))
    (here / "empty.docx").write_bytes(b"")
    (here / "text.docx").write_text("no document")
    (here / "~$open.docx").write_text("owner file")
    (here / "folder.docx").mkdir()
    (here / "link.docx").symlink_to("nowhere")
    draftkit("assemble", "note.yaml", "-o", "-good\n名.docx")
    result = draftkit("clauses", "usage", "law/offence")
    assert result.exit_code == 0
    assert "1 not made with draftkit; 2 that cannot be read." in result.stderr
    found = documents(draftkit, "law/offence")
    assert (found["looked_at"], found["foreign"], len(found["damaged"])) == (4, 1, 2)
    assert found["uses"][0]["file"] == "-good\n名.docx"


def test_a_folder_that_does_not_exist_is_refused(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "usage", "law/offence", "--in", "nowhere")
    assert result.exit_code == 2
    assert "the folder 'nowhere' does not exist" in result.stderr


def test_the_search_of_a_folder_has_limits(tmp_path: Path) -> None:
    write_files(tmp_path, {f"{number}.docx": "" for number in range(5)} | {"a/b/c/d.docx": "", "x/.hidden/a.docx": ""})
    assert len(files_below(tmp_path, {".docx"}).files) == 6
    assert files_below(tmp_path, {".docx"}, entries=3).cut_short
    deep = files_below(tmp_path, {".docx"}, depth=2)
    assert (len(deep.files), deep.cut_short) == (5, True)


@pytest.mark.parametrize("word", ["offence", "law/offense"])
def test_a_clause_that_is_none_is_refused(word: str, here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "usage", word)
    assert result.exit_code == 2
    assert "did you mean 'law/offence'?" in result.stderr
