"""Places: where in a file something was found.

In: a file name and, where known, line, column and the source line itself. Out: a `Place`, the value that every
problem points with. Nothing here reads files or knows what a problem is.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in something a person can open."""

    file: str
    """The file's name as the person gave it, or a document path such as `kent.docx#Legal basis`."""
    line: int | None = None
    """Line, counted from 1."""
    column: int | None = None
    """Column in characters, counted from 1."""
    width: int = 1
    """How many characters are at fault, for the caret line."""
    source: str | None = None
    """The source line, without its line end."""

    def __str__(self) -> str:
        numbers = [str(number) for number in (self.line, self.column) if number is not None]
        return ":".join([self.file, *numbers])


def place_in_text(file: str, text: str, offset: int, width: int = 1, first_line: int = 1) -> Place:
    """The place of the character at `offset` in `text`, whose first line is line `first_line` of `file`."""
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    source = text[start : len(text) if end < 0 else end].rstrip("\r")
    line = text.count("\n", 0, offset) + first_line
    return Place(file, line, offset - start + 1, width, source)


def place_on_line(file: str, lines: list[str], line: int, column: int = 1, width: int = 1) -> Place:
    """The place at `line` and `column` (from 1) of a file whose lines are given."""
    source = lines[line - 1] if 0 < line <= len(lines) else None
    return Place(file, line, column, width, source)
