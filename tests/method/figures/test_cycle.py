"""The cycle measured: who counts, and what comes of it, by METHOD §3 and §9."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.cards import Outcome
from pipelinecli.method.cycle import measured_cycle
from pipelinecli.method.figures.cycle import (
    COUNTED,
    LEFT_OUT,
    Point,
    Quartiles,
    Seen,
    Span,
    cohort,
    measured,
    points,
    seen,
)
from pipelinecli.method.figures.greenwood import Limits
from pipelinecli.method.figures.spread import Spread
from pipelinecli.method.survival import Observation

SPANS = st.lists(
    st.builds(
        Span,
        st.integers(-5, 60),
        st.sampled_from([None, *Outcome]),
        st.booleans(),
    ),
    max_size=60,
)
VECTOR = [
    *(Span(days, Outcome.CLOSED) for days in (14, 21, 21, 28, 35)),
    *(Span(days) for days in (10, 20, 30, 40, 50)),
]


@pytest.mark.parametrize(
    ("span", "expected"),
    [
        (Span(0, Outcome.CLOSED), Seen.CLOSED),
        (Span(0), Seen.OPEN),
        (Span(3, Outcome.LOST), Seen.LOST),
        (Span(3, Outcome.FELL_BACK), Seen.FELL_BACK),
        (Span(3, Outcome.MERGED), Seen.MERGED),
        (Span(-3, Outcome.MERGED), Seen.MERGED),
        (Span(-1, Outcome.CLOSED), Seen.BACKWARDS),
        (Span(-1), Seen.BACKWARDS),
        (Span(3, Outcome.CLOSED, is_overridden=True), Seen.OVERRIDDEN),
        (Span(-3, None, is_overridden=True), Seen.OVERRIDDEN),
    ],
)
def test_how_an_attempt_counts(span: Span, expected: Seen) -> None:
    assert seen(span) is expected


def test_the_median_of_the_vector_is_35_and_of_the_closed_ones_alone_21() -> None:
    found = measured(cohort(Counter(VECTOR)).observations, ())
    assert found.closed_only == Spread(5, Fraction(119, 5), Fraction(21))
    assert found.quartiles == Quartiles(21, 35, None)
    assert found.limits == Limits(14, None)


def test_three_that_closed_take_28_days_on_average_and_in_the_middle() -> None:
    found = measured(
        cohort(Counter(Span(days, Outcome.CLOSED) for days in (20, 28, 36))).observations, ()
    )
    assert found.closed_only == Spread(3, Fraction(28), Fraction(28))


def test_of_nobody_nothing_is_measured() -> None:
    nobody = cohort({})
    assert (nobody.n, nobody.observations) == (0, [])
    assert measured(nobody.observations, [7]) == (
        Spread(),
        Quartiles(None, None, None),
        Limits(),
        None,
        ((7, 0, None),),
        None,
    )
    assert list(points(())) == []


def test_the_days_asked_for_come_in_order_and_once() -> None:
    found = measured([Observation(50, open=1)], (28, 7, 28))
    assert [one.days for one in found.by_day] == [7, 28]


def test_the_steps_of_both_curves() -> None:
    """METHOD §9: closed at 14, 21 and 28, lost at 7, 14 and 35, open at 28 and 42."""
    spans = [
        *(Span(days, Outcome.CLOSED) for days in (14, 21, 28)),
        *(Span(days, Outcome.LOST) for days in (7, 14, 35)),
        *(Span(days) for days in (28, 42)),
    ]
    assert list(points(cohort(Counter(spans)).observations)) == [
        Point(7, 8, 0, 1, 1.0, 0.0, 1 / 8),
        Point(14, 7, 1, 1, 6 / 7, 1 / 8, 1 / 4),
        Point(21, 5, 1, 0, 24 / 35, 1 / 4, 1 / 4),
        Point(28, 4, 1, 0, 18 / 35, 3 / 8, 1 / 4),
        Point(35, 2, 0, 1, 18 / 35, 3 / 8, 7 / 16),
    ]


@given(SPANS)
def test_everybody_is_counted_once(spans: list[Span]) -> None:
    found = cohort(Counter(spans))
    assert sum(found.counts.values()) == len(spans)
    assert found.n == sum(sum(one[1:]) for one in found.observations)
    assert found.counts[Seen.CLOSED] == sum(one.closed for one in found.observations)
    assert found.counts[Seen.LOST] == sum(one.lost for one in found.observations)
    assert {*COUNTED, *LEFT_OUT} == set(Seen)
    days = [one.days for one in found.observations]
    assert days == sorted(set(days))
    assert min(days, default=0) >= 0


@given(SPANS)
def test_the_cycle_that_auto_uses_is_the_median_of_the_same_curve(spans: list[Span]) -> None:
    observations = cohort(Counter(spans)).observations
    used = measured_cycle(observations)
    found = measured(observations, ())
    if found.closed_only.n >= 5:
        assert used == found.quartiles.half
    else:
        assert used is None


@given(st.lists(st.integers(0, 40), min_size=1))
def test_without_anybody_left_open_the_curve_is_that_of_the_durations(days: list[int]) -> None:
    found = measured(cohort(Counter(Span(day, Outcome.CLOSED) for day in days)).observations, ())
    ordered = sorted(days)
    for share, quartile in zip((1, 2, 3), found.quartiles, strict=True):
        assert quartile == ordered[-(-len(days) * share // 4) - 1]
