"""Editing front matter: new values for keys of a Markdown file, with every other byte as it was.

In: the bytes of a file and the changes wanted. Out: its new bytes; comments, order, blank lines, line ends, byte order
mark and the quoting of everything else stay. The result is read again: what it holds must be what the file held, with
the changes and nothing else, or the edit is refused with a `DraftkitError`.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from draftkit.places import place_in_text
from draftkit.problems import DraftkitError, error
from draftkit.reading.front_matter import split_front_matter
from draftkit.reading.yaml_edit import Value, refusal, with_key, with_words_changed
from draftkit.reading.yaml_text import read_yaml

_BREAK = re.compile(r"\r\n|\r|\n")


def edit_front_matter(data: bytes, file: str, changes: Mapping[str, Value], order: Sequence[str] = ()) -> bytes:
    """The file with the keys in `changes` set, put in or taken out.

    A new key goes behind the nearest key before it in `order`, else to the end. Raises `DraftkitError` when the
    front matter cannot be read or the edit would change anything else.
    """
    before, front, after = _parts(data, file)
    expected = _data_of(before + front + after, file)
    for key, value in changes.items():
        value = _with_line_feeds(value)
        front = with_key(front, file, key, value, order)
        expected[key] = _as_read(value)
    return _proved(data, before + front + after, file, expected)


def _with_line_feeds(value: Any) -> Any:
    """The value with its lines ended as a reader gives them."""
    if isinstance(value, str):
        return _BREAK.sub("\n", value)
    if isinstance(value, tuple):
        return tuple(_with_line_feeds(entry) for entry in value)
    if isinstance(value, Mapping):
        return {_with_line_feeds(key): _with_line_feeds(inner) for key, inner in value.items()}
    return value


def _as_read(value: Value) -> Any:
    """The value as a reader gives it."""
    if isinstance(value, date):
        return value.isoformat()
    return list(value) if isinstance(value, tuple) else dict(value) if isinstance(value, Mapping) else value


def edit_words(data: bytes, file: str, keys: Sequence[str], change: Callable[[str], str]) -> bytes:
    """The file with each text under `keys`, and each text in a list there, replaced by what `change` makes of it."""
    before, front, after = _parts(data, file)
    expected = _data_changed(_data_of(before + front + after, file), keys, change)
    return _proved(data, before + with_words_changed(front, keys, change) + after, file, expected)


def edit_words_of_yaml(data: bytes, file: str, keys: Sequence[str], change: Callable[[str], str]) -> bytes:
    """The same in a file that is YAML as a whole; what holds no keys stays as it is."""
    text = _decoded(data, file)
    mark = text[: len(text) - len(text.removeprefix("\ufeff"))]
    held = read_yaml(_read_as(text), file).data
    if not isinstance(held, dict):
        return data
    made = mark + with_words_changed(text.removeprefix("\ufeff"), keys, change)
    if read_yaml(_read_as(made), file).data != _data_changed(held, keys, change):
        raise refusal(file, "the change would alter another part of it")
    return made.encode("utf-8")


def _data_changed(data: dict[str, Any], keys: Sequence[str], change: Callable[[str], str]) -> dict[str, Any]:
    """The same in data that was read."""
    made = dict(data)
    for key in (key for key in keys if key in data):
        held = data[key]
        made[key] = [_changed(one, change) for one in held] if type(held) is list else _changed(held, change)
    return made


def _changed(value: Any, change: Callable[[str], str]) -> Any:
    return change(value) if isinstance(value, str) else value


def _parts(data: bytes, file: str) -> tuple[str, str, str]:
    """The text up to the front matter, the front matter, and the rest; raises `DraftkitError`."""
    text = _decoded(data, file)
    starts = [0, *(found.end() for found in _BREAK.finditer(text))]
    lines = [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    lines[0] = lines[0].removeprefix("\ufeff")
    marks = [number for number, line in enumerate(lines) if line.rstrip() == "---"][:2]
    if len(marks) < 2 or marks[0] != 0 or lines[1].startswith("\ufeff"):
        split_front_matter(_read_as(text), file)
        raise refusal(file, "its beginning is not what draftkit reads")
    return text[: starts[1]], text[starts[1] : starts[marks[1]]], text[starts[marks[1]] :]


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as fault:
        known = data[: fault.start].decode("utf-8", "replace")
        where = place_in_text(file, known, len(known))
        problem = error("DK115", "this file is not UTF-8 text", where, "save it with the encoding UTF-8")
        raise DraftkitError([problem]) from fault


def _read_as(text: str) -> str:
    """The text as `read_text` gives it."""
    return _BREAK.sub("\n", text.removeprefix("\ufeff"))


def _data_of(text: str, file: str) -> dict[str, Any]:
    front, _, _ = split_front_matter(_read_as(text), file)
    if front.data is not None and not isinstance(front.data, dict):
        raise refusal(file, "the front matter holds no keys")
    return dict(front.data or {})


def _proved(old: bytes, text: str, file: str, expected: Mapping[str, Any]) -> bytes:
    """The bytes of an edited file, once it holds what it should; raises `DraftkitError` otherwise."""
    made, body, _ = split_front_matter(_read_as(text), file)
    _, body_before, _ = split_front_matter(_read_as(old.decode("utf-8")), file)
    if _filled(made.data or {}) != _filled(expected) or body != body_before:
        raise refusal(file, "the change would alter another part of the front matter")
    return text.encode("utf-8")


def _filled(data: Mapping[str, Any]) -> dict[str, Any]:
    """The keys that have a value: an empty key means the same as none."""
    return {key: value for key, value in data.items() if value is not None}
