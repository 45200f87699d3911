"""Whole runs in processes of their own: the same inputs give the same bytes, wherever and whenever they are made."""

from __future__ import annotations

import getpass
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support.workspace import build_workspace, clause, library_files, outline
from tests.support.xml import package_faults, parts_of

ROOT = Path(__file__).parent.parent

SOURCES = zip("abcdef", ("poca-1978", "smith") * 3, strict=True)

SMALL = {
    **library_files(
        {
            **outline(
                '# {{ title }}\n\n{{ text }}\n\n{% for c in clauses("law") %}\n{{ c }}\n\n{% endfor %}\n'
                "{{ body }}\n\n## Sources\n\n{{ table_of_sources() }}\n\n{{ sign_off_annex() }}\n",
                "paragraphs",
            ),
            **{f"clauses/law/{name}.md": clause(f"Of {name}.[@{source}]") for name, source in SOURCES},
        }
    ),
    "in.yaml": "template: note\ntitle: Ä title\nmarking: OFFICIAL\ntext: some “text”\nbody: '[@cps-guide] [x](https://a.b)'\n"
    "as_at: 2026-11-22\n",
}


def assembled(folder: Path, **environment: str) -> bytes:
    """The bytes of `in.docx`, made in `folder` by a process of its own."""
    command = [
        sys.executable,
        "-c",
        "from draftkit.cli.main import run; run()",
        "assemble",
        "in.yaml",
        "-o",
        "out.docx",
    ]
    command += ["--library", "clauses", "--templates", "templates"]
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("DRAFTKIT_", "SOURCE_DATE"))}
    kept |= {"DRAFTKIT_CACHE": str(folder / "cache"), "PYTHONPATH": str(ROOT), **environment}
    run = subprocess.run(command, cwd=folder, env=kept, capture_output=True, text=True, check=False, timeout=100)
    assert run.returncode == 0, run.stderr
    return (folder / "out.docx").read_bytes()


@pytest.fixture(scope="module")
def first(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return assembled(build_workspace(tmp_path_factory.mktemp("first"), SMALL))


def test_the_document_is_sound(first: bytes) -> None:
    assert package_faults(first) == []


def test_a_second_run_in_the_same_folder_gives_the_same_bytes(tmp_path: Path, first: bytes) -> None:
    build_workspace(tmp_path, SMALL)
    assert assembled(tmp_path) == first
    assert assembled(tmp_path) == first


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8"},
        {"LC_ALL": "tr_TR.UTF-8"},
        {"LC_ALL": "C"},
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "12345"},
        {"TZ": "Pacific/Kiritimati"},
        {"TZ": "America/Los_Angeles"},
        {"COLUMNS": "20", "NO_COLOR": "1", "HOME": "/nonexistent", "USER": "somebody", "LOGNAME": "somebody"},
        {"PYTHONUTF8": "0", "LC_ALL": "POSIX"},
    ],
    ids=lambda environment: " ".join(f"{name}={value}" for name, value in environment.items()),
)
def test_another_environment_gives_the_same_bytes(tmp_path: Path, first: bytes, environment: dict[str, str]) -> None:
    assert assembled(build_workspace(tmp_path, SMALL), **environment) == first


def test_another_folder_with_another_name_gives_the_same_bytes(tmp_path: Path, first: bytes) -> None:
    folder = tmp_path / "Ordner mit Leerzeichen" / "ünd Umlaut"
    folder.mkdir(parents=True)
    assert assembled(build_workspace(folder, SMALL)) == first


def test_files_written_in_another_order_give_the_same_bytes(tmp_path: Path, first: bytes) -> None:
    assert assembled(build_workspace(tmp_path, dict(reversed(SMALL.items())))) == first


def test_the_date_of_the_source_may_be_set_from_outside(tmp_path: Path, first: bytes) -> None:
    made = assembled(build_workspace(tmp_path, SMALL), SOURCE_DATE_EPOCH="1700000000")
    assert b"2023-11-14T22:13:20Z" in parts_of(made)["docProps/core.xml"]
    changed = [name for name, body in parts_of(made).items() if body != parts_of(first)[name]]
    assert changed == ["docProps/core.xml"]


def test_no_login_host_name_or_path_is_in_any_part(tmp_path: Path) -> None:
    made = assembled(build_workspace(tmp_path, SMALL), USER="secretlogin", LOGNAME="secretlogin", HOSTNAME="secrethost")
    private = {"secretlogin", "secrethost", str(tmp_path), tmp_path.name, str(ROOT), "in.yaml", "/tmp/", "/home/"}
    private |= {word for word in (socket.gethostname(), f"{getpass.getuser()}@") if len(word) > 4}
    found = [(name, word) for name, body in parts_of(made).items() for word in private if word.encode() in body]
    assert found == []


@pytest.mark.parametrize("example", sorted((ROOT / "examples").glob("*/*.yaml")), ids=lambda path: path.stem)
def test_the_examples_are_assembled_the_same_from_a_fresh_and_a_filled_cache(tmp_path: Path, example: Path) -> None:
    for folder in ("templates", "clauses"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    build_workspace(tmp_path, {"in.yaml": example.read_bytes()})
    fresh = assembled(tmp_path)
    assert package_faults(fresh) == []
    assert assembled(tmp_path) == fresh
