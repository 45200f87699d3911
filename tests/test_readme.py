"""The README keeps its word: both command lines, the steps, the clause, the lines of Python, and its length."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import draftkit
from draftkit.cli.explaining import STEPS
from tests.support.pages import ROOT, blocks, environment, matches

README = (ROOT / "README.md").read_text("utf-8")
LINES_LIMIT = 110


def block(marker: str) -> str:
    [found] = [one.body for one in blocks(README) if one.marker == marker]
    return found


def bash(command: str, folder: Path, variables: dict[str, str]) -> str:
    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", command],
        cwd=folder,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=600,
        check=False,
    )
    assert run.returncode == 0, run.stdout
    return run.stdout


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The files of the repository, as a clone would have them."""
    listing = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    run = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, check=False)
    if run.returncode:
        pytest.skip("this is no git repository, so there is nothing to clone")
    folder = tmp_path / "clone"
    for name in filter(None, run.stdout.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, folder / name)
    return folder


@pytest.fixture
def variables(tmp_path: Path) -> dict[str, str]:
    """The environment of somebody who has Python and nothing else of ours."""
    home = tmp_path / "home"
    home.mkdir()
    made = environment(home)
    pip = {name: value for name, value in os.environ.items() if name.startswith(("PIP_", "UV_"))}
    config = Path.home() / ".config" / "pip" / "pip.conf"
    if config.is_file():
        pip["PIP_CONFIG_FILE"] = str(config)
    own = f"{Path(sys.base_prefix) / 'bin'}{os.pathsep}"
    return made | pip | {"PATH": own + made["PATH"].partition(os.pathsep)[2]}


@pytest.mark.slow
def test_the_main_command_makes_the_briefing_and_what_it_installs_needs_no_clone(
    clone: Path, variables: dict[str, str], tmp_path: Path
) -> None:
    printed = bash(block("main command"), clone, variables)
    expected = re.sub(r"\([\d,]+ bytes", "(… bytes", block("main output").rstrip("\n"))
    assert matches(expected, printed.strip("\n")), printed
    assert zipfile.is_zipfile(clone / "kent-briefing.docx")
    works_alone(without_sources(clone), tmp_path / "empty", variables)


def without_sources(clone: Path) -> Path:
    """The environment that the main command made, after everything it was made from is gone."""
    for path in clone.iterdir():
        if path.name != ".venv":
            shutil.rmtree(path) if path.is_dir() else path.unlink()
    return clone / ".venv"


def works_alone(venv: Path, folder: Path, variables: dict[str, str]) -> None:
    """The installed package makes documents in an empty folder: from its templates, and from its examples."""
    folder.mkdir()
    draftkit_ = f"'{venv}/bin/draftkit'"
    bash(f"{draftkit_} new briefing -o mine.yaml && {draftkit_} assemble mine.yaml", folder, variables)
    find = "import draftkit, pathlib; print(pathlib.Path(draftkit.__file__).parent / 'starter' / 'examples')"
    examples = bash(f"'{venv}/bin/python' -c \"{find}\"", folder, variables).strip()
    assert Path(examples).is_relative_to(venv)
    printed = bash(f"{draftkit_} assemble '{examples}'/*/*.yaml -o .", folder, variables)
    names = {path.stem for path in (ROOT / "examples").glob("*/*.yaml")}
    assert {path.stem for path in folder.glob("*.docx")} == names | {"mine"}
    assert printed.count("Wrote ") == len(names)


def test_the_lines_of_python_make_the_same_document(tmp_path: Path) -> None:
    [code] = [one.body for one in blocks(README) if one.kind == "python"]
    assert len([line for line in code.splitlines() if line]) == 6
    for name in ("clauses", "templates", "examples"):
        (tmp_path / name).symlink_to(ROOT / name)
    run = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (run.returncode, run.stderr) == (0, "")
    inspection = draftkit.inspect_document(tmp_path / "kent-briefing.docx")
    assert inspection.manifest is not None
    assert inspection.manifest.template == "briefing"
    assert not [found.record.id for found in inspection.clauses if found.changed]


def test_python_uses_public_names_only() -> None:
    [code] = [one.body for one in blocks(README) if one.kind == "python"]
    assert set(re.findall(r"draftkit\.(\w+)", code)) <= set(draftkit.__all__)


def test_the_eight_steps_are_those_of_the_program() -> None:
    named = re.findall(r"^(\d)\. \*\*(.+?)\*\*", README, re.M)
    assert named == [(str(number), name) for number, name in enumerate(STEPS, 1)]
    story = (ROOT / "draftkit" / "assemble.py").read_text("utf-8")
    told = re.findall(r"^    (\d) (\w+(?:, \w+)?)  ", story, re.M)
    assert [(number, name.partition(",")[0].replace("_", " ")) for number, name in told] == named


def test_the_clause_is_a_cut_of_the_one_it_names() -> None:
    [sample] = [one.body for one in blocks(README) if one.kind == "markdown"]
    [name] = re.findall(r"`(clauses/[\w/-]+\.md)`", README)
    lines = (ROOT / name).read_text("utf-8").splitlines()
    cut = [line for line in sample.splitlines() if line != "…"]
    assert [line for line in cut if not any(full.startswith(line) for full in lines)] == []


def test_the_readme_fits_on_a_screen_and_has_no_badges() -> None:
    assert len(README.splitlines()) <= LINES_LIMIT
    assert "shields.io" not in README
    assert not re.search(r"pypi\.org|files\.pythonhosted", README)


def test_the_picture_is_small() -> None:
    assert (ROOT / "docs" / "images" / "kent-briefing.png").stat().st_size < 110_000


def test_each_command_line_is_one_line_that_ci_can_find() -> None:
    for marker in ("main command", "test command"):
        assert len(block(marker).splitlines()) == 1
        assert f"<!-- {marker} -->\n```sh\n" in README


def test_it_says_that_nobody_has_approved_the_clauses() -> None:
    words = " ".join(README.split())
    assert "nobody has approved" in words
    assert "none of it is legal advice" in words
    for licence in ("MIT", "CC BY 4.0"):
        assert licence in words
