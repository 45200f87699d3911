"""Rows of exports and contributions, as the programs of other people write them."""

from __future__ import annotations

import io
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.intake.rows import read_rows
from draftkit.problems import DraftkitError


def workbook(*rows: list[Any], **sheets: list[list[Any]]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for name, more in sheets.items():
        book.create_sheet(name)
        for row in more:
            book[name].append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


ACCENTS = "Name,Answer\nZoë,“Yes” – café\n"

READ = {
    "commas": (b"a,b\n1,2\n", ("a", "b"), [("1", "2")]),
    "semicolons with commas in the text": (b'a;b\n"x, y";2\nu, v;3\n', ("a", "b"), [("x, y", "2"), ("u, v", "3")]),
    "tabs": (b"a\tb\n1,5\t2\n", ("a", "b"), [("1,5", "2")]),
    "pipes": (b"a|b|c\n1|2|3\n", ("a", "b", "c"), [("1", "2", "3")]),
    "Excel's line that names the delimiter": (b"sep=;\r\na;b\r\n1;2\r\n", ("a", "b"), [("1", "2")]),
    "UTF-8 with a byte order mark": (b"\xef\xbb\xbf" + ACCENTS.encode(), ("Name", "Answer"), [("Zoë", "“Yes” – café")]),
    "Windows-1252": (ACCENTS.encode("cp1252"), ("Name", "Answer"), [("Zoë", "“Yes” – café")]),
    "UTF-16": (ACCENTS.encode("utf-16"), ("Name", "Answer"), [("Zoë", "“Yes” – café")]),
    "UTF-16 without a mark": (ACCENTS.encode("utf-16-le"), ("Name", "Answer"), [("Zoë", "“Yes” – café")]),
    "line ends of an old Mac": (b"a,b\r1,2\r", ("a", "b"), [("1", "2")]),
    "line breaks in a cell": (b'a,b\n"one\r\ntwo",2\n', ("a", "b"), [("one\ntwo", "2")]),
    "quotation marks doubled": (b'a,b\n"say ""yes""",2\n', ("a", "b"), [('say "yes"', "2")]),
    "empty rows": (b"\n\na,b\n,\n1,2\n\n", ("a", "b"), [("1", "2")]),
    "formulas as text": (b'a,b\n=1+1,"=HYPERLINK(""x"")"\n', ("a", "b"), [("=1+1", '=HYPERLINK("x")')]),
    "one column": (b"Answer\nyes\nno\n", ("Answer",), [("yes",), ("no",)]),
    "a header and nothing else": (b"a,b\n", ("a", "b"), []),
}


@pytest.mark.parametrize("name", READ)
def test_rows_of_any_program_are_read(name: str) -> None:
    data, header, rows = READ[name]
    read = read_rows(data, "export.csv")
    assert (read.header, list(read.rows)) == (header, rows)


def told(data: bytes, file: str = "export.csv") -> list[str]:
    return [f"{problem.place}: {problem.message}" for problem in read_rows(data, file).problems]


TOLD = {
    "a row that was cut off": (
        b"a,b,c\n1,2,3\n4,5\n",
        ["export.csv:3: this row has 2 cells, fewer than the 3 of its header"],
    ),
    "a row with a cell too many": (
        b"a,b\n1,2\n4,5,6\n",
        ["export.csv:3: this row has 3 cells, more than the 2 of its header"],
    ),
    "a quotation mark that never closes": (
        b'a,b\n1,2\n3,"text\n4,5\n',
        ["export.csv:3: a quotation mark in the row that begins on line 3 is never closed"],
    ),
    "the place counts lines within cells": (
        b'a,b\n"one\ntwo",2\n3\n',
        ["export.csv:4: this row has 1 cells, fewer than the 2 of its header"],
    ),
    "a guessed encoding": (b"a,b\nx,\x93\n", ["export.csv:2: export.csv is not in UTF-8 and was read as Windows-1252"]),
    "control characters": (b"a,b\nx,\x07\n", ["export.csv:2: control characters were taken out, the first U+0007"]),
    "a file with nothing in it": (b"", ["export.csv: export.csv has no rows"]),
}


@pytest.mark.parametrize("name", TOLD)
def test_what_is_odd_is_told_with_its_place(name: str) -> None:
    data, messages = TOLD[name]
    assert told(data) == messages


def test_text_that_has_lost_cells_keeps_every_cell_that_is_there() -> None:
    read = read_rows(b"a,b\n1\n2,3,4\n", "export.csv")
    assert read.rows == (("1", "", ""), ("2", "3", "4"))
    assert read.header == ("a", "b", "")


def test_qualtrics_has_three_headers() -> None:
    rows = (
        'StartDate,ResponseId,Q1\nStart Date,Response ID,"Do you agree?"\n'
        '"{""ImportId"":""startDate""}","{""ImportId"":""_recordId""}","{""ImportId"":""QID1_TEXT""}"\n'
        "2026-02-01,R_1,Yes\n"
    )
    read = read_rows(rows.encode(), "export.csv")
    assert read.header == ("StartDate", "ResponseId", "Q1")
    assert read.texts == ("Start Date", "Response ID", "Do you agree?")
    assert read.rows == (("2026-02-01", "R_1", "Yes"),)
    assert read.lines == (4,)


def test_surveymonkey_says_in_a_second_row_what_a_column_holds() -> None:
    rows = "Respondent ID,Start Date,Do you agree?,\n,,Response,Other (please specify)\n11,2026-02-01,Yes,\n"
    read = read_rows(rows.encode(), "export.csv")
    assert read.texts == ("", "", "Response", "Other (please specify)")
    assert read.rows == (("11", "2026-02-01", "Yes", ""),)


def test_an_answer_that_looks_like_a_header_is_kept_where_nothing_else_does() -> None:
    read = read_rows(b"Name,Answer\nResponse,Response ID\n", "export.csv")
    assert read.rows == (("Response", "Response ID"),)


def test_cells_of_a_workbook_read_as_they_look() -> None:
    book = workbook(["ID", "On", "Share", "Agreed"], [1, date(2026, 2, 1), 0.255, True])
    book.active["A3"], book.active["B3"] = 1.1, datetime(2026, 2, 1, 14, 30)  # noqa: DTZ001 - Excel knows no time zones
    book.active["A3"].number_format, book.active["C2"].number_format = "0.00", "0.0%"
    read = read_rows(saved(book), "export.xlsx")
    assert read.rows == (("1", "2026-02-01", "25.5%", "TRUE"), ("1.10", "2026-02-01 14:30", "", ""))


def test_formulas_hidden_rows_and_further_sheets_are_told() -> None:
    book = workbook(["ID", "Answer"], [1, "=1+1"], [2, "Yes"], Second=[["more"]], Lists=[["Yes"]])
    book.active.row_dimensions[3].hidden = True
    book["Lists"].sheet_state = "veryHidden"
    messages = told(saved(book), "export.xlsx")
    assert messages == [
        "export.xlsx#Sheet: B2 in 'Sheet' are formulas: read with the values stored by the last program",
        "export.xlsx#Sheet: B2 in 'Sheet' are formulas without a stored value: read as empty",
        "export.xlsx#Sheet: row 3 of 'Sheet' cannot be seen in Excel, and was read all the same",
        "export.xlsx#Lists: the sheet 'Lists' is hidden and was not read (1 cells)",
        "export.xlsx#Second: the sheet 'Second' was not read: the rows were taken from 'Sheet'",
    ]


REFUSED = {
    "an old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is an old .xls workbook or is protected"),
    "a broken zip": (saved(workbook(["a"]))[:900], "is not a workbook"),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_no_workbook_is_refused(name: str) -> None:
    data, message = REFUSED[name]
    with pytest.raises(DraftkitError, match=message) as raised:
        read_rows(data, "x.xlsx")
    assert raised.value.problems[0].code == "DK714"


def test_a_workbook_that_unpacks_to_far_more_than_its_size_is_refused() -> None:
    import zipfile

    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/worksheets/sheet1.xml", b" " * 60_000_000)
    with pytest.raises(DraftkitError, match="unpacks to far more"):
        read_rows(file.getvalue(), "x.xlsx")


TYPED = st.text(st.characters(exclude_categories=("Cs", "Cc", "Cf", "Cn")))


@given(st.lists(st.lists(TYPED, min_size=2, max_size=2), min_size=2))
def test_whatever_is_written_as_csv_comes_back(rows: list[list[str]]) -> None:
    import csv

    rows = [[f"x{cell}".strip() for cell in row] for row in rows]
    file = io.StringIO()
    csv.writer(file).writerows(rows)
    read = read_rows(file.getvalue().encode("utf-8-sig"), "export.csv")
    assert [list(read.header), *map(list, read.rows)] == rows


@given(st.binary(max_size=400))
def test_no_bytes_break_the_reader(data: bytes) -> None:
    try:
        read = read_rows(data, "export.csv")
    except DraftkitError:
        return
    assert all(len(row) == len(read.header) for row in read.rows)
