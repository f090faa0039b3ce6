"""What was done in the rep's week towards a plan of it.

It counts as a day's counts do: what was logged and what was tallied, added up, a booking being a
first appointment. It refuses to know the goals.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.store import _sql

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.goal import GoalKind
    from pipelinecli.store.transaction import Reads


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
