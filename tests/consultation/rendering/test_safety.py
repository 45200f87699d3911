"""Answers come from contributors: nothing in them may reach Python, other answers, the disk, or go on for ever."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from draftkit.consultation.rendering import delivered
from draftkit.files import Cache
from draftkit.problems import DraftkitError
from tests.steps.test_sandbox import ESCAPES
from tests.support.responses import AS_AT, answer, library, response
from tests.support.workspace import clause

LOOP = "{% for a in '" + "x" * 1000 + "' %}{% for b in '" + "x" * 1000 + "' %}"
END = "{% endfor %}{% endfor %}"

HUGE = [
    LOOP + "x" + END,
    LOOP + "{{ about_us }}" + END,
    LOOP + '{{ clause("law/a") }}' + END,
    "{% for a in '" + "x" * 9000 + "' %}{{ clause('law/long') }}{% endfor %}",
    "{{ 'x' * 1000000000 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ 'x'.join(['a']) }}",
    "{{ organisation }}" * 501,
    "{{ table_of_sources() }}",
    "{{ answers[0].answer }}",
    "{% for one in answers %}{{ one.answer }}{% endfor %}",
    "{% include 'response.yaml' %}",
    "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
]


@pytest.mark.parametrize("text", ESCAPES)
def test_no_known_way_out_of_a_sandbox_works_in_an_answer(tmp_path: Path, text: str) -> None:
    with pytest.raises(DraftkitError) as raised:
        delivered(response(answer(text)), library(tmp_path), as_at=AS_AT, cache=Cache())
    assert {problem.place.file for problem in raised.value.problems if problem.place} == {"answers/1.md"}


@pytest.mark.parametrize("text", HUGE, ids=lambda text: text[:40])
def test_an_answer_that_would_not_end_or_would_be_huge_is_refused_soon(tmp_path: Path, text: str) -> None:
    small = library(tmp_path, {"law/long": clause("Long. " * 2000)})
    began = time.monotonic()
    with pytest.raises(DraftkitError):
        delivered(response(answer(text)), small, as_at=AS_AT, cache=Cache())
    assert time.monotonic() - began < 60


def test_many_answers_share_one_allowance(tmp_path: Path) -> None:
    each = "{% for a in '" + "x" * 5000 + "' %}y{% endfor %}"
    made = response(*(answer(each, str(number)) for number in range(1, 41)))
    with pytest.raises(DraftkitError) as raised:
        delivered(made, library(tmp_path), as_at=AS_AT, cache=Cache())
    assert "the loops take more than 20,000 steps" in raised.value.problems[0].message


def test_an_answer_cannot_see_another(tmp_path: Path) -> None:
    made = response(answer("A secret sentence.", confidential=True), answer("{{ answers }}", "2"))
    with pytest.raises(DraftkitError) as raised:
        delivered(made, library(tmp_path), as_at=AS_AT, cache=Cache())
    assert [problem.message for problem in raised.value.problems] == ["unknown name 'answers'"]


@pytest.mark.parametrize("text", ["\ufffe0\uffff", "a\x07b", "a\u202eb", "{{ '\\ufffe0\\uffff' }}"])
def test_what_stands_for_values_cannot_be_typed(tmp_path: Path, text: str) -> None:
    with pytest.raises(DraftkitError) as raised:
        delivered(response(answer(text)), library(tmp_path), as_at=AS_AT, cache=Cache())
    assert {problem.code for problem in raised.value.problems} <= {"DK113", "DK114", "DK301"}


def test_double_brackets_can_be_printed(tmp_path: Path) -> None:
    [only], _ = delivered(response(answer('a {{ "{{" }} b')), library(tmp_path), as_at=AS_AT, cache=Cache())
    assert only.plain == "a {{ b"
