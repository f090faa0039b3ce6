"""What figures are computed from, read in one go however much there is.

It refuses to add anything up: `method.figures` does, from lives.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.behind import Called
from pipelinecli.method.figures.conversion import Ends
from pipelinecli.method.figures.lives import Course, Life
from pipelinecli.method.figures.velocity import Prospects
from pipelinecli.method.money import Money
from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.figures.period import Period
    from pipelinecli.store.transaction import Reads

NEVER = "~"
"""After every stored moment."""


IN_PART = 1_000_000
"""Sums come as what is above this and what is below: of very many they would not fit."""


def lives(reads: Reads, clock: Clock) -> Iterator[Life]:
    """Stream every attempt with the days it first earned each stage, oldest first."""
    day = days(clock)
    date_of = date.fromisoformat
    outcomes: dict[str | None, Outcome | None] = {None: None, **{str(one): one for one in Outcome}}
    stages = {str(stage): stage for stage in Stage}
    for row in reads.read(_sql.FIGURES_LIVES):
        (attempt, card, opened, stage, meeting, held, ended, issued, outcome, overridden,
         minor, currency, *reached) = row  # fmt: skip
        over: date | None = None
        if issued is not None:
            over = date_of(issued)
        elif ended is not None:
            over = day(ended)
        yield Life(
            attempt=attempt,
            card=card,
            opened=(began := day(opened)),
            reached=(began, *(None if at is None else day(at) for at in reached)),
            stage=stages[stage],
            met=date_of(meeting[:10]) if held and meeting is not None else None,
            ended=over,
            outcome=outcomes[outcome],
            is_overridden=bool(overridden),
            value=None if minor is None or currency is None else Money(minor, currency),
        )


def courses(reads: Reads, clock: Clock, period: Period) -> Iterator[Course]:
    """Stream how many attempts went which way, as a period sees them."""
    outcomes: dict[str | None, Outcome | None] = {None: None, **{str(one): one for one in Outcome}}
    for stage, outcome, overridden, count, *reached in reads.read(
        _sql.FIGURES_COURSES, **between(clock, period)
    ):
        yield Course(count, reached, Stage(stage), outcomes[outcome], bool(overridden))


def between(clock: Clock, period: Period) -> dict[str, str]:
    """Return the stored moments at which a period begins, and from which on it is over."""
    return {
        "first": "" if period.first is None else clock.start_of(period.first),
        "end": NEVER if period.last is None else clock.end_of(period.last),
    }


def ends(reads: Reads, clock: Clock, period: Period) -> Iterator[Ends]:
    """Stream how many attempts ended which way in a period, or go on, with their premiums."""
    outcomes: dict[str | None, Outcome | None] = {None: None, **{str(one): one for one in Outcome}}
    within = {
        **between(clock, period),
        "first_day": str(period.first or ""),
        "last_day": str(period.last or NEVER),
    }
    for outcome, overridden, currency, count, high, low in reads.read(_sql.FIGURES_ENDS, **within):
        minor = (high or 0) * IN_PART + (low or 0)
        yield Ends(count, outcomes[outcome], bool(overridden), currency, minor)


def effective(reads: Reads) -> Iterator[Prospects]:
    """Stream how many effective prospects there are, by stage and currency."""
    for stage, currency, overridden, count in reads.read(_sql.FIGURES_EFFECTIVE):
        yield Prospects(count, Stage(stage), currency, bool(overridden))


def called(reads: Reads, attempts: Iterable[int]) -> dict[int, Called]:
    """Return whose some attempts are, by their ids."""
    ids = f"[{','.join(map(str, attempts))}]"
    return {
        attempt: Called(card, name, number, reason)
        for attempt, number, card, name, reason in reads.read(_sql.FIGURES_BEHIND, ids=ids)
    }


def days(clock: Clock) -> Callable[[str], date]:
    """Return what gives the rep's day of a stored moment, fast for many.

    A day in UTC lies in two of the rep's at most: where the second begins is looked up once.
    """
    known: dict[str, tuple[date, str, date]] = {}

    def day(moment: str) -> date:
        found = known.get(moment[:10])
        if found is None:
            first = clock.local(f"{moment[:10]}T00:00:00Z").date()
            second = clock.local(f"{moment[:10]}T23:59:59Z").date()
            found = known[moment[:10]] = (first, clock.start_of(second), second)
        first, begins, second = found
        return second if moment >= begins else first

    return day
