"""Located data: plain dictionaries, lists and text that remember where each value was written.

In: what a reader found (`yaml_text.py`) or plain Python data. Out: `Located`, from which any value's place can be
asked by its path, such as `("claims", 2, "basis")`. Scalars are text or None: a shape decides what they mean, so that
`no`, `0800` and `1.0` stay what the person typed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from draftkit.places import Place, place_on_line
from draftkit.problems import DraftkitError, Problem, error

PathInData = Sequence[str | int]

Mark = tuple[int, int, int, int]
"""Line and column of a key (or list item) and of its value, counted from 1."""

ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff]"
"""Control characters, lone surrogates and what XML 1.0 (section 2.2) does not allow."""

BIDIRECTIONAL = "[\u202a-\u202e\u2066-\u2069]"
"""Overrides and isolates that make text read otherwise than it is stored (CVE-2021-42574)."""


@dataclass(frozen=True, slots=True)
class Located:
    """Data and where it came from."""

    data: Any
    """Dictionaries, lists, text and None; from Python callers also numbers, booleans and dates."""
    file: str
    """The file's name, or a word such as `inputs` for data that came from a program."""
    lines: list[str] = field(default_factory=list)
    """The file's lines, for the caret under a fault."""
    marks: dict[int, dict[str | int, Mark]] = field(default_factory=dict)
    """For each dictionary and list, by identity: where its entries are."""

    def place(self, path: PathInData = (), *, key: bool = False) -> Place:
        """The place of the value at `path` (of its key, if `key`), or of the nearest value above it."""
        data: Any = self.data
        mark: Mark | None = None
        width = 1
        for step in path:
            found = self.marks.get(id(data), {}).get(step)
            if found is None:
                break
            mark = found
            data = data[step]
            width = len(str(step)) if key else _width(data)
        if mark is None:
            return Place(self.file, 1, 1, 1, self.lines[0]) if self.lines else Place(self.file)
        line, column = mark[:2] if key else mark[2:]
        return place_on_line(self.file, self.lines, line, column, width)


def _width(value: object) -> int:
    return max(1, len(value)) if isinstance(value, str) and "\n" not in value else 1


def from_data(data: Mapping[str, Any], name: str = "inputs") -> Located:
    """Plain Python data as located data without line numbers; lines end as in text read from a file.

    Raises `DraftkitError` for every text with a character that must not get into a document.
    """
    located = Located(dict(data), name)
    everything = "".join(_texts(located.data))
    if not is_legal(everything):
        raise DraftkitError(_illegal_values(located))
    return Located(_with_line_feeds(located.data), name) if "\r" in everything else located


def _texts(data: Any) -> list[str]:
    """Every text in data, wherever it is nested."""
    texts: list[str] = []
    stack: list[Any] = [data]
    while stack:
        value = stack.pop()
        for inner in value.values() if isinstance(value, dict) else value:
            if type(inner) is str:
                texts.append(inner)
            elif isinstance(inner, dict | list | tuple):
                stack.append(inner)
    return texts


def _illegal_values(located: Located) -> list[Problem]:
    problems: list[Problem] = []
    stack: list[tuple[Any, tuple[str | int, ...]]] = [(located.data, ())]
    while stack:
        value, path = stack.pop()
        for key, inner in value.items() if isinstance(value, dict) else enumerate(value):
            where = (*path, key)
            if isinstance(inner, dict | list | tuple):
                stack.append((inner, where))
            elif isinstance(inner, str) and (problem := illegal_text(inner, located.place(where))):
                message = f"{written_path(where)}: {problem.message}"
                problems.append(error(problem.code, message, problem.place, problem.hint))
    return problems


def _with_line_feeds(value: Any) -> Any:
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, dict):
        return {key: _with_line_feeds(inner) for key, inner in value.items()}
    return [_with_line_feeds(inner) for inner in value] if isinstance(value, list | tuple) else value


_LEGAL_ASCII = bytes([9, 10, 13, *range(32, 127)])


def is_legal(text: str) -> bool:
    """Whether a text, of any length, holds no character that must not get into a document."""
    if text.isascii():
        return not text.encode().translate(None, _LEGAL_ASCII)
    return not re.search(ILLEGAL, text) and not re.search(BIDIRECTIONAL, text)


def illegal_text(text: str, place: Place) -> Problem | None:
    """A problem if `text` holds a character that must not get into a document."""
    found = re.search(ILLEGAL, text)
    if found:
        name = f"U+{ord(found.group()):04X}"
        return error("DK113", f"there is a control character ({name}) in this text", place, "delete it")
    found = re.search(BIDIRECTIONAL, text)
    if found:
        name = f"U+{ord(found.group()):04X}"
        hint = "delete it: it makes text read otherwise than it is stored"
        return error("DK114", f"there is a hidden direction override ({name}) in this text", place, hint)
    return None


def written_path(path: PathInData) -> str:
    """A path as a person would write it: `claims[2].basis`."""
    return "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")
