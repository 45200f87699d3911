"""Percentages: they add up, and stay within one last digit of the exact share."""

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from draftkit.consultation.summary.percentages import of_base, that_sum

COUNTS = st.lists(st.integers(0, 10**7), min_size=1, max_size=30)


def number(percent: str) -> Fraction:
    return Fraction(percent.removesuffix("%"))


@given(COUNTS.filter(any), st.integers(0, 1))
def test_percentages_of_one_answer_each_add_up_to_100(counts: list[int], decimals: int) -> None:
    assert sum(map(number, that_sum(counts, decimals))) == 100


@given(COUNTS.filter(any), st.integers(0, 1))
def test_no_percentage_is_a_last_digit_away_from_the_exact_share(counts: list[int], decimals: int) -> None:
    digit = Fraction(1, 10**decimals)
    for count, percent in zip(counts, that_sum(counts, decimals), strict=True):
        assert abs(number(percent) - Fraction(100 * count, sum(counts))) < digit


@given(COUNTS.filter(any))
def test_more_answers_never_have_a_smaller_percentage(counts: list[int]) -> None:
    made = sorted(zip(counts, map(number, that_sum(counts)), strict=True))
    for (fewer, smaller), (more, larger) in pairwise(made):
        assert fewer == more or smaller <= larger


@given(COUNTS, st.integers(1, 10**7), st.integers(0, 1))
def test_a_percentage_of_a_base_is_rounded_to_the_nearest(counts: list[int], base: int, decimals: int) -> None:
    for count, percent in zip(counts, of_base(counts, base, decimals), strict=True):
        assert abs(number(percent) - Fraction(100 * count, base)) <= Fraction(1, 2 * 10**decimals)


@pytest.mark.parametrize(
    ("counts", "decimals", "expected"),
    [
        ([1, 1, 1], 0, ["34%", "33%", "33%"]),
        ([1, 1, 1], 1, ["33.4%", "33.3%", "33.3%"]),
        ([2, 1], 0, ["67%", "33%"]),
        ([0, 5], 0, ["0%", "100%"]),
        ([0, 0], 0, ["–", "–"]),
        ([1, 999], 0, ["0%", "100%"]),
        ([1, 1, 1, 1, 1, 1], 0, ["17%", "17%", "17%", "17%", "16%", "16%"]),
    ],
)
def test_what_is_missing_goes_to_the_largest_remainders(counts: list[int], decimals: int, expected: list[str]) -> None:
    assert that_sum(counts, decimals) == expected
