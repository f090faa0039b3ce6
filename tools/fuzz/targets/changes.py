"""Change sets as a damaged journal may have them: what is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pipelinecli.method.record.alterations import Alteration
from pipelinecli.method.record.changes import account, counted, told
from pipelinecli.method.record.journal import ChangeSet, RowChange
from tools.fuzz.target import Target
from tools.fuzz.targets.desks import TUESDAY, desk
from tools.fuzz.targets.stored import odd
from tools.fuzz.texts import pick, sometimes

if TYPE_CHECKING:
    from random import Random

    from pipelinecli.method.record.journal import Image

_DAY, _MOMENT = "2026-03-02", "2026-03-02T12:00:00Z"
_GOOD: dict[str, Image] = {
    "card": {"id": 1, "uid": "a" * 32, "name": "Ann", "phone": "1", "birthday": _DAY, "note": "x",
             "referred_by": 2, "grade": "A", "opened_on": _DAY, "forgotten": 0},
    "tag": {"id": 1, "card_id": 1, "name": "vip"},
    "attempt": {"id": 5, "card_id": 1, "number": 1, "current": 1, "stage": "25", "since": _MOMENT,
                "opened_at": _MOMENT, "ended_at": None, "outcome": None, "first_meeting": _DAY,
                "held": 1, "next_step": "2026-03-02T14:00", "next_agenda": "x", "person": "x",
                "person_marked": _DAY, "budget": "x", "amount_low": 1, "amount_high": 2,
                "amount_per": "month", "signing": _DAY, "signed_on": _DAY, "received": 3,
                "premium": 4, "standard": 5, "issued_on": _DAY, "currency": "CNY", "reason": "x"},
    "stage_change": {"id": 9, "card_id": 1, "attempt_id": 5, "at": _MOMENT, "from_stage": "25",
                     "to_stage": "50", "kind": "earned", "reason": "x"},
    "activity": {"id": 7, "card_id": 1, "at": _MOMENT, "kind": "visit", "due": _DAY, "minutes": 5,
                 "note": "x"},
    "tally": {"id": 1, "day": _DAY, "kind": "dial", "count": 3},
    "setting": {"id": 1, "key": "cycle", "value": "28"},
    "checkin": {"id": 1, "day": _DAY, "revision": 1, "handed_in_at": _MOMENT, "late": 0},
    "checkin_entry": {"id": 1, "checkin_id": 1, "place": 1, "card_id": 1, "stage": "25"},
    "undone": {"id": 3, "by_id": 4},
    "other": {"id": 1},
}  # fmt: skip
_TABLES = tuple(_GOOD)
_COMMANDS = ("add", "log", "met", "mark", "close", "merge", "forget", "undo", "restore", "", "x")


def _image(rng: Random, table: str) -> Image | None:
    if sometimes(rng, 0.3):
        return None
    image = dict(_GOOD[table])
    for _column in range(int(rng.random() * 4)):
        column = pick(rng, tuple(image))
        if sometimes(rng, 0.2):
            del image[column]
            if not image:
                break
        else:
            image[column] = odd(rng, image[column])
    return image


def _change_set(rng: Random) -> ChangeSet:
    rows = []
    for _row in range(1 + int(rng.random() * 4)):
        table = pick(rng, _TABLES)
        row = 1 + int(rng.random() * 3)
        rows.append(RowChange(table, row, _image(rng, table), _image(rng, table)))
    command = pick(rng, _COMMANDS)
    return ChangeSet(1, TUESDAY, TUESDAY, command, None, erased=False, rows=tuple(rows))


def _told(given: ChangeSet) -> tuple[Alteration, ...]:
    account(given, desk().clock.local)
    return told(given, desk().clock.local)


def _are_alterations(_given: Any, read: tuple[Alteration, ...]) -> bool:  # noqa: ANN401
    whole = all(isinstance(alteration, Alteration) for alteration in read)
    return whole and all(count > 0 for count in counted(read).values())


TARGETS = (Target("change sets", _change_set, _told, _are_alterations, (ValueError, KeyError)),)
