from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.reading.located import from_data
from draftkit.reading.shape import Absence, Field, group, text_list
from draftkit.reading.validate import validate
from draftkit.reading.yaml_text import read_yaml
from tests.support.cases import Case, Compare, cases
from tests.support.workspace import attempt, problems_of

SHAPE = group(
    "shape",
    Field("name", absence=Absence.ERROR),
    Field("number", "number"),
    Field("day", "date"),
    Field("yes_no", "boolean"),
    Field("colour", "choice", choices=("red", "green")),
    text_list("words", ""),
    Field("people", "list", item=group("person", Field("name", absence=Absence.ERROR), Field("age", "number"))),
    Field("code", pattern="X9"),
)


@pytest.mark.parametrize("case", cases("validation.txt"))
def test_what_was_written_is_checked_against_the_shape(case: Case, expect: Compare) -> None:
    values, problems = validate(read_yaml(case.given, "a.yaml"), SHAPE)
    lines = [f"{p.code} {p.place.line}:{p.place.column} {p.message}\n  {p.hint}" for p in problems if p.place]
    expect(case, "\n".join(lines) if problems else str(values))


def test_data_from_a_program_may_have_real_dates_and_truths() -> None:
    values, problems = validate(from_data({"name": "a", "day": date(2026, 1, 2), "yes_no": True}), SHAPE)
    assert (problems, values["day"], values["yes_no"]) == ([], date(2026, 1, 2), True)


@pytest.mark.parametrize(("text", "code"), [("a\x07", "DK113"), ("a\u202e", "DK114"), ("\ud800", "DK113")])
def test_illegal_characters_in_data_from_a_program_are_refused(text: str, code: str) -> None:
    problems = problems_of(from_data, {"name": "a", "people": [{"name": text}]})
    assert [(p.code, p.message.partition(":")[0]) for p in problems] == [(code, "people[1].name")]


def test_a_list_left_out_is_new_for_each_document() -> None:
    first, _ = validate(from_data({"name": "a"}), SHAPE)
    first["words"].append("x")
    assert validate(from_data({"name": "a"}), SHAPE)[0]["words"] == []


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.dates(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
        max_leaves=12,
    ),
    st.sampled_from([field.name for field in SHAPE.fields]),
)
def test_any_data_is_accepted_or_refused_with_problems(value: object, name: str) -> None:
    located, codes = attempt(from_data, {"name": "a", name: value})
    values, problems = validate(located, SHAPE) if located else ({}, [])
    assert bool(values) != bool(problems or codes)
