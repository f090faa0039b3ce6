"""What a person has left in the journal and in copies of the store, beside their card.

An attempt's uid is nobody's name, outlives the person, and is the same in every copy: by it a
copy knows somebody. Nothing here writes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.store import _sql
from pipelinecli.store.people import former_cards
from pipelinecli.store.record.changes import image_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from pipelinecli.store.transaction import Reads


_LAST_CARD = "SELECT seq FROM sqlite_sequence WHERE name = 'card'"


class _Holder(NamedTuple):
    """Who had a card's id before and after a change of the card, by uid; None if nobody."""

    change_set: int
    before: str | None
    after: str | None


def change_sets_of(reads: Reads, card_id: int) -> set[int]:
    """Return the change sets that changed something of a card, those taken back among them."""
    return {
        change_set
        for card in (card_id, *former_cards(reads, card_id))
        for _row, change_set in reads.read(_sql.JOURNAL_OF_PERSON, card_id=card)
    }


def names(reads: Reads, cards: Iterable[int]) -> dict[int, str]:
    """Return the names of those of the cards that there are, by their ids."""
    found = {card: reads.first(_sql.CARDS_NAME, card_id=card) for card in sorted(cards)}
    return {card: row[0] for card, row in found.items() if row is not None}


def gone(reads: Reads) -> dict[int, str]:
    """Return the cards that are only in the journal, by their ids, with the last name of each.

    They were taken back, or put together with another.
    """
    found: dict[int, str] = {}
    for card, before, after in reads.read(_sql.JOURNAL_CARDS_THAT_ARE_GONE):
        image = image_in(reads, after or before) or {}
        found[card] = str(image.get("name") or "")
    return found


def part_of(reads: Reads, card_id: int) -> int | None:
    """Return the card that a card which is gone was put together with; None if with none."""
    row = reads.first(_sql.JOURNAL_ATTEMPTS_GIVEN_AWAY, card_id=card_id)
    if row is None:
        return None
    kept = reads.first(_sql.ATTEMPTS_CARD_OF, id=row[0])
    return None if kept is None else int(kept[0])


def is_forgotten(reads: Reads, card_id: int) -> bool:
    """Whether a card is there and was erased."""
    return reads.first(_sql.CARDS_IS_FORGOTTEN, card_id=card_id) is not None


def was_erased(reads: Reads, card_id: int) -> bool:
    """Whether a card was erased: it is there without a name, or was only in the journal.

    Of the latter it is only known that somebody was erased so, and that the id was given once.
    """
    if is_forgotten(reads, card_id):
        return True
    (last,) = reads.first(_LAST_CARD) or (0,)
    return 0 < card_id <= last and bool(erased_without_a_card(reads))


def erased_without_a_card(reads: Reads) -> set[str]:
    """Return the uids of the attempts of everybody who was erased and had no card any more."""
    return {row[0] for row in reads.read(_sql.CHANGES_ERASED_ATTEMPTS)}


def marks(reads: Reads, card_id: int) -> set[str]:
    """Return the uids of every attempt that is a card's, or was and is nobody else's.

    By them copies know the person. One that was another's before a merge that was taken back is
    that one's again; and so is one of somebody who had the card's id in another store, whose
    backup was put back here.
    """
    found = {row[0] for row in reads.read(_sql.ATTEMPTS_UIDS, card_id=card_id)}
    for card in (card_id, *former_cards(reads, card_id)):
        holders = [_Holder(*row) for row in reads.read(_sql.JOURNAL_CARD_UIDS, card_id=card)]
        for uid, change_set, went in reads.read(_sql.JOURNAL_MARKS, card_id=card):
            if _is_theirs(holders, change_set, bool(went)) and not reads.first(
                _sql.ATTEMPTS_HOLDER, uid=uid
            ):
                found.add(uid)
    return found


def _is_theirs(holders: Sequence[_Holder], change_set: int, went: bool) -> bool:  # noqa: FBT001
    """Whether what a change set did to a card was done to whoever has the card's id now.

    `went`: whether it was taken away; then it was that of the holder before the change set.
    """
    if len({holder.after or holder.before for holder in holders}) <= 1:
        return True
    before = [one for one in holders if one.change_set < change_set]
    within = [one for one in holders if one.change_set == change_set]
    if within:
        whose = within[0].before if went else within[-1].after
    elif before:
        whose = before[-1].after
    else:
        whose = holders[0].before
    last = holders[-1].after or holders[-1].before
    return whose == last


def known_by(reads: Reads, uids: Iterable[str]) -> set[int]:
    """Return the cards that hold a person known by those marks: theirs, or only in the journal.

    One that was erased holds nobody.
    """
    found: set[int] = set()
    for uid in sorted(uids):
        holder = reads.first(_sql.ATTEMPTS_HOLDER, uid=uid)
        if holder is not None:
            found.add(holder[0])
            continue
        for cards in reads.read(_sql.JOURNAL_MARKED, uid=uid):
            found |= {card for card in cards if card is not None}
    return {card for card in found if not is_forgotten(reads, card)}


def others_of(reads: Reads, card_id: int, uids: Iterable[str]) -> set[str]:
    """Return the attempts of a card that are not among those: somebody else's, put together."""
    return {row[0] for row in reads.read(_sql.ATTEMPTS_UIDS, card_id=card_id)} - set(uids)
