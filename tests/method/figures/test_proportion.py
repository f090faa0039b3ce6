"""Ratios with their n and the Wilson interval."""

from __future__ import annotations

from fractions import Fraction
from statistics import NormalDist

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.proportion import Interval, Ratio, Z, wilson

COUNTS = st.integers(0, 10**6).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize(
    ("hits", "n", "lower", "upper"),
    [(1, 8, 0.022417, 0.470888), (7, 15, 0.248095, 0.698830), (0, 10, 0, 0.277533)],
)
def test_the_vectors_of_the_method(hits: int, n: int, lower: float, upper: float) -> None:
    assert Ratio(hits, n).interval == pytest.approx((lower, upper), abs=5e-7)


def test_a_ratio_of_nothing_is_undefined() -> None:
    assert (Ratio(0, 0).value, Ratio(0, 0).interval) == (None, None)
    assert (Ratio(3, 0).value, Ratio(3, 0).interval) == (None, None)


def test_more_hits_than_n_have_a_value_and_no_interval() -> None:
    assert (Ratio(8, 5).value, Ratio(8, 5).interval) == (Fraction(8, 5), None)


def test_z_is_the_quantile_it_says() -> None:
    assert pytest.approx(NormalDist().inv_cdf(0.975), abs=1e-12) == Z


@given(COUNTS)
def test_the_interval_holds_the_value_and_mirrors(counts: tuple[int, int]) -> None:
    hits, n = counts
    found = wilson(hits, n)
    if n == 0:
        assert found is None
        return
    mirrored = wilson(n - hits, n)
    assert found is not None
    assert mirrored is not None
    assert 0 <= found.lower <= hits / n <= found.upper <= 1
    assert found == pytest.approx((1 - mirrored.upper, 1 - mirrored.lower), abs=1e-12)


@given(st.integers(1, 10**6))
def test_the_ends_are_exact(n: int) -> None:
    none, all_of_them = wilson(0, n), wilson(n, n)
    assert none is not None
    assert all_of_them is not None
    assert (none.lower, all_of_them.upper) == (0, 1)


@pytest.mark.parametrize(("hits", "n"), [(-1, 3), (4, 3), (0, -1)])
def test_what_is_no_proportion_is_refused(hits: int, n: int) -> None:
    with pytest.raises(ValueError, match="no proportion"):
        wilson(hits, n)


def test_intervals_overlap_where_they_share_a_value() -> None:
    assert Interval(0.1, 0.3).overlaps(Interval(0.3, 0.4))
    assert not Interval(0.1, 0.3).overlaps(Interval(0.31, 0.4))
