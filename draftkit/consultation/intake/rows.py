"""Rows: a .csv or .xlsx of submissions or contributions as rows of text, whatever program wrote it.

In: bytes. Out: one header, rows of the same width, and problems for what was odd. Exports of Qualtrics and SurveyMonkey
have further header rows: the names of the columns come first, and the words of the questions are kept beside them.
"""

from __future__ import annotations

from typing import NamedTuple

from draftkit.consultation.intake.decoding import decode
from draftkit.consultation.intake.delimited import Line, blank_rows, read_delimited, uneven
from draftkit.consultation.intake.workbook import Sheet, Workbook, read_workbook
from draftkit.places import Place
from draftkit.problems import Problem, advice, warning

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

COLUMN_LIMIT = 16_384

_QUALTRICS = {"startdate": "start date", "recordeddate": "recorded date", "responseid": "response id"}
_MONKEY = {"respondent id", "collector id", "start date", "end date", "date created"}
_MONKEY_SECOND = {"response", "open-ended response", "other (please specify)"}


class Rows(NamedTuple):
    """A table of text."""

    header: tuple[str, ...]
    """The names of the columns; empty strings where a column has none. Empty if the file has no rows at all."""
    rows: tuple[tuple[str, ...], ...]
    """Every row below the header, each as wide as the header: a short one is filled up with empty strings."""
    problems: tuple[Problem, ...] = ()
    lines: tuple[int, ...] = ()
    """For each row the line of the file, or the row of the sheet, on which it begins."""
    texts: tuple[str, ...] = ()
    """What a second header row says of each column, such as the words of the question; empty if there is none."""


def read_rows(data: bytes, file: str) -> Rows:
    """The rows of a .csv, .tsv or .xlsx; of a workbook, the first visible sheet that holds any.

    Raises `DraftkitError` for a file that cannot be opened or is too big, `UsageError` without the extra `xlsx`.
    """
    if data.startswith((ZIP, OLE)):
        workbook = read_workbook(data, file)
        lines, problems = _of_workbook(workbook, file)
    else:
        text, problems = decode(data, file)
        lines, found = read_delimited(text, file)
        problems = [*problems, *found]
    return _with_header(lines, file, problems)


def _of_workbook(workbook: Workbook, file: str) -> tuple[list[Line], list[Problem]]:
    filled = [sheet for sheet in workbook.sheets if sheet.rows]
    problems = list(workbook.problems)
    for sheet in filled[1:]:
        message = f"the sheet '{sheet.name}' was not read: the rows were taken from '{filled[0].name}'"
        hint = "put the sheet that holds the rows first, or save it as a file of its own"
        problems.append(warning("DK717", message, Place(f"{file}#{sheet.name}"), hint))
    lines = _lines(filled[0]) if filled else []
    if lines:
        known = {line.number for line in lines}
        between = range(lines[0].number, lines[-1].number)
        problems += blank_rows([number for number in between if number not in known], file)
    return lines, problems


def _lines(sheet: Sheet) -> list[Line]:
    """The rows of a sheet from its first column to the last one of the header."""
    rows = sorted(sheet.rows)
    width = max(cell.column for cell in sheet.rows[rows[0]])
    width = min(COLUMN_LIMIT, max(width, *(cell.column for row in rows for cell in sheet.rows[row])))
    lines = []
    for row in rows:
        texts = {cell.column: cell.text for cell in sheet.rows[row]}
        last = max(width, *texts)
        lines.append(Line(row, tuple(texts.get(column, "") for column in range(1, last + 1))))
    return lines


def _with_header(lines: list[Line], file: str, problems: list[Problem]) -> Rows:
    if not lines:
        return Rows((), (), (*problems, warning("DK718", f"{file} has no rows", Place(file), "export it again")))
    header, texts, below = header_rows(lines)
    if len(below) < len(lines) - 1:
        count = len(lines) - len(below)
        message = f"the first {count} rows are all headers, as Qualtrics and SurveyMonkey write them"
        problems.append(advice("DK718", message, Place(file, lines[0].number)))
    width = len(header)
    problems += uneven(below, width, file)
    longest = max([width, *(len(line.cells) for line in below)])
    header = header + ("",) * (longest - width)
    rows = tuple(line.cells + ("",) * (longest - len(line.cells)) for line in below)
    numbers = tuple(line.number for line in below)
    return Rows(header, rows, tuple(problems), numbers, texts + ("",) * (longest - len(texts)) if texts else ())


def header_rows(lines: list[Line]) -> tuple[tuple[str, ...], tuple[str, ...], list[Line]]:
    """The names of the columns, what a second header row says of them (or nothing), and the rows below."""
    return (lines[0].cells, *_second_header(lines[0].cells, lines[1:]))


def _second_header(header: tuple[str, ...], below: list[Line]) -> tuple[tuple[str, ...], list[Line]]:
    """The words of a second header row, if there is one, and the rows that are left."""
    texts: tuple[str, ...] = ()
    if below and (_is_qualtrics(header, below[0].cells) or _is_monkey(header, below[0].cells)):
        texts, below = below[0].cells, below[1:]
    while below and _is_import_row(below[0].cells):
        below = below[1:]
    return texts, below


def _is_qualtrics(header: tuple[str, ...], second: tuple[str, ...]) -> bool:
    pairs = zip(header, second, strict=False)
    return any(_QUALTRICS.get(name.lower()) == text.lower() for name, text in pairs)


def _is_monkey(header: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether the second row says only what each column of a question holds."""
    own = [text for name, text in zip(header, second, strict=False) if name.lower() in _MONKEY]
    if not own or any(own):
        return False
    return any(text.lower() in _MONKEY_SECOND for text in second)


def _is_import_row(cells: tuple[str, ...]) -> bool:
    """Whether this is Qualtrics' row of `{"ImportId":"…"}`."""
    filled = [cell for cell in cells if cell]
    marked = sum(1 for cell in filled if "importid" in cell.lower() and cell.lstrip().startswith("{"))
    return bool(filled) and marked * 2 > len(filled)
