"""The whole of a day's work: the list, what the weekly plan still owes, the check-in that is due.

One look at the store answers for all of it. It refuses to write.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.config.settings import goals
from pipelinecli.method.agenda import CheckInDue, Day, agenda
from pipelinecli.method.calendar import latest_due, sheet_week
from pipelinecli.services.attention import wanting_attention
from pipelinecli.services.occasions import occasions
from pipelinecli.store import cards, checkins, week

if TYPE_CHECKING:
    from pipelinecli.method.agenda import Item
    from pipelinecli.method.goal import Progress
    from pipelinecli.services.desk import Desk


def day(desk: Desk) -> Day:
    """Return what today asks for. Raises StoreAbsent."""
    with desk.store.snapshot():
        return Day(desk.today, day_list(desk), plan(desk), check_in(desk))


def day_list(desk: Desk) -> tuple[Item, ...]:
    """Return what to do today, most urgent first, with reasons."""
    due = (desk.judged(*found) for found in cards.due_today(desk.store, desk.clock))
    return agenda([*due, *wanting_attention(desk)], occasions(desk))


def plan(desk: Desk) -> tuple[Progress, ...]:
    """Return where each weekly goal stands today; none without a goal."""
    asked = goals(desk.settings)
    if not asked:
        return ()
    from pipelinecli.method.goal import GoalKind, progress

    found = week.done(desk.store, desk.clock, sheet_week(desk.today).first, desk.today)
    return tuple(
        progress(kind, asked[kind], *found[kind], desk.today) for kind in GoalKind if kind in asked
    )


def check_in(desk: Desk) -> CheckInDue | None:
    """Return the check-in that was due last; None for a store first written to after its days."""
    due = latest_due(desk.today)
    if checkins.days(desk.store, due.date, due.date):
        return CheckInDue(due.date, handed_in=True)
    begun = checkins.first_recorded(desk.store)
    if begun is None or begun >= desk.clock.end_of(due.last):
        return None
    return CheckInDue(due.date, handed_in=False)
