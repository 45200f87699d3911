"""Tables: entries -> rows for a spreadsheet, as .csv or .xlsx.

In: entries. Out: bytes. In a .csv every cell is text in quotation marks with whatever could begin a formula made
harmless (`formulas.py`), in UTF-8 with a byte order mark and with the line ends of RFC 4180, as Excel expects. A .xlsx
says of each cell that it is text, so that nothing has to be changed. A cell of Excel holds 32,767 characters: longer
texts are reported, never cut.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from draftkit.consultation.export.handing_in import Entry
from draftkit.consultation.formulas import as_cell, is_formula
from draftkit.consultation.intake.extras import missing
from draftkit.places import Place
from draftkit.problems import Problem, error, warning

if TYPE_CHECKING:
    from types import ModuleType

CELL_LIMIT = 32_767
"""Most characters of a cell, in UTF-16 code units (Excel specifications and limits)."""

COLUMNS = (
    "id", "number", "section", "question", "kind", "options offered", "option chosen", "rows", "answer", "words",
    "words allowed", "characters", "characters allowed", "confidential", "confidential reason", "position", "status",
    "owner",
)  # fmt: skip
"""The columns, named so that `draftkit consult merge` knows them again."""

_WIDTHS = {
    "question": 45, "answer": 80, "options offered": 25, "option chosen": 25, "section": 20, "rows": 25,
    "confidential reason": 30,
}  # fmt: skip

Value = str | int
Row = tuple[Value, ...]


def rows_of(entries: Iterable[Entry]) -> list[Row]:
    """A row for each question, below `COLUMNS`."""
    return [_row(one) for one in entries]


def _row(entry: Entry) -> Row:
    question = entry.question
    number = f"{question.number}{question.part}" if len(question.part) == 1 else f"{question.number} {question.part}"
    return (
        question.id,
        number.strip(),
        question.section,
        question.text,
        question.kind.value,
        "\n".join(question.options),
        "\n".join(entry.chosen),
        "\n".join(f"{row}: {value}" for row, value in entry.rows.items()),
        entry.notice or entry.text,
        entry.words,
        question.words or "",
        entry.characters,
        entry.most_characters,
        "yes" if entry.confidential else "no",
        entry.reason,
        entry.position,
        entry.status,
        entry.owner,
    )


def too_long(header: Sequence[str], rows: Sequence[Row], *, in_excel: bool) -> list[Problem]:
    """A problem for each text that does not fit into a cell: an error for a .xlsx, which cannot hold it."""
    problems = []
    for row in rows:
        for name, value in zip(header, row, strict=True):
            size = len(str(value).encode("utf-16-le")) // 2 if len(str(value)) > CELL_LIMIT // 2 else 0
            if size > CELL_LIMIT:
                message = (
                    f"the {name} of question {row[0]} has {size:,} characters; a cell of Excel holds {CELL_LIMIT:,}"
                )
                hint = "write .csv or --format consult, which hold it; or shorten it"
                tell = error if in_excel else warning
                hint = hint if in_excel else "the file holds all of it; Excel cuts it off when it opens the file"
                problems.append(tell("DK795", message, Place(f"question {row[0]}"), hint))
    return problems


def csv_bytes(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> bytes:
    """The table as a .csv; numbers that draftkit counted stay numbers."""
    made = io.StringIO(newline="")
    writer = csv.writer(made, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([as_cell(name) for name in header])
    writer.writerows([as_cell(value) if isinstance(value, str) else value for value in row] for row in rows)
    return made.getvalue().encode("utf-8-sig")


def xlsx_bytes(header: Sequence[str], rows: Sequence[Row], title: str, made_on: date) -> bytes:
    """The table as a .xlsx; raises `UsageError` without the extra `xlsx`."""
    xlsxwriter = _xlsxwriter()
    made = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(made, options) as book:
        book.set_properties({"title": title[:255], "created": datetime(made_on.year, made_on.month, made_on.day)})  # noqa: DTZ001
        sheet = book.add_worksheet("Answers")
        layout = {"text_wrap": True, "valign": "top"}
        plain, quoted = book.add_format(layout), book.add_format({**layout, "quote_prefix": True})
        bold = book.add_format({**layout, "bold": True, "bottom": 1})
        for column, name in enumerate(header):
            sheet.set_column(column, column, _WIDTHS.get(name, 14))
            sheet.write_string(0, column, name, bold)
        for number, row in enumerate(rows, start=1):
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(number, column, value, plain)
                elif value:
                    sheet.write_string(number, column, value, quoted if is_formula(value) else plain)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, len(rows), len(header) - 1)
    return made.getvalue()


def _xlsxwriter() -> ModuleType:
    try:
        import xlsxwriter
    except ImportError as fault:
        raise missing("xlsx", "writing a .xlsx") from fault
    return xlsxwriter  # type: ignore[no-any-return]
