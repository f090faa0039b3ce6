"""The limits of the median: by hand, and where the band does not get there."""

from __future__ import annotations

from math import exp, log, sqrt

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.figures.greenwood import Limits, median_limits
from pipelinecli.method.figures.proportion import Z
from pipelinecli.method.survival import Observation, kaplan_meier, median

VECTOR = [
    *(Observation(day, closed=1) for day in (14, 21, 21, 28, 35)),
    *(Observation(day, open=1) for day in (10, 20, 30, 40, 50)),
]
OBSERVATIONS = st.lists(
    st.builds(
        Observation,
        days=st.integers(0, 40),
        closed=st.integers(0, 5),
        open=st.integers(0, 5),
        lost=st.integers(0, 3),
    ),
    max_size=30,
)


def limits(*observations: Observation) -> Limits:
    return median_limits(kaplan_meier(observations))


def test_the_limits_of_the_vector_of_the_method() -> None:
    """After the first step S is 8/9 with a variance of 1/72: the lower edge is at 0.433."""
    slope = log(8 / 9)
    edge = exp(slope * exp(Z * sqrt(1 / 72) / -slope))
    assert round(edge, 3) == 0.433
    assert limits(*VECTOR) == Limits(14, None)


def test_with_many_the_median_lies_between_close_limits() -> None:
    many = [Observation(day, closed=100) for day in range(1, 21)]
    assert limits(*many) == Limits(10, 11)
    assert median(kaplan_meier(many)) == 10


def test_without_a_step_there_is_no_limit() -> None:
    assert limits() == limits(Observation(5, open=3)) == Limits()


def test_where_few_closed_of_many_the_band_does_not_get_there() -> None:
    assert limits(Observation(5, closed=3), Observation(9, open=997)) == Limits()


def test_where_everybody_closed_at_once_only_the_lower_edge_is_there() -> None:
    assert limits(Observation(5, closed=4)) == Limits(5, None)
    assert limits(Observation(3, closed=400), Observation(5, closed=4)) == Limits(3, 3)
    assert limits(Observation(3, closed=1), Observation(5, closed=4)) == Limits(3, None)


@given(OBSERVATIONS)
def test_the_limits_are_on_either_side_of_the_median(observations: list[Observation]) -> None:
    steps = kaplan_meier(observations)
    middle = median(steps)
    found = median_limits(steps)
    if middle is not None:
        assert found.lower is not None
        assert found.lower <= middle
    if found.upper is not None:
        assert middle is not None
        assert middle <= found.upper
