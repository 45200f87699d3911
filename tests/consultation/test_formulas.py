"""Formulas: no cell begins one, and every text comes back."""

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.formulas import as_cell, as_written

PIECES = st.sampled_from(
    [
        "=",
        "+",
        "-",
        "@",
        "'",
        "''",
        ";",
        "\t",
        "\n",
        "\r\n",
        ",",
        '"',
        " ",
        "\u00a0",
        "\ufeff",
        "＝",
        "=1+1",
        "cmd|'/c calc'!A0",
        "a",
    ]
)
TEXTS = st.lists(PIECES | st.text(max_size=4), max_size=12).map("".join)
BEGINS = "=+-@＝＋－＠"


@given(TEXTS)
def test_every_text_comes_back(text: str) -> None:
    assert as_written(as_cell(text)) == text


@given(TEXTS)
def test_no_cell_begins_with_what_begins_a_formula(text: str) -> None:
    assert as_cell(text).lstrip(" \u00a0\ufeff\u200b")[:1] not in set(BEGINS)


@given(st.lists(TEXTS, min_size=1, max_size=4), st.sampled_from([",", ";", "\t"]), st.booleans())
def test_a_file_opened_with_another_delimiter_has_no_formula_either(
    texts: list[str], delimiter: str, lines: bool
) -> None:
    made = io.StringIO()
    csv.writer(made, quoting=csv.QUOTE_ALL).writerow([as_cell(text) for text in texts])
    whole = made.getvalue()
    rows = list(csv.reader(io.StringIO(whole, newline=""), delimiter=delimiter))
    if lines:  # a program that knows no quotation marks
        rows = [line.split(delimiter) for line in re.split(r"[\r\n]+", whole)]
    for row in rows:
        for cell in row:
            assert cell.lstrip(" \u00a0\ufeff\u200b")[:1] not in set(BEGINS) or (lines and delimiter == ",")


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        ("  =1", "'  =1"),
        ("'=1", "''=1"),
        ("O'Neil = x", "O'Neil = x"),
        ("first\n- second", "first\n'- second"),
        ("a;=cmd|' /C calc'!A0;b", "a;'=cmd|' /C calc'!A0;b"),
        ("a - b, -c", "a - b, -c"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_an_apostrophe_stands_where_a_formula_could_begin(text: str, cell: str) -> None:
    assert as_cell(text) == cell
