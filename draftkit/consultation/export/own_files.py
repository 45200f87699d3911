"""Own files: writing a folder again without touching anything in it that somebody else wrote.

In: files by their path in a folder, and what makes them. Out: a record of them beside them, by which the next run knows
its own; a `DraftkitError` before anything is written when a file would be replaced that is not of an earlier run, or
that somebody changed since. What an earlier run had and this one has not is removed. Links are neither followed nor
replaced.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from pathlib import Path

from draftkit.files import make_folder, write_atomically
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error, warning

RECORD = "made-by-draftkit.json"

_NAME = re.compile(r"(?:[a-z0-9][a-z0-9_-]*/)?[a-z0-9][a-z0-9_-]*\.(?:txt|html|json|jsonl)\Z")
"""What may stand in a record: a file in the folder, or in a folder in it."""

_RECORD_LIMIT = 5_000_000


def write_own_files(folder: Path, files: Mapping[str, bytes], made_by: str, *, force: bool) -> list[Problem]:
    """Write the files and their record, and remove what an earlier run of the same command left.

    Gives a warning for each file of an earlier run that stays because somebody changed it.
    """
    earlier = _earlier(folder, made_by)
    refused = [found for name in files if (found := _in_the_way(folder, name, earlier, files[name], force=force))]
    record = folder / RECORD
    if record.is_symlink() or (record.exists() and not earlier and not force):
        refused.append(error("DK797", f"{RECORD} is not of {made_by}", Place(str(record)), _ELSEWHERE))
    if refused:
        raise DraftkitError(refused)
    make_folder(folder)
    kept = _remove(folder, {name: key for name, key in earlier.items() if name not in files})
    for name, data in files.items():
        path = folder / name
        if path.parent != folder:
            make_folder(path.parent)
        write_atomically(path, data)
    write_atomically(record, record_of(files, made_by))
    return kept


_ELSEWHERE = "choose another folder with -o, or replace it with --force"


def record_of(files: Mapping[str, bytes], made_by: str) -> bytes:
    """The record: the fingerprint of each file."""
    made = {"made_by": made_by, "version": 1, "files": {name: fingerprint(data) for name, data in files.items()}}
    return (json.dumps(made, indent=2) + "\n").encode()


def fingerprint(data: bytes) -> str:
    """A hash of a file."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _earlier(folder: Path, made_by: str) -> dict[str, str]:
    """The files of an earlier run with their fingerprints; nothing if there was none, or its record is damaged."""
    path = folder / RECORD
    try:
        if path.is_symlink() or not path.is_file() or path.stat().st_size > _RECORD_LIMIT:
            return {}
        made = json.loads(path.read_text("utf-8"))
        files = made["files"] if made["made_by"] == made_by else {}
        return {str(name): str(value) for name, value in files.items() if _NAME.match(str(name))}
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return {}


def _remove(folder: Path, gone: Mapping[str, str]) -> list[Problem]:
    """Remove files of an earlier run; what was changed since stays, and is told."""
    kept: list[Problem] = []
    for name, expected in gone.items():
        path = folder / name
        if path.is_symlink() or path.parent.is_symlink() or not path.is_file():
            continue
        if fingerprint(path.read_bytes()) != expected:
            hint = "it is of an earlier run and was changed since; delete it if nobody needs it"
            kept.append(
                warning("DK797", f"{name} is no longer part of this and was left alone", Place(str(path)), hint)
            )
            continue
        path.unlink()
        if path.parent != folder and not any(path.parent.iterdir()):
            path.parent.rmdir()
    return kept


def _in_the_way(folder: Path, name: str, earlier: Mapping[str, str], data: bytes, *, force: bool) -> Problem | None:
    """Why a file must not be written; None if it may."""
    path = folder / name
    where = Place(str(path))
    if path.is_symlink() or (path.parent != folder and path.parent.is_symlink()):
        return error("DK797", f"{name} is reached by a link, which is not followed", where, "choose another folder")
    if not path.exists():
        return None
    if not path.is_file():
        return error("DK797", f"{name} is a folder", where, "choose another folder with -o")
    there = path.read_bytes()
    if force or there == data or earlier.get(name) == fingerprint(there):
        return None
    changed = "was changed since it was made" if name in earlier else "was there before"
    hint = "put the change into the answer, or choose another folder with -o; --force replaces it"
    return error("DK797", f"{name} {changed}", where, hint)
