"""Sums and means of money shown: exact sums, means to as many places as say something."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.method.money import Money, exponent
from pipelinecli.words import money_text

if TYPE_CHECKING:
    from fractions import Fraction

_PLACES: Final = 6
"""Of a mean, for programs: no coin is that small, but a figure may be taken further."""


def money_data(money: Money) -> dict[str, str]:
    """Return a sum for programs."""
    return {"amount": money.decimal(), "currency": money.currency}


def mean_data(minor: Fraction | None, currency: str) -> dict[str, str] | None:
    """Return a mean, in minor units, for programs; None for none."""
    return (
        None if minor is None else {"amount": mean_decimal(minor, currency), "currency": currency}
    )


def mean_decimal(minor: Fraction, currency: str) -> str:
    """Return a mean, in minor units, as a decimal string of major ones."""
    major = minor / 10 ** exponent(currency)
    whole = round(major * 10**_PLACES)
    sign = "-" if whole < 0 else ""
    number, rest = divmod(abs(whole), 10**_PLACES)
    return f"{sign}{number}.{rest:0{_PLACES}d}"


def mean_text(minor: Fraction, currency: str) -> str:
    """Write a mean, in minor units, for a person: 2,360.91 CNY."""
    from math import floor

    # Halves up, as everywhere.
    return money_text(Money(floor(minor + type(minor)(1, 2)), currency))
