"""Who somebody is called and known as, and where their name stands. Nothing here writes.

A name is looked for as a word of its own, however it is spelt; in a script that puts nothing
between words, anywhere.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.record.alterations import Field
from pipelinecli.method.record.mentions import Mention
from pipelinecli.store import _sql
from pipelinecli.store.cards import name_key
from pipelinecli.store.record.changes import image_in
from pipelinecli.store.record.traces import gone, names, part_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.store.transaction import Reads

_KNOWN_BY = ("name_key", "phone_key", "email_key")
_WITHOUT_SPACES = 0x2E80
"""The first of the characters of East Asia."""
_OF_A_CARD = (Field.NAME, Field.NOTE, Field.SOURCE, Field.ORG, Field.TITLE)
_OF_AN_ATTEMPT = (
    *(Field.PERSON, Field.PLAN, Field.BUDGET, Field.NEXT_STEP),
    *(Field.REASON, Field.REASON),
)

_Known = set[tuple[str, object]]


def taken_back_of(reads: Reads, cards: Iterable[int]) -> list[int]:
    """Return the cards only in the journal that were the same person as those.

    They had the same whole name, phone number or e-mail address, at any time, and are no part of
    another card now.
    """
    theirs = set(cards)
    known: _Known = set()
    for card in theirs:
        known |= _known_by(reads, card)
    return [
        card
        for card in gone(reads)
        if card not in theirs
        and not known.isdisjoint(_known_by(reads, card))
        and part_of(reads, card) is None
    ]


def called(reads: Reads, cards: Iterable[int]) -> set[str]:
    """Return the names of cards, folded: those they have, had last, and were handed in under."""
    cards = set(cards)
    found = {name for card, name in gone(reads).items() if card in cards}
    for card in cards:
        found |= {row[0] for row in reads.read(_sql.CHECKINS_NAMES, card_id=card)}
    return {key for key in map(name_key, found) if len(key) > 1}


def notes_with(reads: Reads, keys: Iterable[str]) -> list[int]:
    """Return the check-ins with a note that has one of the names in it."""
    keys = list(keys)
    return [row[0] for row in reads.read(_sql.CHECKINS_NOTES) if _has(row[1], keys)]


def mentions(reads: Reads, keys: Iterable[str]) -> list[Mention]:
    """Return where one of the names stands in what was written of other people, card by card.

    A card that has the whole name for its own is another person of that name, and no mention.
    """
    keys = list(keys)
    found = {
        (card, field, changeable)
        for card, field, changeable, text in _texts(reads)
        if _has(text, keys) and not (field is Field.NAME and name_key(text) in keys)
    }
    once: dict[tuple[int, Field], bool] = {}
    for card, field, changeable in found:
        once[card or 0, field] = once.get((card or 0, field), False) or changeable
    whose = names(reads, {card for card, _field in once})
    order = list(Field)
    return [
        Mention(card or None, whose.get(card, ""), field, once[card, field])
        for card, field in sorted(once, key=lambda at: (not at[0], at[0], order.index(at[1])))
    ]


def _texts(reads: Reads) -> Iterator[tuple[int | None, Field, bool, str]]:
    """Stream every text there is: the card, what it is, whether a command changes it."""
    for card, *texts in reads.read(_sql.MENTIONS_CARDS):
        yield from ((card, *said) for said in _said(_OF_A_CARD, texts, changeable=True))
    for card, tag in reads.read(_sql.MENTIONS_TAGS):
        yield card, Field.TAG, True, tag
    for card, changeable, *texts in reads.read(_sql.MENTIONS_ATTEMPTS):
        for field, _may, text in _said(_OF_AN_ATTEMPT, texts, changeable=bool(changeable)):
            yield card, field, _may and field is not Field.REASON, text
    for card, reason in reads.read(_sql.MENTIONS_MOVES):
        yield card, Field.REASON, False, reason
    for card, note in reads.read(_sql.MENTIONS_ACTIVITIES):
        yield card, Field.ACTIVITY, False, note


def _said(
    fields: Iterable[Field], texts: Iterable[str | None], *, changeable: bool
) -> Iterator[tuple[Field, bool, str]]:
    for field, text in zip(fields, texts, strict=True):
        if text:
            yield field, changeable, text


def _known_by(reads: Reads, card_id: int) -> _Known:
    """Return by what somebody is, or was ever, told from others: name, phone, e-mail."""
    found: _Known = set()
    for row in reads.read(_sql.CARDS_KNOWN_BY, card_id=card_id):
        found |= set(zip(_KNOWN_BY, row, strict=True))
    for row in reads.read(_sql.JOURNAL_OF_CARD, card_id=card_id):
        for image in (image_in(reads, text) or {} for text in row):
            found |= {(column, image.get(column)) for column in _KNOWN_BY}
    return {(column, value) for column, value in found if value}


def _has(text: str, keys: Iterable[str]) -> bool:
    folded = name_key(text)
    return any(_names(folded, key) for key in keys)


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
