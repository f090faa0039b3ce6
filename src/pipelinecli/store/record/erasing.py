"""A person erased: what names them goes, from the rows and from what the journal kept of those.

Erasing leaves the rows that figures count and no byte that names anyone: texts are set to null,
and what the journal kept of those rows is deleted, after the last change to them. What is taken
back later cannot bring anybody back.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.store import _sql
from pipelinecli.store.people import former_cards
from pipelinecli.store.record.changes import image_in
from pipelinecli.store.record.naming import called, notes_with
from pipelinecli.store.transaction import new_uid

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.store.transaction import Transaction


def forget(tx: Transaction, card_id: int, gone: Iterable[int] = ()) -> int:
    """Make a card nobody's: no name, no contact, no text, and no trace of them in the journal.

    `gone` are cards of theirs that are only in the journal. Returns how many notes of check-ins
    had their name and are erased.
    """
    cards = [card_id, *former_cards(tx, card_id), *gone]
    notes = _strip(tx, cards)
    tx.execute(_sql.TAGS_CLEAR, card_id=card_id)
    tx.execute(_sql.ATTEMPTS_STRIP, of_card=card_id)
    tx.execute(_sql.MOVES_STRIP, of_card=card_id)
    tx.execute(_sql.ACTIVITIES_STRIP, of_card=card_id)
    tx.execute(_sql.CARDS_REREFER, id=card_id, kept=None)
    tx.execute(_sql.CARDS_FORGET, id=card_id, uid=new_uid())
    _erase_traces(tx, cards, notes)
    return len(notes)


def forget_taken_back(tx: Transaction, cards: Iterable[int]) -> int:
    """Erase cards that are only in the journal, as `forget` does one that is there."""
    cards = list(cards)
    notes = _strip(tx, cards)
    _erase_traces(tx, cards, notes)
    return len(notes)


def _strip(tx: Transaction, cards: Iterable[int]) -> list[int]:
    """Take the names of cards out of what was handed in; return whose notes had one."""
    cards = list(cards)
    notes = notes_with(tx, called(tx, cards))
    for checkin in notes:
        tx.execute(_sql.CHECKINS_STRIP_NOTE, of_id=checkin)
    for card in cards:
        tx.execute(_sql.CHECKINS_STRIP, of_card=card)
    return notes


def _erase_traces(tx: Transaction, cards: Iterable[int], notes: Iterable[int]) -> None:
    """Delete what the journal kept of those cards, and of the notes of those check-ins.

    A change set that lost a row cannot be taken back any more. One that was taken back, or took
    back another, is erased as a whole: it may have a person's words in the rows of another card.
    So is what was done, and taken back, while the two were one card.
    """
    hits = [row for card in cards for row in tx.read(_sql.JOURNAL_OF_PERSON, card_id=card)]
    for checkin in notes:
        hits += tx.read(_sql.JOURNAL_OF_ROW, of_table="checkin", row=checkin)
    touched = {change_set for _row, change_set in hits} | {tx.change_set}
    whole = _with_what_was_done_as_one(
        tx, {one for one in touched if tx.first(_sql.CHANGES_OUT_OF_FORCE, id=one)}
    )
    for row, _change_set in hits:
        tx.execute(_sql.JOURNAL_ERASE, of_id=row)
    for change_set in sorted(touched | whole):
        tx.execute(_sql.CHANGES_MARK_ERASED, id=change_set)
    for change_set in sorted(whole):
        tx.execute(_sql.JOURNAL_ERASE_OF_CHANGE_SET, of_id=change_set)


def _with_what_was_done_as_one(tx: Transaction, taken_back: set[int]) -> set[int]:
    """Return those change sets, with what was done between each that put cards together and undo.

    All of that is out of force as well, for it depends on it.
    """
    found, left = set(taken_back), sorted(taken_back)
    while left:
        merge = left.pop()
        row = tx.first(_sql.CHANGES_ONE, id=merge)
        undone_by = row[4] if row is not None else None
        if undone_by is None:
            continue  # it took others back itself
        for card in _put_together(tx, merge):
            done = {later for _row, later in tx.read(_sql.JOURNAL_OF_PERSON, card_id=card)}
            for later in sorted(done - found):
                if merge < later <= undone_by and tx.first(_sql.CHANGES_OUT_OF_FORCE, id=later):
                    found.add(later)
                    left.append(later)
    return found


def _put_together(tx: Transaction, change_set: int) -> set[int]:
    """Return the cards between which a change set has moved attempts: they were one then."""
    found: set[int] = set()
    for table, _row, before, after in tx.read(_sql.CHANGES_ROWS, change_set_id=change_set):
        if table == "attempt" and before and after:
            images = (image_in(tx, before) or {}, image_in(tx, after) or {})
            cards = {card for image in images if isinstance(card := image.get("card_id"), int)}
            found |= cards if len(cards) > 1 else set()
    return found


def remember_erased(tx: Transaction, attempts: Iterable[str]) -> None:
    """Keep by which attempts copies know somebody who has no card here: a restore erases them."""
    for uid in sorted(attempts):
        tx.execute(_sql.CHANGES_MARK_ATTEMPT_ERASED, uid=uid)
