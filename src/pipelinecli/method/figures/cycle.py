"""The cycle measured in the ways of METHOD §3: who counts, and what comes of it.

Everybody who has met counts: closed, lost, fallen back or still open, each with the days seen.
Refuses who stands where only an override put them, whose card went into another, and days that
run backwards: those are counted and left out, not made to be 0.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.greenwood import Limits, median_limits
from pipelinecli.method.figures.incidence import half_closed, incidences, standings
from pipelinecli.method.figures.spread import Spread, spread
from pipelinecli.method.survival import Observation, kaplan_meier

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pipelinecli.method.figures.incidence import Incidence, Standing
    from pipelinecli.method.figures.period import Period
    from pipelinecli.method.figures.stays import InStage
    from pipelinecli.method.survival import Step

BY_DAY = (7, 14, 28, 56, 90)
"""The days by which shares are told, beside the cycle's own."""


class Seen(StrEnum):
    """How an attempt that has met enters the curves, or why it does not."""

    CLOSED = "closed"
    LOST = "lost"
    FELL_BACK = "fell-back"
    OPEN = "open"
    OVERRIDDEN = "overridden"
    """It stands, or ended, where only an override put it."""
    MERGED = "merged"
    """Its card went into another."""
    BACKWARDS = "backwards"
    """It ended, or today is, before its first meeting."""


COUNTED = (Seen.CLOSED, Seen.LOST, Seen.FELL_BACK, Seen.OPEN)
LEFT_OUT = (Seen.OVERRIDDEN, Seen.MERGED, Seen.BACKWARDS)
_SEEN = {
    None: Seen.OPEN,
    Outcome.CLOSED: Seen.CLOSED,
    Outcome.LOST: Seen.LOST,
    Outcome.FELL_BACK: Seen.FELL_BACK,
    Outcome.MERGED: Seen.MERGED,
}


class Span(NamedTuple):
    """The days from a first meeting to an end, or to today, and what end that was."""

    days: int
    outcome: Outcome | None = None
    is_overridden: bool = False


def seen(span: Span) -> Seen:
    """Return how an attempt that has met enters the curves."""
    if span.is_overridden:
        return Seen.OVERRIDDEN
    how = _SEEN[span.outcome]
    return Seen.BACKWARDS if span.days < 0 and how is not Seen.MERGED else how


class Cohort(NamedTuple):
    """Attempts that have met: how many entered as what, and what was observed of them."""

    counts: Mapping[Seen, int]
    observations: Sequence[Observation]
    """A day each, in order."""

    @property
    def n(self) -> int:
        """How many enter the curves."""
        return sum(self.counts[how] for how in COUNTED)


def cohort(spans: Mapping[Span, int]) -> Cohort:
    """Return the cohort of attempts of which so many each were seen so."""
    counts = dict.fromkeys(Seen, 0)
    days: dict[int, list[int]] = {}
    for span, count in spans.items():
        how = seen(span)
        counts[how] += count
        if how in COUNTED:
            closed_lost_open = days.setdefault(span.days, [0, 0, 0])
            closed_lost_open[_PLACE.get(how, 2)] += count
    observations = [
        Observation(day, closed=closed, open=still_open, lost=lost)
        for day, (closed, lost, still_open) in sorted(days.items())
    ]
    return Cohort(counts, observations)


_PLACE = {Seen.CLOSED: 0, Seen.LOST: 1}


class Quartiles(NamedTuple):
    """The first days by which a quarter, half and three quarters have closed; None: not reached."""

    quarter: int | None
    half: int | None
    three_quarters: int | None


class Measured(NamedTuple):
    """The cycle of a cohort, measured in each way."""

    closed_only: Spread
    """Of those that closed alone: too low, for it leaves out who takes longer."""
    quartiles: Quartiles
    """Kaplan-Meier: closing, everybody else censored."""
    limits: Limits
    """Of the Kaplan-Meier median, 95 %."""
    half_closed: int | None
    """Aalen-Johansen: the day by which half of all that met have closed."""
    by_day: Sequence[Standing]
    final: Incidence | None
    """Aalen-Johansen on the last day on which anything ended."""


def measured(observations: Sequence[Observation], asked: Iterable[int]) -> Measured:
    """Return the cycle of attempts observed so, with the shares by the days asked for."""
    steps = kaplan_meier(observations)
    ends = list(incidences(observations))
    return Measured(
        spread({one.days: one.closed for one in observations if one.closed}),
        Quartiles(*(_reached(steps, quarters) for quarters in (3, 2, 1))),
        median_limits(steps),
        half_closed(ends),
        tuple(standings(observations, sorted(set(asked)))),
        ends[-1] if ends else None,
    )


def _reached(steps: Iterable[Step], quarters: int) -> int | None:
    """Return the first day on which no more than so many quarters are left."""
    return next((step.days for step in steps if 4 * step.survival <= quarters), None)


class InForce(NamedTuple):
    """The cycle that the rules go by, in days, and where it comes from."""

    days: int
    configured: int
    """The days that were set, or the default."""
    is_auto: bool
    """Whether the measured one is used as soon as there is one."""
    measured: int | None
    """What that is today; None as long as it cannot be measured."""


class Cycle(NamedTuple):
    """The cycle as a period sees it."""

    period: Period
    in_force: InForce
    cohort: Cohort
    """Attempts whose first meeting was in the period."""
    measured: Measured
    stages: Sequence[InStage]
    """Of stays that began in the period."""
    forced: int
    """How many stays were left out, for an override began or ended them."""


class Point(NamedTuple):
    """A day of the curves: who was at risk, what happened, and the shares by its end."""

    days: int
    at_risk: int
    closed: int
    lost: int
    survival: float
    """Kaplan-Meier: the share that takes longer to close."""
    closed_share: float
    """Aalen-Johansen, as the next."""
    lost_share: float


def points(observations: Sequence[Observation]) -> Iterable[Point]:
    """Yield both curves, a day each on which anything ended."""
    survival = {step.days: float(step.survival) for step in kaplan_meier(observations)}
    last = 1.0
    for end in incidences(observations):
        last = survival.get(end.days, last)
        shares = end.shares
        yield Point(
            end.days,
            end.at_risk,
            end.closed,
            end.lost,
            last,
            shares.closed / shares.whole,
            shares.lost / shares.whole,
        )
