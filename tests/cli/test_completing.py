"""Completion, through the protocol that the shells speak."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import child_environment, write_files
from .test_clauses_list import clause

HEAVY = {"jinja2", "lxml", "pyromark", "difflib", "docx", "draftkit.assemble", "draftkit.curation.usage"}


def completed(here: Path, line: str, shell: str = "bash", program: str = "run()") -> subprocess.CompletedProcess[str]:
    """What the shell gets when the person has typed a line and presses Tab at its end."""
    words = line.split(" ")
    here_is = words[-1] if shell == "fish" else str(len(words) - 1)
    more = {"_DRAFTKIT_COMPLETE": f"{shell}_complete", "COMP_WORDS": line, "COMP_CWORD": here_is}
    return subprocess.run(
        [sys.executable, "-c", f"from draftkit.cli.main import run; {program}"],
        cwd=here,
        env=child_environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def words(here: Path, line: str) -> list[str]:
    return [one.partition(",")[2] for one in completed(here, line).stdout.split("\n") if one]


EVERY = ["show", "history", "diff", "usage", "review", "approve", "withdraw", "bump", "rename"]


@pytest.mark.parametrize("command", EVERY)
def test_ids_of_clauses_are_offered(command: str, here: Path) -> None:
    assert words(here, f"draftkit clauses {command} law/o") == ["law/offence"]


def test_the_second_version_of_a_diff_is_offered(here: Path) -> None:
    write_files(here, {"clauses/law/offence.scotland.md": clause(extent="[scotland]")})
    assert words(here, "draftkit clauses diff law/offence law/offence.") == ["law/offence.scotland"]


@pytest.mark.parametrize("command", ["show", "usage"])
def test_keys_of_sources_and_contacts_are_offered(command: str, here: Path) -> None:
    assert words(here, f"draftkit sources {command} example-") == ["example-act"]
    assert "helpline" in words(here, f"draftkit contacts {command} help")


def test_the_last_part_of_an_id_is_enough(here: Path) -> None:
    assert words(here, "draftkit clauses show offe") == ["law/offence"]


def test_zsh_is_given_the_titles(here: Path) -> None:
    write_files(here, {"clauses/law/zsh.md": clause(title='"A title: with a colon,\\n  two lines and 法律"')})
    lines = completed(here, "draftkit clauses show law/z", "zsh").stdout.split("\n")
    assert lines[:3] == ["plain", "law/zsh", "A title: with a colon, two lines and 法律"]


def test_fish_is_given_the_titles(here: Path) -> None:
    out = completed(here, "draftkit clauses show law/o", "fish").stdout
    assert "law/offence" in out
    assert "Example offence" in out


def test_an_id_with_a_line_break_is_not_offered(here: Path) -> None:
    write_files(here, {"clauses/law/two\nlines.md": clause()})
    assert words(here, "draftkit clauses show law/t") == []


@pytest.mark.parametrize(
    "broken",
    [
        {"clauses/law/broken.md": "no front matter"},
        {"clauses/sources.yaml": "- [unclosed"},
        {"draftkit.toml": "libraries = ["},
        {"draftkit.toml": 'libraries = ["nowhere"]'},
    ],
)
def test_a_broken_library_is_silent(broken: dict[str, str], here: Path) -> None:
    write_files(here, broken)
    done = completed(here, "draftkit clauses show law/o")
    assert (done.stdout.strip(), done.stderr) == ("", "")


def test_a_library_named_on_the_line_is_used(here: Path) -> None:
    write_files(here, {"other/library.yaml": "name: other\nversion: 1.0.0\n", "other/aid/one.md": clause()})
    write_files(here, {"other/sources.yaml": (here / "clauses/sources.yaml").read_text()})
    assert words(here, "draftkit clauses show --library other aid/") == ["aid/one"]


def test_completion_imports_only_what_an_index_needs(here: Path) -> None:
    program = "import atexit, os, sys; os._exit = lambda code: print('MODULES', *sys.modules); run()"
    done = completed(here, "draftkit clauses show law/o", program=program)
    loaded = set(done.stdout.rpartition("MODULES ")[2].split())
    assert "draftkit.cli.completing" in loaded
    assert not loaded & HEAVY
