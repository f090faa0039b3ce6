"""A row as the journal kept it, column by column, as values of the method.

A column that an older or newer version has not is None, and so is every column of no row. A
token that this version does not know stays the text it is. It refuses to check what the store
has checked already.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

from pipelinecli.method.dates import When
from pipelinecli.method.money import Amount, Money, Per

if TYPE_CHECKING:
    from enum import StrEnum

    from pipelinecli.method.record.journal import Image

    Row = Image | None

Token = TypeVar("Token", bound="StrEnum")


def text(row: Row, column: str) -> str | None:
    """Return a text."""
    value = (row or {}).get(column)
    return None if value is None else str(value)


def number(row: Row, column: str) -> int | None:
    """Return a whole number."""
    value = (row or {}).get(column)
    return value if isinstance(value, int) else None


def day(row: Row, column: str) -> date | None:
    """Return a day."""
    stored = text(row, column)
    return None if stored is None else date.fromisoformat(stored)


def when(row: Row, column: str) -> When | None:
    """Return a day with its time, if there is one."""
    stored = text(row, column)
    return None if stored is None else When.from_text(stored)


def token(row: Row, column: str, kind: type[Token]) -> Token | str | None:
    """Return a token as what it is one of."""
    stored = text(row, column)
    return kind(stored) if stored in set(kind) else stored


def money(row: Row, column: str) -> Money | None:
    """Return money in the currency of its row."""
    minor, currency = number(row, column), text(row, "currency")
    return None if minor is None or currency is None else Money(minor, currency)


def amount(row: Row) -> Amount | None:
    """Return the price or range that was discussed."""
    low, high = money(row, "amount_low"), money(row, "amount_high")
    if low is None or high is None:
        return None
    per = text(row, "amount_per")
    return Amount(low.minor, high.minor, low.currency, None if per is None else Per(per))
