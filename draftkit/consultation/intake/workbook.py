"""Workbooks: a .xlsx as sheets of text, read with limits and without evaluating anything.

In: the bytes of a workbook. Out: `Sheet` values: cells as they look, what their data validation offers, which rows are
hidden. The package is checked by the same limits as a .docx before openpyxl sees it, cells are counted, and a formula
counts as the value that the last program stored (ECMA-376 part 1, 18.3.1.4 and 18.3.1.40).
"""

from __future__ import annotations

import io
import warnings
from datetime import date, datetime, time
from typing import TYPE_CHECKING, Any, NamedTuple

from draftkit.consultation.intake.decoding import clean, too_big, unreadable
from draftkit.consultation.intake.extras import missing
from draftkit.consultation.intake.validations import Rule, rules_of
from draftkit.places import Place
from draftkit.problems import DraftkitError, Problem, advice, warning
from draftkit.word.package import unpack

if TYPE_CHECKING:
    from types import ModuleType

SHEET_LIMIT = 60_000_000
"""Most bytes of one sheet's XML, inflated: openpyxl needs about ten times as much memory."""
CELL_LIMIT = 1_000_000

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_DAMAGED = (KeyError, ValueError, TypeError, AttributeError, IndexError, SyntaxError, OSError, OverflowError)


class SheetCell(NamedTuple):
    """A cell that holds something."""

    row: int
    column: int
    text: str
    bold: bool = False
    rows: int = 1
    columns: int = 1


class Sheet(NamedTuple):
    """One sheet, its cells by row and then by column."""

    name: str
    rows: dict[int, list[SheetCell]]
    rules: tuple[Rule, ...] = ()


class Workbook(NamedTuple):
    """What can be read of a workbook."""

    sheets: tuple[Sheet, ...]
    problems: tuple[Problem, ...]
    title: str = ""


def read_workbook(data: bytes, file: str) -> Workbook:
    """The visible sheets of a workbook; raises `DraftkitError` for an old, encrypted, damaged or oversized one."""
    parts = _checked(data, file)
    openpyxl = _openpyxl(file)
    problems: list[Problem] = []
    if any(name.lower().endswith("vbaproject.bin") for name in parts):
        problems.append(advice("DK717", f"{file} has macros; they were not run", Place(file)))
    stored = _load(openpyxl, data, file, stored=True)
    formulas = any(b"<f>" in body or b"<f " in body for name, body in parts.items() if "worksheets/" in name)
    written = _load(openpyxl, data, file, stored=False) if formulas else None
    sheets = []
    for sheet in stored.worksheets:
        if sheet.sheet_state != "visible":
            problems.append(_hidden_sheet(sheet, file))
            continue
        _find_formulas(sheet, written, file, problems)
        sheets.append(_sheet(sheet, stored, parts, file, problems))
    others = [sheet.title for sheet in stored.chartsheets]
    problems += [advice("DK717", f"the sheet '{name}' is a chart and has no text", Place(file)) for name in others]
    return Workbook(tuple(sheets), tuple(problems), str(stored.properties.title or "").strip())


def _openpyxl(file: str) -> ModuleType:
    try:
        import openpyxl
    except ImportError as fault:
        raise missing("xlsx", "reading a workbook (.xlsx)", file) from fault
    module: ModuleType = openpyxl
    return module


def _checked(data: bytes, file: str) -> dict[str, bytes]:
    """The parts, if this is a workbook and small enough."""
    if data.startswith(_OLE):
        hint = "open it in Excel or LibreOffice and save it as .xlsx, without a password"
        raise unreadable(file, "is an old .xls workbook or is protected by a password", hint)
    try:
        parts = unpack(data, file)
    except DraftkitError as fault:
        if any(problem.code != "DK501" for problem in fault.problems):
            raise
        reason = fault.problems[0].message.partition(": ")[2] or "it is no zip file"
        hint = "it may be damaged, or another kind of file: open it in Excel and save it as .xlsx"
        raise unreadable(file, f"is not a workbook: {reason}", hint) from fault
    if not any(name.startswith("xl/") for name in parts):
        kind = "a Word document" if any(name.startswith("word/") for name in parts) else "another kind of file"
        raise unreadable(file, f"is {kind}, not a workbook", "give it the ending that fits what it is")
    for name, body in parts.items():
        if "worksheets/" in name and len(body) > SHEET_LIMIT:
            raise too_big(file, f"has a sheet of {len(body):,} bytes ({name}); at most {SHEET_LIMIT:,} are read")
        if b"<!DOCTYPE" in body[:1000]:
            raise unreadable(file, f"declares a document type in {name}", "use another file")
    return parts


def _load(openpyxl: ModuleType, data: bytes, file: str, *, stored: bool) -> Any:
    """The workbook by openpyxl, with the values that were stored for formulas, or with the formulas."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of styles and extensions that it would lose in writing
        try:
            return openpyxl.load_workbook(io.BytesIO(data), data_only=stored, keep_links=False)
        except _DAMAGED as fault:
            hint = "open it in Excel, which may repair it, and save it as .xlsx"
            raise unreadable(file, f"is damaged: {fault}", hint) from fault


def _hidden_sheet(sheet: Any, file: str) -> Problem:
    count = sum(1 for cell in sheet._cells.values() if cell.value is not None)
    message = f"the sheet '{sheet.title}' is hidden and was not read ({count} cells)"
    hint = "unhide it in Excel and read the file again if it belongs to the questions"
    return warning("DK717", message, Place(f"{file}#{sheet.title}"), hint)


def _find_formulas(sheet: Any, written: Any, file: str, problems: list[Problem]) -> None:
    """Report cells whose text is calculated, once for a sheet, and each that has no stored value."""
    if written is None:
        return
    formulas = [cell.coordinate for cell in written[sheet.title]._cells.values() if cell.data_type == "f"]
    lost = [coordinate for coordinate in formulas if sheet[coordinate].value is None]
    if formulas:
        message = (
            f"{_listed(formulas)} in '{sheet.title}' are formulas: read with the values stored by the last program"
        )
        problems.append(advice("DK717", message, Place(f"{file}#{sheet.title}")))
    if lost:
        message = f"{_listed(lost)} in '{sheet.title}' are formulas without a stored value: read as empty"
        hint = "open the file in Excel and save it, so that values are stored"
        problems.append(warning("DK717", message, Place(f"{file}#{sheet.title}"), hint))


def _listed(names: list[str]) -> str:
    shown = ", ".join(names[:5])
    return shown if len(names) <= 5 else f"{shown} and {len(names) - 5} more cells"


def _sheet(sheet: Any, workbook: Any, parts: dict[str, bytes], file: str, problems: list[Problem]) -> Sheet:
    cells = sorted(sheet._cells.items())
    if len(cells) > CELL_LIMIT:
        raise too_big(file, f"has {len(cells):,} cells in '{sheet.title}'; at most {CELL_LIMIT:,} are read")
    spans = {
        (merged.min_row, merged.min_col): (merged.max_row - merged.min_row + 1, merged.max_col - merged.min_col + 1)
        for merged in sheet.merged_cells.ranges
    }
    where = sheet.title
    rows: dict[int, list[SheetCell]] = {}
    for (row, column), cell in cells:
        text = _as_shown(cell)
        if not text.isprintable():
            text = clean(text, file, problems, f"{where}!{cell.coordinate}")
        if text:
            tall, wide = spans.get((row, column), (1, 1))
            rows.setdefault(row, []).append(
                SheetCell(row, column, text, cell.has_style and bool(cell.font.b), tall, wide)
            )
    _report_hidden(sheet, rows, file, problems)
    return Sheet(where, rows, rules_of(sheet, workbook, parts, file))


def _report_hidden(sheet: Any, rows: dict[int, list[SheetCell]], file: str, problems: list[Problem]) -> None:
    hidden = [f"row {row}" for row in rows if row in sheet.row_dimensions and sheet.row_dimensions[row].hidden]
    hidden += [f"column {name}" for name, column in sheet.column_dimensions.items() if column.hidden]
    if hidden:
        message = f"{_listed(hidden)} of '{sheet.title}' cannot be seen in Excel, and was read all the same"
        hint = "take out what does not belong to it, or unhide it"
        problems.append(warning("DK717", message, Place(f"{file}#{sheet.title}"), hint))


def _as_shown(cell: Any) -> str:
    """The text of a cell much as Excel shows it; dates as `YYYY-MM-DD`."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, int | float):
        return _number(value, str(cell.number_format or ""))
    return str(value).replace("\r\n", "\n").replace("\r", "\n").replace("_x000D_", "").strip()


def _number(value: float, shown: str) -> str:
    """A number with the decimals of its format where that is simple, so that question 1.10 stays 1.10."""
    places = shown.rstrip("%").partition(".")[2] if set(shown.rstrip("%")) <= {"0", ".", "#", ","} else ""
    if shown.endswith("%"):
        return f"{value * 100:.{len(places)}f}%"
    if places and set(places) == {"0"}:
        return f"{value:.{len(places)}f}"
    return str(int(value)) if float(value).is_integer() and abs(value) < 1e15 else repr(value)
