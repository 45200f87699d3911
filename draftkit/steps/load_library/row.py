"""A row of the index: what lists show of one file, from what was read of it.

In: a `FileRead`. Out: a `Row`.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from draftkit.steps.load_library.records import FileRead

ORDER_LIMIT = 2**62
"""The greatest place within a family that is told from greater ones."""


class Row(NamedTuple):
    """One file: its name, and for a clause what is shown in lists."""

    path: str
    key: str
    id: str = ""
    """Empty for a file that is no clause."""
    title: str = ""
    order: int = 0
    version: str = ""
    status: str = ""
    extent: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    review_by: date | None = None
    owner: str | None = None
    overrides: str | None = None
    parameter_names: tuple[str, ...] = ()


def row_of(file: FileRead, path: str) -> Row:
    """The row of a file that has just been read."""
    if file.kind != "clause":
        return Row(path, file.key)
    values = file.values
    return Row(
        path=path,
        key=file.key,
        id=file.id,
        title=values["title"],
        order=max(-ORDER_LIMIT, min(int(values["order"]), ORDER_LIMIT)),
        version=values["version"],
        status=values["status"],
        extent=tuple(values["extent"]),
        audiences=tuple(values["audiences"]),
        topics=tuple(values["topics"]),
        review_by=values["review_by"],
        owner=values["owner"],
        overrides=values["overrides"],
        parameter_names=tuple(values["parameters"]),
    )
