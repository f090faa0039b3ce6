"""Cards opened in great numbers: each with the attempt and the move that a single new one has.

It refuses to look at who is on them: whoever calls it has compared them with those that are there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.store import _sql
from pipelinecli.store.bulk import BATCH, filling, next_id

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from pipelinecli.store.bulk import Filling
    from pipelinecli.store.transaction import Transaction

CARD: Final = (
    *("uid", "name", "name_key", "opened_on", "phone", "phone_key", "email", "email_key"),
    *("org", "title", "source", "referred_by", "grade", "birthday", "note", "forgotten"),
)
"""The columns of a card, in the order in which its row has them."""
_OPENED: Final = CARD.index("opened_on")
_REFERRED: Final = CARD.index("referred_by")


class Opening(NamedTuple):
    """A card to be opened: a row of `CARD`, and its tags."""

    row: tuple[Any, ...]
    tags: Sequence[str] = ()


def next_card(tx: Transaction) -> int:
    """Return the id that the next new card will have."""
    return next_id(tx, "card")


def open_cards(
    tx: Transaction,
    batches: Iterable[Sequence[Opening]],
    count: int,
    moment: Callable[[str], str],
    done: Callable[[int], None],
) -> None:
    """Open `count` cards in column 1, which come in batches; `done` is told how many there are.

    They get the ids from the next on, in that order, and one may be referred by another that comes
    after it. `moment` gives the stored moment of the day on which a card was opened.
    """
    referrals: list[dict[str, int]] = []
    with filling(tx) as fill:
        left = count
        for batch in batches:
            for at in range(0, len(batch), BATCH):
                some = batch[at : at + BATCH]
                left -= len(some)
                _open(tx, fill, some, left, moment, referrals)
                done(count - left)
    # Journalled as changes of their own: undo takes them back before it takes away who referred.
    tx.connection.executemany(_sql.OPENING_REFER, referrals)


def _open(  # noqa: PLR0913, PLR0917 - what is put where
    tx: Transaction,
    fill: Filling,
    some: Sequence[Opening],
    more: int,
    moment: Callable[[str], str],
    referrals: list[dict[str, int]],
) -> None:
    import json

    card, attempt = fill.next_id("card"), fill.next_id("attempt")
    rows = []
    for number, opening in enumerate(some, card):
        row = opening.row
        if row[_REFERRED] is not None and row[_REFERRED] >= number:
            referrals.append({"of_card": number, "referrer": row[_REFERRED]})
            row = (*row[:_REFERRED], None, *row[_REFERRED + 1 :])
        rows.append(row)
    fill.insert("card", CARD, rows, more)
    tags = [(number, tag) for number, opening in enumerate(some, card) for tag in opening.tags]
    if tags:
        fill.insert("tag", ("card_id", "name"), tags, len(tags) * more // len(some))
    moments = {day: moment(day) for day in {row[_OPENED] for row in rows}}
    binds = {"first": card, "moments": json.dumps(moments)}
    fill.run("attempt", _sql.OPENING_ATTEMPTS, len(some), more, **binds)
    binds = {"first": attempt, "change_set_id": tx.change_set}
    fill.run("stage_change", _sql.OPENING_MOVES, len(some), more, **binds)
