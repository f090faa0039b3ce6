"""What was done, command by command, and whose cards it touched. Nothing here writes."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

from pipelinecli.services.lookup import find
from pipelinecli.store.record import changes, traces

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.record.journal import ChangeSet
    from pipelinecli.services.desk import Desk


_CARDS = ("card_id", "referred_by")
"""The columns that name a card."""


def history(desk: Desk, who: str | None = None, most: int | None = None) -> list[ChangeSet]:
    """Return up to `most` change sets, newest first: every one, or those of a card.

    What was taken back is among them. Raises NotFound or Ambiguous.
    """
    with desk.store.snapshot():
        if who is None:
            return list(islice(changes.every(desk.store, desk.clock), most))
        card_id = find(desk.store, desk, who).person.id
        ids = sorted(traces.change_sets_of(desk.store, card_id), reverse=True)
        found = (changes.one(desk.store, desk.clock, change_set) for change_set in ids)
        return list(islice((change_set for change_set in found if change_set), most))


def names(desk: Desk, sets: Iterable[ChangeSet]) -> dict[int, str]:
    """Return the names of the cards in those change sets: as they are now, else as they were."""
    ids: set[int] = set()
    last: dict[int, str] = {}
    for done in sets:
        for change in done.rows:
            for image in (change.after, change.before):
                if image is None:
                    continue
                ids.update(found for found in map(image.get, _CARDS) if isinstance(found, int))
                if change.table == "card":
                    ids.add(change.row)
                    last.setdefault(change.row, str(image["name"]))
    last |= traces.names(desk.store, ids)
    if ids - last.keys():
        # Only in the journal, and these change sets do not say how they were called.
        gone = traces.gone(desk.store)
        last |= {card: gone[card] for card in ids - last.keys() if gone.get(card)}
    return last
