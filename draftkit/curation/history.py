"""History: a clause -> its versions, and the commits that changed its files.

In: the versions of a clause, in a library of its own folder. Out: the commits, also of files that were renamed to or
from its name, or a sentence that says why there are none.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from draftkit.curation.git import Log, log_of
from draftkit.model.clause import AUDIENCES, Clause
from draftkit.model.extent import EXTENTS


def commits_of(versions: Sequence[Clause], environment: Mapping[str, str] = os.environ) -> Log:
    """The commits that changed any file of a clause, whatever folder of which library it lies in."""
    logs = [
        log_of(str(folder), [file.name for file in files], file_patterns(versions[0].id), environment)
        for folder, files in _by_folder(versions)
    ]
    found = {commit.id: commit for log in logs for commit in log.commits}
    newest_first = (
        sorted(found.values(), key=lambda commit: commit.on, reverse=True) if len(logs) > 1 else found.values()
    )
    why_not = "; ".join(dict.fromkeys(log.why_not for log in logs if log.why_not))
    return Log(tuple(newest_first), "" if found else why_not)


def file_patterns(id: str) -> list[str]:
    """Patterns for every name that a file of a clause may have or have had, seen from its folder."""
    name = re.sub(r"([\\*?\[\]])", r"\\\1", id.rpartition("/")[2])
    variants = [f"{name}.{word}" for word in (*EXTENTS, *AUDIENCES)]
    return [f"{name}.md", f"{name}@*.md", *(f"{one}{end}" for one in variants for end in (".md", ".*.md", "@*.md"))]


def _by_folder(versions: Iterable[Clause]) -> list[tuple[Path, list[Path]]]:
    """The files of a clause by the folder they lie in."""
    folders: dict[Path, list[Path]] = {}
    for clause in versions:
        file = Path(clause.file)
        folders.setdefault(file.parent, []).append(file)
    return list(folders.items())
