"""One card's history handed to another, and which cards were put together with it.

Refuses to touch attempts: they are handed over before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.store import _sql

if TYPE_CHECKING:
    from pipelinecli.store.transaction import Reads, Transaction


def move_history(tx: Transaction, from_card: int, to_card: int) -> None:
    """Hand a card's moves, activities and referrals to another, and delete the empty card.

    Its attempts must have been handed over already.
    """
    tx.execute(_sql.MOVES_TO_CARD, of_card=from_card, kept=to_card)
    tx.execute(_sql.ACTIVITIES_TO_CARD, of_card=from_card, kept=to_card)
    tx.execute(_sql.CARDS_REREFER, id=from_card, kept=to_card)
    tx.execute(_sql.TAGS_CLEAR, card_id=from_card)
    tx.execute(_sql.CARDS_DELETE, id=from_card)


def former_cards(reads: Reads, card_id: int) -> list[int]:
    """Return the cards that were put together with this one, and with those, and are no more."""
    attempts = _ids(reads, _sql.ATTEMPTS_IDS, card_id)
    found = (reads.read(_sql.JOURNAL_FORMER_CARDS, row=attempt) for attempt in attempts)
    former = {card for rows in found for (card,) in rows} - {card_id}
    return sorted(card for card in former if not reads.first(_sql.CARDS_IS_THERE, card_id=card))


def _ids(reads: Reads, statement: str, card_id: int) -> list[int]:
    return [row[0] for row in reads.read(statement, card_id=card_id)]
