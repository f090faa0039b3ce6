"""How long attempts have lasted, and stayed in each column, in the rep's days.

A day is worked out from its moment in the rep's zone, summer time and all. It refuses to decide
who counts: `method.figures` does.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.cycle import Span
from pipelinecli.method.figures.period import EVERYTHING
from pipelinecli.method.figures.stays import Visit, stays
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql
from pipelinecli.store.figures import NEVER, between, days

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.figures.period import Period
    from pipelinecli.store.transaction import Reads

_A_DAY = len("2026-03-02")


def spans(reads: Reads, clock: Clock, period: Period = EVERYTHING) -> Mapping[Span, int]:
    """Return how many attempts whose first meeting was in a period lasted so, and ended so.

    The days run from the first meeting to the day of issue, to the end, or to today.
    """
    ordinal = _ordinals(clock)
    today = clock.today.toordinal()
    found: dict[tuple[int, str | None, int], int] = {}
    for met, end, outcome, overridden in reads.read(_sql.FIGURES_SPANS, **met_between(period)):
        last = today if end is None else ordinal(end)
        key = last - ordinal(met[:_A_DAY]), outcome, overridden
        found[key] = found.get(key, 0) + 1
    outcomes: dict[str | None, Outcome | None] = {None: None, **{str(one): one for one in Outcome}}
    return {
        Span(lasted, outcomes[outcome], bool(overridden)): count
        for (lasted, outcome, overridden), count in found.items()
    }


def met_between(period: Period) -> dict[str, str]:
    """Return the days between which a first meeting has to be, with a time or without one."""
    after = NEVER if period.last is None else (period.last + timedelta(days=1)).isoformat()
    return {"first_day": str(period.first or ""), "day_after": after}


def completed(reads: Reads, clock: Clock, period: Period = EVERYTHING) -> Iterator[Visit]:
    """Stream the stays that began in a period and are over, attempt by attempt."""
    day = days(clock)
    stages = {str(stage): stage for stage in Stage}
    kinds = {str(kind): kind for kind in MoveKind}
    opened: dict[int, str] = dict(reads.read(_sql.FIGURES_OPENED))
    moves = (
        (attempt, at, stages[to], kinds[kind])
        for attempt, at, to, kind in reads.read(_sql.FIGURES_MOVES)
    )
    moments = between(clock, period)
    first, end = moments["first"], moments["end"]
    for attempt, stage, begins, ends, is_forced in stays(moves, opened):
        if first <= begins < end:
            began, left = day(begins), day(ends)
            yield Visit(attempt, stage, began, left, (left - began).days, is_forced)


def standing(reads: Reads, clock: Clock, period: Period = EVERYTHING) -> Iterator[Visit]:
    """Stream the stays that began in a period and go on, but for overridden ones."""
    day = days(clock)
    stages = {str(stage): stage for stage in Stage}
    for attempt, stage, since in reads.read(_sql.FIGURES_STANDING, **between(clock, period)):
        began = day(since)
        yield Visit(attempt, stages[stage], began, None, (clock.today - began).days)


def _ordinals(clock: Clock) -> Callable[[str], int]:
    """Return what gives the number of a stored day, or of the rep's day of a stored moment."""
    known: dict[str, int] = {}
    day = days(clock)

    def ordinal(stored: str) -> int:
        found = known.get(stored)
        if found is None:
            is_day = len(stored) == _A_DAY
            found = (date.fromisoformat(stored) if is_day else day(stored)).toordinal()
            if is_day:
                known[stored] = found
        return found

    return ordinal
