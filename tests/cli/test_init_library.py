"""`draftkit init --library`: a repository for a library that others install."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml

from draftkit.cli.library_files import library_name
from tests.support.pages import ROOT

from .conftest import Call, child_environment


def test_a_new_library_passes_check_with_nothing_found(empty: Path, draftkit: Call, monkeypatch: Any) -> None:
    assert draftkit("init", "--library", "our-clauses").exit_code == 0
    monkeypatch.chdir(empty / "our-clauses")
    assert draftkit("check", "--fail-on", "warning", "-v").stderr == "Checked 1 clause: nothing found.\n"
    assert draftkit("check", ".").stderr == "Checked 1 clause: nothing found.\n"
    assert "our-clauses" in (empty / "our-clauses/our_clauses/clauses/library.yaml").read_text()


def test_a_new_library_has_every_file_that_one_needs(empty: Path, draftkit: Call) -> None:
    draftkit("init", "--library", "our-clauses")
    folder = empty / "our-clauses"
    names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}
    assert names >= {
        *(f"our_clauses/clauses/{name}.yaml" for name in ("library", "sources", "contacts", "terms")),
        *("our_clauses/__init__.py", "our_clauses/clauses/examples/example-clause.md", "tests/test_library.py"),
        *("pyproject.toml", "draftkit.toml", "README.md", "LICENSE", ".gitignore"),
        *(".pre-commit-config.yaml", ".github/workflows/check.yaml"),
        *(".vscode/settings.json", ".vscode/extensions.json", ".draftkit/schemas/clause.json"),
    }
    project = tomllib.loads((folder / "pyproject.toml").read_text())
    assert project["project"]["entry-points"]["draftkit.libraries"] == {"our-clauses": "our_clauses"}
    assert "No licence has been chosen yet" in (folder / "LICENSE").read_text()


def test_no_address_is_written_that_does_not_exist(empty: Path, draftkit: Call) -> None:
    draftkit("init", "--library", "our-clauses")
    files = [path for path in (empty / "our-clauses").rglob("*") if path.is_file() and ".draftkit" not in path.parts]
    told = {word for path in files for word in path.read_text("utf-8").split() if "://" in word}
    assert {word for word in told if "://www.example.org/" not in word} == set()


def test_the_yaml_of_ci_and_pre_commit_says_what_is_run(empty: Path, draftkit: Call) -> None:
    draftkit("init", "--library", "our-clauses")
    folder = empty / "our-clauses"
    steps = yaml.safe_load((folder / ".github/workflows/check.yaml").read_text())["jobs"]["clauses"]["steps"]
    assert [step["run"] for step in steps if "run" in step][-2:] == ["draftkit check", "python -m pytest"]
    [repo] = yaml.safe_load((folder / ".pre-commit-config.yaml").read_text())["repos"]
    assert (repo["repo"], repo["hooks"][0]["entry"]) == ("local", "draftkit check")


def test_files_of_a_repository_that_exists_are_kept(empty: Path, draftkit: Call) -> None:
    (empty / "README.md").write_text("mine")
    (empty / "LICENSE").write_text("ours")
    result = draftkit("init", "--library", "--name", "our-clauses")
    assert result.exit_code == 0
    assert "Kept README.md, which was there already" in result.stderr
    assert ((empty / "README.md").read_text(), (empty / "LICENSE").read_text()) == ("mine", "ours")


def test_a_second_init_replaces_nothing(empty: Path, draftkit: Call) -> None:
    draftkit("init", "--library", "ours")
    before = (empty / "ours/ours/clauses/library.yaml").read_bytes()
    result = draftkit("init", "--library", "ours")
    assert result.exit_code == 1
    assert "DK607 draftkit.toml exists already" in result.stderr
    assert (empty / "ours/ours/clauses/library.yaml").read_bytes() == before


@pytest.mark.parametrize(
    ("words", "name", "package"),
    [
        ("our-clauses", "our-clauses", "our_clauses"),
        ("Über uns", "uber-uns", "uber_uns"),
        ("Team A's clauses (2026)", "team-a-s-clauses-2026", "team_a_s_clauses_2026"),
    ],
)
def test_a_library_is_named_after_its_folder(words: str, name: str, package: str) -> None:
    assert library_name(words)[:2] == (name, package)


@pytest.mark.parametrize("words", ["2026", "class", "條款", "---"])
def test_a_name_that_no_package_can_have_is_refused(words: str, empty: Path, draftkit: Call) -> None:
    result = draftkit("init", "--library", words if words != "---" else "x", "--name", words)
    assert result.exit_code == 2
    assert f"DK609 '{words}' cannot be the name of a library" in result.stderr
    assert list(empty.iterdir()) == []


def test_a_name_without_a_library_is_refused(empty: Path, draftkit: Call) -> None:
    assert draftkit("init", "--name", "ours").exit_code == 2
    assert list(empty.iterdir()) == []


def run(*words: str, folder: Path, **more: str) -> subprocess.CompletedProcess[str]:
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    environment = child_environment(PATH=path, **more)
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.slow
def test_the_tests_of_a_new_library_pass(empty: Path, draftkit: Call) -> None:
    draftkit("init", "--library", "our-clauses")
    result = run(sys.executable, "-m", "pytest", "-q", folder=empty / "our-clauses")
    assert result.returncode == 0, result.stdout
    assert "2 passed" in result.stdout


@pytest.mark.slow
def test_a_new_library_installs_as_a_package_that_names_it(empty: Path, draftkit: Call) -> None:
    draftkit("init", "--library", "our-clauses")
    python = "Scripts/python.exe" if sys.platform == "win32" else "bin/python"
    run(sys.executable, "-m", "venv", "fresh", folder=empty)
    installed = run(str(empty / "fresh" / python), "-m", "pip", "install", "-q", "./our-clauses", folder=empty)
    if installed.returncode and "Could not find a version that satisfies the requirement hatchling" in installed.stderr:
        pytest.skip("pip finds no hatchling here")
    assert installed.returncode == 0, installed.stderr
    ask = "import sysconfig; print(sysconfig.get_paths()['purelib'])"
    packages = run(str(empty / "fresh" / python), "-c", ask, folder=empty).stdout.strip()
    team = empty / "team"
    team.mkdir()
    (team / "draftkit.toml").write_text('libraries = ["our-clauses"]\n')
    shown = run("draftkit", "clauses", "show", "examples/example-clause", folder=team, PYTHONPATH=packages)
    assert shown.returncode == 0, shown.stderr
    assert "An example of a clause" in shown.stdout
    told = run("draftkit", "config", folder=team, PYTHONPATH=packages).stdout
    assert "our-clauses 0.1.0" in " ".join(told.split())


HOOK = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))[0]


def test_the_hook_checks_the_whole_library_once() -> None:
    assert {key: HOOK[key] for key in ("id", "entry", "language", "pass_filenames")} == {
        "id": "draftkit-check",
        "entry": "draftkit check",
        "language": "python",
        "pass_filenames": False,
    }


@pytest.mark.parametrize(
    ("file", "wanted"),
    [
        ("clauses/law/a.md", True),
        ("clauses/sources.yaml", True),
        ("templates/note/template.yaml", True),
        ("draftkit.toml", True),
        ("draftkit.lock", True),
        ("tests/test_library.py", False),
        ("pyproject.toml", False),
    ],
)
def test_the_hook_runs_when_a_file_of_the_library_changes(file: str, wanted: bool) -> None:
    import re

    assert bool(re.search(HOOK["files"], file)) is wanted


@pytest.mark.slow
@pytest.mark.skipif(importlib.util.find_spec("pre_commit") is None, reason="the package pre-commit is not installed")
@pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
def test_pre_commit_refuses_a_commit_with_a_fault(empty: Path, draftkit: Call, tmp_path: Path) -> None:
    committed = run("git", "status", "--porcelain", folder=ROOT)
    if committed.returncode or committed.stdout:
        pytest.skip("pre-commit needs a repository of draftkit without changes")
    draftkit("init", "--library", "our-clauses")
    folder = empty / "our-clauses"
    revision = run("git", "rev-parse", "HEAD", folder=ROOT).stdout.strip()
    hook = f"repos:\n- repo: {ROOT.as_posix()}\n  rev: {revision}\n  hooks: [{{id: draftkit-check}}]\n"
    (folder / ".pre-commit-config.yaml").write_text(hook)
    run("git", "init", "-q", folder=folder)
    run("git", "add", "-A", folder=folder)
    check = [sys.executable, "-m", "pre_commit", "run", "--all-files"]
    clean = run(*check, folder=folder, PRE_COMMIT_HOME=str(tmp_path / "hooks"))
    assert clean.returncode == 0, clean.stdout + clean.stderr
    clause = folder / "our_clauses/clauses/examples/example-clause.md"
    clause.write_text(clause.read_text().replace("status: draft ", "status: drft "))
    run("git", "add", "-A", folder=folder)
    faulty = run(*check, folder=folder, PRE_COMMIT_HOME=str(tmp_path / "hooks"))
    assert faulty.returncode == 1
    assert "example-clause.md:6:9: error DK111 'drft' is not possible for 'status'" in faulty.stdout
