"""The activity chain as the store counts it, and what was counted, a row at a time.

Logged and tallied, added up; a booking is a first appointment, and a rebooking is not another. It
refuses to divide: `method.figures.chain` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.figures.chain import Step
from pipelinecli.method.figures.observed import Done
from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.store import _sql
from pipelinecli.store.figures import between, days

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.figures.period import Period
    from pipelinecli.store.transaction import Reads

_STEPS: Final = {
    "dial": Step.DIALS,
    "talk": Step.TALKS,
    "booking": Step.APPOINTMENTS,
    "appointment": Step.APPOINTMENTS,
    "visit": Step.VISITS,
    "prospect": Step.PROSPECTS,
}
LOGGED: Final = {
    Step.DIALS: (ActivityKind.DIAL, TallyKind.DIAL),
    Step.TALKS: (ActivityKind.TALK, TallyKind.TALK),
    Step.APPOINTMENTS: (ActivityKind.BOOKING, TallyKind.APPOINTMENT),
    Step.VISITS: (ActivityKind.VISIT, TallyKind.VISIT),
}
"""As what a step is logged, and as what it is tallied."""


class Counted(NamedTuple):
    """What there was in a period."""

    counts: dict[Step, int]
    overridden: int
    """Attempts closed by an override, which are no sales here."""


def counted(reads: Reads, clock: Clock, period: Period) -> Counted:
    """Count every step in a period."""
    found = dict.fromkeys(Step, 0)
    binds = _binds(clock, period)
    for kind, count in reads.read(_sql.RATIOS_COUNTS, **binds):
        found[_STEPS[kind]] += count
    day, until = binds["day"], binds["until"]
    for (count,) in reads.read(_sql.RATIOS_COUNT_CONTACTS, day=day, until=until):
        found[Step.CONTACTS] = count
    rows = reads.read(_sql.RATIOS_COUNT_CLOSED, **binds)
    closed = {bool(is_overridden): count for is_overridden, count in rows}
    found[Step.SALES] = closed.get(False, 0)
    return Counted(found, closed.get(True, 0))


def premiums(reads: Reads, clock: Clock, period: Period) -> tuple[tuple[str, int, int], ...]:
    """Return (currency, sales with a premium, minor units in all) of a period, most sales first."""
    rows = reads.read(_sql.RATIOS_PREMIUMS, **_binds(clock, period))
    return tuple((currency, count, minor) for currency, count, minor in rows)


def began(reads: Reads, clock: Clock) -> date | None:
    """Return the first day that anything of the chain was logged or tallied for."""
    from datetime import date

    at, day = reads.first(_sql.RATIOS_BEGAN) or (None, None)
    found = [] if day is None else [date.fromisoformat(day)]
    if at is not None:
        found.append(clock.local(at).date())
    return min(found, default=None)


def worked(reads: Reads, clock: Clock, weeks: Sequence[Period]) -> list[Period]:
    """Return those of some weeks in which any of the chain was logged or tallied."""
    import json

    if not weeks:
        return []
    rows = [list(_binds(clock, week).values()) for week in weeks]
    return [weeks[place] for (place,) in reads.read(_sql.RATIOS_WORKED, weeks=json.dumps(rows))]


def done(reads: Reads, clock: Clock, period: Period, step: Step) -> Iterator[Done]:
    """Stream what was logged and tallied of a step in a period, or the cards that were opened."""
    from datetime import date

    binds = _binds(clock, period)
    if step is Step.CONTACTS:
        on_days = {"day": binds["day"], "until": binds["until"]}
        for on, card, name in reads.read(_sql.RATIOS_CONTACTS, **on_days):
            yield Done(date.fromisoformat(on), step, 1, card, name)
        return
    day = days(clock)
    logged, tallied = LOGGED[step]
    kinds = {"logged": logged, "tallied": tallied}
    for at, on, count, card, name in reads.read(_sql.RATIOS_ACTIVITIES, **binds, **kinds):
        if at is None:
            yield Done(date.fromisoformat(on), step, count, None, None, is_tally=True)
        else:
            yield Done(day(at), step, count, card, name)


def overridden(reads: Reads) -> set[int]:
    """Return the cards that an override keeps in an effective column."""
    return {card for (card,) in reads.read(_sql.RATIOS_OVERRIDDEN)}


def _binds(clock: Clock, period: Period) -> dict[str, str]:
    """Return a period as stored moments and as days."""
    first = "" if period.first is None else period.first.isoformat()
    last = "~" if period.last is None else period.last.isoformat()
    return {**between(clock, period), "day": first, "until": last}


def moments(clock: Clock, period: Period) -> tuple[str, str]:
    """Return the stored moments at which a period begins, and from which on it is over."""
    found = between(clock, period)
    return found["first"], found["end"]
