"""The shape of the board at the end of past sheet weeks, from the history.

Who stood there by an override then is left out, as today. Thresholds and goal are today's: the
weeks are read by one measure. It refuses to call a board empty before there was a card.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.calendar import sheet_week
from pipelinecli.method.figures.reading import Week
from pipelinecli.method.figures.shape import counts_of, shape
from pipelinecli.method.stages import EFFECTIVE, Stage
from pipelinecli.store import attempts, moves
from pipelinecli.store.standings import standings

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from pipelinecli.method.calendar import SheetWeek
    from pipelinecli.method.figures.shape import Counts, Thresholds
    from pipelinecli.services.desk import Desk

_LOOKED_AT = frozenset({Stage.APPOINTMENT, *EFFECTIVE})


def weeks_of(
    desk: Desk, weeks: Sequence[SheetWeek], now: Counts, thresholds: Thresholds
) -> list[Week]:
    """Return the shape in each of some sheet weeks up to today's, in their order."""
    current = sheet_week(desk.today)
    over = [week for week in weeks if week < current]
    moments = [desk.clock.end_of(week.last) for week in over]
    found = standings(desk.store, moments)
    read = []
    for week, moment, counted in zip(over, moments, found.counts, strict=True):
        apart = list(_one_by_one(desk, found.special, moment))
        for stage in filter(None, apart):
            counted[stage] += 1
        counts = counts_of(counted)
        code = shape(counts, thresholds) if apart or any(counted.values()) else None
        read.append(Week(week, week.last, counts, code))
    if current in weeks:
        read.append(Week(current, desk.today, now, shape(now, thresholds)))
    return read


def _one_by_one(desk: Desk, special: Iterable[int], moment: str) -> Iterator[Stage | None]:
    """Yield where the cards stood whose facts have to be looked at; None by an override."""
    for card_id in special:
        stood = moves.standing_before(desk.store, card_id, moment)
        if stood is None:
            continue
        then = None
        if stood.stage in _LOOKED_AT:
            then = attempts.standing(desk.store, desk.clock, card_id, stood, moment)
        yield None if then is not None and then.override is not None else stood.stage
