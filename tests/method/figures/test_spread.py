"""How many, the mean and the median of numbers that each occur so often."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from statistics import mean, median

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.spread import Spread, spread


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ([], Spread()),
        ([0], Spread(1, Fraction(0), Fraction(0))),
        ([20, 28, 36], Spread(3, Fraction(28), Fraction(28))),
        ([14, 21, 21, 28, 35], Spread(5, Fraction(119, 5), Fraction(21))),
        ([1, 2], Spread(2, Fraction(3, 2), Fraction(3, 2))),
    ],
)
def test_the_spread_of(numbers: list[int], expected: Spread) -> None:
    assert spread(Counter(numbers)) == expected


@given(st.lists(st.integers(-50, 50), min_size=1))
def test_it_is_what_the_numbers_one_by_one_have(numbers: list[int]) -> None:
    exact = [Fraction(number) for number in numbers]
    assert spread(Counter(numbers)) == Spread(len(numbers), mean(exact), median(exact))


def test_a_number_that_occurs_no_times_is_not_there() -> None:
    assert spread({5: 0}) == Spread()
    assert spread({1: 0, 5: 2, 9: 0}) == Spread(2, Fraction(5), Fraction(5))
