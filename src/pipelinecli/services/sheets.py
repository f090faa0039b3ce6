"""The week's sheet, made from the history (METHOD §4).

A row shows each contact in the column where it stood at the end of the row's days, whatever has
happened since. For a day that is over, the board beneath is read from history too. It refuses to
write: handing a row in is another command.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.config.clock import utc_text
from pipelinecli.config.settings import value_of
from pipelinecli.errors import InTheFuture
from pipelinecli.i18n import _
from pipelinecli.method.board import Board, make_board
from pipelinecli.method.calendar import sheet_week
from pipelinecli.method.cards import judged
from pipelinecli.method.sheet import Entry, Sheet, SheetRow, sheet_row
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.services import review
from pipelinecli.store import activities, attempts, cards, moves

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.calendar import Window
    from pipelinecli.method.cards import Card
    from pipelinecli.method.dates import When
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.moves import Standing


def sheet(
    desk: Desk, *, week: date | None = None, as_of: When | None = None, most: int | None = None
) -> Sheet:
    """Return the sheet of the week that contains a day, seen from the end of a day.

    `week` defaults to the day the sheet is seen from, and that to today. `most` limits the cards
    listed in each column of the board, not the counts. Raises StoreAbsent or InTheFuture.
    """
    if as_of is not None and desk.clock.is_future(as_of):
        raise InTheFuture(as_of.day, hint=_("name a day that is over, or leave --as-of out"))
    seen = desk.today if as_of is None else as_of.day
    named = sheet_week(week or seen)
    until = _end_of(desk, as_of)
    rows = tuple(_row(desk, window, until) for window in named.windows)
    last = min(named.last, seen)
    moment = min(until, desk.clock.end_of(named.last))
    over = moment <= utc_text(desk.clock.now)
    board = board_then(desk, last, moment, most) if over else review.board(desk, most)
    return Sheet(
        week=named,
        cycle=desk.rules.cycle,
        rows=rows,
        board=board,
        rep=value_of(desk.settings, "name"),
        as_of=None if as_of is None else as_of.day,
    )


def board_then(desk: Desk, day: date, moment: str, most: int | None = None) -> Board:
    """Return the board as it stood just before a stored moment, judged on `day`.

    Cards that have not moved since stand where they stand now; the others where their last move
    before the moment left them. Facts are those of the time.
    """
    moved = list(moves.moved_since(desk.store, moment))
    counts = cards.counts(desk.store)
    then: dict[Stage, list[tuple[int, Standing]]] = {stage: [] for stage in Stage}
    for card in moved:
        counts[card.now] -= 1
        if card.then is not None:
            counts[card.then.stage] += 1
            then[card.then.stage].append((card.card_id, card.then))
    gone = {card.card_id for card in moved}
    columns = {stage: _column(desk, stage, day, moment, then[stage], gone, most) for stage in BOARD}
    return make_board(day, desk.rules.cycle, columns, counts)


def _column(
    desk: Desk,
    stage: Stage,
    day: date,
    moment: str,
    moved: list[tuple[int, Standing]],
    gone: set[int],
    most: int | None,
) -> tuple[Card, ...]:
    """Return the column's cards: those that stayed, and those that have moved on since."""
    wanted = cards.NO_LIMIT if most is None else most
    found: list[Card] = []
    for card_id, standing in moved if most is None else moved[:most]:
        card = _card_then(desk, card_id, standing, day, moment)
        if card is not None:
            found.append(card)
    for person, attempt in cards.on_board(desk.store, desk.clock, stage):
        if 0 <= wanted <= len(found):
            break
        if person.id not in gone:
            image = attempts.before(desk.store, desk.clock, attempt.id, moment) or attempt
            found.append(judged(person, image._replace(stage=stage), day, desk.rules))
    return tuple(found)


def _card_then(desk: Desk, card_id: int, standing: Standing, day: date, moment: str) -> Card | None:
    loaded = cards.load(desk.store, desk.clock, card_id)
    image = attempts.as_of(desk.store, desk.clock, standing.attempt_id, moment)
    if loaded is None or image is None:
        return None
    return judged(
        loaded[0],
        image._replace(stage=standing.stage, since=desk.clock.local(standing.since)),
        day,
        desk.rules,
    )


def _row(desk: Desk, window: Window, until: str) -> SheetRow:
    first = desk.clock.start_of(window.first)
    end = min(desk.clock.end_of(window.last), until)
    worked: set[int] = set()
    if first < end:
        worked = moves.moved_between(desk.store, first, end) | activities.worked_between(
            desk.store, first, end
        )
    entries = (_entry(desk, card_id, window.last, end) for card_id in worked)
    return sheet_row(window, [entry for entry in entries if entry is not None])


def _entry(desk: Desk, card_id: int, day: date, end: str) -> Entry | None:
    standing = moves.standing_before(desk.store, card_id, end)
    card = None if standing is None else _card_then(desk, card_id, standing, day, end)
    if standing is None or card is None:
        return None
    first = card.attempt.first_meeting if standing.stage is not Stage.OPPORTUNITY else None
    return Entry(
        id=card_id,
        name=card.person.name,
        stage=standing.stage,
        first_meeting=None if first is None else first.day,
        overridden=card.attempt.override is not None,
    )


def _end_of(desk: Desk, as_of: When | None) -> str:
    """Return the stored moment up to which the sheet looks; without `as_of`, past everything."""
    if as_of is None:
        return desk.clock.end_of(max(desk.today, sheet_week(desk.today).last))
    if as_of.time is None:
        return desk.clock.end_of(as_of.day)
    return desk.clock.moment(as_of)
