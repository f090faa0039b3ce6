"""Sums of money as figures give them: exact inside, rounded to the minor unit to be shown."""

from __future__ import annotations

from math import isqrt
from typing import TYPE_CHECKING

from pipelinecli.method.money import Money, exponent
from pipelinecli.words import money_text

if TYPE_CHECKING:
    from fractions import Fraction


def rounded_money(minor: Fraction | float, currency: str) -> Money:
    """Return so many minor units as money, halves up."""
    from fractions import Fraction

    exact = Fraction(minor)
    return Money((2 * exact.numerator + exact.denominator) // (2 * exact.denominator), currency)


def money_data(minor: Fraction | float, currency: str) -> dict[str, str]:
    """Return so many minor units as CLI.md has money."""
    return {"amount": rounded_money(minor, currency).decimal(), "currency": currency}


def whole_money_text(minor: Fraction | float, currency: str) -> str:
    """Return so many minor units in whole units of the currency: 17,000 CNY."""
    from fractions import Fraction

    unit = 10 ** exponent(currency)
    whole = rounded_money(Fraction(minor) / unit, currency).minor
    return money_text(Money(whole * unit, currency))


def root(square: Fraction) -> float:
    """Return the square root of an exact number that may be too large for a float."""
    places = 64
    return isqrt((square.numerator << 2 * places) // square.denominator) / (1 << places)
