"""The whole distribution of what independent prospects bring (METHOD §8).

A prospect brings its amount with probability p, or nothing. The sum's distribution is made by
convolution as long as it is small enough for that; `simulation` is for what is not. It refuses to
pass a simulated answer for an exact one: every distribution says how it was made.

How it is made, the first that is small enough:

* exact, in whole numbers, while (sums) x (bits of the common denominator) is at most `EXACT_BITS`;
  the sums are the steps of the greatest common divisor of the amounts, or every one there can be;
* rounded: in steps, each weight cut off at 2^-128, and what was cut off in all is known, while
  there are at most `ROUNDED_STEPS` steps within the 14 standard deviations around the mean that
  are not cut off.
"""

from __future__ import annotations

from bisect import bisect_left
from enum import StrEnum
from itertools import accumulate
from math import gcd, sqrt
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.figures.convolution import binomial, summed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from pipelinecli.method.figures.convolution import Steps

EXACT_BITS: Final = 1 << 22
ROUNDED_STEPS: Final = 1 << 13
_REACH: Final = 28
"""Standard deviations from one end of what is not cut off to the other, and some more."""
_MANY: Final = 16
"""How many times `ROUNDED_STEPS` all rows may have together before they are convolved."""


class How(StrEnum):
    """How a distribution was made."""

    EXACT = "exact"
    ROUNDED = "rounded"
    """Each probability is too low by less than `missing`."""
    SIMULATED = "simulated"


class Chance(NamedTuple):
    """So many prospects of whom each brings `amount` with probability `p`, or nothing.

    The amount is 0 or more, in whole units.
    """

    amount: int
    p: Fraction
    n: int = 1


class Distribution(NamedTuple):
    """The probability of `values[k]`, ascending, is `weights[k] / total`."""

    values: Sequence[int]
    weights: Sequence[int]
    total: int
    how: How = How.EXACT

    @property
    def missing(self) -> Fraction:
        """What was cut off in all; 0 of one that is exact, or was simulated."""
        from fractions import Fraction

        return Fraction(self.total - sum(self.weights), self.total)

    @property
    def probabilities(self) -> list[Fraction]:
        """The probability of each value."""
        from fractions import Fraction

        return [Fraction(weight, self.total) for weight in self.weights]

    def at_least(self, value: int) -> Fraction:
        """Return P(X ≥ value)."""
        from fractions import Fraction

        return Fraction(sum(self.weights[bisect_left(self.values, value) :]), self.total)

    def quantile(self, q: Fraction) -> int:
        """Return the smallest value x with P(X ≤ x) ≥ q, for 0 < q < 1 (METHOD §8).

        Of a distribution that was rounded, one that comes nearer to q than was cut off is taken
        to reach it: a tie is likelier than a miss by so little.
        """
        reached = list(accumulate(self.weights, initial=self.total - sum(self.weights)))[1:]
        wanted = -(-q.numerator * self.total // q.denominator)
        return self.values[bisect_left(reached, wanted)]


def mean(chances: Iterable[Chance]) -> Fraction:
    """Return the expected sum, Σ a·p (METHOD §8)."""
    from fractions import Fraction

    sums: dict[tuple[int, int], int] = {}
    for amount, p, n in chances:
        key = p.as_integer_ratio()
        sums[key] = sums.get(key, 0) + amount * n
    return sum((those * Fraction(*p) for p, those in sums.items()), Fraction(0))


def variance(chances: Iterable[Chance]) -> Fraction:
    """Return the variance of the sum, Σ a²·p·(1 - p) (METHOD §8)."""
    from fractions import Fraction

    squares: dict[tuple[int, int], int] = {}
    for amount, p, n in chances:
        key = p.as_integer_ratio()
        squares[key] = squares.get(key, 0) + amount * amount * n
    return sum(
        (those * Fraction(*p) * (1 - Fraction(*p)) for p, those in squares.items()), Fraction(0)
    )


def distribution(chances: Sequence[Chance]) -> Distribution | None:
    """Return the distribution of the sum; None where it is too large for convolution."""
    certain = sum(amount * n for amount, p, n in chances if p == 1)
    open_ones = [chance for chance in chances if chance.amount and chance.n and 0 < chance.p < 1]
    if not open_ones:
        return Distribution((certain,), (1,), 1)
    unit = gcd(*(chance.amount for chance in open_ones))
    steps = sum(amount * n for amount, _p, n in open_ones) // unit + 1
    bits = sum(n * p.denominator.bit_length() for _amount, p, n in open_ones)
    if steps * bits <= EXACT_BITS:
        return _on_steps(open_ones, unit, certain)
    if _has_few_sums(open_ones, EXACT_BITS // bits):
        return _of_every_sum(open_ones, certain)
    if _fits_rounded(open_ones, unit):
        return _on_steps(open_ones, unit, certain, How.ROUNDED)
    return None


def _on_steps(
    chances: Sequence[Chance], unit: int, certain: int, how: How = How.EXACT
) -> Distribution:
    rounded = how is How.ROUNDED
    rows = (binomial(n, p, amount // unit, rounded=rounded) for amount, p, n in chances)
    found: Steps = summed(rows, rounded=rounded)
    kept = [(found.first + k, weight) for k, weight in enumerate(found.weights) if weight]
    return Distribution(
        [certain + step * unit for step, _weight in kept],
        [weight for _step, weight in kept],
        found.total,
        how,
    )


def _of_every_sum(chances: Sequence[Chance], certain: int) -> Distribution:
    """Return the distribution over the sums themselves, where they lie on no common steps."""
    weights, total = {certain: 1}, 1
    for amount, p, n in chances:
        row = binomial(n, p)
        before, weights, total = weights, {}, total * row.total
        for value, weight in before.items():
            for hits, more in enumerate(row.weights):
                at = value + hits * amount
                weights[at] = weights.get(at, 0) + weight * more
    return Distribution(sorted(weights), [weights[value] for value in sorted(weights)], total)


def _has_few_sums(chances: Sequence[Chance], most: int) -> bool:
    """Whether there are at most so many sums, whichever of the prospects bring something."""
    sums = 1
    for chance in chances:
        sums *= chance.n + 1
        if sums > most:
            return False
    return True


def _fits_rounded(chances: Sequence[Chance], unit: int) -> bool:
    """Whether the rows of weights that are not cut off are short enough to be convolved."""

    def steps(some: Sequence[Chance]) -> int:
        highest = sum(amount * n for amount, _p, n in some) // unit
        return min(highest, int(_REACH * sqrt(variance(some)) / unit)) + 1

    if steps(chances) > ROUNDED_STEPS:
        return False
    return sum(steps((chance,)) for chance in chances) <= _MANY * ROUNDED_STEPS
