"""Which prospects a forecast counts, and when they are expected to sign."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.distribution import Chance, distribution, mean
from pipelinecli.method.figures.forecast import (
    Bucket,
    Left,
    Sorted,
    Source,
    Weight,
    buckets,
    of_money,
    of_number,
    sort_out,
)
from pipelinecli.method.figures.period import EVERYTHING, Period
from pipelinecli.method.figures.prospects import Prospect
from pipelinecli.method.money import Amount
from pipelinecli.method.stages import EFFECTIVE, Stage

TODAY = date(2026, 11, 24)
WEIGHTS = {
    stage: Weight(p, Source.DEFAULT)
    for stage, p in zip(EFFECTIVE, (Fraction(1, 4), Fraction(1, 2), Fraction(9, 10)), strict=True)
}


def prospect(
    card: int,
    stage: Stage,
    minor: int | None = None,
    signing: date | None = None,
    *,
    currency: str = "CNY",
    forced: bool = False,
) -> Prospect:
    amount = None if minor is None else Amount(minor, minor, currency)
    return Prospect(card, card, stage, None, signing, amount, None, forced)


ANN = prospect(1, Stage.P25, 10_000, date(2026, 12, 1))
BO = prospect(2, Stage.P50, 20_000, date(2026, 12, 31))
CY = prospect(3, Stage.P90, 5_000, date(2026, 11, 23))
DI = prospect(4, Stage.P25)
ED = prospect(5, Stage.P50, 300, date(2026, 11, 24), currency="USD")
FORCED = prospect(6, Stage.P90, 9_000, date(2026, 12, 1), forced=True)
ALL = [ANN, BO, CY, DI, ED, FORCED]


def test_overridden_cards_are_left_out_and_those_without_an_amount_of_the_money() -> None:
    found = sort_out(ALL, EVERYTHING)
    assert found.counted == [ANN, BO, CY, DI, ED]
    assert found.left == {Left.OVERRIDDEN: [FORCED], Left.OUTSIDE: [], Left.WITHOUT_AMOUNT: [DI]}
    assert found.stages == {Stage.P25: 2, Stage.P50: 2, Stage.P90: 1}


def test_a_period_keeps_those_expected_to_sign_in_it() -> None:
    december = Period(date(2026, 12, 1), date(2026, 12, 31))
    assert sort_out(ALL, december) == Sorted(
        [ANN, BO],
        {Left.OVERRIDDEN: [FORCED], Left.OUTSIDE: [CY, DI, ED], Left.WITHOUT_AMOUNT: []},
    )


def test_number_and_money_are_apart_and_so_are_currencies() -> None:
    counted = sort_out(ALL, EVERYTHING).counted
    assert of_number(counted, WEIGHTS) == [
        Chance(1, Fraction(1, 4), 2),
        Chance(1, Fraction(1, 2), 2),
        Chance(1, Fraction(9, 10), 1),
    ]
    money = of_money(counted, WEIGHTS)
    assert list(money) == ["CNY", "USD"]
    assert mean(money["CNY"]) == 17_000
    assert mean(money["USD"]) == 150


def test_the_months_begin_with_what_has_passed_and_end_with_no_date() -> None:
    counted = sort_out(ALL, EVERYTHING).counted
    assert buckets(counted, WEIGHTS, TODAY) == [
        Bucket("signing-passed", 1, Fraction(9, 10), {"CNY": (1, Fraction(4_500))}),
        Bucket("2026-11", 1, Fraction(1, 2), {"USD": (1, Fraction(150))}),
        Bucket("2026-12", 2, Fraction(3, 4), {"CNY": (2, Fraction(12_500))}),
        Bucket("no-date", 1, Fraction(1, 4), {}),
    ]


PROSPECTS = st.lists(
    st.builds(
        prospect,
        st.integers(1, 99),
        st.sampled_from(EFFECTIVE),
        st.none() | st.integers(0, 50),
        st.none() | st.dates(date(2026, 11, 1), date(2027, 2, 1)),
        currency=st.sampled_from(["CNY", "USD"]),
        forced=st.booleans(),
    ),
    max_size=25,
)


@given(PROSPECTS)
def test_the_mean_is_what_every_card_adds_and_the_months_add_up_to_it(
    prospects: list[Prospect],
) -> None:
    counted = sort_out(prospects, EVERYTHING).counted
    chances = of_number(counted, WEIGHTS)
    expected = sum((WEIGHTS[one.stage].p for one in counted), Fraction(0))
    assert mean(chances) == expected
    found = distribution(chances)
    assert found is not None
    by_hand = zip(found.values, found.probabilities, strict=True)
    assert sum((v * p for v, p in by_hand), Fraction(0)) == expected
    months = buckets(counted, WEIGHTS, TODAY)
    assert sum((bucket.mean for bucket in months), Fraction(0)) == expected
    assert sum(bucket.n for bucket in months) == len(counted)
    for currency, those in of_money(counted, WEIGHTS).items():
        parts = [bucket.money[currency] for bucket in months if currency in bucket.money]
        assert sum((part for _n, part in parts), Fraction(0)) == mean(those)
        assert sum(n for n, _part in parts) == sum(chance.n for chance in those)
