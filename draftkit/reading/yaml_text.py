"""YAML text: a strict, small YAML, read with the place of every key and value.

In: text and the name of its file. Out: `Located` data, or a `DraftkitError` with everything that is wrong. The C
parser of PyYAML gives events; data is built from them here, so that nesting, aliases and tags are refused before
anything deep exists (libyaml's own composer ends the process on 100,000 brackets). Plain scalars stay text, as YAML
1.2 leaves to the reader: `no` and `0800` are what was typed. JSON is read by the same parser.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

import yaml

from draftkit.places import Place, place_in_text, place_on_line
from draftkit.problems import DraftkitError, Problem, error
from draftkit.reading.located import BIDIRECTIONAL, ILLEGAL, Located, Mark, illegal_text, is_legal

EventParser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""PyYAML's parser in C, or the same in Python where PyYAML was built without libyaml."""

DEPTH_LIMIT = 50
"""Deepest nesting of lists and mappings."""

VALUE_LIMIT = 200_000
"""Most keys and values in one file."""

NULLS = frozenset({"", "~", "null", "Null", "NULL"})

_OTHER_BREAKS = "[\x85\u2028\u2029]"
"""Characters that end a line for YAML, but not for the people and programs that count a file's lines."""

_SURROGATE_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"


def read_yaml(text: str, file: str, *, first_line: int = 1, lines: list[str] | None = None) -> Located:
    """The data of one YAML document; `first_line` says where in `file` the text starts.

    Raises `DraftkitError` with every duplicate key, alias, tag and illegal character, or the first fault of syntax.
    """
    lines = text.split("\n") if lines is None else lines
    refuse_illegal(text, file, first_line)
    if file.endswith(".json"):
        text = re.sub(_SURROGATE_PAIR, _joined_surrogates, text)
    starts = [0, *(end.end() for end in re.finditer("\n", text))] if re.search(_OTHER_BREAKS, text) else []
    builder = _Builder(file, lines, first_line, starts)
    try:
        builder.build(EventParser(text))
    except yaml.MarkedYAMLError as fault:
        raise DraftkitError([*builder.problems, _syntax(fault, builder)]) from fault
    if builder.problems:
        raise DraftkitError(builder.problems)
    return Located(builder.root, file, lines, builder.marks)


def _joined_surrogates(match: re.Match[str]) -> str:
    """JSON writes characters beyond the basic plane as two escapes; YAML knows one."""
    high, low = int(match.group()[2:6], 16), int(match.group()[8:12], 16)
    return f"\\U{0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00):08X}"


def refuse_illegal(text: str, file: str, first_line: int = 1) -> None:
    """Raise `DraftkitError` with the characters of a file that must not get into a document."""
    if is_legal(text):
        return
    problems: list[Problem] = []
    for pattern in (ILLEGAL, BIDIRECTIONAL):
        for found in re.finditer(pattern, text):
            where = place_in_text(file, text, found.start(), first_line=first_line)
            problem = illegal_text(found.group(), where)
            if problem and len(problems) < 20:
                problems.append(problem)
    if problems:
        raise DraftkitError(problems)


def _syntax(fault: yaml.MarkedYAMLError, builder: _Builder) -> Problem:
    mark = fault.problem_mark or fault.context_mark
    where = builder.place(mark) if mark else Place(builder.file)
    what = fault.problem or fault.context or "this is not YAML"
    hint = "check the indentation and the colons on this line and the one before; put text with ': ' or '#' in quotes"
    if "nesting depth" in what:  # newer parsers stop by themselves, before the builder sees the first bracket
        return error("DK106", f"this is nested more than {DEPTH_LIMIT} deep", where, "flatten it")
    if "\\t" in what or (where.source and "\t" in where.source):
        hint = "indent with spaces, not tabs"
    return error("DK103", f"this is not valid YAML: {what}", where, hint)


class _Builder:
    """Builds data from parser events with a stack of its own, so that depth costs no recursion."""

    def __init__(self, file: str, lines: list[str], first_line: int, starts: list[int]) -> None:
        self.file = file
        self.lines = lines
        self.shift = first_line
        self.starts = starts
        """Where each line of the text starts; empty where the parser's own count is right."""
        self.root: Any = None
        self.marks: dict[int, dict[str | int, Mark]] = {}
        self.problems: list[Problem] = []
        self.stack: list[tuple[Any, dict[str | int, Mark]]] = []
        self.keys: list[tuple[str, Any] | None] = []
        """For each open mapping the key whose value comes next."""
        self.documents = 0
        self.values = 0
        self.handlers = {
            yaml.ScalarEvent: self.scalar_event,
            yaml.MappingStartEvent: self.start_event,
            yaml.SequenceStartEvent: self.start_event,
            yaml.MappingEndEvent: self.end_event,
            yaml.SequenceEndEvent: self.end_event,
            yaml.AliasEvent: self.alias_event,
            yaml.DocumentStartEvent: self.document_event,
        }

    def place(self, mark: Any, width: int = 1) -> Place:
        return place_on_line(self.file, self.lines, *self.position(mark), width)

    def position(self, mark: Any) -> tuple[int, int]:
        """Line and column of a mark, counted from 1."""
        if not self.starts:
            return mark.line + self.shift, mark.column + 1
        line = bisect_right(self.starts, mark.index) - 1
        return line + self.shift, mark.index - self.starts[line] + 1

    def report(self, code: str, message: str, mark: Any, hint: str, width: int = 1) -> None:
        self.problems.append(error(code, message, self.place(mark, width), hint))

    def build(self, parser: Any) -> None:
        """Read all events of the first document into `root`."""
        handlers = self.handlers
        while (event := parser.get_event()) is not None:
            handler = handlers.get(type(event))
            if handler is not None:
                handler(event)

    def scalar_event(self, event: Any) -> None:
        self.add(event, self.scalar(event))

    def start_event(self, event: Any) -> None:
        """A mapping or list begins."""
        value: Any = {} if type(event) is yaml.MappingStartEvent else []
        self.add(event, value)
        if len(self.stack) >= DEPTH_LIMIT:
            self.stop("DK106", f"this is nested more than {DEPTH_LIMIT} deep", event, "flatten it")
        marks: dict[str | int, Mark] = {}
        self.marks[id(value)] = marks
        self.stack.append((value, marks))
        self.keys.append(None)

    def end_event(self, _event: Any) -> None:
        self.stack.pop()
        self.keys.pop()

    def alias_event(self, event: Any) -> None:
        self.stop("DK107", f"the alias '*{event.anchor}' is not allowed", event, "write the value out again")

    def document_event(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self.stop("DK103", "there is a second document in this file", event, "remove the line '---'")

    def add(self, event: Any, value: Any) -> None:
        """Take a value as the next key or as a value, as its place demands."""
        self.values += 1
        if self.values > VALUE_LIMIT:
            self.stop("DK106", f"this file has more than {VALUE_LIMIT:,} values", event, "split it")
        if event.anchor or event.tag:
            self.refuse_extras(event)
        if self.stack and type(self.stack[-1][0]) is dict and self.keys[-1] is None:
            self.keys[-1] = (self.key(value, event), event.start_mark)
        else:
            self.put(value, event.start_mark)

    def stop(self, code: str, message: str, event: Any, hint: str) -> None:
        """Report a fault after which reading on would be unsafe or useless."""
        self.report(code, message, event.start_mark, hint)
        raise DraftkitError(self.problems)

    def refuse_extras(self, event: Any) -> None:
        if event.anchor:
            self.report("DK107", f"the anchor '&{event.anchor}' is not allowed", event.start_mark, "remove it")
        if event.tag not in (None, "!"):
            self.report("DK108", f"the tag '{event.tag}' is not allowed", event.start_mark, "remove it")

    def scalar(self, event: Any) -> str | None:
        text: str = event.value
        if not event.style:  # plain: None from the parser in Python, "" from the one in C
            return None if text in NULLS else text
        if event.style == '"':
            problem = illegal_text(text, self.place(event.start_mark))
            if problem:
                self.problems.append(problem)
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text

    def key(self, value: Any, event: Any) -> str:
        if isinstance(value, str):
            return value
        if value is not None:
            self.stop("DK103", "a key must be a word, not a list or mapping", event, "write 'key: value'")
        return "" if event.value in ("", "~") else str(event.value)

    def put(self, value: Any, mark: Any) -> None:
        line, column = self.position(mark)
        if not self.stack:
            self.root = value
            return
        container, marks = self.stack[-1]
        if type(container) is list:
            marks[len(container)] = (line, column, line, column)
            container.append(value)
            return
        pair = self.keys[-1]
        assert pair is not None, "a mapping's value comes after its key"
        key, key_mark = pair
        self.keys[-1] = None
        if key in container:
            first = marks[key][0]
            hint = f"'{key}' stands on line {first} already: remove one of the two"
            self.report("DK109", f"the key '{key}' is given twice", key_mark, hint, len(key))
        marks[key] = (*self.position(key_mark), line, column)
        container[key] = value
