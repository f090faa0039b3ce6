"""How long attempts take to close, estimated with the unfinished ones counted in (METHOD §3).

Everything is exact: counts in, `fractions.Fraction` out; rounding is for whoever shows it.
This module refuses to extrapolate: a curve that never gets to one half has no median.

At any day the attempts that end there, open ones included, are still at risk on that day: ties
between a close and a censoring are resolved as if the close came first (METHOD §9 vectors).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction


class Observation(NamedTuple):
    """How many attempts were seen for exactly `days` days, by how they stood at the end.

    `days` counts from the first meeting: to the close, to the loss, or to today for those still
    open. Several observations may share a day; their counts add up.
    """

    days: int
    closed: int = 0
    open: int = 0
    lost: int = 0


class Step(NamedTuple):
    """One day on which attempts closed, and the share of attempts that take longer than it."""

    days: int
    at_risk: int
    closed: int
    survival: Fraction


class CompetingStep(NamedTuple):
    """One day on which attempts closed or were lost.

    `survival` is the share neither closed nor lost by the end of the day; `cif_closed` and
    `cif_lost` are the shares closed and lost by then. The three add up to 1.
    """

    days: int
    at_risk: int
    closed: int
    lost: int
    survival: Fraction
    cif_closed: Fraction
    cif_lost: Fraction


def kaplan_meier(observations: Iterable[Observation]) -> tuple[Step, ...]:
    """Return the product-limit estimate of the time to close, one step per day with a close.

    `S(t) = Π (1 - d_i / n_i)` over the days `t_i <= t`, where `d_i` attempts closed of `n_i` at
    risk; before the first step S is 1. Lost and open attempts are censored alike on their last
    day, so this is the time to close as if a loss were only a loss of sight.

    Raises ValueError on a negative duration or count.
    Source: Kaplan and Meier, "Nonparametric Estimation from Incomplete Observations",
    J. Am. Stat. Assoc. 53 (1958) 457-481; METHOD §3 (c).
    """
    return tuple(_product_limit(observations))


def median(steps: Iterable[Step]) -> int | None:
    """Return the smallest day with `S(t) <= 1/2`; None when the curve never gets there."""
    return next((step.days for step in steps if 2 * step.survival <= 1), None)


def aalen_johansen(observations: Iterable[Observation]) -> tuple[CompetingStep, ...]:
    """Return the cumulative incidence of closing and of losing, one step per day with either.

    `CIF_k(t) = Σ S(t_i-) · d_ki / n_i` over the days `t_i <= t`, where `d_ki` attempts of `n_i`
    at risk ended by cause k and S is the product-limit estimate for an end by either cause.
    Only open attempts are censored.

    Raises ValueError on a negative duration or count.
    Source: Aalen and Johansen, "An Empirical Transition Matrix for Non-homogeneous Markov
    Chains Based on Censored Observations", Scand. J. Stat. 5 (1978) 141-150; METHOD §3 (d).
    """
    return tuple(_competing(observations))


def _product_limit(observations: Iterable[Observation]) -> Iterator[Step]:
    from fractions import Fraction

    survival = Fraction(1)
    for days, at_risk, closed, _ in risk_sets(observations):
        if closed:
            survival *= Fraction(at_risk - closed, at_risk)
            yield Step(days, at_risk, closed, survival)


def _competing(observations: Iterable[Observation]) -> Iterator[CompetingStep]:
    from fractions import Fraction

    survival, cif_closed, cif_lost = Fraction(1), Fraction(0), Fraction(0)
    for days, at_risk, closed, lost in risk_sets(observations):
        if closed or lost:
            cif_closed += survival * Fraction(closed, at_risk)
            cif_lost += survival * Fraction(lost, at_risk)
            survival *= Fraction(at_risk - closed - lost, at_risk)
            yield CompetingStep(days, at_risk, closed, lost, survival, cif_closed, cif_lost)


def risk_sets(observations: Iterable[Observation]) -> Iterator[tuple[int, int, int, int]]:
    """Yield `(days, at risk, closed, lost)` for every day on which any attempt ends, in order."""
    ended: dict[int, tuple[int, int, int]] = {}
    for observation in observations:
        if min(observation) < 0:
            msg = f"durations and counts cannot be negative: {observation}"
            raise ValueError(msg)
        days, closed, still_open, lost = observation
        before = ended.get(days, (0, 0, 0))
        ended[days] = (before[0] + closed, before[1] + still_open, before[2] + lost)
    at_risk = sum(sum(counts) for counts in ended.values())
    for days, (closed, still_open, lost) in sorted(ended.items()):
        yield days, at_risk, closed, lost
        at_risk -= closed + still_open + lost
