"""The documentation: its commands run, its links lead somewhere, and it names everything there is."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path

import click
import pytest

import draftkit
from draftkit.cli.main import COMMANDS, main
from draftkit.codes import CODES
from draftkit.outputs.docx.style_names import ALL
from tests.support.pages import ROOT, blocks, matches, run_page, unexpected_failures, with_outputs

DOCS = ROOT / "docs"
PAGES = sorted(
    [*DOCS.glob("**/*.md"), *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"))]
)
WITH_COMMANDS = [page for page in PAGES if "```console" in page.read_text("utf-8")]
WRITTEN = [page for page in PAGES if page.parent.name != "reference"]


def named(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.mark.parametrize("page", WITH_COMMANDS, ids=named)
def test_the_commands_of_a_page_print_what_it_says(
    page: Path, tmp_path: Path, home: Path, request: pytest.FixtureRequest
) -> None:
    text = page.read_text("utf-8")
    done = run_page(text, tmp_path, home)
    assert [(command.line, command.printed) for command in unexpected_failures(done)] == []
    if request.config.getoption("--update-golden"):
        page.write_text(with_outputs(text, done), "utf-8")
        return
    for command in done:
        assert command.expected is None or matches(command.expected, command.printed), (
            f"$ {command.line}\n{command.printed}"
        )


def headings(page: Path) -> set[str]:
    """The anchors of a page's headings, as GitHub makes them."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.M | re.S)
    titles = re.findall(r"^#+ (.*)$", text, re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    text = re.sub(r"^```.*?^```$|`[^`\n]*`", "", page.read_text("utf-8"), flags=re.M | re.S)
    targets = [*re.findall(r"\]\(([^)\s]+)\)", text), *re.findall(r'src="([^"]+)"', text)]
    broken = []
    for target in targets:
        name, _, anchor = target.partition("#")
        other = (page.parent / name).resolve() if name else page
        if re.match(r"https://|mailto:", target) or "{{" in target:
            continue
        if not other.exists() or (anchor and anchor not in headings(other)):
            broken.append(target)
    assert broken == []


def test_every_page_can_be_reached_from_the_readme() -> None:
    seen: set[Path] = set()
    queue = [ROOT / "README.md"]
    while queue:
        page = queue.pop()
        seen.add(page)
        targets = re.findall(r"\]\(([^)#\s]+\.md)[^)]*\)", page.read_text("utf-8"))
        found = [(page.parent / target).resolve() for target in targets if not target.startswith("http")]
        queue += [other for other in dict.fromkeys(found) if other.exists() and other not in seen]
    assert [named(page) for page in PAGES if page not in seen] == []


def words_of_pages() -> str:
    return "\n".join(page.read_text("utf-8") for page in WRITTEN)


def test_every_command_is_shown_on_a_page_that_people_read() -> None:
    text = words_of_pages()
    assert [path for path in command_paths() if f"draftkit {path}" not in text] == []


def command_paths() -> list[str]:
    paths = []
    for name in COMMANDS:
        command = import_module(f"draftkit.cli.{name}").command
        inner = commands_below(command)
        paths += [f"{name} {one}" for one in inner] if inner else [name]
    return paths


def commands_below(command: click.Command) -> dict[str, click.Command]:
    if not isinstance(command, click.Group):
        return {}
    context = click.Context(command)
    found = {name: command.get_command(context, name) for name in command.list_commands(context)}
    return {name: one for name, one in found.items() if one is not None}


def test_every_command_has_help_for_itself_and_its_options() -> None:
    context = click.Context(main)
    for name in COMMANDS:
        command = main.get_command(context, name)
        assert command is not None
        every = [command, *commands_below(command).values()]
        for one in every:
            assert one.help, name
            assert [option.name for option in one.params if isinstance(option, click.Option) and not option.help] == []


def test_every_public_name_is_explained_where_python_is() -> None:
    text = (DOCS / "how-to" / "python.md").read_text("utf-8")
    assert [name for name in draftkit.__all__ if f"`{name}" not in text] == []


def test_the_page_on_house_styles_names_every_style() -> None:
    text = (DOCS / "word" / "house-styles.md").read_text("utf-8")
    assert [name for name in ALL if re.sub(r" \d$", "", name) not in text] == []


def test_architecture_and_contracts_agree_on_the_floors() -> None:
    told = re.search(r"^```text\n(cli\n.*?)^```$", (DOCS / "architecture.md").read_text("utf-8"), re.M | re.S)
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    [layers] = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    assert told is not None
    assert told[1].splitlines() == layers


def test_codes_named_on_pages_exist() -> None:
    assert set(re.findall(r"\bDK\d{3}\b", words_of_pages())) - CODES.keys() == set()


def test_the_reference_is_current() -> None:
    check = [sys.executable, str(ROOT / "scripts" / "make_reference.py"), "--check"]
    run = subprocess.run(check, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")


def test_a_reference_that_is_out_of_date_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.syspath_prepend(str(ROOT / "scripts"))
    make_reference = import_module("make_reference")
    assert make_reference.run([], tmp_path) == 0
    assert make_reference.run(["--check"], tmp_path) == 0
    (tmp_path / "codes.md").write_text("old", "utf-8")
    (tmp_path / "gone.md").write_text("nobody makes this", "utf-8")
    (tmp_path / "files.md").unlink()
    assert make_reference.out_of_date(make_reference.pages(), tmp_path) == ["codes.md", "files.md", "gone.md"]
    assert make_reference.run(["--check"], tmp_path) == 1


@pytest.mark.parametrize("page", PAGES, ids=named)
def test_no_page_shows_a_path_of_somebodys_machine(page: Path) -> None:
    assert re.findall(r"(?<![\w.])/(?:home|Users|tmp|work|root)/\S*", page.read_text("utf-8")) == []


def test_code_in_pages_is_valid_python() -> None:
    for page in WRITTEN:
        for block in blocks(page.read_text("utf-8")):
            if block.kind == "python":
                compile(block.body, named(page), "exec")


def test_the_change_log_keeps_to_its_form() -> None:
    text = (ROOT / "CHANGELOG.md").read_text("utf-8")
    assert f"## [{draftkit.__version__}]" in text
    allowed = {"Added", "Changed", "Deprecated", "Removed", "Fixed", "Security", "Clauses"}
    assert set(re.findall(r"^### (.*)$", text, re.M)) <= allowed
    assert "### Clauses" in text
