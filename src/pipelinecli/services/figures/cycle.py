"""The cycle, measured in every way the method has, and what is behind each.

It refuses to measure otherwise than `cycle = auto` does: both are `store.durations` and
`method.figures.cycle`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.config.settings import AUTO, CONFIGURED, value_of
from pipelinecli.method.cycle import DEFAULT_CYCLE, measured_cycle
from pipelinecli.method.figures.cycle import (
    BY_DAY,
    COUNTED,
    LEFT_OUT,
    Cycle,
    InForce,
    Seen,
    Span,
    cohort,
    measured,
    seen,
)
from pipelinecli.method.figures.lives import LADDER
from pipelinecli.method.figures.spread import spread
from pipelinecli.method.figures.stays import InStage, Stayed
from pipelinecli.services.figures.asking import asked_figure
from pipelinecli.services.figures.behind import behind
from pipelinecli.services.measuring import at_least_a_day
from pipelinecli.store import durations, figures

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.method.figures.behind import Behind
    from pipelinecli.method.figures.cycle import Cohort
    from pipelinecli.method.figures.lives import Life
    from pipelinecli.method.figures.period import Period
    from pipelinecli.method.stages import Stage
    from pipelinecli.services.desk import Desk

_CURVES: Final = ("kaplan_meier", "aalen_johansen")
_CLOSED: Final = ("closed_only", "mean", "median")
FIGURES: Final = (
    "cycle",
    *_CLOSED,
    *_CURVES,
    "closed",
    "lost",
    "fell_back",
    "open",
    "left_out",
    *LADDER,
)
"""What `--explain` takes; a stage lists the stays in it."""
_DETAILS: Final[dict[str, tuple[str, ...]]] = {
    "cycle": ("measured",),
    "kaplan_meier": ("quarter", "three_quarters"),
    "aalen_johansen": ("closed", "lost", "neither"),
    **{stage.value: ("mean", "longest") for stage in LADDER},
}


def cycle(desk: Desk, period: Period) -> Cycle:
    """Return the cycle measured in every way. Raises StoreAbsent."""
    group = cohort_of(desk, period)
    everybody = group if period.is_everything else cohort_of(desk)
    in_force = _in_force(desk, everybody)
    stages, forced = _stages(desk, period)
    figures_of = measured(group.observations, (*BY_DAY, in_force.days))
    return Cycle(period, in_force, group, figures_of, stages, forced)


def cohort_of(desk: Desk, period: Period | None = None) -> Cohort:
    """Return the attempts whose first meeting was in a period, or all of them."""
    if period is None:
        return cohort(durations.spans(desk.store, desk.clock))
    return cohort(durations.spans(desk.store, desk.clock, period))


def explained(desk: Desk, period: Period, figure: str) -> Iterator[Behind]:
    """Yield the attempts behind a figure that is no stage, oldest first."""
    return behind(desk, _chosen(desk, period, figure))


def stays(desk: Desk, period: Period, figure: str) -> Iterator[Stayed]:
    """Yield the stays in a stage: those that are over, and those that go on."""
    over = durations.completed(desk.store, desk.clock, period)
    going_on = durations.standing(desk.store, desk.clock, period)
    visits = [one for each in (over, going_on) for one in each if one.stage == figure]
    names = figures.called(desk.store, {visit.attempt for visit in visits})
    for visit in visits:
        yield Stayed(visit, names[visit.attempt])


def figure_named(typed: str) -> str:
    """Return the figure that is asked for. Raises UsageError."""
    return asked_figure(typed, FIGURES, details=_DETAILS)


def _in_force(desk: Desk, everybody: Cohort) -> InForce:
    kept = value_of(desk.settings, "cycle")
    is_auto = kept == AUTO
    configured = desk.settings.get(CONFIGURED) or DEFAULT_CYCLE if is_auto else kept
    days = measured_cycle(everybody.observations)
    return InForce(
        desk.rules.cycle,
        int(configured),
        is_auto,
        None if days is None else at_least_a_day(days),
    )


def _stages(desk: Desk, period: Period) -> tuple[tuple[InStage, ...], int]:
    over: dict[Stage, dict[int, int]] = {stage: {} for stage in LADDER}
    forced = 0
    for visit in durations.completed(desk.store, desk.clock, period):
        counts = over.get(visit.stage)
        if counts is None:
            continue
        if visit.is_forced:
            forced += 1
        else:
            counts[visit.days] = counts.get(visit.days, 0) + 1
    there: dict[Stage, list[int]] = {stage: [] for stage in LADDER}
    for visit in durations.standing(desk.store, desk.clock, period):
        there[visit.stage].append(visit.days)
    return tuple(
        InStage(stage, spread(over[stage]), len(there[stage]), max(there[stage], default=None))
        for stage in LADDER
    ), forced


def _chosen(desk: Desk, period: Period, figure: str) -> Iterator[tuple[Life, str]]:
    wanted = _wanted(figure)
    today = desk.today
    for life in figures.lives(desk.store, desk.clock):
        if life.met is None or not period.holds(life.met):
            continue
        days = ((today if life.ended is None else life.ended) - life.met).days
        how = seen(Span(days, life.outcome, life.is_overridden))
        if how in wanted:
            yield life, how.value


def _wanted(figure: str) -> Sequence[Seen]:
    if figure in {"cycle", *_CURVES}:
        return COUNTED
    if figure == "left_out":
        return LEFT_OUT
    return (Seen.CLOSED,) if figure in _CLOSED else (Seen(figure.replace("_", "-")),)
