"""Folders: the files of some kinds in and below a folder, within limits.

In: a folder and endings of names. Out: the files in a fixed order, and whether there was more than may be looked at.
Links are not followed, hidden folders and those of tools are left out: nobody keeps documents there.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

ENTRIES = 50_000
"""How many files and folders are looked at."""
DEPTH = 12
"""How deep a file may lie."""

_LEFT_OUT = frozenset({"node_modules", "__pycache__", "site-packages", "venv"})


@dataclass(frozen=True, slots=True)
class FilesFound:
    """The files of a folder."""

    files: tuple[Path, ...]
    cut_short: bool = False
    """Whether there was more than may be looked at."""
    unreadable: int = 0
    """How many folders could not be read."""


def files_below(folder: Path, endings: Collection[str], entries: int = ENTRIES, depth: int = DEPTH) -> FilesFound:
    """The files whose names have one of the endings (in small letters), those of a folder before those below it."""
    found: list[Path] = []
    waiting = [(folder, 0)]
    seen = unreadable = 0
    too_deep = False
    while waiting and seen <= entries:
        here, level = waiting.pop(0)
        try:
            inside = sorted(os.scandir(here), key=lambda entry: entry.name)
        except OSError:
            unreadable += 1
            continue
        for entry in inside:
            seen += 1
            if entry.name.startswith((".", "~$")) or entry.is_symlink() or seen > entries:
                continue
            if entry.is_dir(follow_symlinks=False):
                too_deep = too_deep or level >= depth
                if entry.name not in _LEFT_OUT and level < depth:
                    waiting.append((Path(entry.path), level + 1))
            elif os.path.splitext(entry.name)[1].lower() in endings:  # noqa: PTH122 - a Path for each would be slow
                found.append(Path(entry.path))
    return FilesFound(tuple(found), seen > entries or too_deep, unreadable)
