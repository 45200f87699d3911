"""What an editor shows, asked of the language server that editors run for YAML, in a folder that `init` made.

Left out where `yaml-language-server` is not installed: npm install -g yaml-language-server.
"""

from __future__ import annotations

from collections.abc import Iterator
from json import loads
from pathlib import Path

import pytest
from click.testing import CliRunner

from draftkit.cli.main import main
from tests.support.language_server import PROGRAM, LanguageServer
from tests.support.pages import ROOT

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(PROGRAM is None, reason="yaml-language-server (npm) is not installed"),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace as `draftkit init` makes it."""
    made = tmp_path_factory.mktemp("editor")
    assert CliRunner().invoke(main, ["init", str(made)]).exit_code == 0
    return made


@pytest.fixture
def server(folder: Path) -> Iterator[LanguageServer]:
    settings = loads((folder / ".vscode/settings.json").read_text())
    with LanguageServer(folder, settings["yaml.schemas"]) as running:
        yield running


def test_no_file_that_init_writes_is_underlined(server: LanguageServer, folder: Path) -> None:
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("clauses/*.yaml")]):
        assert server.open(path.relative_to(folder).as_posix(), path.read_text("utf-8")) == []


def test_no_shipped_file_is_underlined(server: LanguageServer) -> None:
    for name in ("library", "sources", "contacts", "terms"):
        assert server.open(f"clauses/{name}.yaml", (ROOT / f"clauses/{name}.yaml").read_text("utf-8")) == []
    for path in sorted((ROOT / "templates").glob("*/template.yaml")):
        assert server.open(path.relative_to(ROOT).as_posix(), path.read_text("utf-8")) == []
    for path in sorted((ROOT / "examples").glob("*/*.yaml")):
        assert server.open(f"shipped-{path.name}", path.read_text("utf-8")) == []


FAULTS = (
    ("clauses/sources.yaml", "a:\n  type: akt\n  title: T\n", "2: Value is not accepted."),
    ("clauses/contacts.yaml", "a:\n  name: N\n", '1: Missing property "confidence".'),
    ("clauses/terms.yaml", "a:\n  avoid: word\n  prefer: P\n", "2: Incorrect type."),
    ("clauses/library.yaml", "name: a\nversion: 1.0.0\nfamilys: {}\n", "3: Property familys is not allowed."),
    ("templates/a/template.yaml", "title: T\ndescription: D\nfields:\n  a: {typ: text}\n", "4: Property typ is not"),
    ("a.yaml", "template: briefing\ntitel: T\n", "2: Property titel is not allowed."),
    ("a.yaml", "template: brefing\n", "1: Value is not accepted."),
    ("a.yaml", "template: briefing\nas_at: 22/11/2026\n", "2: String does not match the pattern"),
)


@pytest.mark.parametrize(("file", "text", "fault"), FAULTS)
def test_a_fault_is_underlined_where_the_settings_name_the_schema(
    file: str, text: str, fault: str, server: LanguageServer
) -> None:
    [found] = server.open(file, text)
    assert found.startswith(fault)


def test_another_yaml_file_is_left_alone(server: LanguageServer) -> None:
    assert server.open("docker-compose.yaml", "services: {}\n") == []
    assert server.open(".hidden.yaml", "template: anything\n") == []


def test_a_key_is_explained_and_choices_are_proposed(server: LanguageServer) -> None:
    server.open("b.yaml", "template: briefing\nmarking: \n\n")
    assert "Printed at the top and bottom of every page" in server.hover("b.yaml", 2, 3)
    assert server.completion("b.yaml", 2, 10) >= {"OFFICIAL", "OFFICIAL-SENSITIVE"}
    assert server.completion("b.yaml", 3, 1) >= {"title", "claims", "issue"}


def test_the_line_in_a_file_names_its_schema_where_no_settings_do(folder: Path) -> None:
    with LanguageServer(folder, {}) as server:
        line = "# yaml-language-server: $schema=../.draftkit/schemas/contacts.json\n"
        assert server.open("clauses/contacts.yaml", line + "a:\n  name: N\n  confidence: secondary\n  phon: 1\n") == [
            "5: Property phon is not allowed."
        ]
        server.open("clauses/other.yaml", line + "a:\n  confidence: \n")
        assert server.completion("clauses/other.yaml", 3, 15) >= {"verified", "unchecked"}
        assert "How well the entry was checked" in server.hover("clauses/other.yaml", 3, 5)


def test_front_matter_is_explained_where_an_editor_gives_clauses_to_the_server(folder: Path) -> None:
    text = (folder / "clauses/examples/example-clause.md").read_text("utf-8").replace("status: draft ", "status: drft ")
    with LanguageServer(folder, {}) as server:
        found = server.open("clauses/examples/other.md", text, "markdown")
        assert [one for one in found if one.startswith("6: Value is not accepted.")] != []
        assert "How far the clause has been approved" in server.hover("clauses/examples/other.md", 6, 3)
        assert server.completion("clauses/examples/other.md", 6, 9) >= {"draft", "approved"}
