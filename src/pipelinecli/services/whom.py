"""Who is to be erased: somebody on a card, or somebody whom only the journal has any more.

Meant by an id, a whole name, or any unambiguous part of one, as everywhere. It refuses to guess
between somebody who is there and somebody who was.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import NotFound, Refused
from pipelinecli.i18n import _
from pipelinecli.services import lookup
from pipelinecli.store.cards import name_key
from pipelinecli.store.people import former_cards
from pipelinecli.store.record import naming, traces

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from pipelinecli.services.desk import Desk
    from pipelinecli.services.lookup import Candidate
    from pipelinecli.store.transaction import Reads


class Where(StrEnum):
    """Where a person is still to be found."""

    CARDS = "cards"
    JOURNAL = "journal"
    """In what was taken back, and nowhere else."""
    COPIES = "copies"
    """Perhaps in copies of the store: in it they were erased already."""


class Whom(NamedTuple):
    """Who is to be erased, for the last time by name."""

    id: int
    name: str
    where: Where


def meant(desk: Desk, who: str) -> Whom:
    """Return whom WHO means, among those who were taken back as well.

    Raises NotFound or Ambiguous, Refused for a card that is part of another now.
    """
    with desk.store.snapshot():
        return _meant(desk.store, desk, who)


def _meant(reads: Reads, desk: Desk, who: str) -> Whom:
    card = lookup.with_id(reads, desk, who)
    if card is not None:
        return Whom(card.person.id, card.person.name, Where.CARDS)
    gone = {card_id: name for card_id, name in traces.gone(reads).items() if name_key(name)}
    number = lookup.id_in(who)
    if number in gone:
        return _gone(reads, number, gone[number])
    merged: list[Candidate] = []
    for live, past in _by_name(reads, who, gone):
        found = list(live)
        for card_id, name in past.items():
            kept = traces.part_of(reads, card_id)
            if kept is None:
                found.append((card_id, name, _("only in the journal")))
            elif not traces.is_forgotten(reads, kept):
                merged.append((card_id, name, _("part of card {kept} now").format(kept=kept)))
        if found:
            card_id, name, _where = _one_person(reads, found, gone) or lookup.only(who, found)
            return Whom(card_id, name, Where.JOURNAL if card_id in gone else Where.CARDS)
    if merged:
        card_id, name, _where = lookup.only(who, list(dict.fromkeys(merged)))
        return _gone(reads, card_id, name)
    if number is not None and traces.was_erased(reads, number):
        return Whom(number, "", Where.COPIES)
    raise NotFound(who)


def _by_name(
    reads: Reads, who: str, gone: dict[int, str]
) -> list[tuple[list[Candidate], dict[int, str]]]:
    """Return who has that name, of those who are there and those who are gone; then part of it."""
    key = name_key(who)
    if not key:
        return []
    keys = {card_id: name_key(name) for card_id, name in gone.items()}
    whole = {card_id: gone[card_id] for card_id, name in keys.items() if name == key}
    part = {card_id: gone[card_id] for card_id, name in keys.items() if key in name}
    if lookup.is_number(who):
        return [(lookup.named(reads, who), whole)]
    return [(lookup.named(reads, who), whole), (lookup.containing(reads, who), part)]


def _one_person(reads: Reads, found: Sequence[Candidate], gone: Container[int]) -> Candidate | None:
    """Return the card whose person all the others are, which go with it; None if there is none.

    Only what was taken back can be the same person on another card.
    """
    for one in sorted(found, key=lambda candidate: (candidate[0] in gone, -candidate[0])):
        with_it = naming.taken_back_of(reads, [one[0], *former_cards(reads, one[0])])
        if {candidate[0] for candidate in found} <= {one[0], *with_it}:
            return one
    return None


def _gone(reads: Reads, card_id: int, name: str) -> Whom:
    """Return somebody who has no card any more. Raises Refused for one who is part of another."""
    kept = traces.part_of(reads, card_id)
    if kept is not None and traces.is_forgotten(reads, kept):
        raise NotFound(name)
    if kept is not None:
        raise Refused(
            _("{name} ({id}) is part of card {kept} now").format(name=name, id=card_id, kept=kept),
            hint=_("erase that one: pipeline forget {id}").format(id=kept),
        )
    return Whom(card_id, name, Where.JOURNAL)
