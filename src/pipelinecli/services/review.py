"""Looking at cards: one, a list, the flagged, the board. Nothing here writes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import StoreAbsent, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.board import make_board
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import BOARD
from pipelinecli.services import fields
from pipelinecli.services.attention import wanting_attention
from pipelinecli.services.lookup import find
from pipelinecli.services.reading import read_stage
from pipelinecli.store import activities, attempts, cards, moves

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pipelinecli.method.board import Board
    from pipelinecli.method.cards import Attempt, Card
    from pipelinecli.method.history import Activity, Move
    from pipelinecli.services.desk import Desk


class Shown(NamedTuple):
    """A card with everything that happened to it."""

    card: Card
    attempts: tuple[Attempt, ...]
    moves: tuple[Move, ...]
    activities: tuple[Activity, ...]


def one(desk: Desk, who: str) -> Card:
    """Return the card that answers to WHO. Raises NotFound or Ambiguous."""
    return find(desk.store, desk, who)


def show(desk: Desk, who: str) -> Shown:
    """Return a card with its history."""
    card = one(desk, who)
    card_id = card.person.id
    return Shown(
        card,
        tuple(attempts.of_card(desk.store, desk.clock, card_id)),
        tuple(moves.of_card(desk.store, desk.clock, card_id)),
        tuple(activities.of_card(desk.store, desk.clock, card_id)),
    )


class Wanted(NamedTuple):
    """What `list` was asked to keep, as it was typed; None keeps everything."""

    stage: str | None = None
    flag: str | None = None
    tag: str | None = None
    source: str | None = None
    grade: str | None = None
    since: date | None = None


def listed(
    desk: Desk, wanted: Wanted, *, order: str = "id", limit: int | None = None
) -> Iterator[Card]:
    """Return a stream of the cards wanted, in one of the orders of the store's lists.

    Raises UsageError for a stage, flag, grade or order that does not exist, StoreAbsent.
    """
    if order not in cards.LISTS:
        raise UsageError(
            _("cards cannot be sorted by “{key}”").format(key=order),
            hint=_("one of: {keys}").format(keys=" ".join(cards.LISTS)),
        )
    kept = cards.Filter(
        stage=None if wanted.stage is None else read_stage(wanted.stage).value,
        tag=None if wanted.tag is None else fields.line("tag", wanted.tag),
        source=None if wanted.source is None else fields.line("source", wanted.source),
        grade=fields.grade(wanted.grade),
        since=None if wanted.since is None else desk.clock.start_of(wanted.since),
    )
    flag = None if wanted.flag is None else _read_flag(wanted.flag)
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    return _stream(desk, kept, flag, order, limit)


def _stream(
    desk: Desk, kept: cards.Filter, flag: Flag | None, order: str, limit: int | None
) -> Iterator[Card]:
    found = 0
    most = cards.NO_LIMIT if limit is None or flag is not None else limit
    for person, attempt in cards.listed(desk.store, desk.clock, kept, order, most):
        if limit is not None and found >= limit:
            return
        card = desk.judged(person, attempt)
        if flag is None or flag in card.flags:
            found += 1
            yield card


def _read_flag(text: str) -> Flag:
    typed = text.strip().lower()
    if typed not in set(Flag):
        raise UsageError(
            _("“{flag}” is not a flag").format(flag=text),
            hint=_("one of: {flags}").format(flags=" ".join(Flag)),
        )
    return Flag(typed)


def flagged(desk: Desk) -> tuple[Card, ...]:
    """Return every flagged card, the longest-running first."""
    found = {card.person.id: card for card in wanting_attention(desk) if card.flags}
    return tuple(sorted(found.values(), key=_by_clock))


def board(desk: Desk, most: int | None = None) -> Board:
    """Return the board as it stands now, with up to `most` cards listed in each column."""
    limit = cards.NO_LIMIT if most is None else most
    with desk.store.snapshot():
        columns = {
            stage: tuple(
                desk.judged(*found)
                for found in cards.on_board(desk.store, desk.clock, stage, limit)
            )
            for stage in BOARD
        }
        counts = cards.counts(desk.store)
    return make_board(desk.today, desk.rules.cycle, columns, counts)


def _by_clock(card: Card) -> tuple[str, int]:
    first = card.first_meeting
    return ("~" if first is None else first.text(), card.person.id)
