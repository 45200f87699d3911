"""Records: what was read of one file, and how a cache keeps it.

In: a `FileRead`, or the bytes that were kept of one. Out: the other of the two, and its row in the index.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from typing import Any

from draftkit.files import DamagedError
from draftkit.steps.load_library.index import NUMBER_LIMIT, Row


@dataclass(frozen=True, slots=True)
class FileRead:
    """One file as it was read: what kind it is, its checked values and its text."""

    kind: str
    """`clause`, or the name of the file."""
    name: str
    """The path, as shown in messages."""
    key: str
    """A hash of the whole file."""
    values: dict[str, Any]
    """From the cache, dates are ISO text."""
    body: str = ""
    body_line: int = 1
    id: str = ""
    """The id of the clause, for a clause."""


def _plain(value: Any) -> str | int:
    """A date or number as JSON has it; no file of a library needs a fraction."""
    return value.isoformat() if isinstance(value, date) else int(value)


_write = json.JSONEncoder(ensure_ascii=False, default=_plain, check_circular=False, separators=(",", ":")).encode


def to_bytes(file: FileRead) -> bytes:
    """A record as it is kept."""
    return _write([file.key, file.values, file.body, file.body_line]).encode()


def from_bytes(data: bytes, path: str, id: str, key: str, name: str) -> FileRead:
    """The record of a file with that name within its library, id and hash; raises `DamagedError` for anything else."""
    try:
        kept_key, values, body, body_line = json.loads(data)
    except (ValueError, TypeError, RecursionError) as fault:
        raise DamagedError(f"not a record: {fault}") from fault
    if not (isinstance(values, dict) and isinstance(body, str) and isinstance(body_line, int) and kept_key == key):
        raise DamagedError("not the record of this file")
    return FileRead("clause" if id else path, name, key, values, body, body_line, id)


def row_of(file: FileRead, path: str) -> Row:
    """The row of a file that has just been read."""
    if file.kind != "clause":
        return Row(path, file.key)
    values = file.values
    review_by = values["review_by"]
    return Row(
        path=path,
        key=file.key,
        id=file.id,
        title=values["title"],
        version=values["version"],
        status=values["status"],
        extent=tuple(values["extent"]),
        audiences=tuple(values["audiences"]),
        topics=tuple(values["topics"]),
        review_by=review_by if isinstance(review_by, date) else date.fromisoformat(review_by),
        owner=values["owner"],
        overrides=values["overrides"],
        parameter_names=tuple(values["parameters"]),
        order=max(-NUMBER_LIMIT, min(int(values["order"]), NUMBER_LIMIT)),
    )
