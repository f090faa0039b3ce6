"""A ratio shown: its value, its n and its interval; "–" for what is undefined.

For machines it is `value n lower upper` (CLI.md), with null for what is undefined.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from fractions import Fraction

    from pipelinecli.method.figures.proportion import Ratio

UNDEFINED: Final = "–"


def percent(value: Fraction | float | None, places: int = 1) -> str:
    """Write a share in per cent: 46.7%."""
    return UNDEFINED if value is None else f"{rounded(value * 100, places)}%"


def rounded(value: Fraction | float, places: int = 1) -> str:
    """Write a number with so many places, halves up, without zeros that say nothing."""
    from decimal import ROUND_HALF_UP, Decimal
    from fractions import Fraction

    exact = Fraction(value)
    # More places than are shown: no half comes of rounding twice.
    number = Decimal(exact.numerator) / Decimal(exact.denominator)
    text = str(number.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP))
    return text.rstrip("0").rstrip(".") if "." in text else text


def ratio_text(ratio: Ratio) -> str:
    """Write a ratio in per cent with what it was counted from: 46.7% (7/15)."""
    if ratio.n == 0:
        return UNDEFINED
    return f"{percent(ratio.value)} ({ratio.hits}/{ratio.n})"


def interval_text(ratio: Ratio) -> str:
    """Write the 95 % interval in per cent: 24.8–69.9%."""
    interval = ratio.interval
    if interval is None:
        return UNDEFINED
    return f"{rounded(interval.lower * 100)}–{rounded(interval.upper * 100)}%"


def ratio_data(ratio: Ratio) -> dict[str, object]:
    """Return a ratio as CLI.md has it."""
    interval = ratio.interval
    return {
        "value": None if ratio.value is None else float(ratio.value),
        "n": ratio.n,
        "lower": None if interval is None else interval.lower,
        "upper": None if interval is None else interval.upper,
        "hits": ratio.hits,
    }
