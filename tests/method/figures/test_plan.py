"""The backward plan and the replacement rule: METHOD §9, and what must hold of any plan."""

from __future__ import annotations

from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.chain import LINKS, Rates, Step, forward, profiles
from pipelinecli.method.figures.plan import Replacement, plan, replacement, sales_for

RATES = profiles()["ai-xinhua"].rates
POSITIVE = st.fractions(Fraction(1, 100), Fraction(3), max_denominator=100)


@pytest.mark.parametrize(("goal", "a_day"), [(50, 15), (80, 24), (39, 12)])
def test_a_goal_by_the_ratios_of_ai_xinhua(goal: int, a_day: int) -> None:
    found = plan(RATES, goal, Fraction(50), 5)
    assert found is not None
    assert found.first_a_day == a_day


def test_a_premium_goal_takes_39_sales() -> None:
    assert sales_for(50_000_000, Fraction(1_300_000)) == 39
    assert sales_for(1_300_001, Fraction(1_300_000)) == 2
    assert sales_for(-1, Fraction(1_300_000)) == 0


def test_what_is_left_of_a_goal_in_the_weeks_that_are_left() -> None:
    found = plan(RATES, 50 - 18, Fraction(24), 5)
    assert found is not None
    assert (found.a_week[Step.DIALS], found.first_a_day) == (Fraction(100), 20)
    assert [found.total(step) for step in found.a_week] == [2400, 1120, 160, 256, 32]
    assert found.a_day(Step.VISITS) == Fraction(32, 15)


def test_a_goal_that_is_reached_takes_nothing_and_one_without_a_week_has_no_plan() -> None:
    found = plan(RATES, -2, Fraction(24), 5)
    assert found is not None
    assert (found.sales, found.first_a_day, set(found.a_week.values())) == (0, 0, {Fraction(0)})
    assert plan(RATES, 0, Fraction(0), 5) is not None
    assert plan(RATES, 1, Fraction(0), 5) is None


@given(
    st.tuples(*[POSITIVE] * 4),
    st.integers(1, 500),
    st.fractions(Fraction(1, 10), Fraction(52)),
    st.integers(1, 7),
)
def test_the_dials_a_day_are_enough_and_one_less_is_not(
    values: tuple[Fraction, ...], sales: int, weeks: Fraction, days: int
) -> None:
    rates = Rates(LINKS, values)
    found = plan(rates, sales, weeks, days)
    assert found is not None

    def sold(dials: int) -> Fraction:
        made = forward(rates, dials * days * weeks)[Step.SALES]
        assert made is not None
        return made

    assert sold(found.first_a_day) >= sales > sold(found.first_a_day - 1)


@pytest.mark.parametrize(
    ("prospects", "sales", "expected"),
    [(5, 1, Replacement(0, 5, 0)), (20, 1, Replacement(15, 5, 0)), (12, 3, Replacement(0, 15, 3))],
)
def test_sales_use_up_prospects(prospects: int, sales: int, expected: Replacement) -> None:
    assert replacement(prospects, Fraction(5), sales) == expected


@given(
    st.integers(0, 100),
    st.fractions(Fraction(1), Fraction(30), max_denominator=50),
    st.integers(0, 20),
)
def test_what_is_added_makes_up_for_what_was_used(
    prospects: int, per_sale: Fraction, sales: int
) -> None:
    found = replacement(prospects, per_sale, sales)
    assert found.to_add == ceil(per_sale * sales)
    assert prospects - found.to_add == found.left - found.shortfall
    assert 0 in (found.left, found.shortfall)
