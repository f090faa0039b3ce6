"""The rep's week in the store, as far as a day asks: work towards the plan, and the check-in.

It counts as a day's counts do: what was logged and what was tallied, added up, a booking being a
first appointment. It refuses to know the goals. What was handed in is read in `checkins`; here
it matters only whether anything was, for a command that is to be quick.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.store import _sql

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.goal import GoalKind
    from pipelinecli.store.engine import Reads

_NEVER = "~"
"""Sorts after every stored moment."""


def done(reads: Reads, clock: Clock, first: date, day: date) -> dict[GoalKind, tuple[int, int]]:
    """Return what was done of each kind from `first` to the day before `day`, and on `day`."""
    from pipelinecli.method.goal import GoalKind

    kinds = {
        "dial": GoalKind.DIALS,
        "booking": GoalKind.APPOINTMENTS,
        "appointment": GoalKind.APPOINTMENTS,
    }
    found = {kind: [0, 0] for kind in GoalKind}
    rows = reads.read(
        _sql.GOALS_DONE,
        first=clock.start_of(first),
        since=clock.start_of(day),
        end=clock.end_of(day),
        start=first.isoformat(),
        today=day.isoformat(),
    )
    for kind, today, count in rows:
        found[kinds[kind]][today] += count
    return {kind: (before, today) for kind, (before, today) in found.items()}


def handed_in(reads: Reads, day: date) -> bool:
    """Whether the check-in held on that day has been handed in."""
    on = day.isoformat()
    return reads.first(_sql.CHECKINS_BETWEEN, first=on, last=on, until=_NEVER) is not None


def begun(reads: Reads, clock: Clock) -> date | None:
    """Return the day the store was first written to, in the rep's zone."""
    row = reads.first(_sql.JOURNAL_FIRST_RECORDED)
    return None if row is None else clock.local(row[0]).date()
