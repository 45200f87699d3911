"""The index of one folder of a library: a row for each of its files, by columns, as lists and choosing need it.

In: the rows of files that were read, or what a cache kept. Out: an `Index`, or the bytes in which it is kept. By
columns, ten thousand rows are read in a few milliseconds; the text and law of each clause are kept apart, and read
one by one when they are needed.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from draftkit.files import DamagedError, content_key
from draftkit.model.clause import STATUSES
from draftkit.model.extent import EXTENTS
from draftkit.steps.load_library.walk import NUMBERS, STAMP

KEY = 32
"""How many letters the hash of a file has."""

NUMBER_LIMIT = 2**62
"""The greatest number that is kept."""


class Row(NamedTuple):
    """One file: its name, and for a clause what is shown in lists."""

    path: str
    key: str
    id: str = ""
    """Empty for a file that is no clause."""
    title: str = ""
    version: str = ""
    status: str = ""
    extent: tuple[str, ...] = ()
    audiences: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    review_by: date | None = None
    owner: str | None = None
    overrides: str | None = None
    parameter_names: tuple[str, ...] = ()
    order: int = 0


TEXTS = ("path", "id", "title")
"""Columns in which most values differ."""

REPEATED = ("version", "status", "extent", "audiences", "topics", "review_by", "owner", "overrides", "parameter_names")
"""Columns with few different values: each row has a number for its value."""

_TUPLES = frozenset({"extent", "audiences", "topics", "parameter_names"})


class Slice(NamedTuple):
    """Where the record of a file is kept, and its check sum."""

    offset: int
    length: int
    check: int


@dataclass(frozen=True, slots=True)
class Index:
    """The rows by columns, and the order of the clauses."""

    about: dict[str, Any]
    """What `library.yaml` says."""
    key: str
    """A hash of all files and their names."""
    texts: dict[str, list[str]]
    keys: str
    """The hashes of all files, one after another."""
    tables: dict[str, list[Any]]
    """For each column of `REPEATED` its different values."""
    codes: dict[str, Sequence[int]]
    """For each column of `REPEATED` the place of each row's value in its table."""
    orders: Sequence[int]
    """For each row the clause's place within its family."""
    stamps: array[int]
    """For each row the numbers by which a change of its file is noticed."""
    sorted_rows: Sequence[int]
    """The rows of clauses by id, the newest version first; without versions that exist twice."""
    starts: Sequence[int]
    """Where in `sorted_rows` each id begins."""
    is_sound: bool
    """Whether the clauses fit together."""

    def __len__(self) -> int:
        return len(self.texts["path"])

    def column(self, name: str) -> list[Any]:
        """The values of one column of `REPEATED`."""
        return list(map(self.tables[name].__getitem__, self.codes[name]))

    def rows(self) -> list[Row]:
        """Every row."""
        keys = [self.keys[start : start + KEY] for start in range(0, len(self.keys), KEY)]
        repeated = [self.column(name) for name in REPEATED]
        path, id, title = (self.texts[name] for name in TEXTS)
        return list(map(Row, path, keys, id, title, *repeated, self.orders))

    def ids(self) -> list[str]:
        """Every id, in order."""
        ids, rows = self.texts["id"], self.sorted_rows
        return [ids[rows[start]] for start in self.starts]


def index_of(
    about: dict[str, Any], rows: Sequence[Row], stamps: array[int], sorted_rows: list[int], *, is_sound: bool
) -> Index:
    """The index of some rows."""
    tables: dict[str, list[Any]] = {}
    codes: dict[str, Sequence[int]] = {}
    for name, column in zip(REPEATED, list(zip(*rows, strict=True))[4:13] if rows else [()] * 9, strict=True):
        numbers: dict[Any, int] = {}
        codes[name] = [numbers.setdefault(value, len(numbers)) for value in column]
        tables[name] = list(numbers)
    starts = [
        place for place, row in enumerate(sorted_rows) if place == 0 or rows[sorted_rows[place - 1]].id != rows[row].id
    ]
    return Index(
        about=about,
        key=content_key(*(part for row in rows for part in (row.path, row.key))),
        texts={name: [getattr(row, name) for row in rows] for name in TEXTS},
        keys="".join(row.key for row in rows),
        tables=tables,
        codes=codes,
        orders=[row.order for row in rows],
        stamps=stamps,
        sorted_rows=sorted_rows,
        starts=starts,
        is_sound=is_sound,
    )


_LENGTHS = struct.Struct("<QQQQ")
"""Bytes of JSON, rows, rows of clauses, ids."""


def encode(index: Index, slices: Iterable[Slice], form: str, folder: str) -> bytes:
    """An index with the places of its records, as it is kept."""
    said = {
        "form": form,
        "folder": folder,
        "about": index.about,
        "key": index.key,
        "is_sound": index.is_sound,
        "texts": index.texts,
        "keys": index.keys,
        "tables": index.tables,
    }
    words = json.dumps(said, ensure_ascii=False, default=str).encode()
    numbers = array(NUMBERS)
    for column in (*(index.codes[name] for name in REPEATED), index.orders, index.stamps):
        numbers.extend(column)
    for one in slices:
        numbers.extend(one)
    numbers.extend(index.sorted_rows)
    numbers.extend(index.starts)
    lengths = _LENGTHS.pack(len(words), len(index), len(index.sorted_rows), len(index.starts))
    return lengths + words + numbers.tobytes()


def decode(data: bytes, form: str, folder: str) -> tuple[Index, Sequence[int]] | None:
    """A kept index and the numbers of its slices, or None if it is of another form or folder.

    Raises `DamagedError` for anything that `encode` cannot have written.
    """
    try:
        return _decoded(data, form, folder)
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error, RecursionError) as fault:
        raise DamagedError(f"not an index: {fault}") from fault


def _decoded(data: bytes, form: str, folder: str) -> tuple[Index, Sequence[int]] | None:
    length, rows, clauses, ids = _LENGTHS.unpack_from(data)
    said = json.loads(data[_LENGTHS.size : _LENGTHS.size + length])
    if said["form"] != form or said["folder"] != folder:
        return None
    numbers = array(NUMBERS)
    numbers.frombytes(data[_LENGTHS.size + length :])
    lengths = [rows] * (len(REPEATED) + 1) + [rows * STAMP, rows * len(Slice._fields), clauses, ids]
    if sum(lengths) != len(numbers):
        raise ValueError("there are more or fewer numbers than rows")
    columns = []
    start = 0
    for count in lengths:
        columns.append(numbers[start : start + count])
        start += count
    *codes, orders, stamps, slices, sorted_rows, starts = columns
    tables = {name: [_restored(name, value) for value in said["tables"][name]] for name in REPEATED}
    index = Index(
        _about(said["about"]),
        _text(said["key"]),
        {name: _texts(said["texts"][name], rows) for name in TEXTS},
        _text(said["keys"]),
        tables,
        dict(zip(REPEATED, codes, strict=True)),
        orders,
        stamps,
        sorted_rows,
        starts,
        said["is_sound"] is True,
    )
    _refuse_strays(index)
    return index, slices


def _refuse_strays(index: Index) -> None:
    """Raise `ValueError` for a number that leads out of its table, or hashes that are missing."""
    bounds = [(index.codes[name], len(index.tables[name])) for name in REPEATED]
    bounds += [(index.sorted_rows, len(index)), (index.starts, len(index.sorted_rows))]
    for numbers, bound in bounds:
        if len(numbers) and not (min(numbers) >= 0 and max(numbers) < bound):
            raise ValueError("a number leads nowhere")
    if len(index.keys) != KEY * len(index):
        raise ValueError("hashes are missing")


def _about(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict) or not all(isinstance(value.get(name, ""), str) for name in ("name", "version")):
        raise TypeError("what library.yaml says is not a group of keys")
    return value


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError("a text is missing")
    return value


def _texts(values: Any, count: int) -> list[str]:
    """A column of texts."""
    if not isinstance(values, list) or len(values) != count or set(map(type, values)) - {str}:
        raise TypeError("a column is not made of texts")
    return values


def _restored(name: str, value: Any) -> Any:
    """A value of a table as it was before it was kept."""
    if name in _TUPLES:
        words = tuple(map(_text, value))
        if name == "extent" and set(words) - set(EXTENTS):
            raise ValueError("an extent is unknown")
        return words
    if name == "review_by":
        return None if value is None else date.fromisoformat(value)
    if name == "status" and value not in ("", *STATUSES):
        raise ValueError("a status is unknown")
    return value if value is None and name in ("owner", "overrides") else _text(value)
