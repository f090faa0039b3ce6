"""The five levers: METHOD §9, and that each is proportional."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.chain import CHAIN, LINKS, Rates, profiles
from pipelinecli.method.figures.levers import (
    Average,
    Base,
    Change,
    Lever,
    UnreadableChange,
    changed,
    outcome,
    parse_change,
    scenarios,
)

BASE = Base(Fraction(15), profiles()["ai-xinhua"].rates, 5, 50)
YUAN = Average("CNY", Fraction(1_300_000), Fraction(1), 12)
SHARE = st.fractions(Fraction(1, 100), Fraction(1), max_denominator=100)


def week(base: Base) -> list[Fraction | None]:
    found = outcome(base).week
    return [found[step] for step in CHAIN]


def with_lever(lever: Lever, text: str) -> Base:
    return changed(BASE, {lever: parse_change(text)})


def test_ai_xinhua_makes_fifty_sales_a_year() -> None:
    assert outcome(BASE).sales == 50
    assert outcome(BASE).money == {}


@pytest.mark.parametrize(
    ("lever", "text", "expected", "sales"),
    [
        (Lever.DIALS, "30", [150, 70, 10, 16, 2], Fraction(100)),
        (
            Lever.REACH,
            "8/15",
            [75, 40, Fraction(40, 7), Fraction(64, 7), Fraction(8, 7)],
            Fraction(400, 7),
        ),
        (Lever.APPOINTMENTS, "6/35", [75, 35, 6, Fraction(48, 5), Fraction(6, 5)], Fraction(60)),
        (Lever.CLOSING, "1/7", [75, 35, 5, 8, Fraction(8, 7)], Fraction(400, 7)),
    ],
)
def test_a_lever_alone(lever: Lever, text: str, expected: list[Fraction], sales: Fraction) -> None:
    base = with_lever(lever, text)
    assert week(base) == expected
    assert outcome(base).sales == sales


def test_four_levers_by_a_tenth_together() -> None:
    tenth = parse_change("x1.1")
    levers = (Lever.DIALS, Lever.REACH, Lever.APPOINTMENTS, Lever.CLOSING)
    *alone, (together, found) = scenarios(BASE, dict.fromkeys(levers, tenth))
    assert [(lever, one.sales) for lever, one in alone] == [
        (lever, Fraction(55)) for lever in levers
    ]
    assert (together, found.sales) == (None, Fraction("73.205"))


@given(
    st.tuples(*[SHARE] * 4),
    st.fractions(Fraction(1, 10), Fraction(100)),
    st.sampled_from(Lever),
    st.fractions(Fraction(0), Fraction(10), max_denominator=100),
)
def test_every_lever_is_proportional(
    values: tuple[Fraction, ...], dials: Fraction, lever: Lever, times: Fraction
) -> None:
    base = Base(dials, Rates(LINKS, values), 5, 50, (YUAN,))
    before, after = (
        outcome(one) for one in (base, changed(base, {lever: Change(times, is_factor=True)}))
    )
    assert before.sales is not None
    assert before.money is not None
    assert after.sales == before.sales * (1 if lever is Lever.AVERAGE else times)
    assert after.money == {"CNY": before.money["CNY"] * times}


def test_what_is_undefined_stays_so_under_so_many_times_and_not_under_a_value() -> None:
    base = Base(
        None, Rates(LINKS, (Fraction(1, 2), Fraction(1, 2), Fraction(1), None)), 5, 50, (YUAN,)
    )
    assert outcome(base).sales is None
    assert outcome(base).money is None
    times = changed(base, dict.fromkeys(Lever, Change(Fraction(2), is_factor=True)))
    assert outcome(times).sales is None
    typed = changed(
        base, {Lever.DIALS: Change(Fraction(10)), Lever.CLOSING: Change(Fraction(1, 10))}
    )
    assert outcome(typed).sales == 10 * 5 * Fraction(1, 4) * Fraction(1, 10) * 50


def test_a_new_average_takes_the_place_of_the_one_in_its_currency() -> None:
    both = (
        YUAN._replace(share=Fraction(3, 4)),
        Average("USD", Fraction(200_000), Fraction(1, 4), 4),
    )
    base = BASE._replace(averages=both)
    assert outcome(base).money == {"CNY": Fraction(48_750_000), "USD": Fraction(2_500_000)}
    typed = {Lever.AVERAGE: Change(Fraction(400_000))}
    assert outcome(changed(base, typed, "USD")).money == {
        "CNY": Fraction(48_750_000),
        "USD": Fraction(5_000_000),
    }
    assert outcome(changed(base, typed, "HKD")).money == {"HKD": Fraction(20_000_000)}
    assert outcome(changed(BASE, typed, "CNY")).money == {"CNY": Fraction(20_000_000)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("30", Change(Fraction(30))),
        ("8/15", Change(Fraction(8, 15))),
        ("53%", Change(Fraction(53, 100))),
        ("12.5 %", Change(Fraction(1, 8))),
        ("0.5", Change(Fraction(1, 2))),
        (".5", Change(Fraction(1, 2))),
        ("x1.1", Change(Fraction(11, 10), is_factor=True)),
        ("X 2", Change(Fraction(2), is_factor=True)),
        ("×110%", Change(Fraction(11, 10), is_factor=True)),
        ("*3/2", Change(Fraction(3, 2), is_factor=True)),
        ("５３％", Change(Fraction(53, 100))),
    ],
)
def test_a_change_is_a_number_a_share_or_so_many_times(text: str, expected: Change) -> None:
    assert parse_change(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "x",
        "-3",
        "+10%",
        "1e9",
        "8/0",
        "8/",
        "1/2%",
        "many",
        "1_000",
        "٣",
        "1" * 21,
        "1.1x",
    ],
)
def test_whatever_else_is_no_change(text: str) -> None:
    with pytest.raises(UnreadableChange) as caught:
        parse_change(text)
    assert caught.value.text == text
