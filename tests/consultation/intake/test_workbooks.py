"""Workbooks of other people, as passages."""

from __future__ import annotations

import io
import zipfile
from typing import Any

import openpyxl
import pytest
import xlsxwriter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation

from draftkit.consultation.intake.published import read_published
from draftkit.problems import DraftkitError
from tests.support.passages import shown


def made(*rows: list[Any]) -> openpyxl.Workbook:
    book = openpyxl.Workbook()
    book.active.title = "Form"
    for row in rows:
        book.active.append(row)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read(book: openpyxl.Workbook) -> list[str]:
    return shown(read_published(saved(book), "form.xlsx")).split("\n")


def offer(sheet: Any, cells: str, **how: Any) -> None:
    rule = DataValidation(**how)
    rule.add(cells)
    sheet.add_data_validation(rule)


def test_the_lists_of_cells_are_options() -> None:
    book = made(["No.", "Question", "Your response"], [1, "Do you agree?"], [2, "Where?"], [3, "Who?"], [4, "What?"])
    sheet = book.active
    lists = book.create_sheet("Our lists")
    for row, word in enumerate(("Wales", "England", "Scotland"), 1):
        lists.cell(row, 1, word)
    lists.sheet_state = "hidden"
    book.defined_names["roles"] = DefinedName("roles", attr_text="'Our lists'!$A$1:$A$2")
    offer(sheet, "C2", type="list", formula1='"Yes,No"')
    offer(sheet, "C3", type="list", formula1="='Our lists'!$A$1:$A$3")
    offer(sheet, "C4", type="list", formula1="=roles")
    offer(sheet, "C5", type="list", formula1='=INDIRECT("x")')
    lines = read(book)
    assert [line for line in lines if "[" in line] == [
        "sheet Form > row 2: [list: Yes / No]",
        "sheet Form > row 3: [list: Wales / England / Scotland]",
        "sheet Form > row 4: [list: Wales / England]",
        "sheet Form > row 5: [text]",
    ]
    assert lines[-1] == "! DK717 form.xlsx#Our lists: the sheet 'Our lists' is hidden and was not read (3 cells)"


def test_a_list_on_another_sheet_as_excel_writes_it_now_is_found() -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file)
    sheet, _ = book.add_worksheet("Form"), book.add_worksheet("Lists")
    sheet.write_row(0, 0, ["No.", "Question", "Your response"])
    sheet.write_row(1, 0, [1, "Do you agree?"])
    book.get_worksheet_by_name("Lists").write_column(0, 0, ["Agree", "Disagree"])
    book.close()
    extension = (
        '<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" '
        'xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main"><x14:dataValidations count="1" '
        'xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main"><x14:dataValidation type="list">'
        "<x14:formula1><xm:f>Lists!$A$1:$A$2</xm:f></x14:formula1><xm:sqref>C2</xm:sqref></x14:dataValidation>"
        "</x14:dataValidations></ext></extLst></worksheet>"
    )
    data = _changed(file.getvalue(), "xl/worksheets/sheet1.xml", lambda xml: xml.replace("</worksheet>", extension))
    assert "sheet Form > row 2: [list: Agree / Disagree]" in shown(read_published(data, "form.xlsx"))


def _changed(data: bytes, part: str, change: Any) -> bytes:
    source, file = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            body = source.read(name)
            target.writestr(name, change(body.decode()).encode() if name == part else body)
    return file.getvalue()


def test_the_length_and_kind_that_a_cell_allows_are_kept() -> None:
    book = made(["Question", "Answer"], ["Why?"], ["When?"], ["Who?"])
    offer(book.active, "B2", type="textLength", operator="lessThanOrEqual", formula1="2000")
    offer(book.active, "B3", type="date", operator="greaterThan", formula1="1")
    offer(book.active, "B4", type="textLength", operator="between", formula1="1", formula2="80")
    assert [line.partition(": ")[2] for line in read(book) if "[" in line] == [
        "[text: 2000 characters]",
        "[date]",
        "[text: 80 characters]",
    ]


def test_merged_and_bold_rows_are_headings() -> None:
    book = made(
        ["A consultation"],
        [],
        ["Ref", "Question", "Comments"],
        ["Part A: the duty"],
        [1, "Do you agree?"],
        ["", "Part B"],
        [2, "Why?"],
    )
    sheet = book.active
    sheet["A1"].font = openpyxl.styles.Font(bold=True)
    sheet["B6"].font = openpyxl.styles.Font(bold=True)
    sheet.merge_cells("A4:C4")
    assert [line for line in read(book) if " H" in line] == [
        'sheet Form > row 1: H1 "A consultation"',
        'sheet Form > row 4: H2 "Part A: the duty"',
        'sheet Form > row 6: H2 "Part B"',
    ]


def test_a_header_that_is_repeated_is_no_question() -> None:
    book = made(["No", "Question"], [1, "Why?"], ["No", "Question"], [2, "How?"])
    assert [line.partition(": ")[2] for line in read(book)] == ['1 "Why?"', "[text]", '2 "How?"', "[text]"]


def test_each_sheet_is_read_and_named() -> None:
    book = made(["Name:"], ["Email:"])
    book.create_sheet("Volume 1").append(["Question", "Your response"])
    book["Volume 1"].append(["Question 1: Why?"])
    book.create_sheet("Empty")
    assert read(book) == [
        'sheet Form: furniture "Form"',
        'sheet Form > row 1: (1,1) "Name:"',
        "sheet Form > row 1, column 2: (1,2) [text]",
        'sheet Form > row 2: (2,1) "Email:"',
        "sheet Form > row 2, column 2: (2,2) [text]",
        'sheet Volume 1: furniture "Volume 1"',
        'sheet Volume 1 > row 2: "Question 1: Why?"',
        "sheet Volume 1 > row 2: [text]",
    ]


def test_a_cell_in_the_far_corner_costs_nothing() -> None:
    book = made(["No.", "Question"], [1, "Why?"])
    book.active["XFD1048576"] = "far away"
    assert 'row 1048576: "far away"' in "\n".join(read(book))


def test_words_that_look_like_formulas_are_text_and_formulas_are_never_calculated() -> None:
    book = made(["No.", "Question"], [1, '=CONCATENATE("Do you ","agree?")'], [2, "Why?"])
    lines = read(book)
    assert 'sheet Form > row 2: 1 "Do you agree?"' not in lines
    assert lines[-1].startswith("! DK717 form.xlsx#Form: B2 in 'Form' are formulas without a stored value")


def test_an_empty_workbook_is_refused() -> None:
    with pytest.raises(DraftkitError, match="no visible sheet") as raised:
        read(openpyxl.Workbook())
    assert raised.value.problems[0].code == "DK715"


def test_a_part_with_a_document_type_is_refused() -> None:
    bomb = '<!DOCTYPE x [<!ENTITY a "aaaa">]>'
    data = _changed(saved(made(["a"])), "xl/worksheets/sheet1.xml", lambda xml: bomb + xml)
    with pytest.raises(DraftkitError, match="document type"):
        read_published(data, "form.xlsx")


@pytest.mark.parametrize(
    "part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/sharedStrings.xml"]
)
@pytest.mark.parametrize("what", ["", "<a>", "no xml at all", "<a/>"])
def test_a_damaged_part_is_refused_or_read_and_never_breaks(part: str, what: str) -> None:
    data = _changed(saved(made(["No.", "Question"], [1, "Why?"])), part, lambda _: what)
    try:
        published = read_published(data, "form.xlsx")
    except DraftkitError as refused:
        message = refused.problems[0].message
    else:
        message = ""
        assert published.format == "xlsx"
    assert message == "" or "form.xlsx" in message


@pytest.mark.slow
def test_a_thousand_questions_are_read() -> None:
    rows = [[number, f"Do you agree with proposal {number}?", "Yes/No", "", 250] for number in range(1, 1001)]
    book = made(["No.", "Question", "Type", "Options", "Word limit"], *rows)
    published = read_published(saved(book), "form.xlsx")
    assert sum(1 for passage in published.passages if passage.number) == 1000
