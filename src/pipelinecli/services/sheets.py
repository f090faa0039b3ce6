"""The week's sheet, made from the history (METHOD §4).

A row shows each contact in the column where it stood at the end of the row's days, whatever has
happened since. For a day that is over, the board beneath is read from history too. It refuses to
write: handing a row in is another command.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

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
    from collections.abc import Iterator
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
        raise InTheFuture(as_of, hint=_("name a day that is over, or leave --as-of out"))
    with desk.store.snapshot():
        return _sheet(desk, week, as_of, most)


def _sheet(desk: Desk, week: date | None, as_of: When | None, most: int | None) -> Sheet:
    seen = desk.today if as_of is None else as_of.day
    named = sheet_week(week or seen)
    until = _end_of(desk, as_of)
    rows = tuple(_row(desk, window, until) for window in named.windows)
    last = min(named.last, seen)
    moment = min(until, desk.clock.end_of(named.last))
    # Under a pinned day, or a clock set back, there may be moves later than the end of the week.
    over = moment <= utc_text(desk.clock.now) or moves.any_since(desk.store, moment)
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
    then: dict[Stage, dict[int, Standing]] = {stage: {} for stage in Stage}
    for card in moved:
        counts[card.now] -= 1
        if card.then is not None:
            counts[card.then.stage] += 1
            then[card.then.stage][card.card_id] = card.then
    past = _Past(desk, day, moment, frozenset(card.card_id for card in moved))
    columns = {stage: past.column(stage, then[stage], most) for stage in BOARD}
    return make_board(day, desk.rules.cycle, columns, counts)


class _Past(NamedTuple):
    """A day as it looked just before a stored moment."""

    desk: Desk
    day: date
    moment: str
    moved: frozenset[int] = frozenset()
    """The cards that have moved since."""

    def column(self, stage: Stage, gone: dict[int, Standing], most: int | None) -> tuple[Card, ...]:
        """Return up to `most` cards of a column: those that stayed, and those gone since."""
        newest_first = stage in {Stage.OPPORTUNITY, Stage.CLOSED}
        ids = sorted(gone, reverse=True)[:most] if newest_first else sorted(gone)
        found = [card for card in (self.card(at, gone[at]) for at in ids) if card is not None]
        found += islice(self._stayed(stage), most)
        found.sort(key=_by_id, reverse=True) if newest_first else found.sort(key=_by_first_meeting)
        return tuple(found[:most])

    def card(self, card_id: int, stood: Standing) -> Card | None:
        """Return a card where it stood, with the facts of the time."""
        desk = self.desk
        loaded = cards.load(desk.store, desk.clock, card_id)
        image = attempts.standing(desk.store, desk.clock, card_id, stood, self.moment)
        if loaded is None or image is None:
            return None
        return judged(loaded[0], image, self.day, desk.rules)

    def _stayed(self, stage: Stage) -> Iterator[Card]:
        desk = self.desk
        for person, attempt in cards.on_board(desk.store, desk.clock, stage):
            if person.id in self.moved:
                continue
            if utc_text(attempt.opened) < self.moment:
                image = attempts.before(desk.store, desk.clock, attempt.id, self.moment)
                yield judged(person, image or attempt, self.day, desk.rules)
                continue
            stood = moves.standing_before(desk.store, person.id, self.moment)
            card = None if stood is None else self.card(person.id, stood)
            if card is not None:
                yield card


def _by_id(card: Card) -> int:
    return card.person.id


def _by_first_meeting(card: Card) -> tuple[str, int]:
    first = card.first_meeting
    return ("" if first is None else first.text(), card.person.id)


def _row(desk: Desk, window: Window, until: str) -> SheetRow:
    first = desk.clock.start_of(window.first)
    end = min(desk.clock.end_of(window.last), until)
    worked: set[int] = set()
    if first < end:
        worked = moves.moved_between(desk.store, first, end) | activities.worked_between(
            desk.store, first, end
        )
    past = _Past(desk, window.last, end)
    entries = (_entry(past, card_id) for card_id in worked)
    return sheet_row(window, [entry for entry in entries if entry is not None])


def _entry(past: _Past, card_id: int) -> Entry | None:
    """Return where a card that was worked stood; in column 1 before its history begins."""
    stood = moves.standing_before(past.desk.store, card_id, past.moment)
    if stood is None:
        loaded = cards.load(past.desk.store, past.desk.clock, card_id)
        return loaded and Entry(card_id, loaded[0].name, Stage.OPPORTUNITY, None)
    card = past.card(card_id, stood)
    if card is None or (card.person.forgotten and stood.stage is Stage.LOST):
        return None  # erased is not lost
    first = card.attempt.first_meeting if card.stage is not Stage.OPPORTUNITY else None
    return Entry(
        id=card_id,
        name=card.person.name,
        stage=card.stage,
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
