"""Changes to files: what a command is going to write, seen as a whole before anything is written.

In: clauses of the library, and the folders that may be edited. Out: `Change` values with the bytes before and after,
which can be shown as a unified diff, and made: all of them or none, and only while the files are as they were read.
"""

from __future__ import annotations

import difflib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from draftkit.curation.addressing import Clauses, address_of
from draftkit.files import TEXT_LIMIT, content_key, read_bytes, write_atomically
from draftkit.model.clause import Clause
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error, raise_errors


@dataclass(frozen=True, slots=True)
class Change:
    """What becomes of one file."""

    path: Path
    before: bytes | None
    """Its bytes as they are, for a file that moves under the old path; None when there is no such file yet."""
    after: bytes
    """Its bytes as they are to be."""
    moved_from: Path | None = None
    """The path under which it is now; None for a file that stays where it is."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What an editing command works with."""

    clauses: Clauses
    """For each id its versions, the newest first."""
    folders: tuple[Path, ...]
    """The library folders that may be edited."""

    def folder_of(self, clause: Clause) -> Path | None:
        """The folder, among those that may be edited, that a clause lies in."""
        path = Path(clause.file).resolve()
        return next((folder for folder in self.folders if path.is_relative_to(folder.resolve())), None)

    def name_of(self, clause: Clause) -> str:
        """The address of a version, for messages."""
        return address_of(clause, self.clauses[clause.id], with_version=True)

    def address_of(self, clause: Clause) -> str:
        """The address of a variant, for commands that a message proposes."""
        return address_of(clause, self.clauses[clause.id])


def bytes_of(clause: Clause, desk: Desk) -> bytes:
    """The bytes of a clause's file; raises `DraftkitError` when it may not be edited or is not what was loaded."""
    if desk.folder_of(clause) is None:
        message = (
            f"{clause.id} belongs to the library {clause.library or 'of another folder'}, which is not yours to edit"
        )
        hint = f"to change it for yourself: draftkit clauses override {desk.address_of(clause)}"
        raise DraftkitError([error("DK273", message, Place(clause.file), hint)])
    data = read_bytes(Path(clause.file), TEXT_LIMIT)
    text = data.decode("utf-8-sig", "replace").replace("\r\n", "\n").replace("\r", "\n")
    if content_key(text) != clause.key:
        raise DraftkitError([_changed_meanwhile(Path(clause.file))])
    return data


def unified(changes: Iterable[Change], seen_from: Path) -> str:
    """The changes as a unified diff, with paths as seen from a folder."""
    pieces: list[str] = []
    for change in changes:
        new = os.path.relpath(change.path, seen_from)
        old = os.path.relpath(change.moved_from or change.path, seen_from)
        before = (change.before or b"").decode("utf-8", "replace").splitlines()
        after = change.after.decode("utf-8", "replace").splitlines()
        if change.moved_from:
            pieces += [f"rename from {old}", f"rename to {new}"]
        name = "/dev/null" if change.before is None else f"a/{old}"
        pieces += difflib.unified_diff(before, after, name, f"b/{new}", lineterm="")
    return "\n".join(pieces)


@dataclass(frozen=True, slots=True)
class _Step:
    """One file that is written, or goes."""

    path: Path
    before: bytes | None
    after: bytes | None


def make(changes: Sequence[Change]) -> None:
    """Make all changes, or none of them; raises `DraftkitError` when one cannot be made.

    New files come first and files that go come last, so that nothing is lost when the computer stops in between.
    """
    steps = [_Step(one.path, None if one.moved_from else one.before, one.after) for one in changes]
    steps += [_Step(one.moved_from, one.before, None) for one in changes if one.moved_from]
    raise_errors([problem for step in steps for problem in _obstacles(step)])
    done: list[_Step] = []
    for step in sorted(steps, key=lambda one: (one.after is None, one.before is not None)):
        try:
            _write(step.path, step.after)
        except (DraftkitError, OSError, KeyboardInterrupt) as fault:
            for earlier in reversed(done):
                _write(earlier.path, earlier.before)
            if isinstance(fault, KeyboardInterrupt):
                raise
            raise DraftkitError([_not_made(step, fault)]) from fault
        done.append(step)
    for folder in {step.path.parent for step in steps if step.after is None}:
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()


def _write(path: Path, data: bytes | None) -> None:
    if data is None:
        path.unlink()
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    write_atomically(path, data)


def _obstacles(step: _Step) -> Iterator[Problem]:
    """Why a file cannot be changed: it is not what it was, may not be written, or has come to be."""
    path, place = step.path, Place(str(step.path))
    if step.before is None:
        if path.exists() or path.is_symlink():
            yield error("DK607", f"{path.name} exists already", place, "nothing was written; move it away first")
    elif not path.is_file() or path.read_bytes() != step.before:
        yield _changed_meanwhile(path)
    elif not os.access(path, os.W_OK):
        yield error("DK275", f"{path.name} is read-only", place, "make it writable first; nothing was written")


def _changed_meanwhile(path: Path) -> Problem:
    message = f"{path.name} has changed since it was read"
    hint = "save and close it in other programs, then run the command again; nothing was written"
    return error("DK274", message, Place(str(path)), hint)


def _not_made(step: _Step, fault: DraftkitError | OSError) -> Problem:
    reason = fault.problems[0].message if isinstance(fault, DraftkitError) else (fault.strerror or str(fault)).lower()
    hint = "check that you may write there; every file is as it was"
    return error("DK275", f"{step.path.name} could not be written: {reason}", Place(str(step.path)), hint)
