"""A day as it looked then: who stood where, with the facts of the time, from the history.

It refuses to write, and to let anything recorded for a later moment show.
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config.clock import utc_text
from pipelinecli.method.board import Board, make_board
from pipelinecli.method.cards import judged
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.store import attempts, cards, moves

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pipelinecli.method.cards import Card
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.moves import Standing


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
    past = Past(desk, day, moment, frozenset(card.card_id for card in moved))
    columns = {stage: past.column(stage, then[stage], most) for stage in BOARD}
    return make_board(day, desk.rules.cycle, columns, counts)


class Past(NamedTuple):
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
