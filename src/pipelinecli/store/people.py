"""A whole person in the store: their history handed to another card, or erased.

Erasing leaves the rows that figures count and no byte that names anyone: texts are set to null,
and what the journal kept of those rows is deleted, after the last change to them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.store import _sql
from pipelinecli.store.engine import new_uid

if TYPE_CHECKING:
    from pipelinecli.store.engine import Reads, Transaction


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
    return sorted({card for rows in found for (card,) in rows} - {card_id})


def forget(tx: Transaction, card_id: int) -> None:
    """Make a card nobody's: no name, no contact, no text, and no trace of them in the journal."""
    rows = {
        "card": [card_id],
        "tag": _ids(tx, _sql.TAGS_IDS, card_id),
        "attempt": _ids(tx, _sql.ATTEMPTS_IDS, card_id),
        "stage_change": _ids(tx, _sql.MOVES_IDS, card_id),
        "activity": _ids(tx, _sql.ACTIVITIES_IDS, card_id),
        "checkin_entry": [],
    }
    rows["card"] += former_cards(tx, card_id)
    rows["checkin"] = list(_notes_naming(tx, rows["card"]))
    for checkin in rows["checkin"]:
        tx.execute(_sql.CHECKINS_STRIP_NOTE, of_id=checkin)
    for card in rows["card"]:
        tx.execute(_sql.CHECKINS_STRIP, of_card=card)
        for table in ("tag", "checkin_entry"):  # those that were deleted since as well
            known = tx.read(_sql.JOURNAL_ROWS_OF_CARD, of_table=table, card_id=card)
            rows[table] += [row[0] for row in known]
    tx.execute(_sql.TAGS_CLEAR, card_id=card_id)
    tx.execute(_sql.ATTEMPTS_STRIP, of_card=card_id)
    tx.execute(_sql.MOVES_STRIP, of_card=card_id)
    tx.execute(_sql.ACTIVITIES_STRIP, of_card=card_id)
    tx.execute(_sql.CARDS_REREFER, id=card_id, kept=None)
    tx.execute(_sql.CARDS_FORGET, id=card_id, uid=new_uid())
    for table, ids in rows.items():
        for row in set(ids):
            tx.execute(_sql.JOURNAL_ERASE, of_table=table, row=row)


def _notes_naming(tx: Transaction, cards: list[int]) -> set[int]:
    """Return the check-ins with a note that has a name of the person in it, word for word."""
    names = {row[0] for card in cards for row in tx.read(_sql.CHECKINS_NAMES, card_id=card)}
    return {
        row[0]
        for name in names
        if len(name) > 1
        for row in tx.read(_sql.CHECKINS_NOTES_NAMING, name=name)
    }


def _ids(reads: Reads, statement: str, card_id: int) -> list[int]:
    return [row[0] for row in reads.read(statement, card_id=card_id)]
