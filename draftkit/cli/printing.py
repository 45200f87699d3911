"""Printing: problems and other words on a screen, in a log or for a program to read.

In: `Problem` values and text from files, which may hold anything. Out: lines without control characters; a problem
with its source line and a caret under the fault, in one line, as JSON, or as a GitHub annotation.
"""

from __future__ import annotations

import re
import textwrap
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from draftkit.places import Place
from draftkit.problems import Problem, Severity, number_of

COLOURS = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.ADVICE: "cyan"}
ORDER = (Severity.ERROR, Severity.WARNING, Severity.ADVICE)

_UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
LINE_WIDTH = 100


def plain(text: object) -> str:
    """Text that cannot move the cursor, change colours or turn the direction of writing."""
    return _UNPRINTABLE.sub("\N{REPLACEMENT CHARACTER}", str(text))


def say(text: str = "", *, error: bool = True) -> None:
    """Print a message to standard error, or a result to standard output."""
    click.echo(text, err=error)


def short_path(file: str) -> str:
    """A path as seen from the current folder when it lies in it."""
    if not Path(file).is_absolute():
        return file
    try:
        return str(Path(file).relative_to(Path.cwd()))
    except (ValueError, OSError):
        return file


def formatted(problems: Sequence[Problem], format: str) -> str:
    """All problems in one of the formats."""
    if format == "json":
        import json

        return json.dumps({"version": 1, "problems": [record_of(problem) for problem in problems]}, indent=2)
    if format == "github":
        return "\n".join(_annotation(problem) for problem in problems)
    write = in_full if format == "full" else in_one_line
    return "\n".join(write(problem) for problem in problems)


def in_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems without repetitions, by file and line; those without a place come last."""
    return sorted(dict.fromkeys(problems), key=_position)


def _position(problem: Problem) -> tuple[bool, str, int, int]:
    place = problem.place
    return (True, "", 0, 0) if place is None else (False, place.file, place.line or 0, place.column or 0)


def in_one_line(problem: Problem) -> str:
    """`file:line:column: error DK104 message`."""
    where = click.style(f"{plain(_where(problem.place))}: ", bold=True) if problem.place else ""
    severity = click.style(problem.severity.value, fg=COLOURS[problem.severity], bold=True)
    return f"{where}{severity} {problem.code} {plain(problem.message)}"


def in_full(problem: Problem) -> str:
    """A problem with its source line, a caret under the fault, and the hint."""
    lines = [in_one_line(problem)]
    place = problem.place
    if place is not None and place.line is not None and place.source is not None and place.source.strip():
        lines += _excerpt(place, COLOURS[problem.severity])
    if problem.hint:
        hint = " ".join(plain(problem.hint).split())
        lines += textwrap.wrap(
            hint,
            LINE_WIDTH,
            initial_indent="  hint: ",
            subsequent_indent=" " * 8,
            break_on_hyphens=False,
            break_long_words=False,
        )
    return "\n".join(lines)


def _where(place: Place) -> str:
    return str(Place(short_path(place.file), place.line, place.column))


def _excerpt(place: Place, colour: str) -> list[str]:
    """The source line with its number, shortened around the fault, and the line with the caret."""
    source = plain((place.source or "").replace("\t", " "))
    start = min(max((place.column or 1) - 1, 0), len(source))
    width = max(1, min(place.width, len(source) - start))
    source, start = _shortened(source, start, width)
    width = max(1, min(width, len(source) - start))
    number = f"{place.line:>5}"
    caret = click.style("^" * max(1, _cells(source[start : start + width])), fg=colour, bold=True)
    return [f"{number} | {source}", f"{'':>5} | {' ' * _cells(source[:start])}{caret}"]


def _shortened(source: str, start: int, width: int) -> tuple[str, int]:
    """At most a screen's width of a line around the fault, and where the fault starts in that."""
    if len(source) <= LINE_WIDTH:
        return source, start
    first = max(0, min(start - 30, len(source) - LINE_WIDTH))
    last = min(len(source), max(first + LINE_WIDTH, min(start + width, first + LINE_WIDTH)))
    before, after = ("…" if first else ""), ("…" if last < len(source) else "")
    return f"{before}{source[first:last]}{after}", start - first + len(before)


def _cells(text: str) -> int:
    """How many columns text takes on a screen."""
    if text.isascii():
        return len(text)
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    return len(text) + wide - sum(unicodedata.combining(letter) > 0 for letter in text)


def record_of(problem: Problem) -> dict[str, object]:
    """A problem for a program."""
    place = problem.place
    return {
        "severity": problem.severity.value,
        "code": problem.code,
        "message": plain(problem.message),
        "hint": plain(problem.hint),
        "file": plain(place.file) if place else None,
        "line": place.line if place else None,
        "column": place.column if place else None,
        "end_column": place.column + place.width if place and place.column else None,
    }


def _annotation(problem: Problem) -> str:
    """A line that GitHub shows beside the line of the file."""
    kind = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "notice"}[problem.severity]
    properties = {"title": problem.code}
    place = problem.place
    if place is not None:
        properties["file"] = short_path(place.file)
        if place.line:
            properties["line"] = str(place.line)
        if place.line and place.column:
            properties |= {"col": str(place.column), "endColumn": str(place.column + place.width)}
    written = ",".join(f"{name}={_property(value)}" for name, value in properties.items())
    message = f"{plain(problem.message)}\nhint: {plain(problem.hint)}" if problem.hint else plain(problem.message)
    return f"::{kind} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(plain(text)).replace(":", "%3A").replace(",", "%2C")


def counted(problems: Iterable[Problem]) -> str:
    """`1 error, 3 warnings and 2 pieces of advice`, or nothing."""
    found = [problem.severity for problem in problems]
    words = [_number(found.count(severity), severity) for severity in ORDER if severity in found]
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _number(count: int, severity: Severity) -> str:
    if severity is Severity.ADVICE:
        return f"{count} {'piece' if count == 1 else 'pieces'} of advice"
    return number_of(count, severity.value)


def table(rows: Sequence[Sequence[str]], header: Sequence[str] = ()) -> str:
    """Rows in aligned columns, the header first."""
    return side_by_side(list(zip(*([header, *rows] if header else rows), strict=True)), has_header=bool(header))


def side_by_side(columns: Sequence[Sequence[str]], *, has_header: bool) -> str:
    """A table from its columns; the first cell of each is its header, if there is one."""
    lines = list(map(str.rstrip, map("  ".join, zip(*map(_column, columns), strict=True))))
    if has_header:
        lines[0] = click.style(lines[0], bold=True)
    return "\n".join(lines)


def _column(cells: Sequence[str]) -> list[str]:
    """The cells of a column, each on one line and as wide as the widest."""
    different = set(cells)
    if len(different) * 4 < len(cells):  # in a long list most versions and extents are the same
        padded = dict(zip(different, _column(list(different)), strict=True))
        return list(map(padded.__getitem__, cells))
    together = "".join(cells)
    if together.isascii() and together.isprintable():  # most columns of a long list
        width = max(map(len, cells))
        return [cell.ljust(width) for cell in cells]
    clean = [plain(cell).replace("\n", " ") for cell in cells]
    widths = [_cells(cell) for cell in clean]
    widest = max(widths)
    return [cell + " " * (widest - width) for cell, width in zip(clean, widths, strict=True)]


def fitted(rows: Sequence[Sequence[str]], header: Sequence[str] = ()) -> str:
    """A table whose last column is cut off where the terminal ends; whole where output goes elsewhere."""
    return fit(table(rows, header))


def fit(made: str) -> str:
    """A table as `fitted` gives it."""
    width = _terminal_width()
    if not width:
        return made
    return "\n".join(_cut(line, width) for line in made.split("\n"))


def text_width(most: int = 90) -> int:
    """How wide running text may be: narrower where the terminal is."""
    return max(30, min(most, _terminal_width() or most))


def _terminal_width() -> int:
    """The columns of the terminal on standard output, or 0 when it is none."""
    import shutil
    import sys

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else 0


def _cut(line: str, width: int) -> str:
    """A line that takes at most `width` columns, if there is a column that can be cut short."""
    bare = click.unstyle(line)
    if _cells(bare) <= width or width < 40:
        return line
    while _cells(bare) > width - 1:
        bare = bare[: -max(1, (_cells(bare) - width + 1) // 2)]
    return click.style(f"{bare}…", bold=True) if line != click.unstyle(line) else f"{bare}…"


def say_json(record: Mapping[str, object]) -> None:
    """Print a result for a program: JSON with the version of its form."""
    import json

    say(json.dumps({"version": 1, **record}, indent=2, default=str), error=False)
