"""Odd forms, one in each case of `cases/recognise.txt`, with everything that is recognised in them."""

from __future__ import annotations

import pytest

from draftkit.consultation.recognise import recognise
from tests.consultation.notation import passages, told
from tests.support.cases import Case, cases, compare


@pytest.mark.parametrize("case", cases("recognise.txt"))
def test_a_form_is_recognised_as_the_case_says(case: Case, request: pytest.FixtureRequest) -> None:
    made = told(recognise(passages(case.given)))
    compare(case, made, request.config.getoption("--update-golden"))
