"""The line that names a file's schema, and the settings of Visual Studio Code."""

from __future__ import annotations

import json
import posixpath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.outputs.editor_settings import modeline, schema_file, toml_modeline, vscode_files, with_modeline
from draftkit.reading.front_matter import split_front_matter

folders = st.lists(st.sampled_from(["clauses", "law", "a b", "ünï"]), max_size=4)


@given(folders=folders)
def test_the_line_leads_to_the_schema_from_wherever_the_file_lies(folders: list[str]) -> None:
    file = "/".join([*folders, "file.yaml"])
    start, _, path = modeline("terms", file).rstrip("\n").partition("=")
    assert start == "# yaml-language-server: $schema"
    assert " " not in path
    assert posixpath.normpath(posixpath.join(posixpath.dirname(file), path)) == ".draftkit/schemas/terms.json"


def test_the_line_of_a_clause_leads_two_folders_up() -> None:
    line = modeline("clause", "clauses/legal-basis/possession.md")
    assert line == "# yaml-language-server: $schema=../../.draftkit/schemas/clause.json\n"


def test_the_line_of_a_toml_file_is_another() -> None:
    assert toml_modeline("settings", "draftkit.toml") == "#:schema ./.draftkit/schemas/settings.json\n"


def test_a_windows_path_is_no_other_file() -> None:
    assert modeline("clause", "clauses\\law\\a.md") == modeline("clause", "clauses/law/a.md")


def test_a_schema_has_a_file_name_that_can_stand_in_the_line() -> None:
    assert schema_file("inputs-our note/ü") == ".draftkit/schemas/inputs-our-note--.json"


FRONT = "title: A\n"


@pytest.mark.parametrize("before", ["", "# yaml-language-server: $schema=../old.json\n", "#yaml-language-server: x\n"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_clause_gets_the_line_once(before: str, mark: str, end: str) -> None:
    text = mark + f"---\n{before}{FRONT}---\nBody\n".replace("\n", end)
    line = modeline("clause", "clauses/law/a.md")
    assert with_modeline(text, line) == mark + f"---\n{line}{FRONT}---\nBody\n".replace("\n", end)


def test_the_line_changes_nothing_of_what_draftkit_reads() -> None:
    text = f"---\n{FRONT}---\nBody\n"
    front, body, line = split_front_matter(with_modeline(text, modeline("clause", "a/b.md")), "a/b.md")
    assert (front.data, body, line) == ({"title": "A"}, "Body\n", 5)
    assert front.place(("title",)).line == 3


def test_a_line_is_taken_out_where_there_is_no_schema() -> None:
    text = f"---\n# yaml-language-server: $schema=x.json\n{FRONT}---\nBody\n"
    assert with_modeline(text, "") == f"---\n{FRONT}---\nBody\n"


def test_a_text_without_front_matter_stays_as_it_is() -> None:
    assert with_modeline("Text\n---\n", modeline("clause", "a.md")) == "Text\n---\n"


def test_settings_cover_every_library_and_every_folder_of_templates() -> None:
    files = vscode_files(["clauses", "more"], ["templates"])
    schemas = json.loads(files[".vscode/settings.json"])["yaml.schemas"]
    assert schemas["./.draftkit/schemas/sources.json"] == ["clauses/sources.yaml", "more/sources.yaml"]
    assert schemas["./.draftkit/schemas/inputs.json"][-3:] == ["!clauses/**", "!more/**", "!templates/**"]


def test_settings_name_no_files_where_there_is_no_library() -> None:
    schemas = json.loads(vscode_files([], [])[".vscode/settings.json"])["yaml.schemas"]
    assert list(schemas) == ["./.draftkit/schemas/inputs.json"]
