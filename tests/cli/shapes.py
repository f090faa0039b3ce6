"""What JSON values look like: CLI.md's shapes, as values that `check` compares with.

A shape is a dictionary of keys that must be there (more may be), a list of one shape for every
item, or a function that looks at a value and says whether it is right.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from typing import TypeAlias

Shape: TypeAlias = "Mapping[str, Shape] | Sequence[Shape] | Callable[[object], bool]"

STAGES = ("opportunity", "appointment", "25", "50", "90", "closed")
FLAGS = {
    "overdue", "stuck", "no-next-step", "meeting-unanswered", "next-step-passed",
    "signing-passed", "over-cycle-90",
}  # fmt: skip


def check(value: object, shape: Shape, path: str = "$") -> None:
    """Fail with the path of the first value that does not have its shape."""
    if isinstance(shape, Mapping):
        assert isinstance(value, dict), f"{path} is {value!r}"
        assert not shape.keys() - value.keys(), f"{path} lacks {shape.keys() - value.keys()}"
        for key, inner in shape.items():
            check(value[key], inner, f"{path}.{key}")
    elif isinstance(shape, Sequence):
        assert isinstance(value, list), f"{path} is {value!r}"
        for at, item in enumerate(value):
            check(item, shape[0], f"{path}[{at}]")
    else:
        assert shape(value), f"{path} is {value!r}"


def text(value: object) -> bool:
    return isinstance(value, str) and value != ""


def whole(value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def truth(value: object) -> bool:
    return isinstance(value, bool)


def day(value: object) -> bool:
    return isinstance(value, str) and date.fromisoformat(value).isoformat() == value


def when(value: object) -> bool:
    """A day, with the time where one was agreed."""
    return isinstance(value, str) and (
        re.fullmatch(r"\d{4}-\d\d-\d\d(T\d\d:\d\d)?", value) is not None
    )


def moment(value: object) -> bool:
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


def decimal(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)?", value) is not None


def currency(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[A-Z]{3}", value) is not None


def uid(value: object) -> bool:
    return isinstance(value, str) and re.fullmatch(r"[0-9a-f]{32}", value) is not None


def flag(value: object) -> bool:
    return value in FLAGS


def one_of(*known: object) -> Callable[[object], bool]:
    """Accept these values only."""
    return lambda value: value in known


def perhaps(shape: Shape) -> Callable[[object], bool]:
    """Accept null, or a value of the shape."""

    def found(value: object) -> bool:
        if value is not None:
            check(value, shape, "(inside)")
        return True

    return found


def by_stage(shape: Shape, *more: str) -> dict[str, Shape]:
    """Return the shape of a value for each column."""
    return dict.fromkeys((*STAGES, *more), shape)


STAGE = one_of(*STAGES, "lost")
MONEY: Shape = {"amount": decimal, "currency": currency}
CARD: dict[str, Shape] = {
    "id": whole,
    "uid": uid,
    "name": text,
    "stage": STAGE,
    "attempt": whole,
    "opened": day,
    "first_meeting": perhaps(when),
    "age_days": perhaps(whole),
    "cycle_days": whole,
    "overdue": truth,
    "overridden": truth,
    "flags": [flag],
    "criteria": {
        key: {"met": truth, "evidence": perhaps(text), "marked": perhaps(day)}
        for key in ("person", "plan", "budget", "timing", "next")
    },
    "next_step": perhaps({"at": when, "agenda": perhaps(text)}),
    "amount": perhaps(
        {
            "min": decimal,
            "max": decimal,
            "currency": currency,
            "per": one_of(None, "month", "quarter", "year"),
        }
    ),
    "received": perhaps(MONEY),
    "standard": perhaps(MONEY),
    "premium": perhaps(MONEY),
    "outcome": one_of(None, "closed", "lost", "fell-back", "merged"),
    "reason": perhaps(text),
}
MISSING: Shape = {"for": STAGE, "fact": text, "command": text}
WHY: Shape = {**CARD, "supported": STAGE, "missing": [MISSING]}
ENTRY: Shape = {"id": whole, "name": text, "first_meeting": perhaps(day)}
SHEET: Shape = {
    "week": day,
    "from": day,
    "to": day,
    "cycle_days": whole,
    "rows": [
        {
            "checkin": one_of("mon", "wed", "fri"),
            "date": day,
            "covers": [day],
            "status": one_of("open", "handed-in", "late", "amended"),
            "entries": by_stage([ENTRY], "lost"),
            "subtotal": by_stage(whole),
        }
    ],
    "board": by_stage([CARD]),
    "counts": by_stage(whole),
}
BOARD: Shape = {"board": by_stage([CARD]), "counts": by_stage(whole)}
