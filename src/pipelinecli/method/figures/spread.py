"""How far a set of whole numbers spreads: how many, their mean, their median.

Exact, from counts: of a hundred thousand durations there are a few hundred different ones.
Refuses a mean or a median of nothing.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction


class Spread(NamedTuple):
    """`n` numbers; mean and median are None where there are none."""

    n: int = 0
    mean: Fraction | None = None
    median: Fraction | None = None


def spread(counts: Mapping[int, int]) -> Spread:
    """Return the spread of numbers that each occur so often.

    The median of an even number of them is the mean of the middle two.
    """
    from fractions import Fraction

    n = sum(counts.values())
    if not n:
        return Spread()
    mean = Fraction(sum(number * count for number, count in counts.items()), n)
    return Spread(n, mean, Fraction(_place(counts, (n - 1) // 2) + _place(counts, n // 2), 2))


def _place(counts: Mapping[int, int], place: int) -> int:
    """Return the number at a place, from 0, if they stood in order."""
    ordered = sorted(counts)
    up_to = accumulate(counts[number] for number in ordered)
    return next(number for number, total in zip(ordered, up_to, strict=True) if place < total)
