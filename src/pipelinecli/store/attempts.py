"""Attempts in the store: begun, saved whole, listed.

A card has exactly one current attempt. This module refuses to decide when a new one begins.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.config.clock import utc_text
from pipelinecli.method.cards import Attempt
from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql
from pipelinecli.store.rows import ATTEMPT_COLUMNS, attempt_binds, attempt_of, image_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from pipelinecli.config.clock import Clock
    from pipelinecli.store.moves import Standing
    from pipelinecli.store.transaction import Reads, Transaction


def begin(tx: Transaction, card_id: int, moment: datetime) -> Attempt:
    """Begin the card's next attempt in column 1 and make it the current one."""
    last = tx.first(_sql.ATTEMPTS_LAST_NUMBER, card_id=card_id)
    number = 1 + ((last and last[0]) or 0)
    tx.execute(_sql.ATTEMPTS_RETIRE, of_card=card_id)
    attempt = Attempt(id=0, number=number, stage=Stage.OPPORTUNITY, since=moment, opened=moment)
    attempt_id = tx.insert(
        _sql.ATTEMPTS_INSERT,
        card_id=card_id,
        number=number,
        current=1,
        opened_at=utc_text(moment),
        **attempt_binds(attempt),
    )
    return attempt._replace(id=attempt_id)


def save(tx: Transaction, attempt: Attempt) -> None:
    """Write an attempt's facts, stage and end."""
    tx.execute(_sql.ATTEMPTS_SAVE, id=attempt.id, **attempt_binds(attempt))


def of_card(reads: Reads, clock: Clock, card_id: int) -> Iterator[Attempt]:
    """Stream every attempt of a card, first to last."""
    for row in reads.read(_sql.ATTEMPTS_OF_CARD, card_id=card_id):
        yield attempt_of(row, clock)


def before(
    reads: Reads, clock: Clock, attempt_id: int, moment: str, stood: Stage | None = None
) -> Attempt | None:
    """Return an attempt as it was just before a stored moment, None if unchanged since.

    Of one that came with its history, from elsewhere and after that moment, its own days say how
    it was, and where its card `stood`.
    """
    row = reads.first(_sql.JOURNAL_BEFORE, of_table="attempt", row=attempt_id, moment=moment)
    if row is None:
        return None
    if row[0] is not None:
        return _imaged(row[0], clock)
    changed = reads.first(_sql.JOURNAL_CHANGED_SINCE, row=attempt_id, moment=moment)
    now = reads.first(_sql.ATTEMPTS_BY_ID, id=attempt_id)
    if changed is None and now is None:
        return None
    from pipelinecli.method.importing.hindsight import as_it_was

    attempt = attempt_of(now or (), clock) if changed is None else _imaged(changed[0], clock)
    return as_it_was(attempt, clock.local(moment), stood)


def _imaged(text: str, clock: Clock) -> Attempt:
    image = image_of(text)
    return attempt_of(tuple(image.get(name) for name in ATTEMPT_COLUMNS), clock)


def as_of(
    reads: Reads, clock: Clock, attempt_id: int, moment: str, stood: Stage | None = None
) -> Attempt | None:
    """Return an attempt as it was just before a stored moment; None if there is none."""
    image = before(reads, clock, attempt_id, moment, stood)
    if image is not None:
        return image
    row = reads.first(_sql.ATTEMPTS_BY_ID, id=attempt_id)
    return None if row is None else attempt_of(row, clock)


def standing(
    reads: Reads, clock: Clock, card_id: int, stood: Standing, moment: str
) -> Attempt | None:
    """Return the attempt a card stood in just before a stored moment, as it was then.

    It is the attempt of the card's last move, unless another began since without a move: a
    card that has fallen back begins anew where it stands.
    """
    image = as_of(reads, clock, stood.attempt_id, moment, stood.stage)
    if image is not None and not image.current:
        begun = list(
            reads.read(_sql.ATTEMPTS_BEGUN_BETWEEN, card_id=card_id, first=stood.since, end=moment)
        )
        later = (as_of(reads, clock, row[0], moment, stood.stage) for row in begun)
        image = next((attempt for attempt in later if attempt and attempt.current), image)
    if image is None:
        return None
    return image._replace(stage=stood.stage, since=clock.local(stood.since))


def give_to(tx: Transaction, attempt: Attempt, card_id: int, number: int, *, current: bool) -> None:
    """Hand an attempt over to another card, as that card's `number`-th."""
    tx.execute(
        _sql.ATTEMPTS_MOVE_TO_CARD,
        of_id=attempt.id,
        kept=card_id,
        as_number=number,
        as_current=int(current),
    )


def retire(tx: Transaction, card_id: int) -> None:
    """Leave the card without a current attempt; the caller names another in the same breath."""
    tx.execute(_sql.ATTEMPTS_RETIRE, of_card=card_id)
