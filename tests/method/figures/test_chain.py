"""The activity chain forwards and backwards, by the deck's own numbers."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.chain import (
    CHAIN,
    LINKS,
    PEOPLE,
    PEOPLES,
    Link,
    Rates,
    Seen,
    Step,
    backward,
    forward,
    profiles,
)

XINHUA = profiles()["ai-xinhua"]
TWENTY = profiles()["20-5-1"]
POSITIVE = st.fractions(Fraction(1, 1000), Fraction(3), max_denominator=1000)


def seen(weeks: int = 2, **counts: int) -> Seen:
    return Seen(
        dict.fromkeys(Step, 0) | {Step(name): n for name, n in counts.items()}, Fraction(weeks)
    )


def test_a_week_of_ai_xinhua() -> None:
    assert XINHUA.a_day == 15
    found = forward(XINHUA.rates, Fraction(75))
    assert [found[step] for step in CHAIN] == [75, 35, 5, 8, 1]
    assert (XINHUA.days, XINHUA.weeks, XINHUA.per_sale) == (5, 50, Fraction(5))


def test_twenty_contacts_make_five_prospects_and_one_sale() -> None:
    found = forward(TWENTY.rates, Fraction(20))
    assert [found[step] for step in PEOPLE] == [20, 5, 1]
    assert backward(TWENTY.rates, Fraction(1))[Step.CONTACTS] == 20
    assert (TWENTY.a_day, TWENTY.per_sale) == (None, Fraction(5))


@given(st.tuples(*[POSITIVE] * 4), st.fractions(Fraction(1, 100), Fraction(100)))
def test_backwards_and_forwards_come_out_where_they_began(
    values: tuple[Fraction, ...], sales: Fraction
) -> None:
    rates = Rates(LINKS, values)
    needed = backward(rates, sales)
    assert tuple(needed) == rates.steps == CHAIN
    assert forward(rates, needed[Step.DIALS]) == needed


@pytest.mark.parametrize("nothing", [None, Fraction(0)])
@pytest.mark.parametrize("link", LINKS)
def test_a_ratio_that_is_undefined_or_0_leads_back_nowhere(
    link: Link, nothing: Fraction | None
) -> None:
    values = tuple(nothing if one is link else Fraction(1, 2) for one in LINKS)
    rates = Rates(LINKS, values)
    assert rates.useless == (link,)
    with pytest.raises(ValueError, match=link):
        backward(rates, Fraction(1))


def test_what_comes_of_an_undefined_ratio_is_undefined_and_not_0() -> None:
    rates = Rates(LINKS, (Fraction(1, 2), None, Fraction(1), Fraction(1, 8)))
    found = forward(rates, Fraction(10))
    assert [found[step] for step in CHAIN] == [10, 5, None, None, None]
    assert set(forward(rates, None).values()) == {None}


def test_observed_ratios_have_their_n_and_visits_may_be_more_than_appointments() -> None:
    week = seen(dials=15, talks=7, appointments=5, visits=8, sales=1, contacts=4, prospects=2)
    assert [week.ratio(link) for link in (*LINKS, *PEOPLES)] == [
        (7, 15),
        (5, 7),
        (8, 5),
        (1, 8),
        (2, 4),
        (1, 2),
    ]
    assert week.ratio(Link.HELD).interval is None
    assert week.carried_over == Fraction(3, 5)
    assert week.rates().values == (Fraction(7, 15), Fraction(5, 7), Fraction(8, 5), Fraction(1, 8))
    assert week.rates(PEOPLES).of(Link.WON) == Fraction(1, 2)
    assert week.a_week(Step.DIALS) == Fraction(15, 2)
    assert week.per_sale(Step.DIALS) == 15


def test_nothing_observed_is_undefined_everywhere() -> None:
    nothing = seen(weeks=0)
    assert nothing.rates().values == (None,) * 4
    assert nothing.rates().useless == LINKS
    assert nothing.carried_over is None
    assert nothing.a_week(Step.SALES) is None
    assert nothing.per_sale(Step.VISITS) is None


def test_fewer_visits_than_appointments_carry_over_less_than_nothing() -> None:
    assert seen(appointments=4, visits=3).carried_over == Fraction(-1, 4)
