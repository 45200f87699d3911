"""Editing YAML: a mapping as text, one key or some words of it -> the same text with that changed, and nothing else.

In: YAML that was read before, so that it is sound and within its limits, with any line ends. Out: its text with another
value of a key, without it, or with a new key; with other words in lists. Comments keep their column where there is
room. Whoever calls this reads the result again: what is written is checked, not proved.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import yaml

from draftkit.places import Place
from draftkit.problems import DraftkitError, error
from draftkit.reading.yaml_scalar import as_scalar, as_yaml
from draftkit.reading.yaml_text import EventParser, read_yaml

Value = str | date | tuple[str | Mapping[str, str], ...] | Mapping[str, str] | None
"""A new value, a tuple being a list and a mapping a group of keys.

None takes the key out, or only its value where a comment stands behind it."""

_BREAK = re.compile(r"\r\n|\r|\n")
_HEADER = re.compile(r"[|>][-+0-9]*")


@dataclass(frozen=True, slots=True)
class _Entry:
    """A key at the top of the front matter, with offsets in its text."""

    key: str
    start: int
    colon: int
    """Just behind the colon."""
    node: Any
    value: int
    """Where the value starts; `end` for none."""
    end: int
    """Just behind the last character of the value, comments not counted."""


def with_key(front: str, file: str, key: str, value: Value, order: Sequence[str]) -> str:
    """The mapping with a key set, put in behind the nearest key before it in `order`, or taken out."""
    entries = _entries(front, file)
    entry = next((one for one in entries if one.key == key), None)
    if entry is not None:
        return _without_value(front, file, entry) if value is None else _with_value(front, entry, as_yaml(value))
    return front if value is None else _with_new_key(front, entries, key, as_yaml(value), order)


def with_words_changed(text: str, keys: Sequence[str], change: Callable[[str], str]) -> str:
    """YAML in which the words under some keys are replaced, in the quotes that they stand in."""
    spans: list[tuple[int, int, str]] = []
    root = yaml.compose(text, Loader=EventParser)
    for key, value in root.value if isinstance(root, yaml.MappingNode) else ():
        nodes = value.value if isinstance(value, yaml.SequenceNode) else [value]
        for node in nodes if key.value in keys else ():
            if isinstance(node, yaml.ScalarNode) and change(node.value) != node.value:
                start, end = node.start_mark.index, node.end_mark.index
                spans.append((start, end, _in_style_of(text[start:end], change(node.value))))
    for start, end, word in sorted(spans, reverse=True):
        text = text[:start] + word + text[end:]
    return text


def refusal(file: str, reason: str, place: Place | None = None) -> DraftkitError:
    """An error that says why a file cannot be edited."""
    message = f"this front matter cannot be edited by draftkit: {reason}"
    hint = "make the change in a text editor; nothing was written"
    return DraftkitError([error("DK270", message, place or Place(file, 1), hint)])


def _entries(front: str, file: str) -> list[_Entry]:
    """The keys at the top, in their order; `front` has been read before, so its depth is within the limit."""
    root = yaml.compose(front, Loader=EventParser)
    if root is None:
        return []
    if not isinstance(root, yaml.MappingNode) or root.flow_style:
        raise refusal(file, "it is written in braces; write each key on a line of its own")
    entries = []
    for key, node in root.value:
        start, colon = key.start_mark.index, front.find(":", key.end_mark.index) + 1
        if front[_line_start(front, start) : start].strip(" ") or not colon:
            raise refusal(file, f"the key '{key.value}' does not begin its line")
        empty = node.start_mark.index == node.end_mark.index
        end = colon if empty else _end(node, front)
        entries.append(_Entry(key.value, start, colon, node, end if empty else node.start_mark.index, end))
    return entries


def _end(node: Any, front: str) -> int:
    """Just behind the last character of a value; blank lines below a block of text count only where they are kept."""
    if isinstance(node, yaml.ScalarNode) and node.style in {"|", ">"}:
        return node.start_mark.index + _length_of_block(front[node.start_mark.index : node.end_mark.index])
    if isinstance(node, yaml.ScalarNode) or node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    return _end(last[1] if isinstance(last, tuple) else last, front)


def _length_of_block(text: str) -> int:
    """The length of a block of text up to its last line, without the blank lines that do not belong to it."""
    header = _HEADER.match(text)
    marks = header.group() if header else ""
    lines = re.findall(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z", text)
    indents = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.strip()]
    indent = 0 if re.search(r"\d", marks) else indents[0] if indents else len(text)
    while len(lines) > 1 and "+" not in marks and not lines[-1].strip(" \t\r\n"):
        if len(lines[-1].rstrip("\r\n")) > indent:
            break
        lines.pop()
    return len("".join(lines[:-1])) + len(lines[-1].rstrip("\r\n"))


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _line_end(text: str, offset: int) -> int:
    """Where the line of `offset` ends, before its break."""
    found = _BREAK.search(text, offset)
    return found.start() if found else len(text)


def _next_line(text: str, offset: int) -> int:
    found = _BREAK.search(text, offset)
    return found.end() if found else len(text)


def _with_new_key(front: str, entries: Sequence[_Entry], key: str, word: str, order: Sequence[str]) -> str:
    """The front matter with a line for a new key, behind the key that comes before it by custom."""
    earlier = order[: order.index(key)] if key in order else ()
    present = {entry.key: entry for entry in entries}
    neighbour = next((present[name] for name in reversed(earlier) if name in present), entries[-1] if entries else None)
    if neighbour is None:
        return f"{front}{key}: {word}{_any_break(front)}"
    indent = front[_line_start(front, neighbour.start) : neighbour.start]
    at = _next_line(front, neighbour.end)
    line_break = front[_line_end(front, neighbour.end) : at]
    return f"{front[:at]}{indent}{key}: {word}{line_break}{front[at:]}"


def _any_break(front: str) -> str:
    found = _BREAK.search(front)
    return found.group() if found else "\n"


def _with_value(front: str, entry: _Entry, word: str) -> str:
    """The front matter with another value in the place of an entry's."""
    if entry.value == entry.end:
        return _put_in(front, entry.colon, entry.colon, f" {word}")
    if isinstance(entry.node, yaml.ScalarNode) and entry.node.style in {"|", ">"}:
        header = _HEADER.match(front, entry.value)
        assert header is not None, "a block of text begins with | or >"
        below = _line_end(front, header.end())
        front = front[:below] + front[max(below, entry.end) :]
        return _put_in(front, entry.value, header.end(), word)
    if _line_start(front, entry.value) > entry.start:
        first, last = _line_start(front, entry.value), _next_line(front, entry.end)
        return _put_in(front[:first] + front[last:], entry.colon, entry.colon, f" {word}" if word else "")
    return _put_in(front, entry.value, entry.end, word)


def _put_in(front: str, start: int, end: int, word: str) -> str:
    """A word in the place of a part of a line; a comment behind it keeps its column where there is room."""
    comment = re.compile(r"([ \t]+)#").match(front, end)
    rest = end
    padding = ""
    if comment:
        rest = comment.end(1)
        old = len(comment[1])
        width = old + (end - start) - len(word)
        in_one_line = not _BREAK.search(front, start, end) and "\t" not in comment[1]
        padding = " " * max(min(old, 2), width) if in_one_line and old > 1 else comment[1]
    elif word.startswith(" ") and front[end : end + 1] == " ":
        rest = end + 1
    return f"{front[:start]}{word}{padding}{front[rest:]}"


def _without_value(front: str, file: str, entry: _Entry) -> str:
    """The front matter without an entry; the comment behind it stays with its key.

    So does the key when without it the lines below would belong to the block of text above.
    """
    emptied = _with_value(front, entry, "") if entry.value != entry.end else front
    if emptied[entry.colon : _line_end(emptied, entry.colon)].strip(" \t").startswith("#"):
        return emptied
    first, last = _line_start(front, entry.start), _next_line(front, entry.end)
    removed = front[:first] + front[last:]
    others = {key: value for key, value in read_yaml(front, file).data.items() if key != entry.key}
    return removed if (read_yaml(removed, file).data or {}) == others else emptied


def _in_style_of(old: str, new: str) -> str:
    """A text in the quotes, if any, of the text whose place it takes."""
    quote = old[:1]
    return f"{quote}{new}{quote}" if quote in {"'", '"'} and not set(new) & set("'\"\\") else as_scalar(new)
