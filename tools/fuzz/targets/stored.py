"""Values read back from a store that may be damaged: rows, and the journal's images of rows."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from pipelinecli.method.cards import Attempt
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import Stage
from pipelinecli.store import attempts
from pipelinecli.store.rows import ATTEMPT_COLUMNS, attempt_binds, attempt_of, person_of
from tools.fuzz.target import Target
from tools.fuzz.targets.desks import desk
from tools.fuzz.texts import hostile, near, pick, sometimes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from random import Random

    from pipelinecli.method.cards import Card

Row = list[Any]

_DAY, _WHEN, _MOMENT = "2026-03-02", "2026-03-02T14:00", "2026-03-02T12:00:00Z"
_PERSON: Row = [
    1, "a" * 32, "Ann", _DAY, "1", "a@b", "x", "x", "x", None, "A", _DAY, "x", "vip\x1fwarm", 0,
]  # fmt: skip
_ATTEMPT: Row = [
    1, 1, 1, "90", _MOMENT, _MOMENT, _MOMENT, "closed", "x", "x", _WHEN, 1, _WHEN, "x", _DAY, "x",
    _DAY, "x", _DAY, "x", _DAY, 1, 2, "month", _DAY, _DAY, _DAY, 3, _DAY, 4, 5, "CNY",
]  # fmt: skip
_ODD: Row = [
    None, 0, 1, -1, 2**63 - 1, -(2**63), 1.5, float("inf"), float("-inf"), b"", b"\xff\0", "",
    "0001-01-01", "9999-12-31", "0001-01-01T00:00:00Z", "9999-12-31T23:59:59Z", "20260302",
    "2026-W10-1", "2026-03-02T14:00", "2026-03-02T14:00:00", "2026-03-02T14:00:00+14:00",
    "2026-03-02T12:00:00Z", "2026-03-02", "2026-02-30", "1899-12-31", "2201-01-01", "lost", "25",
    "month", "CNY", "xx", "closed", "fell-back", True, "2026-03-02T24:00:00Z",
]  # fmt: skip
_IMAGES = (
    "[" * 900, "[" * 90_000, '{"a":' * 5_000, "9" * 5_000, "NaN", "-Infinity", "1e999", "null",
    "[]", '"x"', "{}", '{"id": 1, "id": 2}', "\ufeff{}", '{"stage": []}', '{"stage": {"a": 1}}',
)  # fmt: skip


def same_when_stored(attempt: Attempt) -> bool:
    """Whether an attempt is the same after it was written and read."""
    kept = {
        "id": attempt.id,
        "number": attempt.number,
        "current": int(attempt.current),
        "opened_at": attempt.opened.strftime("%Y-%m-%dT%H:%M:%SZ"),
        **attempt_binds(attempt),
    }
    return attempt_of(tuple(kept[name] for name in ATTEMPT_COLUMNS), desk().clock) == attempt


def odd(rng: Random, good: Any) -> Any:  # noqa: ANN401
    """Return what may stand in the place of a good value in a damaged file."""
    if sometimes(rng, 0.6):
        return pick(rng, _ODD)
    return near(rng, lambda _rng: str(good))


def _spoilt(rng: Random, good: Row) -> Row:
    row = list(good)
    for _column in range(1 + int(rng.random() * 3)):
        at = int(rng.random() * len(row))
        row[at] = odd(rng, good[at])
    if sometimes(rng, 0.02):
        return row[: int(rng.random() * len(row))]
    return row


def _read(given: tuple[Row, Row]) -> Card:
    person, attempt = given
    return desk().judged(person_of(tuple(person)), attempt_of(tuple(attempt), desk().clock))


def _is_a_card(_given: Any, read: Card) -> bool:  # noqa: ANN401
    """The method can say where it stands."""
    supported, proposed = read.classification.stage, read.proposal
    known = proposed is None or proposed.to in set(Stage)
    return known and supported in set(Stage) and set(read.flags) <= set(Flag)


class _OneImage:
    """A store that has one image of every row."""

    def __init__(self, image: str) -> None:
        self._image = image

    def first(self, statement: str, **_binds: object) -> tuple[str] | None:
        """Return the image."""
        return (self._image,) if statement else None

    def read(self, statement: str, **_binds: object) -> Iterator[tuple[str]]:
        """Yield the image."""
        yield from filter(None, [self.first(statement)])


def _image(rng: Random) -> str:
    if sometimes(rng, 0.02):
        return pick(rng, _IMAGES)
    if sometimes(rng, 0.1):
        return hostile(rng)
    good = dict(zip(ATTEMPT_COLUMNS, _ATTEMPT, strict=True))
    for _column in range(int(rng.random() * 3)):
        column = pick(rng, ATTEMPT_COLUMNS)
        value = odd(rng, good[column])
        good[column] = value.hex() if isinstance(value, bytes) else value
    text = json.dumps(good, ensure_ascii=sometimes(rng, 0.5))
    return text if sometimes(rng, 0.6) else near(rng, lambda _rng: text, 2_000)


def _before(image: str) -> Attempt | None:
    return attempts.before(_OneImage(image), desk().clock, 1, _MOMENT)


def _is_an_attempt(_given: str, read: Attempt | None) -> bool:
    return isinstance(read, Attempt)


TARGETS = (
    Target(
        "rows",
        lambda rng: (_spoilt(rng, _PERSON), _spoilt(rng, _ATTEMPT)),
        _read,
        _is_a_card,
        (ValueError,),
    ),
    Target("the journal's images", _image, _before, _is_an_attempt, (ValueError,)),
)
