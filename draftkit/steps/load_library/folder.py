"""One folder of a library -> its files, from the cache where they have not changed.

In: a folder and a cache. Out: what was read of each file, in the order of the names; faults are added to a list.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from draftkit.files import Cache, content_key
from draftkit.model.clause import CLAUSE_SHAPE
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, error
from draftkit.steps.load_library.read_file import FILES, FileRead, read_file
from draftkit.version import __version__


def files_of(folder: Path, cache: Cache, problems: list[Problem]) -> list[FileRead]:
    """The files of one library folder, from the cache where they have not changed."""
    name = f"library-{content_key(str(folder.resolve()), __version__, _form_of_files())}.json"
    known = _remembered(cache, name)
    stamps: dict[str, list[int]] = {}
    read: dict[str, FileRead] = {}
    changed = False
    for path, stamp in _walk(folder, problems):
        relative = path.relative_to(folder).as_posix()
        stamps[relative] = stamp
        entry = known.get(relative)
        if entry and entry[0] == stamp:
            read[relative] = FileRead(*entry[1])
            continue
        changed = True
        try:
            read[relative] = read_file(path, relative)
        except DraftkitError as fault:
            problems += fault.problems
    if (changed or len(known) != len(read)) and not problems:
        entries = {relative: [stamps[relative], _as_list(file)] for relative, file in read.items()}
        cache.put(name, json.dumps(entries, ensure_ascii=False, default=str).encode())
    return [read[relative] for relative in sorted(read)]


@lru_cache(maxsize=1)
def _form_of_files() -> str:
    """What the kept values depend on besides the files: a changed shape makes the cache useless."""
    shapes = (CLAUSE_SHAPE, *FILES.values())
    return repr((FileRead.__slots__, shapes))


def _remembered(cache: Cache, name: str) -> dict[str, Any]:
    stored = cache.get(name)
    if stored is None:
        return {}
    known: dict[str, Any] = json.loads(stored)
    return known


def _as_list(file: FileRead) -> list[object]:
    return [file.kind, file.name, file.key, file.values, file.body, file.body_line, file.id]


def _walk(folder: Path, problems: list[Problem]) -> Iterator[tuple[Path, list[int]]]:
    """Every file that belongs to a library, with its size and time of change, in a fixed order."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as fault:
        reason = (fault.strerror or str(fault)).lower()
        hint = "check draftkit.toml, or the name after --library"
        problems.append(error("DK101", f"cannot read the folder {folder}: {reason}", Place(str(folder)), hint))
        return
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_symlink():
            hint = "put the file itself here: a library does not follow links"
            problems.append(error("DK118", f"{entry.name} is a symbolic link", Place(entry.path), hint))
        elif entry.is_dir():
            yield from _walk(Path(entry.path), problems)
        elif entry.name.endswith((".md", ".yaml")):
            state = entry.stat()
            yield Path(entry.path), [state.st_mtime_ns, state.st_size]
