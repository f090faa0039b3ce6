"""What the board is worth a day: open x value x win rate / cycle (METHOD §8).

The win rate is that of `conversion`, the cycle that of `cycle`. It refuses to add up currencies.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from pipelinecli.method.figures.conversion import totals
from pipelinecli.method.figures.cycle import Seen, measured
from pipelinecli.method.figures.velocity import Lasts, Source, Velocity, flows
from pipelinecli.method.stages import EFFECTIVE
from pipelinecli.services.figures import conversion, cycle
from pipelinecli.services.figures.asking import asked_figure
from pipelinecli.services.figures.behind import behind
from pipelinecli.services.measuring import at_least_a_day
from pipelinecli.store import figures

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.figures.behind import Behind
    from pipelinecli.method.figures.lives import Life
    from pipelinecli.method.figures.period import Period
    from pipelinecli.services.desk import Desk

FIGURES: Final = ("velocity", "open", "value", "win_rate", "cycle")
"""What `--explain` takes: the product, and the factors."""


def velocity(desk: Desk, period: Period) -> Velocity:
    """Return the velocity, from what ended and began in a period. Raises StoreAbsent."""
    by_stage = dict.fromkeys(EFFECTIVE, 0)
    by_currency: dict[str | None, int] = {}
    overridden = 0
    for some in figures.effective(desk.store):
        if some.is_overridden:
            overridden += some.n
            continue
        by_stage[some.stage] += some.n
        by_currency[some.currency] = by_currency.get(some.currency, 0) + some.n
    ended = totals(figures.ends(desk.store, desk.clock, period))
    lasts = _lasts(desk, period)
    found = flows(by_currency, ended.worth, ended.win_rate, lasts.days, desk.currency)
    return Velocity(period, by_stage, overridden, ended.win_rate, lasts, found)


def explained(desk: Desk, period: Period, typed: str) -> Iterator[Behind]:
    """Yield the attempts behind a factor, oldest first. Raises UsageError for another figure.

    Behind the product are the open ones, and then those of the win rate.
    """
    factor = asked_figure(typed, FIGURES)
    if factor == "open":
        return behind(desk, _open(desk))
    if factor == "velocity":
        rate = conversion.explained(desk, period, "win_rate")
        return chain(behind(desk, _open(desk)), rate)
    if factor == "cycle":
        return cycle.explained(desk, period, "kaplan_meier")
    return conversion.explained(desk, period, "premium" if factor == "value" else factor)


def _open(desk: Desk) -> Iterator[tuple[Life, str]]:
    for life in figures.lives(desk.store, desk.clock):
        if life.outcome is None and life.stage in EFFECTIVE and not life.is_overridden:
            yield life, "open"


def _lasts(desk: Desk, period: Period) -> Lasts:
    cohort = cycle.cohort_of(desk, period)
    closed = cohort.counts[Seen.CLOSED]
    half = measured(cohort.observations, ()).quartiles.half
    if half is None:
        return Lasts(desk.rules.cycle, Source.IN_FORCE, cohort.n, closed)
    return Lasts(at_least_a_day(half), Source.KAPLAN_MEIER, cohort.n, closed)
