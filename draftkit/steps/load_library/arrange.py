"""Arranging: the rows of one library in the order of its clauses, and what does not fit together in it.

In: the rows of a library. Out: the rows of clauses by id, the newest version first, and problems with versions that
exist twice and with names that are one on other systems.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from draftkit.places import Place
from draftkit.problems import Problem, error
from draftkit.steps.load_library.merge import Variant, variant_of
from draftkit.steps.load_library.row import Row


def arrange(rows: Sequence[Row], folder: Path) -> tuple[list[int], list[Problem]]:
    """The numbers of the rows in order, without versions that exist twice, and the problems; other files come last."""
    ordered = sorted((number for number, row in enumerate(rows) if row.id), key=lambda number: _place(rows[number]))
    kept: list[int] = []
    problems: list[Problem] = []
    seen: dict[tuple[str, Variant], Row] = {}
    id = ""
    for number in ordered:
        row = rows[number]
        if row.id != id:
            id, seen = row.id, {}
        first = seen.setdefault((row.version, variant_of(row)), row)
        if first is row:
            kept.append(number)
        else:
            hint = f"{folder / first.path} has it already: raise the version of one of them"
            message = f"version {row.version} of {row.id} exists twice"
            problems.append(error("DK205", message, Place(str(folder / row.path), 1), hint))
    problems += _differing_by_case(rows, kept, folder)
    return kept + [number for number, row in enumerate(rows) if not row.id], problems


@lru_cache(maxsize=1024)
def newest_first(version: str) -> tuple[int, ...]:
    """A key that sorts versions with the newest first."""
    return tuple(-int(part) for part in version.split("."))


def _place(row: Row) -> tuple[str, tuple[int, ...]]:
    return row.id, newest_first(row.version)


def _differing_by_case(rows: Sequence[Row], kept: Sequence[int], folder: Path) -> Iterator[Problem]:
    """Clauses that would be one file on Windows and macOS."""
    ids: dict[str, str] = {}
    first_rows = {rows[number].id: number for number in reversed(kept)}
    for id, number in sorted(first_rows.items()):
        other = ids.setdefault(id.casefold(), id)
        if other != id:
            hint = "rename one of them: Windows and macOS take them for one"
            message = f"the names of {id} and {other} differ only in capital letters"
            yield error("DK213", message, Place(str(folder / rows[number].path), 1), hint)
