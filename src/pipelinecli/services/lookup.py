"""Who is meant: an id, a whole name, or any unambiguous part of one. Never a guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import Ambiguous, NotFound
from pipelinecli.store import cards
from pipelinecli.words import stage_label

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.cards import Card
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.transaction import Reads

Candidate = tuple[int, str, str]
"""Somebody who may be meant: the card's id, the name, and what tells them from another."""
_SHOWN = 10
_LONGEST_ID = 18


def find(reads: Reads, desk: Desk, who: str) -> Card:
    """Return the one card that answers to `who`.

    Raises NotFound, or Ambiguous with the candidates.
    """
    card = with_id(reads, desk, who)
    if card is not None:
        return card
    if not cards.name_key(who):
        raise NotFound(who)
    found = named(reads, who)
    # A number that is no id is not taken for a piece of somebody's name: it may be an old id.
    if not found and not is_number(who):
        found = containing(reads, who)
    return by_id(reads, desk, only(who, found)[0])


def with_id(reads: Reads, desk: Desk, who: str) -> Card | None:
    """Return the card whose id was typed, None if none has it."""
    number = id_in(who)
    loaded = None if number is None else cards.load(reads, desk.clock, number)
    return None if loaded is None or loaded[0].forgotten else desk.judged(*loaded)


def by_id(reads: Reads, desk: Desk, card_id: int) -> Card:
    """Return the card of that id. Raises NotFound."""
    loaded = cards.load(reads, desk.clock, card_id)
    if loaded is None:
        raise NotFound(str(card_id))
    return desk.judged(*loaded)


def is_number(who: str) -> bool:
    """Whether what was typed is nothing but digits."""
    typed = who.strip()
    return typed.isascii() and typed.isdigit()


def id_in(who: str) -> int | None:
    """Return the id that was typed; None for what is none."""
    typed = who.strip()
    if is_number(who) and len(typed) <= _LONGEST_ID and typed == str(int(typed)):
        return int(typed)
    return None


def named(reads: Reads, who: str) -> list[Candidate]:
    """Return the cards of exactly that name, folded; one more than are shown at most."""
    return [_told(brief) for brief in cards.named(reads, who, _SHOWN + 1)]


def containing(reads: Reads, who: str) -> list[Candidate]:
    """Return the cards with that text anywhere in their name; one more than are shown at most."""
    return [_told(brief) for brief in cards.containing(reads, who, _SHOWN + 1)]


def only(who: str, found: Sequence[Candidate]) -> Candidate:
    """Return the one who was found. Raises NotFound, or Ambiguous with the candidates."""
    if not found:
        raise NotFound(who)
    if len(found) > 1:
        raise Ambiguous(who, found[:_SHOWN], more=len(found) > _SHOWN)
    return found[0]


def _told(brief: cards.Brief) -> Candidate:
    parts = [stage_label(brief.stage), brief.org, brief.phone]
    return brief.id, brief.name, " · ".join(part for part in parts if part)
