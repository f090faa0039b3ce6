"""The curves, their bands and the intervals beside those of lifelines and scipy, on random data.

Both are for tests alone. Ties are settled as METHOD §9 has it, which is theirs as well; lifelines
moves ends apart that fall together, so censored days are moved half a day behind them first, and
all by a day, for on day 0 it takes some that it has moved for none.
"""

from __future__ import annotations

import math
import warnings
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.cycle import Span, cohort, measured, points
from pipelinecli.method.figures.greenwood import band
from pipelinecli.method.figures.proportion import wilson
from pipelinecli.method.survival import kaplan_meier

if TYPE_CHECKING:
    from collections.abc import Sequence

with warnings.catch_warnings():
    # What they warn of on being imported is theirs.
    warnings.simplefilter("ignore")
    from lifelines import AalenJohansenFitter, KaplanMeierFitter
    from lifelines.utils import median_survival_times
    from scipy import stats

ENDS = (Outcome.CLOSED, Outcome.LOST, Outcome.FELL_BACK, None)
SPANS = st.lists(
    st.builds(Span, st.integers(0, 90), st.sampled_from(ENDS), st.just(False)),  # noqa: FBT003
    min_size=1,
    max_size=200,
)
NEAR = 1e-9


def fitted(spans: Sequence[Span]) -> Any:  # noqa: ANN401 - theirs has no types
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return KaplanMeierFitter().fit(
            [span.days for span in spans],
            [span.outcome is Outcome.CLOSED for span in spans],
        )


@given(SPANS)
def test_lifelines_draws_the_same_kaplan_meier_curve(spans: list[Span]) -> None:
    curve = fitted(spans).survival_function_at_times
    steps = kaplan_meier(cohort(Counter(spans)).observations)
    for step in steps:
        assert float(step.survival) == pytest.approx(float(curve(step.days).iloc[0]), abs=NEAR)


@given(SPANS)
def test_lifelines_draws_the_same_band_around_it(spans: list[Span]) -> None:
    theirs = fitted(spans).confidence_interval_
    for edges in band(kaplan_meier(cohort(Counter(spans)).observations)):
        assert (edges.lower, edges.upper) == pytest.approx(tuple(theirs.loc[edges.days]), abs=NEAR)


@given(SPANS)
def test_lifelines_finds_the_same_median_and_the_same_limits(spans: list[Span]) -> None:
    observations = cohort(Counter(spans)).observations
    found = measured(observations, ())
    fit = fitted(spans)
    curve = fit.survival_function_.iloc[:, 0]
    if (curve - 0.5).abs().min() > NEAR:  # at one half itself theirs goes by how it is rounded
        theirs = float(fit.median_survival_time_)
        assert found.quartiles.half == (None if math.isinf(theirs) else theirs)
    band = fit.confidence_interval_
    if curve.iloc[-1] == 0 or (band - 0.5).abs().min().min() < NEAR:
        return  # where nobody is left, theirs has no band at all
    [[lower, upper]] = median_survival_times(band).to_numpy().tolist()
    assert found.limits == (_or_none(lower), _or_none(upper))


def _or_none(days: float) -> int | None:
    return None if math.isinf(days) or math.isnan(days) else int(days)


@given(SPANS)
def test_lifelines_finds_the_same_shares_closed_and_lost(spans: list[Span]) -> None:
    causes = {Outcome.CLOSED: 1, Outcome.LOST: 2}
    events = [0 if span.outcome is None else causes.get(span.outcome, 0) for span in spans]
    if not {1, 2} <= set(events):
        return  # theirs refuses data without an end of a kind
    days = [span.days + (1 if event else 1.5) for span, event in zip(spans, events, strict=True)]
    last = list(points(cohort(Counter(spans)).observations))[-1]
    for cause, ours in ((1, last.closed_share), (2, last.lost_share)):
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            fit = AalenJohansenFitter(calculate_variance=False, seed=1)
            fit.fit(days, events, event_of_interest=cause)
        assert ours == pytest.approx(float(fit.cumulative_density_.iloc[-1, 0]), abs=NEAR)


@given(SPANS)
def test_scipy_draws_the_same_kaplan_meier_curve(spans: list[Span]) -> None:
    sample = stats.CensoredData.right_censored(
        [span.days for span in spans], [span.outcome is not Outcome.CLOSED for span in spans]
    )
    curve = stats.ecdf(sample).sf
    for step in kaplan_meier(cohort(Counter(spans)).observations):
        assert float(step.survival) == pytest.approx(float(curve.evaluate(step.days)), abs=NEAR)


@given(st.integers(0, 500), st.integers(1, 500))
def test_scipy_gives_the_same_wilson_interval(hits: int, more: int) -> None:
    ours = wilson(hits, hits + more)
    theirs = stats.binomtest(hits, hits + more).proportion_ci(method="wilson")
    assert ours is not None
    assert (ours.lower, ours.upper) == pytest.approx((theirs.low, theirs.high), abs=NEAR)


def test_a_large_sample_is_told_by_both_alike() -> None:
    spans = [Span((7 * n * n) % 97, ENDS[n % 7 % 4]) for n in range(5000)]
    found = measured(cohort(Counter(spans)).observations, ())
    fit = fitted(spans)
    [[lower, upper]] = median_survival_times(fit.confidence_interval_).to_numpy().tolist()
    assert (found.quartiles.half, *found.limits) == (fit.median_survival_time_, lower, upper)
    assert None not in found.limits
