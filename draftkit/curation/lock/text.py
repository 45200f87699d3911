"""The text of `draftkit.lock`: a `Lock` -> TOML, and back again.

In: a `Lock`, or a file. Out: text that is the same for the same libraries on every machine, or a `LockFile`; raises
`UsageError` when the file is damaged, holds the marks of a merge conflict, or was written by a newer draftkit.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from draftkit.curation.lock.pinned import HEAD_SHAPE, LOCK_SHAPE, Editions, Lock, PinnedLibrary
from draftkit.files import read_text
from draftkit.places import Place, place_on_line
from draftkit.problems import UsageError, error
from draftkit.reading.located import Located
from draftkit.reading.shape import Field
from draftkit.reading.validate import validate

FORM = 1
"""The version of the form of file that this draftkit writes and reads."""

SIZE_LIMIT = 20_000_000
"""Largest lock read, in bytes: a hundred thousand clauses take about ten million."""

WRITE_ANEW = "draftkit lock writes it anew"

_ABOUT = "# The libraries that documents here are made from. Written by draftkit lock; keep it under version control.\n"
_TEXTS = "[[texts]]\n"
_CONFLICT = re.compile(r"^(?:<{7}|={7}|>{7})(?:\s|$)", re.M)


@dataclass(frozen=True, slots=True)
class LockFile:
    """A lock as it was read: the libraries, and the text that holds what is pinned of their clauses."""

    file: Path
    libraries: tuple[PinnedLibrary, ...]
    text: str

    def clauses(self) -> tuple[Editions, ...]:
        """What is pinned of the clauses of each library; raises `UsageError` when this part is damaged."""
        values = _values(self.text, self.file, LOCK_SHAPE)
        texts = values["texts"]
        if [one["library"] for one in texts] != [library.name for library in self.libraries]:
            raise _damaged(self.file, "its two lists of libraries differ")
        return tuple({id: tuple(editions) for id, editions in one["clauses"].items()} for one in texts)


def lock_text(lock: Lock) -> str:
    """The text of a lock, with a line for each clause so that differences can be read."""
    lines = [_ABOUT, f"version = {FORM}\n"]
    for library in lock.libraries:
        lines.append("\n[[libraries]]\n")
        lines += [f"{key} = {_quoted(getattr(library, key))}\n" for key in ("name", "version", "hash")]
    for library, editions in zip(lock.libraries, lock.clauses, strict=True):
        lines.append(f"\n{_TEXTS}library = {_quoted(library.name)}\n\n[texts.clauses]\n")
        lines += [f"{_quoted(id)} = [{', '.join(map(_quoted, found))}]\n" for id, found in editions.items()]
    return "".join(lines)


def _quoted(text: str) -> str:
    """A text as a string of TOML, whose escapes are those of JSON, and one more for the character of deletion."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def read_lock(file: Path) -> LockFile | None:
    """The lock in a file, or None when there is no such file; raises `UsageError`."""
    if not file.exists():
        return None
    text = read_text(file, SIZE_LIMIT)
    conflict = _CONFLICT.search(text)
    if conflict:
        lines = text.split("\n")
        number = text.count("\n", 0, conflict.start()) + 1
        place = place_on_line(str(file), lines, number, 1, len(lines[number - 1]))
        hint = f"settle draftkit.toml and the libraries first; then {WRITE_ANEW}"
        raise UsageError([error("DK613", "draftkit.lock holds a conflict of a merge", place, hint)])
    head = text.partition(_TEXTS)[0]
    values = _values(head, file, HEAD_SHAPE)
    return LockFile(file, tuple(PinnedLibrary(**library) for library in values["libraries"]), text)


def _values(text: str, file: Path, shape: Field) -> dict[str, Any]:
    """The checked values of a lock or of its first part."""
    import tomllib

    try:
        data = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as fault:
        raise _damaged(file, str(fault)) from fault
    form = data.get("version")
    if type(form) is int and form > FORM:
        message = f"draftkit.lock was written by a newer draftkit: it has form {form}, this one knows form {FORM}"
        hint = "update draftkit: pip install --upgrade policy-draftkit"
        raise UsageError([error("DK614", message, Place(str(file)), hint)])
    values, problems = validate(Located(data, str(file)), shape)
    if form != FORM or problems:
        raise _damaged(
            file,
            "; ".join(_distinct(problem.message for problem in problems)) or f"it has form {form}, which never was",
        )
    return values


def _distinct(messages: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(messages))[:3]


def _damaged(file: Path, reason: str) -> UsageError:
    found = re.search(r"\(at line (\d+), column (\d+)\)", reason)
    place = Place(str(file), int(found[1]), int(found[2])) if found else Place(str(file))
    reason = reason.partition(" (at ")[0]
    return UsageError([error("DK613", f"draftkit.lock is damaged: {reason}", place, WRITE_ANEW)])
