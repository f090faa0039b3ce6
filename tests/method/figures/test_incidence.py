"""Shares closed and lost: the vector of METHOD §9, and the fractions of `survival` once more."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.incidence import (
    Shares,
    Standing,
    half_closed,
    incidences,
    standings,
)
from pipelinecli.method.survival import Observation, aalen_johansen

VECTOR = [
    Observation(7, lost=1),
    Observation(14, closed=1, lost=1),
    Observation(21, closed=1),
    Observation(28, closed=1, open=1),
    Observation(35, lost=1),
    Observation(42, open=1),
]
OBSERVATIONS = st.lists(
    st.builds(
        Observation,
        days=st.integers(0, 40),
        closed=st.integers(0, 4),
        open=st.integers(0, 4),
        lost=st.integers(0, 4),
    ),
    max_size=30,
)


def shares(standing: Standing) -> tuple[Fraction, Fraction, Fraction] | None:
    of = standing.shares
    return None if of is None else (of.of(of.closed), of.of(of.lost), of.of(of.neither))


def test_the_vector_of_the_method() -> None:
    found = list(standings(VECTOR, (0, 14, 21, 28, 35, 42, 43)))
    assert [shares(one) for one in found] == [
        (Fraction(0), Fraction(0), Fraction(1)),
        (Fraction(1, 8), Fraction(1, 4), Fraction(5, 8)),
        (Fraction(1, 4), Fraction(1, 4), Fraction(1, 2)),
        (Fraction(3, 8), Fraction(1, 4), Fraction(3, 8)),
        (Fraction(3, 8), Fraction(7, 16), Fraction(3, 16)),
        (Fraction(3, 8), Fraction(7, 16), Fraction(3, 16)),
        None,
    ]
    assert [one.at_risk for one in found] == [8, 7, 5, 4, 2, 1, 0]
    assert half_closed(incidences(VECTOR)) is None


def test_a_share_is_known_for_ever_once_nobody_is_left() -> None:
    [after] = standings([Observation(3, closed=3), Observation(5, lost=1)], [90])
    assert shares(after) == (Fraction(3, 4), Fraction(1, 4), Fraction(0))
    assert after.at_risk == 0
    assert half_closed(incidences([Observation(3, closed=3), Observation(5, lost=1)])) == 3


@pytest.mark.parametrize("seen", [[], [Observation(9)], [Observation(0, open=3)]])
def test_of_nobody_nothing_is_known(seen: list[Observation]) -> None:
    assert list(standings(seen, [10])) == [Standing(10, 0, None)]
    assert list(incidences(seen)) == []
    assert half_closed([]) is None


def test_exactly_half_is_half() -> None:
    ends = list(incidences([Observation(5, closed=50), Observation(6, open=50)]))
    assert half_closed(ends) == 5
    assert half_closed(incidences([Observation(5, closed=49), Observation(6, open=51)])) is None


def test_before_anything_ends_all_are_neither() -> None:
    assert Shares() == Shares(neither=1, closed=0, lost=0, whole=1)


@given(OBSERVATIONS)
def test_they_are_the_estimate_of_aalen_and_johansen(observations: list[Observation]) -> None:
    assert [
        (end.days, end.at_risk, end.closed, end.lost, *map(end.shares.of, end.shares[:3]))
        for end in incidences(observations)
    ] == [
        (s.days, s.at_risk, s.closed, s.lost, s.survival, s.cif_closed, s.cif_lost)
        for s in aalen_johansen(observations)
    ]


@given(OBSERVATIONS, st.lists(st.integers(0, 60)))
def test_closed_lost_and_neither_are_the_whole(
    observations: list[Observation], asked: list[int]
) -> None:
    for one in standings(observations, asked):
        if one.shares is not None:
            assert sum(one.shares[:3]) == one.shares.whole


def test_thousands_of_days_take_no_time() -> None:
    """As fractions in their lowest terms these would take most of a minute."""
    ends = list(incidences(Observation(day, closed=3, open=1, lost=2) for day in range(6000)))
    assert len(ends) == 6000
    assert sum(ends[-1].shares[:3]) == ends[-1].shares.whole
