"""Velocity: METHOD §8, a figure for each currency."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.conversion import Worth
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.figures.velocity import Flow, flows

HALF = Ratio(5, 10)


def test_it_is_open_times_value_times_win_rate_by_cycle() -> None:
    worth = [Worth("CNY", 4, 4_000)]
    assert flows({"CNY": 6, None: 3}, worth, Ratio(1, 3), 30, "CNY") == (
        Flow("CNY", 9, 4, Fraction(1000), Fraction(100)),
    )


def test_without_a_sale_or_an_end_it_is_undefined() -> None:
    assert flows({None: 3}, [], HALF, 28, "EUR") == (Flow("EUR", 3, 0, None, None),)
    assert flows({}, [], Ratio(0, 0), 28, "EUR") == (Flow("EUR", 0, 0, None, None),)
    worth = [Worth("CNY", 1, 500)]
    [flow] = flows({None: 3}, worth, Ratio(0, 0), 28, "EUR")
    assert flow == Flow("CNY", 3, 1, Fraction(500), None)


def test_without_an_open_prospect_it_is_nothing() -> None:
    [flow] = flows({}, [Worth("CNY", 2, 500)], HALF, 28, "CNY")
    assert flow.velocity == 0


def test_currencies_are_never_added_up() -> None:
    worth = [Worth("CNY", 2, 500), Worth("USD", 1, 100)]
    assert flows({"USD": 2, "CNY": 1, "EUR": 5, None: 4}, worth, HALF, 10, "USD") == (
        Flow("CNY", 1, 2, Fraction(250), Fraction(25, 2)),
        Flow("EUR", 5, 0, None, None),
        Flow("USD", 6, 1, Fraction(100), Fraction(30)),
    )


@given(
    st.dictionaries(st.sampled_from([None, "CNY", "USD", "EUR"]), st.integers(0, 50)),
    st.sets(st.sampled_from(["CNY", "USD", "JPY"])),
    st.integers(1, 200),
)
def test_every_open_prospect_is_in_one_currency_and_it_goes_by_the_cycle(
    prospects: dict[str | None, int], sold_in: set[str], cycle: int
) -> None:
    worth = [Worth(currency, 3, 1_000) for currency in sorted(sold_in)]
    found = flows(prospects, worth, HALF, cycle, "CNY")
    assert sum(flow.open for flow in found) == sum(prospects.values())
    for slow, flow in zip(flows(prospects, worth, HALF, 2 * cycle, "CNY"), found, strict=True):
        if flow.velocity is None:
            assert slow.velocity is None
        else:
            assert slow.velocity is not None
            assert 2 * slow.velocity == flow.velocity
