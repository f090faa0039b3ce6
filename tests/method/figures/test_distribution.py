"""What independent prospects bring: the vectors of METHOD §9, and what holds of every board."""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import sqrt
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelinecli.method.figures import distribution as module
from pipelinecli.method.figures.convolution import CERTAIN_ZERO, binomial, summed
from pipelinecli.method.figures.distribution import (
    Chance,
    Distribution,
    How,
    distribution,
    mean,
    variance,
)
from pipelinecli.method.figures.simulation import (
    MOST_RUNS,
    error_of_quantile,
    error_of_share,
    runs_for,
    simulated,
)

if TYPE_CHECKING:
    from collections.abc import Callable

QUARTER, HALF, MOST = Fraction(1, 4), Fraction(1, 2), Fraction(9, 10)
MONEY = [Chance(10_000, QUARTER), Chance(20_000, HALF), Chance(5_000, MOST)]
COUNTS = [Chance(1, QUARTER, 4), Chance(1, HALF, 2), Chance(1, MOST)]
TENTHS = [Fraction(tenth, 10) for tenth in range(1, 10)]
SHARES = st.fractions(0, 1, max_denominator=1000)
CHANCES = st.lists(st.builds(Chance, st.integers(0, 40), SHARES, st.integers(0, 6)), max_size=5)
STEPPED = st.lists(
    st.builds(Chance, st.integers(1, 9), SHARES.filter(lambda p: 0 < p < 1), st.integers(1, 40)),
    min_size=1,
    max_size=4,
)


def lots(seed: int) -> Callable[[int], bytes]:
    return Random(seed).randbytes  # noqa: S311 - a test is no secret


def made(chances: list[Chance]) -> Distribution:
    found = distribution(chances)
    assert found is not None
    return found


def by_enumeration(chances: list[Chance]) -> dict[int, Fraction]:
    """Go through every way it may come out."""
    each = [(amount, p) for amount, p, n in chances for _ in range(n)]
    found: dict[int, Fraction] = {}
    for hits in product((False, True), repeat=len(each)):
        value, weight = 0, Fraction(1)
        for hit, (amount, p) in zip(hits, each, strict=True):
            value += amount if hit else 0
            weight *= p if hit else 1 - p
        if weight:
            found[value] = found.get(value, Fraction(0)) + weight
    return found


def test_the_money_of_the_method() -> None:
    found = made(MONEY)
    assert mean(MONEY) == 17_000
    assert variance(MONEY) == 11_000**2
    quantiles = [found.quantile(q) for q in (Fraction(1, 10), HALF, MOST)]
    assert quantiles == [5_000, 15_000, 35_000]
    assert found.at_least(20_000) == HALF
    assert found.how is How.EXACT
    assert dict(zip(found.values, found.probabilities, strict=True)) == by_enumeration(MONEY)


def test_the_number_of_the_method() -> None:
    assert mean(COUNTS) == Fraction(29, 10)
    assert float(made(COUNTS).at_least(1)) == 0.99208984375


def test_nobody_brings_nothing_for_sure() -> None:
    assert made([]) == Distribution((0,), (1,), 1)
    assert made([]).quantile(HALF) == 0
    assert made([Chance(0, HALF, 9), Chance(7, Fraction(0))]) == Distribution((0,), (1,), 1)
    assert summed(()) == CERTAIN_ZERO


def test_what_is_certain_is_added_to_whatever_else_comes() -> None:
    found = made([Chance(100, Fraction(1), 2), Chance(10, HALF)])
    assert dict(zip(found.values, found.probabilities, strict=True)) == {200: HALF, 210: HALF}


def test_amounts_without_a_common_measure_are_exact_while_their_sums_are_few() -> None:
    chances = [Chance(3**n, TENTHS[n % 9]) for n in range(12)]
    found = made(chances)
    assert (found.how, len(found.values)) == (How.EXACT, 2**12)
    assert found.missing == 0
    assert dict(zip(found.values, found.probabilities, strict=True)) == by_enumeration(chances)


def test_a_hundred_thousand_prospects_are_rounded_by_less_than_anyone_sees() -> None:
    chances = [Chance(1, QUARTER, 50_000), Chance(1, HALF, 30_000), Chance(1, MOST, 20_000)]
    found = made(chances)
    assert found.how is How.ROUNDED
    assert 0 < found.missing < Fraction(1, 10**30)
    assert found.quantile(HALF) == mean(chances) == 45_500


def test_a_tie_is_one_although_something_was_cut_off() -> None:
    """P(X ≤ 5,000) of 10,001 even chances is one half exactly."""
    found = made([Chance(1, HALF, 10_001)])
    assert found.how is How.ROUNDED
    assert found.quantile(HALF) == 5_000


def test_too_many_different_sums_are_for_the_simulation() -> None:
    chances = [Chance(10**9 + 3**n, HALF) for n in range(60)]
    assert distribution(chances) is None
    lattice = [Chance(10_007 - 13 * n, HALF, 30) for n in range(600)]
    assert distribution(lattice) is None


def test_many_long_rows_are_not_convolved_however_short_their_sum(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    chances = [Chance(7 * n, Fraction(1, 1000), 3) for n in range(1, 200)]
    assert made(chances).how is How.ROUNDED
    monkeypatch.setattr(module, "_MANY", 0)
    assert distribution(chances) is None


@given(CHANCES)
def test_a_distribution_sums_to_one_and_has_the_mean_and_the_variance(
    chances: list[Chance],
) -> None:
    found = made(chances)
    probabilities = found.probabilities
    assert sum(probabilities) == 1
    expected = sum((v * p for v, p in zip(found.values, probabilities, strict=True)), Fraction(0))
    assert expected == mean(chances)
    squares = sum(v * v * p for v, p in zip(found.values, probabilities, strict=True))
    assert squares - expected**2 == variance(chances)
    assert list(found.values) == sorted(set(found.values))


@given(st.lists(st.builds(Chance, st.integers(0, 9), SHARES, st.integers(0, 2)), max_size=4))
def test_it_is_what_going_through_every_way_gives(chances: list[Chance]) -> None:
    found = made(chances)
    assert dict(zip(found.values, found.probabilities, strict=True)) == by_enumeration(chances)


@given(CHANCES)
def test_quantiles_rise_and_are_the_smallest_that_reach(chances: list[Chance]) -> None:
    found = made(chances)
    quantiles = [found.quantile(q) for q in TENTHS]
    assert quantiles == sorted(quantiles)
    for q, value in zip(TENTHS, quantiles, strict=True):
        assert 1 - found.at_least(value + 1) >= q
        assert 1 - found.at_least(value) < q


@given(STEPPED)
def test_rounded_is_exact_but_for_what_is_known_to_be_missing(chances: list[Chance]) -> None:
    rows = [binomial(n, p, amount) for amount, p, n in chances]
    exact = summed(rows)
    rounded = summed(
        [binomial(n, p, amount, rounded=True) for amount, p, n in chances], rounded=True
    )
    missing = Fraction(rounded.total - sum(rounded.weights), rounded.total)
    assert 0 <= missing < Fraction(1, 10**30)
    for k, weight in enumerate(exact.weights):
        at = exact.first + k - rounded.first
        kept = rounded.weights[at] if 0 <= at < len(rounded.weights) else 0
        off = Fraction(weight, exact.total) - Fraction(kept, rounded.total)
        assert 0 <= off <= missing


@settings(max_examples=25)
@given(STEPPED, st.integers(0, 2**32))
def test_the_simulation_agrees_with_the_exact_within_its_standard_error(
    chances: list[Chance], seed: int
) -> None:
    runs = 2_000
    exact, drawn = made(chances), simulated(chances, runs, lots(seed))
    assert (drawn.how, drawn.total) == (How.SIMULATED, runs)
    assert drawn.missing == 0
    total = sum(v * w for v, w in zip(drawn.values, drawn.weights, strict=True))
    spread = sqrt(variance(chances) / runs)
    # Five standard errors: one in two million by chance.
    assert abs(total / runs - mean(chances)) <= 5 * spread
    for q in TENTHS:
        value = exact.quantile(q)
        share = exact.at_least(value)
        allowed = 5 * error_of_share(share, runs) + 5 / runs
        assert abs(drawn.at_least(value) - share) <= allowed
        low, high = drawn.quantile(q), exact.quantile(q)
        assert abs(exact.at_least(low) - exact.at_least(high)) <= max(exact.probabilities) + (
            5 * error_of_share(q, runs)
        )


def test_chances_are_drawn_exactly_whatever_their_denominator() -> None:
    """Bytes that do not tell a draw from p at once are followed by others, until they do."""
    p = Fraction(3, 1_000)
    drawn = simulated([Chance(1, p, 1)], 200_000, lots(4))
    hits = drawn.at_least(1) * drawn.total
    assert abs(hits - 600) <= 5 * sqrt(600)


@pytest.mark.parametrize(
    ("p", "drawn", "hit"),
    [
        (QUARTER, [0], 1),
        (QUARTER, [63], 1),
        (QUARTER, [64], 0),
        (Fraction(1, 3), [84], 1),
        (Fraction(1, 3), [85, 84], 1),
        (Fraction(1, 3), [85, 86], 0),
        (Fraction(1, 3), [85, 85, 85, 84], 1),
    ],
)
def test_a_draw_is_a_hit_below_p(p: Fraction, drawn: list[int], hit: int) -> None:
    given_bytes = iter(drawn)
    found = simulated([Chance(1, p)], 1, lambda n: bytes(next(given_bytes) for _ in range(n)))
    assert found.values == [hit]
    assert next(given_bytes, None) is None


def test_a_draw_that_is_p_to_the_last_byte_is_no_hit() -> None:
    p = Fraction(257, 65_536)
    given_bytes = iter([1, 1])
    drawn = simulated([Chance(1, p)], 1, lambda n: bytes(next(given_bytes) for _ in range(n)))
    assert drawn.values == [0]


def test_the_same_seed_gives_the_same_figures() -> None:
    chances = [Chance(12_345, QUARTER, 9), Chance(777, MOST, 4)]
    one, same, other = (simulated(chances, 500, lots(seed)) for seed in (7, 7, 8))
    assert one == same
    assert one != other


def test_how_often_it_is_drawn_depends_on_how_many_there_are() -> None:
    assert [runs_for([Chance(1, HALF, n)]) for n in (0, 1_000, 10_000, 10**6)] == [
        *(MOST_RUNS, MOST_RUNS),
        *(2_000, 250),
    ]


def test_the_error_of_a_quantile_is_about_what_theory_says() -> None:
    """√(q (1 - q) / runs) / density, with the density of the normal in the middle."""
    chances = [Chance(1, HALF, 10_000)]
    drawn = simulated(chances, 1_000, lots(3))
    expected = sqrt(0.25 / 1_000) * sqrt(2 * 3.14159) * 50
    assert error_of_quantile(drawn, HALF) == pytest.approx(expected, rel=0.5)
