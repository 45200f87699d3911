"""The index of one folder of a library: its clauses by columns, as lists and choosing need them.

In: the rows of files that were read, or what a cache kept. Out: an `Index`, or the bytes in which it is kept. By
columns, ten thousand clauses are read in a few milliseconds; the text and law of each are kept apart, and read one by
one when they are needed.
"""

from __future__ import annotations

import json
import struct
from array import array
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from draftkit.files import DamagedError
from draftkit.steps.load_library.walk import NUMBERS, STAMP

if TYPE_CHECKING:
    from draftkit.steps.load_library.row import Row

KEY = 32
"""How many letters the hash of a file has."""

REPEATED = ("version", "status", "extent", "audiences", "topics", "review_by", "owner", "overrides", "parameter_names")
"""Columns with few different values: each row has a number for its value."""

_TUPLES = frozenset({"extent", "audiences", "topics", "parameter_names"})
_COUNTS = "I"
"""Numbers of rows and of values are kept in 32 bits."""

SLICES = "QII"
"""Where the record of each file begins, how long it is, and its check sum."""


class Index:
    """The clauses of a folder by columns; rows are in the order of ids, the newest version first, other files last."""

    __slots__ = ("about", "codes", "ids", "is_sound", "key", "keys", "orders", "paths", "stamps", "starts", "tables",
                 "titles", "walked")  # fmt: skip

    about: dict[str, Any]
    """What `library.yaml` says."""
    key: str
    """A hash of all files and their names."""
    is_sound: bool
    """Whether the clauses fit together."""
    ids: list[str]
    """Every id, in order."""
    starts: Sequence[int]
    """Where the rows of each id begin, and where those of the last end."""
    paths: list[str]
    """For each row the name of its file within the folder."""
    titles: list[str]
    """For each row its title."""
    keys: str
    """The hashes of all files, one after another."""
    tables: dict[str, list[Any]]
    """For each column of `REPEATED` its different values."""
    codes: dict[str, Sequence[int]]
    """For each column of `REPEATED` the place of each row's value in its table."""
    orders: Sequence[int]
    """For each row the clause's place within its family."""
    walked: Sequence[int]
    """The rows in the order in which the folder is walked through."""
    stamps: array[int]
    """In that order, the numbers by which a change of a file is noticed."""

    def __len__(self) -> int:
        return len(self.paths)

    def fits(self, paths: list[str], stamps: array[int]) -> bool:
        """Whether these are the files of the index, and none has changed."""
        return self.is_sound and stamps == self.stamps and paths == self.pick(self.walked, self.paths)

    def pick(self, rows: Sequence[int], column: Sequence[Any]) -> list[Any]:
        """The values of some rows."""
        return list(itemgetter(*rows)(column)) if len(rows) > 1 else [column[row] for row in rows]

    def column(self, name: str) -> list[Any]:
        """The values of all rows: `id`, `key`, `title`, `path`, `order`, or one of `REPEATED`."""
        if name in self.tables:
            return list(map(self.tables[name].__getitem__, self.codes[name]))
        if name == "id":
            return list(self._ids_of_rows())
        if name == "key":
            return [self.key_of(row) for row in range(len(self))]
        columns: dict[str, Sequence[Any]] = {"title": self.titles, "path": self.paths, "order": self.orders}
        return list(columns[name])

    def _ids_of_rows(self) -> Iterator[str]:
        for id, start, end in zip(self.ids, self.starts, self.starts[1:], strict=False):
            for _ in range(start, end):
                yield id
        for _ in range(self.starts[-1], len(self)):
            yield ""

    def key_of(self, row: int) -> str:
        """The hash of a file."""
        return self.keys[row * KEY : row * KEY + KEY]


def index_of(
    about: dict[str, Any], key: str, rows: Sequence[Row], walked: Sequence[int], stamps: array[int], *, is_sound: bool
) -> Index:
    """The index of rows that are in order; `walked` has their numbers in the order of `stamps`."""
    index = Index()
    index.about, index.key, index.is_sound = about, key, is_sound
    index.tables, index.codes = {}, {}
    for name in REPEATED:
        numbers: dict[Any, int] = {}
        index.codes[name] = array(_COUNTS, [numbers.setdefault(getattr(row, name), len(numbers)) for row in rows])
        index.tables[name] = list(numbers)
    clauses = [row for row in rows if row.id]
    firsts = [place for place, row in enumerate(clauses) if place == 0 or clauses[place - 1].id != row.id]
    index.ids = [clauses[place].id for place in firsts]
    index.starts = array(_COUNTS, [*firsts, len(clauses)])
    index.paths = [row.path for row in rows]
    index.titles = [row.title for row in rows]
    index.keys = "".join(row.key for row in rows)
    index.orders = array(NUMBERS, [row.order for row in rows])
    index.walked = array(_COUNTS, walked)
    index.stamps = stamps
    return index


_LENGTHS = struct.Struct("<QII")
"""Bytes of JSON, rows, ids."""


def encode(index: Index, slices: bytes, form: str, folder: str) -> bytes:
    """An index with the places of its records, three arrays as in `SLICES`, as it is kept."""
    said = {
        "form": form,
        "folder": folder,
        "about": index.about,
        "key": index.key,
        "is_sound": index.is_sound,
        "ids": index.ids,
        "paths": index.paths,
        "titles": index.titles,
        "keys": index.keys,
        "tables": index.tables,
    }
    words = json.dumps(said, ensure_ascii=False, default=str).encode()
    numbers = [index.codes[name] for name in REPEATED]
    numbers += [index.orders, index.walked, index.stamps, index.starts]
    lengths = _LENGTHS.pack(len(words), len(index), len(index.ids))
    return b"".join((lengths, words, *(memoryview(array_of) for array_of in numbers), slices))  # type: ignore[arg-type]


def decode(data: bytes, form: str, folder: str) -> tuple[Index, tuple[array[int], ...]] | None:
    """A kept index and the places of its records, or None if it is of another form or folder.

    Raises `DamagedError` for anything that `encode` cannot have written.
    """
    try:
        length, rows, ids = _LENGTHS.unpack_from(data)
        end = _LENGTHS.size + length
        said = json.loads(data[_LENGTHS.size : end])
        if said["form"] != form or said["folder"] != folder:
            return None
        counts = [(_COUNTS, rows)] * len(REPEATED)
        counts += [(NUMBERS, rows), (_COUNTS, rows), (NUMBERS, rows * STAMP), (_COUNTS, ids + 1)]
        numbers = _numbers(memoryview(data)[end:], [*counts, *((code, rows) for code in SLICES)])
        return _restored(said, numbers, rows, ids), tuple(numbers[-len(SLICES) :])
    except (ValueError, TypeError, KeyError, IndexError, AttributeError, struct.error, RecursionError) as fault:
        raise DamagedError(f"not an index: {fault}") from fault


def _numbers(data: memoryview, counts: Sequence[tuple[str, int]]) -> list[array[int]]:
    """Arrays from the bytes in which they lie one after another; raises `ValueError`."""
    arrays = []
    start = 0
    for code, count in counts:
        numbers: array[int] = array(code)
        end = start + count * numbers.itemsize
        numbers.frombytes(data[start:end])
        arrays.append(numbers)
        start = end
    if start != len(data):
        raise ValueError("there are more or fewer numbers than rows")
    return arrays


def _restored(said: dict[str, Any], numbers: list[array[int]], rows: int, ids: int) -> Index:
    """The index from its words and numbers; raises an error for whatever does not fit together."""
    index = Index()
    index.about, index.key, index.is_sound = _about(said["about"]), _text(said["key"]), said["is_sound"] is True
    index.ids, index.paths, index.titles = (
        _texts(said[name], count) for name, count in (("ids", ids), ("paths", rows), ("titles", rows))
    )
    index.keys = _text(said["keys"])
    index.tables = {name: [_value(name, value) for value in said["tables"][name]] for name in REPEATED}
    index.codes = dict(zip(REPEATED, numbers, strict=False))
    index.orders, index.walked, index.stamps, index.starts = numbers[len(REPEATED) : len(REPEATED) + 4]
    bounds = [(index.codes[name], len(index.tables[name])) for name in REPEATED]
    bounds += [(index.walked, rows), (index.starts, rows + 1)]
    if len(index.keys) != KEY * rows or any(len(found) and max(found) >= bound for found, bound in bounds):
        raise ValueError("a number leads nowhere, or hashes are missing")
    return index


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


def _value(name: str, value: Any) -> Any:
    """A value of a table as it was before it was kept; a date stays ISO text until somebody asks for it."""
    if name in _TUPLES:
        return tuple(map(_text, value))
    if name == "review_by":
        from datetime import date

        return None if value is None else date.fromisoformat(value)
    return value if value is None and name in ("owner", "overrides") else _text(value)
