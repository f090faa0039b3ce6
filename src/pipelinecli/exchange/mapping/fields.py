"""Our fields of the four shapes of row that are taken in, and what each is.

The names are what `--map` takes before the equals sign, and the keys of a record. This module
refuses to know anybody else's names for them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_

if TYPE_CHECKING:
    from collections.abc import Mapping


class Shape(StrEnum):
    """What one row of a file is."""

    CONTACT = "contact"
    DEAL = "deal"
    CHANGE = "change"
    ACTIVITY = "activity"


CONTACT: Final[Mapping[str, str]] = {
    "name": N_("the person's name; several columns are joined"),
    "phone": N_("a phone number; what is beyond one goes to the note"),
    "email": N_("an e-mail address; what is beyond one goes to the note"),
    "org": N_("the company"),
    "title": N_("the position there"),
    "source": N_("where the contact comes from"),
    "referred_by": N_("who referred the person"),
    "grade": N_("A to D"),
    "birthday": N_("the day of birth"),
    "tags": N_("tags; several columns are joined"),
    "note": N_("a note; several columns are lines of it"),
    "address": N_("an address; goes to the note"),
    "url": N_("a web page; goes to the note"),
    "wechat": N_("a WeChat id; goes to the note"),
    "uid": N_("our own identifier, as our exports have it"),
    "opened": N_("the day the card was made, as our exports have it"),
}

DEAL: Final[Mapping[str, str]] = {
    "id": N_("what the deal is known by in the other system"),
    "name": N_("what the deal is called"),
    "contact": N_("the person"),
    "account": N_("the company"),
    "owner": N_("whose deal it is"),
    "stage": N_("where it stands, in their words"),
    "created": N_("when it was opened"),
    "engaged": N_("when the first meeting was held"),
    "expected": N_("when it is expected to close; of one that has ended, when it did"),
    "closed": N_("when it ended"),
    "value": N_("what it is worth"),
    "currency": N_("the currency of that"),
    "outcome": N_("won, lost or open"),
    "reason": N_("why it was lost"),
    "next_step": N_("the day of the next step"),
    "agenda": N_("what the next step is"),
    "plan": N_("the plan or product"),
    "note": N_("a note; several columns are lines of it"),
    "source": N_("where the deal comes from"),
    "probability": N_("how likely it is, in per cent"),
    "phone": N_("the person's phone number"),
    "email": N_("the person's e-mail address"),
}

CHANGE: Final[Mapping[str, str]] = {
    "id": N_("what the deal is known by in the other system"),
    "uid": N_("our own identifier of the card, as our exports have it"),
    "name": N_("what the deal is called"),
    "at": N_("when it changed"),
    "from": N_("the stage before"),
    "to": N_("the stage after"),
    "by": N_("who changed it"),
    "value": N_("what the deal is worth"),
    "currency": N_("the currency of that"),
    "account": N_("the company"),
    "owner": N_("whose deal it is"),
    "created": N_("when the deal was opened"),
    "reason": N_("why it was lost"),
    "what": N_("which of the deal's fields changed; rows of others than the stage are not moves"),
    "attempt": N_("the number of the attempt, as our exports have it"),
    "kind": N_("why the card moved, as our exports have it"),
}

ACTIVITY: Final[Mapping[str, str]] = {
    "uid": N_("our own identifier of the activity, as our exports have it"),
    "at": N_("when it was done"),
    "kind": N_("what was done, in their words"),
    "who": N_("the person's name"),
    "who_id": N_("the id of the card"),
    "who_uid": N_("our own identifier of the card, as our exports have it"),
    "phone": N_("the person's phone number"),
    "email": N_("the person's e-mail address"),
    "minutes": N_("how long it took"),
    "note": N_("a note; several columns are lines of it"),
    "outcome": N_("what came of it, in their words"),
    "direction": N_("who called whom"),
    "due": N_("the day agreed, as our exports have it"),
}

FIELDS: Final[Mapping[Shape, Mapping[str, str]]] = {
    Shape.CONTACT: CONTACT,
    Shape.DEAL: DEAL,
    Shape.CHANGE: CHANGE,
    Shape.ACTIVITY: ACTIVITY,
}

KINDS: Final[Mapping[str, tuple[Shape, ...]]] = {
    "contacts": (Shape.CONTACT,),
    "cards": (Shape.DEAL, Shape.CHANGE),
    "activities": (Shape.ACTIVITY,),
}
"""What an import can be of, and the shapes its rows may have."""

SKIP: Final = "skip"
"""Typed in place of one of our fields: the column is not taken."""

DATES: Final[Mapping[Shape, tuple[str, ...]]] = {
    Shape.CONTACT: ("birthday", "opened"),
    Shape.DEAL: ("created", "engaged", "expected", "closed", "next_step"),
    Shape.CHANGE: ("at", "created"),
    Shape.ACTIVITY: ("at", "due"),
}
"""The fields that are days or moments."""


def names(kind: str) -> tuple[str, ...]:
    """Return every field that an import of this kind knows, each once."""
    return tuple(dict.fromkeys(name for shape in KINDS[kind] for name in FIELDS[shape]))
