"""Stage changes in the store: appended in order, read back as of any day.

The order of a card's history never runs backwards: a move recorded late, or under a clock that
was set back, counts from the move before it. This module refuses to edit or delete a move.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.history import Move
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.store.transaction import Reads, Transaction


def effective(  # noqa: PLR0913 - a change, its card, and when it is said to count from
    tx: Transaction,
    clock: Clock,
    card_id: int,
    attempt_id: int,
    asked: str,
    *,
    happened: bool = True,
) -> str:
    """Return the stored moment from which a change made to a card counts.

    That is the moment asked for, unless something that was recorded for the card counts from
    later: then the change counts from that. A card to which nothing has happened since it was
    opened was opened no later than the first thing that did; a correction (`happened` false) is
    not such a thing.
    """
    count, last_move = tx.first(_sql.MOVES_OF_CARD_SO_FAR, card_id=card_id) or (0, None)
    touched, last_change = tx.first(_sql.JOURNAL_TOUCHED, of_table="attempt", row=attempt_id) or (
        0,
        None,
    )
    last: str = max(last_move or "", last_change or "")
    if asked >= last:
        return asked
    if not happened or (count, touched) != (1, 1):
        return last
    tx.execute(_sql.JOURNAL_PULL_BACK, of_card=card_id, moment=asked)
    tx.execute(_sql.MOVES_PULL_BACK, of_card=card_id, moment=asked)
    tx.execute(_sql.ATTEMPTS_OPENED_AT, of_id=attempt_id, moment=asked)
    day = clock.local(asked).date().isoformat()
    tx.execute(_sql.CARDS_OPENED_ON, of_card=card_id, day=day)
    return asked


def append(  # noqa: PLR0913 - one for each column
    tx: Transaction,
    card_id: int,
    attempt_id: int,
    *,
    at: str,
    from_stage: Stage | None,
    to_stage: Stage,
    kind: MoveKind,
    reason: str | None = None,
) -> None:
    """Append a move; `at` is a stored moment no earlier than the card's last move."""
    tx.insert(
        _sql.MOVES_INSERT,
        card_id=card_id,
        attempt_id=attempt_id,
        change_set_id=tx.change_set,
        at=at,
        from_stage=from_stage,
        to_stage=to_stage,
        kind=kind,
        reason=reason,
    )


def of_card(reads: Reads, clock: Clock, card_id: int) -> Iterator[Move]:
    """Stream a card's moves in order."""
    for row in reads.read(_sql.MOVES_OF_CARD, card_id=card_id):
        yield Move(
            id=row[0],
            attempt_id=row[2],
            at=clock.local(row[3]),
            from_stage=None if row[4] is None else Stage(row[4]),
            to_stage=Stage(row[5]),
            kind=MoveKind(row[6]),
            reason=row[7],
        )


class Standing(NamedTuple):
    """Where a card stood at a moment: the stage, the attempt, and since when."""

    stage: Stage
    attempt_id: int
    since: str


def standing_before(reads: Reads, card_id: int, moment: str) -> Standing | None:
    """Return where a card stood just before a stored moment; None if it was not there yet."""
    row = reads.first(_sql.MOVES_STAGE_BEFORE, card_id=card_id, moment=moment)
    if row is None:
        return None
    last = Standing(Stage(row[0]), row[1], row[2])
    return _together(reads, card_id, moment, last) if row[3] else last


def _together(reads: Reads, card_id: int, moment: str, last: Standing) -> Standing:
    """Return where a card stood whose history is that of two: as far as either was on the way.

    A merge lets the attempt go on that is further along, and so it is read back. Where neither
    was on the way, the last move of both counts.
    """
    stood: dict[int, Standing] = {}
    for row in reads.read(_sql.MOVES_OF_CARD, card_id=card_id):
        if row[3] < moment:
            stood[row[2]] = Standing(Stage(row[5]), row[2], row[3])
    ended: dict[int, str | None] = dict(reads.read(_sql.ATTEMPTS_ENDED_OF_CARD, card_id=card_id))
    under_way = [
        standing
        for attempt_id, standing in stood.items()
        if (end := ended.get(attempt_id)) is None or end >= moment
    ]
    return max(under_way, key=lambda standing: standing.stage.rank, default=last)


def was_forgotten(reads: Reads, card_id: int, moment: str) -> bool:
    """Whether the last thing a card did before a stored moment was to leave, erased."""
    kinds = [row[6] for row in reads.read(_sql.MOVES_OF_CARD, card_id=card_id) if row[3] < moment]
    return kinds[-1:] == [MoveKind.FORGOTTEN]


def moved_between(reads: Reads, first: str, end: str) -> set[int]:
    """Return the cards that moved from `first` up to, not including, `end`."""
    return {row[0] for row in reads.read(_sql.MOVES_MOVED_BETWEEN, first=first, end=end)}


def any_since(reads: Reads, moment: str) -> bool:
    """Whether any card moved at or after a stored moment."""
    return reads.first(_sql.MOVES_ANY_SINCE, moment=moment) is not None


class MovedSince(NamedTuple):
    """A card that has moved since a moment: where it is now, and where it stood then."""

    card_id: int
    now: Stage
    then: Standing | None


def moved_since(reads: Reads, moment: str) -> Iterator[MovedSince]:
    """Stream the cards that moved at or after a stored moment."""
    for row in reads.read(_sql.MOVES_MOVED_SINCE, moment=moment):
        card_id, now, stage, attempt_id, since, merged = row
        then = None if stage is None else Standing(Stage(stage), attempt_id, since)
        if merged and then is not None:
            then = _together(reads, card_id, moment, then)
        yield MovedSince(card_id, Stage(now), then)
