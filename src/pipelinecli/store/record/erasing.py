"""A person erased: what names them goes, from the rows and from what the journal kept of those.

Erasing leaves the rows that figures count and no byte that names anyone: texts are set to null,
and what the journal kept of those rows is deleted, after the last change to them. What is taken
back later cannot bring anybody back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.store import _sql
from pipelinecli.store.cards import name_key
from pipelinecli.store.people import former_cards
from pipelinecli.store.transaction import new_uid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.store.transaction import Transaction

_WITHOUT_SPACES = 0x2E80
"""The first of the characters of East Asia."""


def forget(tx: Transaction, card_id: int) -> None:
    """Make a card nobody's: no name, no contact, no text, and no trace of them in the journal."""
    cards = [card_id, *former_cards(tx, card_id)]
    notes = _notes_naming(tx, cards)
    for checkin in notes:
        tx.execute(_sql.CHECKINS_STRIP_NOTE, of_id=checkin)
    for card in cards:
        tx.execute(_sql.CHECKINS_STRIP, of_card=card)
    tx.execute(_sql.TAGS_CLEAR, card_id=card_id)
    tx.execute(_sql.ATTEMPTS_STRIP, of_card=card_id)
    tx.execute(_sql.MOVES_STRIP, of_card=card_id)
    tx.execute(_sql.ACTIVITIES_STRIP, of_card=card_id)
    tx.execute(_sql.CARDS_REREFER, id=card_id, kept=None)
    tx.execute(_sql.CARDS_FORGET, id=card_id, uid=new_uid())
    erase_traces(tx, cards, notes)


def erase_traces(tx: Transaction, cards: Iterable[int], notes: Iterable[int] = ()) -> None:
    """Delete what the journal kept of those cards, and of the notes of those check-ins.

    A change set that lost a row cannot be taken back any more. One that was taken back, or took
    back another, is erased as a whole: it may have a person's words in the rows of another card.
    """
    hits = [row for card in cards for row in tx.read(_sql.JOURNAL_OF_PERSON, card_id=card)]
    for checkin in notes:
        hits += tx.read(_sql.JOURNAL_OF_ROW, of_table="checkin", row=checkin)
    touched = {change_set for _row, change_set in hits} | {tx.change_set}
    for row, _change_set in hits:
        tx.execute(_sql.JOURNAL_ERASE, of_id=row)
    for change_set in sorted(touched):
        tx.execute(_sql.CHANGES_MARK_ERASED, id=change_set)
        if tx.first(_sql.CHANGES_OUT_OF_FORCE, id=change_set):
            tx.execute(_sql.JOURNAL_ERASE_OF_CHANGE_SET, of_id=change_set)


def remember_erased(tx: Transaction, attempts: Iterable[str]) -> None:
    """Keep by which attempts copies know somebody who has no card here: a restore erases them."""
    for uid in sorted(attempts):
        tx.execute(_sql.CHANGES_MARK_ATTEMPT_ERASED, uid=uid)


def _notes_naming(tx: Transaction, cards: list[int]) -> set[int]:
    """Return the check-ins with a note that has a name of the person in it, however it is spelt.

    A name is looked for as a word of its own, but in a script that puts none between words.
    """
    names = {row[0] for card in cards for row in tx.read(_sql.CHECKINS_NAMES, card_id=card)}
    keys = {key for key in map(name_key, names) if len(key) > 1}
    notes = tx.read(_sql.CHECKINS_NOTES)
    return {row[0] for row in notes if any(_names(name_key(row[1]), key) for key in keys)}


def _names(text: str, key: str) -> bool:
    at = text.find(key)
    while at >= 0:
        before, after = text[at - 1 : at], text[at + len(key) : at + len(key) + 1]
        if not (_goes_on(before, key[0]) or _goes_on(key[-1], after)):
            return True
        at = text.find(key, at + 1)
    return False


def _goes_on(one: str, other: str) -> bool:
    """Whether two characters are of one word: letters of a script that puts spaces between them."""
    return all(
        char.isalnum() and ord(char) < _WITHOUT_SPACES for char in (one or " ", other or " ")
    )
