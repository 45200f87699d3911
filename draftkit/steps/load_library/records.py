"""Records: what was read of one file, and how a cache keeps it.

In: a `FileRead`, or the bytes that were kept of one. Out: the other of the two.
"""

from __future__ import annotations

import json
from datetime import date
from typing import Any, NamedTuple

from draftkit.files import DamagedError


class FileRead(NamedTuple):
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
    return _write([file.key, file.kind, file.id, file.values, file.body, file.body_line]).encode()


def from_bytes(data: bytes, path: str, key: str, name: str) -> FileRead:
    """The record of the file with that name within its library and that hash; raises `DamagedError`."""
    try:
        kept_key, kind, id, values, body, body_line = json.loads(data)
    except (ValueError, TypeError, RecursionError) as fault:
        raise DamagedError(f"not a record: {fault}") from fault
    texts = isinstance(id, str) and isinstance(body, str) and isinstance(body_line, int)
    if not (texts and isinstance(values, dict) and kind in ("clause", path) and kept_key == key):
        raise DamagedError("not the record of this file")
    return FileRead(kind, name, key, values, body, body_line, id)
