"""Ratios as they are counted: how many of how many, and how sure that makes us (METHOD §6).

Exact inside, `fractions.Fraction` out. Refuses a value where nothing was counted: a ratio whose
denominator is 0 is undefined and never 0.
"""

from __future__ import annotations

from math import sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from fractions import Fraction

Z: Final = 1.959963984540054
"""The standard normal's 97.5 % quantile: intervals are of 95 %."""


class Interval(NamedTuple):
    """From `lower` to `upper`, both between 0 and 1."""

    lower: float
    upper: float

    def overlaps(self, other: Interval) -> bool:
        """Whether two intervals have a value in common."""
        return self.lower <= other.upper and other.lower <= self.upper


class Ratio(NamedTuple):
    """`hits` for `n`: appointments for conversations, closed attempts of those that met.

    Both are counts, 0 or more. Where what is counted is not a part of what it is counted for, as
    visits are not a part of appointments, there may be more hits than `n`.
    """

    hits: int
    n: int

    @property
    def value(self) -> Fraction | None:
        """Hits for each of n; None where n is 0."""
        from fractions import Fraction

        return Fraction(self.hits, self.n) if self.n else None

    @property
    def interval(self) -> Interval | None:
        """The 95 % Wilson interval; None where n is 0, and where there are more hits than n."""
        return wilson(self.hits, self.n) if self.hits <= self.n else None


def wilson(hits: int, n: int) -> Interval | None:
    """Return the 95 % Wilson score interval of `hits` out of `n`, None for n = 0.

    `(p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)` with `p = hits / n`.

    Raises ValueError unless `0 <= hits <= n`.
    Source: Wilson, "Probable Inference, the Law of Succession, and Statistical Inference",
    J. Am. Stat. Assoc. 22 (1927) 209-212; METHOD §6.
    """
    if not 0 <= hits <= n:
        msg = f"{hits} out of {n} is no proportion"
        raise ValueError(msg)
    if n == 0:
        return None
    z2 = Z * Z
    middle = hits + z2 / 2
    # Of hits (n - hits) / n rather than p (1 - p): exact at both ends, where it is 0.
    away = Z * sqrt(hits * (n - hits) / n + z2 / 4)
    lower = 0.0 if hits == 0 else max(0.0, (middle - away) / (n + z2))
    upper = 1.0 if hits == n else min(1.0, (middle + away) / (n + z2))
    return Interval(lower, upper)
