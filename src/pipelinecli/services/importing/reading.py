"""How a file of contacts is read, as its columns were understood and the rep's region is.

It refuses to know how anything is spelled: `exchange` does.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.config.region import region_of
from pipelinecli.exchange.mapping.labels import opening
from pipelinecli.exchange.mapping.values import read_birthday, read_day
from pipelinecli.exchange.phones import e164, every_e164
from pipelinecli.i18n import language
from pipelinecli.store import cards

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import date

    from pipelinecli.exchange.mapping.columns import Understanding
    from pipelinecli.services.desk import Desk


_TWO_NUMBERS: Final = 15
"""Characters that two numbers in one cell have at least."""
_DAYS: Final = 40_000
"""Days of birth that are remembered, as they are written: those of a century."""


class Reading(NamedTuple):
    """How a file is read: cells into a record, days, numbers folded, and a field's column."""

    record: Callable[[Sequence[str]], Mapping[str, str]]
    day: Callable[[str, str], date | None]
    phone: Callable[[str], str]
    column: Callable[[str], str | None]


def reading(desk: Desk, understanding: Understanding, region: str | None) -> Reading:
    """Return how the rows of a file so understood are read."""
    order, today = understanding.order, desk.today
    where = region or region_of(desk.settings, language())

    def record(cells: Sequence[str]) -> Mapping[str, str]:
        found = understanding.record(cells)
        text = found.get("phone")
        if text is None or len(text) < _TWO_NUMBERS:
            return found
        return _with_one_number(found, every_e164(text, where))

    @lru_cache(maxsize=_DAYS)
    def day(field: str, text: str) -> date | None:
        if field == "birthday":
            return read_birthday(text, order, today)
        return read_day(text, order)

    def phone(text: str) -> str:
        return cards.phone_key(e164(text, where) or text)

    return Reading(record, day, phone, understanding.header_of)


def _with_one_number(record: dict[str, str], numbers: Sequence[str]) -> dict[str, str]:
    """Give the card the first of several numbers in a cell, and the note the others."""
    if len(numbers) > 1:
        others = (opening("phone") + number for number in numbers[1:])
        record["phone"] = numbers[0]
        record["note"] = "\n".join(filter(None, (record.get("note"), *others)))
    return record
