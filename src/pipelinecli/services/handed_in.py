"""Looking at what was handed in: the list of it, and one row with its revisions.

It refuses to write, and to give a row otherwise than it was frozen: what history says now of the
same days stands beside it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import NotFound
from pipelinecli.i18n import _
from pipelinecli.services.checkins import held_on, still_to_come
from pipelinecli.services.sheet_rows import as_handed_in
from pipelinecli.store import checkins
from pipelinecli.words import day_text

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.sheet import SheetRow
    from pipelinecli.services.desk import Desk


class NotHandedIn(NotFound):
    """There is no such row."""

    def __init__(self, day: date, revision: int | None) -> None:
        super().__init__(day.isoformat())
        self.message = _("the check-in of {day} was not handed in").format(day=day_text(day))
        self.hint = _("hand it in: pipeline checkin --for {day}").format(day=day.isoformat())
        if revision is not None:
            self.message = _("the check-in of {day} has no revision {n}").format(
                day=day_text(day), n=revision
            )
            self.hint = _("look: pipeline checkin show {day}").format(day=day.isoformat())


def every(desk: Desk, most: int | None = None) -> tuple[tuple[SheetRow, ...], int]:
    """Return the last revision of up to `most` check-ins, newest first, and how many there are.

    Raises StoreAbsent.
    """
    with desk.store.snapshot():
        last = {frozen.day: frozen for frozen in checkins.every(desk.store, desk.clock)}
        days = sorted(last, reverse=True)
        shown = tuple(as_handed_in(desk, held_on(day), last[day]) for day in days[:most])
        return shown, len(days)


def one(desk: Desk, day: date, revision: int | None = None) -> tuple[SheetRow, int]:
    """Return a row as handed in last, or for the time asked for, and how often it was.

    Raises UsageError for a day without a check-in, NotHandedIn for one that was not handed in,
    InTheFuture where it cannot have been yet, StoreAbsent.
    """
    window = held_on(day)
    with desk.store.snapshot():
        revisions = list(checkins.between(desk.store, desk.clock, day, day))
        if not revisions and day > desk.today:
            raise still_to_come(day)
        at = len(revisions) if revision is None or not revisions else revision
        if not 1 <= at <= len(revisions):
            raise NotHandedIn(day, revision)
        return as_handed_in(desk, window, revisions[at - 1]), len(revisions)
