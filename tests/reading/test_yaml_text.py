from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.problems import DraftkitError
from draftkit.reading.yaml_text import DEPTH_LIMIT, VALUE_LIMIT, read_yaml
from tests.support.cases import Case, Compare, cases
from tests.support.strategies import CHARACTERS
from tests.support.workspace import attempt, problems_of


def read(text: str, file: str = "a.yaml") -> Any:
    return read_yaml(text, file).data


@pytest.mark.parametrize("case", cases("yaml_faults.txt"))
def test_faults_of_yaml_are_told_with_their_place(case: Case, expect: Compare) -> None:
    try:
        made = str(read_yaml(case.given, "a.yaml").data)
    except DraftkitError as fault:
        made = "\n".join(f"{p.code} {p.place.line}:{p.place.column} {p.message}" for p in fault.problems if p.place)
    expect(case, made)


@pytest.mark.parametrize(
    "word",
    [
        "no",
        "yes",
        "on",
        "off",
        "No",
        "y",
        "true",
        "False",
        "0800",
        "0x1F",
        "0o17",
        "1.0",
        "1e5",
        "12:30",
        "2026-11-22",
        ".inf",
        ".nan",
        "1_000",
        "=",
        "+44",
    ],
)
def test_a_plain_word_stays_the_text_that_was_typed(word: str) -> None:
    assert read(f"a: {word}\n{word}: b") == {"a": word, word: "b"}


@pytest.mark.parametrize("word", ["", "~", "null", "Null", "NULL"])
def test_an_empty_value_is_none(word: str) -> None:
    assert read(f"a: {word}\nb: x") == {"a": None, "b": "x"}


@pytest.mark.parametrize("word", ["'null'", '"~"', "''"])
def test_a_value_in_quotes_is_never_none(word: str) -> None:
    assert read(f"a: {word}") == {"a": word[1:-1]}


def test_nesting_up_to_the_limit_is_read() -> None:
    depth = DEPTH_LIMIT
    value = read("[" * depth + "]" * depth)
    while value:
        value = value[0]
        depth -= 1
    assert depth == 1


@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_nesting_beyond_the_limit_is_refused_where_it_begins(bracket: str) -> None:
    problem = problems_of(read_yaml, bracket * (DEPTH_LIMIT + 1), "a.yaml")[0]
    assert problem.code == "DK106"
    assert problem.place is not None
    assert problem.place.column == DEPTH_LIMIT * len(bracket) + 1


@pytest.mark.parametrize("bracket", ["[", "{a: "])
def test_nesting_of_any_depth_is_refused_on_its_line(bracket: str) -> None:
    """Parsers with a limit of their own give up at another bracket."""
    problem = problems_of(read_yaml, bracket * 100_000, "a.yaml")[0]
    assert (problem.code, problem.place and problem.place.line) == ("DK106", 1)


def test_nesting_by_indentation_beyond_the_limit_is_refused() -> None:
    text = "\n".join(" " * depth + "a:" for depth in range(200))
    assert problems_of(read_yaml, text, "a.yaml")[0].code == "DK106"


def test_too_many_values_are_refused() -> None:
    text = "[" + "1," * (VALUE_LIMIT + 1) + "]"
    assert problems_of(read_yaml, text, "a.yaml")[0].code == "DK106"


def test_every_illegal_character_of_a_file_is_told_at_once() -> None:
    problems = problems_of(read_yaml, "a: x\x07\nb: \u202ey\n", "a.yaml")
    assert [(p.code, p.place and (p.place.line, p.place.column)) for p in problems] == [
        ("DK113", (1, 5)),
        ("DK114", (2, 4)),
    ]


@given(st.text(CHARACTERS))
def test_any_text_in_json_is_read_as_json_reads_it(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert read(json.dumps({"a": text, "b": [text]}), "a.json") == {"a": plain, "b": [plain]}


@given(st.text(CHARACTERS.filter(lambda c: c not in "\x85\u2028\u2029\ufeff")))
def test_any_text_in_json_with_its_own_characters_is_read_as_json_reads_it(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert read(json.dumps({"a": text}, ensure_ascii=False, indent="\t"), "a.json") == {"a": plain}


@given(st.text(CHARACTERS.filter(lambda c: c not in "\r\n\x85\u2028\u2029\ufeff")))
def test_any_line_in_single_quotes_is_read_as_it_stands(text: str) -> None:
    assert read("a: '" + text.replace("'", "''") + "'") == {"a": text}


@given(st.text(max_size=60))
def test_any_text_at_all_is_read_or_refused(text: str) -> None:
    _, codes = attempt(read_yaml, text, "a.yaml")
    assert all(code.startswith("DK1") for code in codes)


@given(st.text("[]{}:,-&*!|>'\"%@`#? \n\tab", max_size=80))
def test_any_text_of_yaml_characters_is_read_or_refused(text: str) -> None:
    _, codes = attempt(read_yaml, text, "a.yaml")
    assert all(code.startswith("DK1") for code in codes)


def test_json_escapes_beyond_the_basic_plane_are_one_character() -> None:
    assert read('{"a": "\\ud83d\\ude00 \\uD83D\\uDE00"}', "a.json") == {"a": "😀 😀"}


def test_half_a_pair_of_json_escapes_is_refused() -> None:
    assert problems_of(read_yaml, '{"a": "\\ud83d x"}', "a.json")[0].code in {"DK103", "DK113"}


@pytest.mark.parametrize(
    ("path", "key", "place"),
    [
        (("b",), True, (3, 1)),
        (("b",), False, (3, 4)),
        (("c", 1, "d"), True, (6, 5)),
        (("c", 1, "d"), False, (6, 8)),
        (("c", 0), False, (5, 5)),
        (("e", "f"), False, (7, 8)),
        (("e", "f", "unknown"), False, (7, 8)),
        (("g",), False, (8, 4)),
    ],
)
def test_every_value_and_key_knows_its_place(path: tuple[str | int, ...], key: bool, place: tuple[int, int]) -> None:
    text = "# comment\na: 1\nb: 'two'\nc:\n  - one\n  - d: 2\ne: {f: 3}\ng: >\n  folded\n"
    found = read_yaml(text, "a.yaml").place(path, key=key)
    assert (found.line, found.column) == place


def test_places_after_characters_beyond_the_basic_plane_are_exact() -> None:
    place = read_yaml("a: {x: '😀😀é', y: no}", "a.yaml").place(("a", "y"))
    assert (place.column, place.source) == (18, "a: {x: '😀😀é', y: no}")


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\x85"])
def test_a_line_separator_in_a_text_does_not_shift_the_places_after_it(separator: str) -> None:
    place = read_yaml(f"a: 'x{separator}y'\nb: 2\n", "a.yaml").place(("b",))
    assert (place.line, place.column, place.source) == (2, 4, "b: 2")


def test_a_place_shows_how_wide_the_value_is() -> None:
    assert read_yaml("a: word", "a.yaml").place(("a",)).width == 4
