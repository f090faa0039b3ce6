"""The week's sheet, made from the history (METHOD §4).

A row that was handed in is given as it was; the others, and for a day that is over the board
beneath, are read from history. It refuses to write: handing a row in is another command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.config.clock import utc_text
from pipelinecli.config.settings import value_of
from pipelinecli.errors import InTheFuture
from pipelinecli.i18n import _
from pipelinecli.method.calendar import sheet_week
from pipelinecli.method.sheet import Sheet
from pipelinecli.services import review
from pipelinecli.services.past import board_then
from pipelinecli.services.sheet_rows import rows
from pipelinecli.store import moves

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.dates import When
    from pipelinecli.services.desk import Desk


def sheet(
    desk: Desk, *, week: date | None = None, as_of: When | None = None, most: int | None = None
) -> Sheet:
    """Return the sheet of the week that contains a day, seen from the end of a day.

    `week` defaults to the day the sheet is seen from, and that to today. `most` limits the cards
    listed in each column of the board, not the counts. Raises StoreAbsent or InTheFuture.
    """
    if as_of is not None and desk.clock.is_future(as_of):
        raise InTheFuture(as_of, hint=_("name a day that is over, or leave --as-of out"))
    with desk.store.snapshot():
        return _sheet(desk, week, as_of, most)


def _sheet(desk: Desk, week: date | None, as_of: When | None, most: int | None) -> Sheet:
    seen = desk.today if as_of is None else as_of.day
    named = sheet_week(week or seen)
    until = _end_of(desk, as_of)
    last = min(named.last, seen)
    moment = min(until, desk.clock.end_of(named.last))
    # Under a pinned day, or a clock set back, there may be moves later than the end of the week.
    over = moment <= utc_text(desk.clock.now) or moves.any_since(desk.store, moment)
    board = board_then(desk, last, moment, most) if over else review.board(desk, most)
    return Sheet(
        week=named,
        cycle=desk.rules.cycle,
        rows=tuple(rows(desk, named.windows, until, None if as_of is None else until)),
        board=board,
        rep=value_of(desk.settings, "name"),
        as_of=None if as_of is None else as_of.day,
    )


def _end_of(desk: Desk, as_of: When | None) -> str:
    """Return the stored moment up to which the sheet looks; without `as_of`, past everything."""
    if as_of is None:
        return desk.clock.end_of(max(desk.today, sheet_week(desk.today).last))
    if as_of.time is None:
        return desk.clock.end_of(as_of.day)
    return desk.clock.moment(as_of)
