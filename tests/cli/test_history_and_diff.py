"""`draftkit clauses history` and `diff`: versions, commits, and changes word by word."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

from draftkit.curation.git import ask

from .conftest import Call, write_files
from .test_clauses_list import clause, in_a_terminal

needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


class Repository:
    """A git repository in a folder, with commits made on days of our choice."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.git("init", "-q", "-b", "main")

    def git(self, *words: str, **more: str) -> str:
        who = {"GIT_AUTHOR_NAME": "Ada Müller", "GIT_AUTHOR_EMAIL": "a@example.org"}
        who |= {"GIT_COMMITTER_NAME": "Somebody", "GIT_COMMITTER_EMAIL": "s@example.org"}
        command = ["git", "-c", "commit.gpgsign=false", *words]
        run = subprocess.run(
            command, cwd=self.folder, env={**os.environ, **who, **more}, capture_output=True, check=True
        )
        return run.stdout.decode()

    def commit(self, subject: str, day: str) -> None:
        when = f"{day}T12:00:00+0000"
        self.git("add", "-A")
        self.git("commit", "-q", "-m", subject, GIT_AUTHOR_DATE=when, GIT_COMMITTER_DATE="2026-11-01T00:00:00+0000")


@pytest.fixture
def repository(here: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Repository:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    return Repository(here)


def subjects(result: Any) -> list[str]:
    return [one["subject"] for one in json.loads(result.stdout)["commits"]]


@needs_git
def test_commits_are_shown_by_day_author_and_subject(repository: Repository, draftkit: Call) -> None:
    repository.commit("Add the offence", "2026-01-02")
    text = draftkit("clauses", "history", "law/offence").stdout
    assert "law/offence@1.0.0  draft   from 1 January 2000" in text
    assert text.split("\n")[-2].split("  ")[0] == "2026-01-02"
    assert text.rstrip().endswith("Ada Müller  Add the offence")


@needs_git
def test_commits_are_found_under_the_names_a_file_had(repository: Repository, here: Path, draftkit: Call) -> None:
    repository.commit("First", "2026-01-01")
    repository.git("mv", "clauses/law/offence.md", "clauses/law/crime.md")
    repository.commit("Rename", "2026-01-02")
    assert subjects(draftkit("clauses", "history", "law/crime", "--json")) == ["Rename", "First"]


@needs_git
def test_commits_of_versions_that_are_gone_are_found(repository: Repository, here: Path, draftkit: Call) -> None:
    write_files(here, {"clauses/law/offence@0.9.0.md": clause(version="0.9.0", title="Another title of old")})
    repository.commit("Keep the old version", "2026-01-01")
    (here / "clauses/law/offence@0.9.0.md").unlink()
    write_files(here, {"clauses/law/offence.scotland.md": clause(extent="[scotland]", title="Scots law on it")})
    repository.commit("Drop the old version, add a variant", "2026-01-02")
    repository.git("mv", "clauses/law/offence.scotland.md", "clauses/law/scots.md")
    repository.commit("Rename the variant away", "2026-01-03")
    assert subjects(draftkit("clauses", "history", "law/offence", "--json")) == [
        "Rename the variant away",
        "Drop the old version, add a variant",
        "Keep the old version",
    ]


@needs_git
def test_the_commits_of_other_clauses_are_not_shown(repository: Repository, here: Path, draftkit: Call) -> None:
    repository.commit("Both", "2026-01-01")
    write_files(here, {"clauses/law/offence-two.md": clause(title="x" * 500), "clauses/law/offence.else.md": clause()})
    repository.commit("Another", "2026-01-02")
    assert subjects(draftkit("clauses", "history", "law/offence", "--json")) == ["Both"]


@needs_git
@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("color.ui", "always"),
        ("log.showSignature", "true"),
        ("format.pretty", "short"),
        ("log.date", "relative"),
        ("log.follow", "true"),
        ("log.decorate", "full"),
        ("core.pager", "touch pager-ran"),
        ("core.fsmonitor", "touch monitor-ran"),
        ("pager.log", "touch pager-ran"),
        ("i18n.logOutputEncoding", "ISO-8859-1"),
        ("log.diffMerges", "on"),
        ("log.showRoot", "true"),
        ("diff.external", "touch diff-ran"),
    ],
)
def test_the_configuration_of_git_changes_nothing(
    key: str, value: str, repository: Repository, here: Path, draftkit: Call
) -> None:
    repository.commit("Größe", "2026-01-02")
    before = draftkit("clauses", "history", "law/offence", "--json").stdout
    repository.git("config", key, value)
    assert draftkit("clauses", "history", "law/offence", "--json").stdout == before
    assert json.loads(before)["commits"][0]["author"] == "Ada Müller"
    assert not list(here.glob("*-ran"))


@needs_git
def test_variables_of_git_change_nothing(
    repository: Repository, here: Path, draftkit: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.commit("First", "2026-01-02")
    monkeypatch.setenv("GIT_DIR", "/nowhere")
    monkeypatch.setenv("GIT_EXTERNAL_DIFF", "touch diff-ran")
    monkeypatch.setenv("GIT_TRACE", str(here / "trace"))
    assert subjects(draftkit("clauses", "history", "law/offence", "--json")) == ["First"]
    assert not (here / "trace").exists()


@needs_git
@pytest.mark.parametrize(
    "name", ["-leading dash", "with space", "star*[a-z]?", ":(top)magic", "法律", 'quo"te', "back\\slash"]
)
def test_files_of_any_name_have_a_history(name: str, repository: Repository, here: Path, draftkit: Call) -> None:
    write_files(here, {f"clauses/law/{name}.md": clause(title="With an odd name, and no other clause's words")})
    repository.commit("Odd", "2026-01-02")
    assert subjects(draftkit("clauses", "history", "--json", f"law/{name}")) == ["Odd"]


@needs_git
def test_what_is_not_committed_yet_is_said(repository: Repository, draftkit: Call) -> None:
    text = draftkit("clauses", "history", "law/offence").stdout
    assert "No commits are shown: the repository has no commits yet." in text


def test_a_folder_that_is_no_repository_is_said(here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "history", "law/offence")
    assert result.exit_code == 0
    assert "No commits are shown: the folder is in no git repository." in result.stdout


def test_a_machine_without_git_is_said(here: Path, draftkit: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(here))
    assert "git is not installed on this machine" in draftkit("clauses", "history", "law/offence").stdout


@needs_git
@pytest.mark.skipif(not hasattr(os, "chown") or os.geteuid() != 0, reason="needs to give files away")
def test_a_repository_of_somebody_else_is_said(repository: Repository, here: Path, draftkit: Call) -> None:
    repository.commit("First", "2026-01-02")
    for path in [here, *here.rglob("*")]:
        os.chown(path, 12345, 12345)
    result = draftkit("clauses", "history", "law/offence")
    assert result.exit_code == 0
    assert "the repository belongs to somebody else" in result.stdout


def test_a_git_that_hangs_is_given_up(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write_files(here, {"bin/git": "#!/bin/sh\nexec sleep 60\n"})
    (here / "bin/git").chmod(0o755)
    monkeypatch.setattr("draftkit.curation.git.SECONDS", 0.2)
    answer = ask(str(here), ["log"], {"PATH": f"{here / 'bin'}:{os.environ['PATH']}"})
    assert answer.why_not == "git did not answer within 0.2 seconds"


def test_people_and_periods_of_versions_are_shown(here: Path, draftkit: Call) -> None:
    people = {
        "reviewed_by": "R. Viewer",
        "reviewed_on": "2026-10-01",
        "approved_by": "A. Prover",
        "from_": "2026-01-01",
    }
    write_files(here, {"clauses/law/offence.md": clause(status="approved", **people)})
    text = draftkit("clauses", "history", "law/offence").stdout
    assert "from 1 January 2026  reviewed on 1 October 2026 by R. Viewer; approved by A. Prover" in text


def test_the_newest_version_is_compared_with_the_one_before_it(here: Path, draftkit: Call) -> None:
    old = clause(version="0.9.0").replace("to do so", "to do this")
    oldest = clause(version="0.1.0").replace("to do so", "to do nothing")
    write_files(here, {"clauses/law/offence@0.9.0.md": old, "clauses/law/offence@0.1.0.md": oldest})
    text = draftkit("clauses", "diff", "law/offence").stdout
    assert text.startswith("law/offence@0.9.0 -> law/offence@1.0.0\n\nversion: 0.9.0 -> 1.0.0\n")
    assert "It is an offence to do [-this-]{+so+} in {{ case_name }}." in text


def test_any_two_versions_are_compared(here: Path, draftkit: Call) -> None:
    write_files(here, {"clauses/law/offence@0.9.0.md": clause(version="0.9.0", topics="[old, examples]")})
    for words in (("0.9.0",), ("@0.9.0",), ("0.9.0", "1.0.0"), ("law/offence@0.9.0", "law/offence@1.0.0")):
        text = draftkit("clauses", "diff", "law/offence", *words).stdout
        assert "version: 0.9.0 -> 1.0.0" in text
        assert "topics: old, examples -> examples" in text


def test_variants_are_compared(here: Path, draftkit: Call) -> None:
    scots = clause(extent="[scotland]").replace("an offence", "a crime")
    write_files(here, {"clauses/law/offence.scotland.md": scots})
    for word in (".scotland", "law/offence.scotland"):
        text = draftkit("clauses", "diff", "law/offence", word).stdout
        assert "extent: Scotland -> England and Wales" in text
        assert "[-a crime-]{+an offence+}" in text


def test_changes_of_law_and_parameters_are_told_by_what_they_are(here: Path, draftkit: Call) -> None:
    old = clause(version="0.9.0").replace("from: 2000-01-01", "from: 1999-01-01").replace("this case", "the case")
    write_files(here, {"clauses/law/offence@0.9.0.md": old})
    text = draftkit("clauses", "diff", "law/offence").stdout
    assert "law: example-act, s 1: in force from 1 January 1999 -> in force from 1 January 2000\n" in text
    assert "parameters: case_name: text, default the case -> text, default this case\n" in text


def test_a_diff_for_programs_has_the_runs(here: Path, draftkit: Call) -> None:
    write_files(here, {"clauses/law/offence@0.9.0.md": clause(version="0.9.0").replace("to do so", "to do this")})
    record = json.loads(draftkit("clauses", "diff", "law/offence", "--json").stdout)
    assert (record["old"], record["new"]) == ("law/offence@0.9.0", "law/offence@1.0.0")
    assert {"what": "version", "old": "0.9.0", "new": "1.0.0"} in record["changes"]
    assert {"kind": "removed", "text": "this"} in record["texts"]["body"][0]["runs"]


def test_a_diff_is_coloured_in_a_terminal(here: Path) -> None:
    write_files(here, {"clauses/law/offence@0.9.0.md": clause(version="0.9.0").replace("to do so", "to do this")})
    assert "\x1b[31m[-this-]\x1b[0m\x1b[32m{+so+}\x1b[0m" in in_a_terminal(here, 100, "clauses", "diff", "law/offence")
    assert "\x1b" not in in_a_terminal(here, 100, "clauses", "diff", "law/offence", NO_COLOR="1")


@needs_git
def test_a_single_version_is_compared_with_what_was_committed(
    repository: Repository, here: Path, draftkit: Call
) -> None:
    repository.commit("First", "2026-01-02")
    result = draftkit("clauses", "diff", "law/offence")
    assert result.stderr == "No difference: its file is as it was last committed.\n"
    path = here / "clauses/law/offence.md"
    path.write_bytes(path.read_bytes().replace(b"to do so", b"to do that").replace(b"\n", b"\r\n"))
    text = draftkit("clauses", "diff", "law/offence").stdout
    assert text.startswith("what was last committed -> law/offence@1.0.0\n")
    assert "to do [-so-]{+that+} in" in text


@needs_git
def test_head_is_compared_where_there_are_older_versions(repository: Repository, here: Path, draftkit: Call) -> None:
    write_files(here, {"clauses/law/offence@0.9.0.md": clause(version="0.9.0")})
    repository.commit("First", "2026-01-02")
    path = here / "clauses/law/offence.md"
    path.write_text(path.read_text().replace("to do so", "to do that"))
    assert "[-so-]{+that+}" in draftkit("clauses", "diff", "law/offence", "HEAD").stdout
    result = draftkit("clauses", "diff", "law/offence", "0.9.0", "HEAD")
    assert result.exit_code == 2
    assert "it comes first" in result.stderr


@needs_git
@pytest.mark.parametrize(
    ("committed", "why"),
    [
        (b"no clause at all", "the committed file is no clause that can be read"),
        (b"\xff\xfe", "the committed file is no clause that can be read"),
        (b"x" * 300_000, "the committed file is far too big for a clause"),
        (None, "the file is not committed yet"),
    ],
)
def test_a_committed_file_that_is_no_clause_is_said(
    committed: bytes | None, why: str, repository: Repository, here: Path, draftkit: Call
) -> None:
    path = here / "clauses/law/offence.md"
    text = path.read_bytes()
    path.unlink() if committed is None else path.write_bytes(committed)
    repository.commit("First", "2026-01-02")
    path.write_bytes(text)
    result = draftkit("clauses", "diff", "law/offence")
    assert result.exit_code == 0
    assert result.stderr == f"There is nothing to compare law/offence@1.0.0 with: {why}.\n"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["law/offense"], "did you mean 'law/offence'?"),
        (["law/offence", "1.0"], "has no version '1.0'"),
        (["law/offence", "law/offense"], "did you mean 'law/offence'?"),
        (["law/offence", "1.0.0", "1.0.0", "1.0.0"], "at most two versions"),
    ],
)
def test_a_version_that_is_none_is_refused(words: list[str], message: str, here: Path, draftkit: Call) -> None:
    result = draftkit("clauses", "diff", *words)
    assert result.exit_code == 2
    assert message in result.stderr
