"""The commands that edit clause files, as a person calls them."""

from __future__ import annotations

import os
import re
import subprocess
import sys
import time
from datetime import timedelta
from pathlib import Path

import click
import pytest

from tests.support.clock import TODAY

from .conftest import CLAUSE, Call, child_environment

OFFENCE = "clauses/law/offence.md"


@pytest.fixture
def today() -> str:
    return TODAY.isoformat()


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_clause_goes_all_the_way(here: Path, draftkit: Call, today: str) -> None:
    for words in (
        ("review", "law/offence", "--by", "A. Reader"),
        ("approve", "law/offence", "--by", "Jane Example"),
        ("bump", "law/offence", "minor"),
        ("approve", "law/offence", "--by", "Jane Example"),
        ("withdraw", "law/offence@1.0.0", "--because", "Superseded."),
        ("rename", "law/offence", "law/example-offence"),
    ):
        result = draftkit("clauses", *words)
        assert (result.exit_code, result.stdout) == (0, ""), result.output
    assert draftkit("check").exit_code == 0
    assert sorted(path.name for path in (here / "clauses/law").iterdir()) == [
        "approved-offence.md",
        "example-offence.md",
        "example-offence@1.0.0.md",
    ]
    assert '{{ clause("law/example-offence") }}' in (here / "templates/note/document.md").read_text()
    assert draftkit("assemble", "note.yaml", "--as-at", today).exit_code == 0


@pytest.mark.parametrize(
    "words",
    [
        ("review", "law/offence", "--by", "A. Reader"),
        ("approve", "law/offence", "--by", "Jane Example"),
        ("bump", "law/offence", "major"),
        ("withdraw", "law/offence", "--because", "Wrong."),
        ("rename", "law/offence", "law/new"),
        ("new", "law/new", "--title", "New", "--summary", "It is new.", "--extent", "scotland"),
    ],
    ids=lambda words: words[0],
)
def test_a_dry_run_shows_a_diff_and_writes_nothing(words: tuple[str, ...], here: Path, draftkit: Call) -> None:
    before = files(here)
    result = draftkit("clauses", *words, "--dry-run")
    assert result.exit_code == 0
    assert result.stdout.startswith(("--- ", "rename from "))
    assert "Nothing was written: this was a dry run.\n" in result.stderr
    assert files(here) == before


def test_a_diff_can_be_applied_by_another_program(here: Path, draftkit: Call) -> None:
    diff = draftkit("clauses", "approve", "law/offence", "--by", "Jane Example", "--dry-run").stdout
    run = subprocess.run(["patch", "-p1"], input=diff, text=True, capture_output=True, check=False, cwd=here)
    assert run.returncode == 0, run.stdout + run.stderr
    patched = (here / OFFENCE).read_bytes()
    (here / OFFENCE).write_text(CLAUSE.format(status="draft", approved=""))
    assert draftkit("clauses", "approve", "law/offence", "--by", "Jane Example").exit_code == 0
    assert (here / OFFENCE).read_bytes() == patched


def test_nothing_to_do_is_no_failure(here: Path, draftkit: Call) -> None:
    assert draftkit("clauses", "approve", "law/offence", "--by", "Jane Example").exit_code == 0
    result = draftkit("clauses", "approve", "law/offence", "--by", "Another")
    assert result.exit_code == 0
    assert "nothing to do" in result.stderr


@pytest.mark.parametrize(
    ("words", "status", "message"),
    [
        (
            ("approve", "law/offense", "--by", "x"),
            2,
            "there is no clause 'law/offense'\n  hint: did you mean 'law/offence'?",
        ),
        (("approve", "law/offence", "--by", ""), 2, "nobody is named"),
        (("approve", "law/offence"), 2, "Missing option '--by'"),
        (("approve", "--by", "x"), 2, "Missing argument 'ID...'"),
        (("approve", "law/offence", "--by", "x", "--on", "2026-31-02"), 2, "'2026-31-02' is not a date"),
        (("approve", "law/offence", "--by", "x", "--on", "2999-01-01"), 2, "1 January 2999 has not come yet"),
        (("approve", "law/offence", "--by", "x", "--extent", "scotlnd"), 2, "did you mean 'scotland'?"),
        (("approve", "law/offence.scotland", "--by", "x"), 2, "law/offence has no variant for scotland"),
        (("bump", "law/offence", "huge"), 2, "'huge' is not one of 'major', 'minor', 'patch'"),
        (("bump", "law/offence@3.0.0", "major"), 2, "law/offence has no version '3.0.0'"),
        (("withdraw", "law/offence", "--because", ""), 2, "no reason is given"),
        (("withdraw", "law/offence"), 2, "Missing option '--because'"),
        (("rename", "law/offence", "law/approved-offence"), 2, "there is a clause law/approved-offence already"),
        (("rename", "law/offence", "../offence"), 2, "'..' cannot be part of an id"),
        (("new", "law/x"), 2, "a new clause needs a title, a summary and an extent"),
        (("new", "lww/x", "--from", "law/offence"), 2, "there is no family 'lww'\n  hint: did you mean 'law'?"),
        (("new", "law/x", "--from", "law/offence", "--source", "example-act"), 2, "--source goes with an empty clause"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_a_person_may_get_wrong(
    words: tuple[str, ...], status: int, message: str, here: Path, draftkit: Call
) -> None:
    before = files(here)
    result = draftkit("clauses", *words)
    assert result.exit_code == status, result.output
    assert message in click.unstyle(result.stderr)
    assert "Traceback" not in result.output
    if status:
        assert files(here) == before


def test_a_variant_has_a_file_of_its_own(here: Path, draftkit: Call) -> None:
    before = files(here)
    result = draftkit("clauses", "new", "law/offence", "--title", "x", "--summary", "y", "--extent", "scotland")
    assert "Wrote clauses/law/offence.scotland.md." in result.stderr
    assert {name: files(here)[name] for name in before} == before


def test_several_mistakes_are_told_at_once(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "review", "law/a", "law/b", "--by", "x")
    assert "there is no clause 'law/a'" in result.stderr
    assert "there is no clause 'law/b'" in result.stderr


def test_the_clauses_that_come_with_draftkit_are_not_edited(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "approve", "legal-basis/possession.england-and-wales", "--by", "x")
    assert result.exit_code == 1
    text = " ".join(click.unstyle(result.stderr).split())
    assert "DK273 legal-basis/possession belongs to the library" in text
    copy = re.search(r"draftkit clauses (override \S+)", text)
    assert copy is not None
    assert draftkit("clauses", *copy[1].split()).exit_code == 0
    assert draftkit("clauses", "review", copy[1].split()[1], "--by", "x").exit_code == 0
    assert draftkit("check").exit_code == 0


def test_a_read_only_file_stays_as_it_is(here: Path, draftkit: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:  # nothing is read-only for root: ask as the program would be answered
        may = os.access
        monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
    (here / OFFENCE).chmod(0o444)
    before = files(here)
    result = draftkit("clauses", "approve", "law/offence", "--by", "x")
    assert result.exit_code == 1
    assert "DK275 offence.md is read-only" in click.unstyle(result.stderr)
    assert files(here) == before


@pytest.mark.parametrize("ends", ["\r\n", "\r"])
def test_files_of_other_systems_keep_their_line_ends(ends: str, here: Path, draftkit: Call, today: str) -> None:
    text = "\ufeff" + (here / OFFENCE).read_text().replace("\n", ends)
    (here / OFFENCE).write_bytes(text.encode())
    assert draftkit("clauses", "bump", "law/offence", "patch").exit_code == 0
    new, old = (here / OFFENCE).read_bytes().decode(), (here / "clauses/law/offence@1.0.0.md").read_bytes().decode()
    assert old == text.replace(f"owner: Legal content{ends}", f"owner: Legal content{ends}until: {today}{ends}")
    raised = text.replace("version: 1.0.0", "version: 1.0.1")
    assert new == raised.replace(f"owner: Legal content{ends}", f"owner: Legal content{ends}from: {today}{ends}")


def test_a_withdrawn_clause_is_refused_with_the_reason(here: Path, draftkit: Call) -> None:
    assert draftkit("clauses", "withdraw", "law/offence", "--because", "Section 1 was repealed.").exit_code == 0
    result = draftkit("assemble", "note.yaml")
    assert result.exit_code == 1
    assert "Section 1 was repealed" in " ".join(result.stderr.split())


def test_the_lock_is_left_alone_and_named(here: Path, draftkit: Call) -> None:
    assert draftkit("lock").exit_code == 0
    lock = (here / "draftkit.lock").read_bytes()
    result = draftkit("clauses", "rename", "law/offence", "law/new")
    assert "draftkit.lock is left alone: pin the library again with draftkit lock." in result.stderr
    assert (here / "draftkit.lock").read_bytes() == lock


def test_inputs_in_folders_follow_a_rename_but_not_those_of_programs(here: Path, draftkit: Call) -> None:
    text = "template: note\nclauses: [law/offence]  # this one\n"
    for name in ("cases/kent/note.yaml", "node_modules/note.yaml", ".hidden/note.yaml", "venv/note.yaml"):
        (here / name).parent.mkdir(parents=True, exist_ok=True)
        (here / name).write_text(text)
    (here / "venv/pyvenv.cfg").write_text("")
    (here / "other.yaml").write_text("clauses: [law/offence]\n")
    assert draftkit("clauses", "rename", "law/offence", "law/new").exit_code == 0
    assert (here / "cases/kent/note.yaml").read_text() == text.replace("law/offence", "law/new")
    for name in ("node_modules/note.yaml", ".hidden/note.yaml", "venv/note.yaml"):
        assert (here / name).read_text() == text
    assert (here / "other.yaml").read_text() == "clauses: [law/offence]\n"


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
def test_on_a_terminal_new_asks_and_asks_again(here: Path) -> None:
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", "from draftkit.cli.main import run; run()", "clauses", "new", "law/asked"]
    process = subprocess.Popen(
        command, cwd=here, env=child_environment(NO_COLOR="1"), stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    answers = ["A title", "What it says", "scotlnd", "scotland", "", "example-act", "one, two", ""]
    shown = ""
    for answer in answers:
        shown += _until_asked(ours)
        os.write(ours, f"{answer}\n".encode())
    shown += _until_asked(ours)
    assert process.wait(30) == 0, shown
    os.close(ours)
    assert "there is no 'scotlnd'. Did you mean 'scotland'?" in shown
    text = (here / "clauses/law/asked.md").read_text()
    for line in ("title: A title", "extent: [scotland] ", "sources: [example-act] ", "topics: [one, two] ", "owner:  "):
        assert f"\n{line}" in text


def _until_asked(terminal: int) -> str:
    """What is printed until a question waits for its answer, or the program ends."""
    shown = ""
    limit = time.monotonic() + timedelta(seconds=30).total_seconds()
    while not shown.endswith(": ") and time.monotonic() < limit:
        try:
            piece = os.read(terminal, 4096)
        except OSError:
            break
        if not piece:
            break
        shown += piece.decode()
    return shown
