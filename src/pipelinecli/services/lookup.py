"""Who is meant: an id, a whole name, or any unambiguous part of one. Never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import Ambiguous, NotFound
from pipelinecli.store import cards
from pipelinecli.words import stage_label

if TYPE_CHECKING:
    from pipelinecli.method.cards import Card
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.transaction import Reads

_SHOWN = 10
_LONGEST_ID = 18


def find(reads: Reads, desk: Desk, who: str) -> Card:
    """Return the one card that answers to `who`.

    Raises NotFound, or Ambiguous with the candidates.
    """
    typed = who.strip()
    is_number = typed.isascii() and typed.isdigit()
    if is_number and len(typed) <= _LONGEST_ID and typed == str(int(typed)):
        loaded = cards.load(reads, desk.clock, int(typed))
        if loaded is not None and not loaded[0].forgotten:
            return desk.judged(*loaded)
    if not cards.name_key(typed):
        raise NotFound(who)
    candidates = cards.named(reads, typed, _SHOWN + 1)
    # A number that is no id is not taken for a piece of somebody's name: it may be an old id.
    if not candidates and not is_number:
        candidates = cards.containing(reads, typed, _SHOWN + 1)
    if not candidates:
        raise NotFound(who)
    if len(candidates) > 1:
        raise Ambiguous(
            who,
            [_told(brief) for brief in candidates[:_SHOWN]],
            more=len(candidates) > _SHOWN,
        )
    return by_id(reads, desk, candidates[0].id)


def by_id(reads: Reads, desk: Desk, card_id: int) -> Card:
    """Return the card of that id. Raises NotFound."""
    loaded = cards.load(reads, desk.clock, card_id)
    if loaded is None:
        raise NotFound(str(card_id))
    return desk.judged(*loaded)


def _told(brief: cards.Brief) -> tuple[int, str, str]:
    parts = [stage_label(brief.stage), brief.org, brief.phone]
    return brief.id, brief.name, " · ".join(part for part in parts if part)
