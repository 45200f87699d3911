"""Walking through the folder of a library -> its files, each with a stamp that changes when the file does.

In: a folder. Out: the names of its files in a fixed order, with their stamps; what must not be in a library is added
to a list of problems. No file is opened here.
"""

from __future__ import annotations

import os
import re
from array import array
from operator import attrgetter
from pathlib import Path
from typing import NamedTuple

from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error

FILE_LIMIT = 100_000
"""Most files of one library."""

DEPTH_LIMIT = 20
"""Most folders within one another."""

NUMBERS = "q"
"""Stamps have 64 bits, as Python's arrays name them."""

STAMP = 4
"""How many numbers a stamp has: time of change of the text, of the file, its size and its number on the disk.

The time of change of the file betrays an edit after which a program set the other time back.
"""


ENDINGS = (".md", ".yaml")

INODE = 0x7FFF_FFFF_FFFF_FFFF
"""What fits into a stamp of a file's number on the disk."""


class Walked(NamedTuple):
    """The files of a folder."""

    paths: list[str]
    """Their names within the folder, with `/` between the parts."""
    stamps: array[int]
    """For each file `STAMP` numbers."""


def walk(folder: Path, problems: list[Problem], limit: int = FILE_LIMIT) -> Walked:
    """Every file that belongs to a library; raises `DraftkitError` when there are more than `limit`."""
    paths: list[str] = []
    stamps: list[int] = []
    waiting = [("", 0)]
    while waiting:
        within, depth = waiting.pop()
        inner: list[str] = []
        try:
            _look_into(folder, within, paths, stamps, inner, problems)
        except OSError as fault:
            problems.append(_unreadable("folder", folder / within, fault))
        if inner and depth == DEPTH_LIMIT:
            message = f"folders are nested more than {DEPTH_LIMIT} deep"
            problems.append(error("DK124", message, Place(str(folder / inner[0])), "move the clauses further up"))
        else:
            waiting += [(f"{within}{name}/", depth + 1) for name in reversed(inner)]
        if len(paths) > limit:
            message = f"there are more than {limit:,} files in {folder}; a library may have {limit:,}"
            hint = "check that this is the folder you meant, or split it into several libraries"
            raise DraftkitError([error("DK123", message, Place(str(folder)), hint)])
    return Walked(paths, array(NUMBERS, stamps))


def _look_into(
    folder: Path, within: str, paths: list[str], stamps: list[int], inner: list[str], problems: list[Problem]
) -> None:
    """Add the files of one of the folders, and the names of the folders in it; raises `OSError`."""
    here = f"{folder}/{within}"
    # seen from an open folder, the system need not look for each file from the top
    place = os.open(here, os.O_RDONLY) if os.scandir in os.supports_fd else None
    try:
        with os.scandir(here if place is None else place) as found:
            entries = sorted(found, key=attrgetter("name"))
        for entry in entries:
            name = entry.name
            if name.endswith(ENDINGS) and entry.is_file(follow_symlinks=False) and name[0] != "." and _is_plain(name):
                state = entry.stat(follow_symlinks=False)
                paths.append(within + name)
                stamps += (state.st_mtime_ns, state.st_ctime_ns, state.st_size, state.st_ino & INODE)
            elif name[0] != ".":
                problem = _stray(Path(here), entry)
                if problem:
                    problems.append(problem)
                elif entry.is_dir(follow_symlinks=False):
                    inner.append(name)
    finally:
        if place is not None:
            os.close(place)


def _stray(here: Path, entry: os.DirEntry[str]) -> Problem | None:
    """What is wrong with something that is no file of a library; nothing with folders and with other files."""
    path = here / entry.name
    if not _is_plain(entry.name):
        shown = "".join(letter if _is_plain(letter) else "\N{REPLACEMENT CHARACTER}" for letter in entry.name)
        message = f"the name '{shown}' has control characters, or is not in UTF-8"
        return error("DK125", message, Place(str(here / shown)), "give it another name")
    if entry.is_symlink():
        hint = "put the file itself here: a library does not follow links"
        return error("DK118", f"{entry.name} is a symbolic link", Place(str(path)), hint)
    if entry.name.endswith(ENDINGS) and not entry.is_dir(follow_symlinks=False):
        return error("DK101", f"{entry.name} is not an ordinary file", Place(str(path)), "put an ordinary file here")
    return None


def _is_plain(name: str) -> bool:
    """Whether a name is UTF-8 without control characters."""
    return name.isprintable() or not re.search("[\x00-\x1f\x7f-\x9f\ud800-\udfff]", name)


def _unreadable(what: str, path: Path, fault: OSError) -> Problem:
    """A problem with a file or folder that may not be looked at, or that has gone."""
    reason = (fault.strerror or str(fault)).lower()
    hint = "check draftkit.toml, the name after --library, and your access to it"
    return error("DK101", f"cannot read the {what} {path}: {reason}", Place(str(path)), hint)
