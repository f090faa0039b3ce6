"""One row of another system's deals: where a deal stands, and a few days, as a history.

Only days that the row names are taken. It refuses a deal that ended and does not say when, and
days that cannot be in that order.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.importing.facts import Change, Known
from pipelinecli.method.importing.histories import OFF, history
from pipelinecli.method.stages import EFFECTIVE, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.importing.facts import Point, Run


class Wrong(StrEnum):
    """Why a row is no deal that can be; the value is the field it is about."""

    NO_CLOSE = "closed"
    """It ended, and nothing says when."""
    ENDS_AHEAD = "closed-ahead"
    BEFORE_MEETING = "closed-before"
    """It ended before the first meeting."""
    MET_AHEAD = "engaged"
    """It is past the first meeting, which has not come yet."""
    OPENED_AHEAD = "created"


class Deal(NamedTuple):
    """What one row says."""

    stage: Stage
    """Where it stands; closed or lost for one that ended."""
    called: str = ""
    """What the other system calls that."""
    reached: Stage = Stage.OPPORTUNITY
    """How far one that ended had come, where the row says that as well."""
    created: Point | None = None
    engaged: Point | None = None
    """The first meeting."""
    closed: Point | None = None
    """When it ended, or is expected to."""
    asks_for_meetings: bool = False
    """Whether rows of its file say when they met: one that does not had no meeting."""
    reason: str | None = None
    known: Known = Known()


def attempts(deal: Deal, now: Point) -> tuple[Run, ...] | Wrong:
    """Return the history of a deal as far as its row tells it, or why there is none such."""
    met = _meeting(deal)
    wrong = _wrong(deal, met, now)
    if wrong is not None:
        return wrong
    days = [deal.created, met if _is_over(met, now) else None]
    days.append(deal.closed if deal.stage in OFF else None)
    opened = _earliest(days) or now
    if deal.stage in OFF:
        return history(opened, _ended(deal, met, opened), deal.known)
    if deal.stage in EFFECTIVE:
        named = met or deal.created
        change = Change(named or now, deal.stage, deal.called, says_when=named is not None)
        return history(opened, [change], deal.known)
    agreed = deal.stage is Stage.APPOINTMENT
    changes = [Change(opened, deal.stage, deal.called)] if agreed else []
    meeting = None if deal.engaged is None else deal.engaged.day
    if agreed and meeting is None:
        meeting = deal.known.next_step
    held = not agreed and _is_over(deal.engaged, now)
    return history(opened, changes, deal.known._replace(meeting=meeting, held=held))


def _meeting(deal: Deal) -> Point | None:
    """Return the first meeting; that of one whose file does not ask for it is when it began."""
    if deal.engaged is not None:
        return deal.engaged
    met = deal.stage is Stage.CLOSED or {deal.stage, deal.reached} & {*EFFECTIVE}
    lost = deal.stage is Stage.LOST and not deal.asks_for_meetings
    return deal.created if met or lost else None


def _wrong(deal: Deal, met: Point | None, now: Point) -> Wrong | None:
    ended = deal.stage in OFF
    wrongs = {
        Wrong.OPENED_AHEAD: _is_ahead(deal.created, now),
        Wrong.MET_AHEAD: (ended or deal.stage in EFFECTIVE) and _is_ahead(met, now),
        Wrong.NO_CLOSE: ended and deal.closed is None,
        Wrong.ENDS_AHEAD: ended and _is_ahead(deal.closed, now),
        Wrong.BEFORE_MEETING: ended and _is_ahead(met, deal.closed),
    }
    return next((wrong for wrong, is_so in wrongs.items() if is_so), None)


def _ended(deal: Deal, met: Point | None, opened: Point) -> Iterator[Change]:
    """Yield the changes of a deal that ended: how far it had come, and the end."""
    if met is not None:
        yield Change(met, deal.reached if deal.reached in EFFECTIVE else Stage.P25, deal.called)
    elif deal.reached in {Stage.APPOINTMENT, *EFFECTIVE}:
        yield Change(opened, deal.reached, deal.called, says_when=False)
    assert deal.closed is not None  # noqa: S101 - one without is wrong
    yield Change(deal.closed, deal.stage, deal.called, deal.reason)


def _earliest(points: list[Point | None]) -> Point | None:
    first: Point | None = None
    for point in points:
        if point is not None and (first is None or point.is_before(first)):
            first = point
    return first


def _is_ahead(point: Point | None, of: Point | None) -> bool:
    return point is not None and of is not None and of.is_before(point)


def _is_over(point: Point | None, now: Point) -> bool:
    return point is not None and not now.is_before(point)
