"""Git: what the repository around a library says about the history of files, asked for safely.

In: a folder, and names of files in it. Out: commits, or the text of a file as it was last committed; where there is no
answer, a sentence that says why not. Repositories come from other people and people configure git as they like, so
nothing of either is used: no shell, no pager, no hooks, no colours, no fetching, no signatures, a time limit, and only
names after `--`.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

SECONDS = 20
"""How long one question to git may take."""
MOST = 1_000
"""How many commits are asked for."""

_QUIET = (
    *("-c", "safe.bareRepository=explicit"),
    *("--no-pager", "--no-replace-objects", "--no-optional-locks"),
    *("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "core.pager=cat", "-c", "color.ui=false"),
    *("-c", "log.showSignature=false", "-c", "protocol.allow=never", "-c", "core.quotePath=false"),
)
_LOG = (
    *("log", "-z", f"--max-count={MOST}", "--no-patch", "--no-color", "--no-show-signature", "--no-notes"),
    *("--encoding=UTF-8", "--format=%H%x00%aI%x00%an%x00%s"),
)
_KEPT = ("PATH", "HOME", "USERPROFILE", "SYSTEMROOT", "XDG_CONFIG_HOME", "TMPDIR", "TEMP")
"""What git is told of the environment; nothing that begins with GIT_ is among it."""


@dataclass(frozen=True, slots=True)
class Commit:
    """One commit."""

    id: str
    on: str
    """The author's date, `2026-11-24T12:00:00+00:00`."""
    author: str
    subject: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What git said, or why it said nothing."""

    output: bytes = b""
    why_not: str = ""
    """A sentence without its full stop; empty when git answered."""


@dataclass(frozen=True, slots=True)
class Log:
    """The commits that changed some files, the newest first."""

    commits: tuple[Commit, ...] = ()
    why_not: str = ""
    """Why there are none, as a sentence without its full stop."""


def log_of(folder: str, files: Iterable[str], once: Sequence[str], environment: Mapping[str, str] = os.environ) -> Log:
    """The commits that changed `files` (followed through renames) or anything that fits the patterns `once`."""
    answers = [ask(folder, (*_LOG, "--follow", "--", f":(literal){name}"), environment) for name in files]
    answers.append(ask(folder, (*_LOG, "--", *(f":(glob){pattern}" for pattern in once)), environment))
    why_not = next((answer.why_not for answer in answers if answer.why_not), "")
    if why_not:
        return Log((), why_not)
    found = {commit.id: commit for answer in answers for commit in _commits(answer.output)}
    newest_first = sorted(found.values(), key=lambda commit: datetime.fromisoformat(commit.on), reverse=True)
    return Log(tuple(newest_first), "" if found else "no commit has these files yet")


def committed(folder: str, name: str, limit: int, environment: Mapping[str, str] = os.environ) -> Answer:
    """The bytes of a file as HEAD has it, if they are at most `limit`."""
    size = ask(folder, ("cat-file", "-s", f"HEAD:./{name}"), environment)
    if size.why_not:
        return size
    if int(size.output) > limit:
        return Answer(b"", "the committed file is far too big for a clause")
    return ask(folder, ("cat-file", "blob", f"HEAD:./{name}"), environment)


def ask(folder: str, words: Sequence[str], environment: Mapping[str, str] = os.environ) -> Answer:
    """Git's answer to a question about the repository that `folder` lies in."""
    program = shutil.which("git", path=environment.get("PATH", ""))
    if program is None:
        return Answer(b"", "git is not installed on this machine")
    kept = {name: environment[name] for name in _KEPT if name in environment}
    silent = {"LC_ALL": "C", "GIT_TERMINAL_PROMPT": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_OPTIONAL_LOCKS": "0"}
    command = [program, "-C", folder, *_QUIET, *words]
    try:
        done = subprocess.run(  # noqa: S603 - the program git with words of our own; names come after --
            command, env=kept | silent, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS, check=False
        )
    except subprocess.TimeoutExpired:
        return Answer(b"", f"git did not answer within {SECONDS} seconds")
    except OSError as fault:
        return Answer(b"", f"git could not be started: {(fault.strerror or str(fault)).lower()}")
    return Answer(done.stdout) if done.returncode == 0 else Answer(b"", _why(done.stderr.decode("utf-8", "replace")))


def _why(message: str) -> str:
    """A sentence for what git complains about."""
    known = {
        "not a git repository": "the folder is in no git repository",
        "dubious ownership": "the repository belongs to somebody else, so git does not read it: add it to "
        "safe.directory if you trust it",
        "does not have any commits": "the repository has no commits yet",
        "exists on disk, but not in": "the file is not committed yet",
        "does not exist in": "the file is not committed yet",
        "invalid object name 'HEAD'": "the repository has no commits yet",
        "Not a valid object name": "the file is not committed yet",
    }
    first = next((line for line in message.splitlines() if line.strip()), "git failed")
    return next((words for part, words in known.items() if part in message), first.removeprefix("fatal: ").rstrip("."))


def _commits(output: bytes) -> list[Commit]:
    """The commits of a log with four fields each, every field with a NUL after it."""
    fields = output.decode("utf-8", "replace").split("\0")
    return [Commit(*fields[start : start + 4]) for start in range(0, len(fields) - 3, 4)]
