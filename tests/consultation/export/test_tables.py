"""Tables: every text comes back from .csv and .xlsx as it was, and none of them is a formula."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from draftkit.consultation.export.handing_in import Entry
from draftkit.consultation.export.tables import COLUMNS, csv_bytes, rows_of, too_long, xlsx_bytes
from draftkit.consultation.formulas import as_written, is_formula
from draftkit.consultation.intake.rows import read_rows
from draftkit.consultation.questionnaire import Kind, Question
from tests.support.strategies import CHARACTERS

openpyxl = pytest.importorskip("openpyxl")

ANSWER = COLUMNS.index("answer")
TRICKS = st.sampled_from(
    [
        "=1+1",
        "+44",
        "-5",
        "@SUM(A1)",
        "\t=1",
        "'=1",
        "''",
        "_x0041_",
        "=cmd|'/c calc'!A0",
        ";",
        ",",
        '"',
        "\n",
        "\n=1",
        " =1",
    ]
)
TEXTS = st.lists(TRICKS | st.text(CHARACTERS.filter(lambda one: one != "\r"), max_size=6), max_size=8).map("".join)


def entry(text: str, **more: Any) -> Entry:
    return Entry(Question("1", "Why?", Kind.TEXT, "1"), text=text, words=3, characters=9, **more)


def cells_of(data: bytes) -> list[list[Any]]:
    book = openpyxl.load_workbook(io.BytesIO(data))
    return [list(row) for row in book.active.iter_rows()]


@given(TEXTS)
def test_a_text_comes_back_from_a_csv(text: str) -> None:
    data = csv_bytes(COLUMNS, rows_of([entry(text)]))
    [_, row] = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""))
    assert as_written(row[ANSWER]) == text
    assert not is_formula(row[ANSWER])


@settings(max_examples=40, deadline=None)
@given(TEXTS)
def test_a_text_comes_back_from_a_workbook_as_text(text: str) -> None:
    [_, row] = cells_of(xlsx_bytes(COLUMNS, rows_of([entry(text)]), "T", date(2026, 11, 22)))
    cell = row[ANSWER]
    assert (cell.value or "") == text
    assert cell.data_type in {"s", "n"}
    assert not text.startswith("=") or cell.data_type == "s"


def test_counts_are_numbers_in_a_workbook() -> None:
    [_, row] = cells_of(xlsx_bytes(COLUMNS, rows_of([entry("Because.")]), "T", date(2026, 11, 22)))
    assert row[COLUMNS.index("words")].value == 3


def test_the_rows_of_our_own_csv_are_read_like_any_other() -> None:
    read = read_rows(csv_bytes(COLUMNS, rows_of([entry("It’s “right”;\n- so, yes")])), "answers.csv")
    assert read.header == COLUMNS
    assert as_written(read.rows[0][ANSWER]) == "It’s “right”;\n- so, yes"
    assert read.problems == ()


def test_the_same_answers_give_the_same_workbook() -> None:
    rows = rows_of([entry("Because.")])
    assert xlsx_bytes(COLUMNS, rows, "T", date(2026, 11, 22)) == xlsx_bytes(COLUMNS, rows, "T", date(2026, 11, 22))


@pytest.mark.parametrize(("size", "codes"), [(32_767, []), (32_768, ["DK795"])])
def test_a_text_too_long_for_a_cell_is_reported_and_not_cut(size: int, codes: list[str]) -> None:
    rows = rows_of([entry("a" * size)])
    assert [one.code for one in too_long(COLUMNS, rows, in_excel=True)] == codes
    assert len(rows[0][ANSWER]) == size  # type: ignore[arg-type]


def test_characters_outside_the_basic_plane_count_twice_in_a_cell() -> None:
    assert too_long(COLUMNS, rows_of([entry("😀" * 16_384)]), in_excel=True)
