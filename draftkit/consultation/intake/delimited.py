"""Delimited text: the rows of a .csv or .tsv, whatever separates its cells.

In: text. Out: rows with the line on which each begins, and problems for rows that were cut off. The grammar is RFC 4180
with what Excel adds: semicolons where the decimal mark is a comma, and a first line `sep=;`.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import NamedTuple

from draftkit.consultation.intake.decoding import TEXT_FILE_LIMIT, too_big
from draftkit.places import Place
from draftkit.problems import Problem, advice, warning

DELIMITERS = (",", ";", "\t", "|")
ROW_LIMIT = 200_000
SAMPLE = 60
"""How many rows are looked at to find the delimiter."""


class Line(NamedTuple):
    """A row of cells."""

    number: int
    """The line of the file, or row of the sheet, on which it begins."""
    cells: tuple[str, ...]


def read_delimited(text: str, file: str) -> tuple[list[Line], list[Problem]]:
    """The rows of `text` without those that are wholly empty; raises `DraftkitError` beyond the limits."""
    first, skipped, delimiter = _start(text)
    problems: list[Problem] = []
    lines: list[Line] = []
    blank: list[int] = []
    for number, cells in _records(text[first:], delimiter, skipped):
        if len(lines) >= ROW_LIMIT:
            raise too_big(file, f"has more than {ROW_LIMIT:,} rows")
        if any(cell.strip() for cell in cells):
            lines.append(Line(number, tuple(cell.strip() for cell in cells)))
        elif lines:
            blank.append(number)
    if lines:
        problems += blank_rows([number for number in blank if number < lines[-1].number], file)
        problems += _unclosed(lines[-1], text[first:], delimiter, file)
    return lines, problems


def _start(text: str) -> tuple[int, int, str]:
    """Where the rows begin: after how many characters and lines; and the delimiter."""
    head = text[:8].split("\n", 1)[0].strip().strip('"')
    if head.lower().startswith("sep=") and len(head) == 5:
        return text.find("\n") + 1 or len(text), 1, head[4]
    return 0, 0, _delimiter(text[:200_000])


def _delimiter(sample: str) -> str:
    """The delimiter that cuts the first rows into the same number of cells most often, and into more than one."""
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        widths = [len(cells) for _, cells in islice(_records(sample, delimiter, 0), SAMPLE) if cells]
        if not widths:
            continue
        width, often = Counter(widths).most_common(1)[0]
        score = 0.0 if max(widths) < 2 else often / len(widths) * (1 if width > 1 else 0.3) + widths[0] / 10_000
        if score > best_score:
            best, best_score = delimiter, score
    return best


def _records(text: str, delimiter: str, skipped: int) -> Iterator[tuple[int, list[str]]]:
    """Each row with its line. A quotation mark that never closes takes all to the end, as RFC 4180 has it."""
    csv.field_size_limit(TEXT_FILE_LIMIT)  # a limit of the whole process, which no text that came this far reaches
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    before = 0
    for cells in reader:
        yield before + 1 + skipped, cells
        before = reader.line_num


def _unclosed(last: Line, text: str, delimiter: str, file: str) -> list[Problem]:
    """A warning if the last row holds a cell whose quotation mark was never closed."""
    try:
        for _ in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            pass
    except csv.Error as fault:
        if "unexpected end" in str(fault):
            message = f"a quotation mark in the row that begins on line {last.number} is never closed"
            hint = "everything after it became one cell: put the mark, or export the file again"
            return [warning("DK718", message, Place(file, last.number), hint)]
    return []


def blank_rows(numbers: list[int], file: str) -> list[Problem]:
    """Advice on rows between the others in which nothing stands."""
    if not numbers:
        return []
    message = f"{len(numbers):,} blank {'row' if len(numbers) == 1 else 'rows'} between the others"
    return [advice("DK718", message, Place(file, numbers[0]), "nothing stands there; compare it with the export")]


def uneven(lines: list[Line], width: int, file: str, sheet: str = "") -> list[Problem]:
    """A warning for each row with fewer or more cells than the header; at most ten, then how many more there are."""
    found: list[Problem] = []
    short = [line for line in lines if len(line.cells) != width]
    for line in short[:10]:
        what = "fewer" if len(line.cells) < width else "more"
        message = f"this row has {len(line.cells)} cells, {what} than the {width} of its header"
        hint = "it was probably cut off: compare it with the export" if what == "fewer" else "a delimiter in a text?"
        found.append(warning("DK718", message, Place(f"{file}#{sheet}" if sheet else file, line.number), hint))
    if len(short) > 10:
        message = f"{len(short) - 10} more rows have more or fewer cells than the header"
        found.append(warning("DK718", message, Place(file, short[10].number), "export the file again"))
    return found
