"""Sums of independent chances, as whole-number weights on evenly spaced steps.

Two rows of weights are convolved by one multiplication of two large integers, in whose digits
they are written (Kronecker's substitution), which is what makes it quick. Everything is whole
numbers: weights are exact, or rounded down to so many binary places, and then what was cut off
in all is the total less the sum. It refuses floating point: nothing is lost that is not known.

Source: Kronecker, "Grundzüge einer arithmetischen Theorie der algebraischen Grössen", J. reine
angew. Math. 92 (1882) 1-122, §4.
"""

from __future__ import annotations

from heapq import heapify, heappop, heappush
from math import comb
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

PLACES: Final = 128
"""Binary places of weights that are rounded."""


class Steps(NamedTuple):
    """The probability of `first + k` is `weights[k] / total`."""

    first: int
    weights: Sequence[int]
    total: int


CERTAIN_ZERO: Final = Steps(0, (1,), 1)


def binomial(n: int, p: Fraction, step: int = 1, *, rounded: bool = False) -> Steps:
    """Return the law of `step` times the number of hits among n independent chances of p.

    `n` and `step` are at least 1 and `0 < p < 1`. Exact, in units of 1 / denominator^n; or each
    weight rounded down from that of a neighbour nearer the middle, in units of 2^-PLACES, as far
    out as there is anything left of it.
    """
    first, weights, total = _near_the_middle(n, p) if rounded else _exactly(n, p)
    if step == 1:
        return Steps(first, weights, total)
    spread = [0] * ((len(weights) - 1) * step + 1)
    spread[::step] = weights
    return Steps(first * step, spread, total)


def _exactly(n: int, p: Fraction) -> Steps:
    hit, miss = p.numerator, p.denominator - p.numerator
    weights = [miss**n]
    for k in range(n):
        weights.append(weights[-1] * (n - k) * hit // ((k + 1) * miss))
    return Steps(0, weights, p.denominator**n)


def _near_the_middle(n: int, p: Fraction) -> Steps:
    hit, miss = p.numerator, p.denominator - p.numerator
    middle = min(n, (n + 1) * hit // p.denominator)
    exact = comb(n, middle) * hit**middle * miss ** (n - middle)
    highest = (exact << PLACES) // p.denominator**n
    below, above = [highest], [highest]
    # Away from the middle every weight is smaller than the one before: what is cut off is too.
    for k in range(middle, 0, -1):
        below.append(below[-1] * k * miss // ((n - k + 1) * hit))
        if not below[-1]:
            break
    for k in range(middle, n):
        above.append(above[-1] * (n - k) * hit // ((k + 1) * miss))
        if not above[-1]:
            break
    return Steps(middle - len(below) + 1, below[:0:-1] + above, 1 << PLACES)


def summed(rows: Iterable[Steps], *, rounded: bool = False) -> Steps:
    """Return the law of the sum of independent rows: all exact, or all `rounded`."""
    heap = [(len(row.weights), number, row) for number, row in enumerate(rows)]
    if not heap:
        return CERTAIN_ZERO
    heapify(heap)
    number = len(heap)
    # The shortest first: the long multiplications are few.
    while len(heap) > 1:
        one, other = heappop(heap)[2], heappop(heap)[2]
        both = _both(one, other, rounded=rounded)
        heappush(heap, (len(both.weights), number, both))
        number += 1
    return heap[0][2]


def _both(one: Steps, other: Steps, *, rounded: bool) -> Steps:
    total = one.total * other.total
    weights = _product(one.weights, other.weights, total)
    first = one.first + other.first
    if not rounded:
        return Steps(first, weights, total)
    weights = [weight >> PLACES for weight in weights]
    start = next(k for k, weight in enumerate(weights) if weight)
    end = next(k for k in range(len(weights), 0, -1) if weights[k - 1])
    return Steps(first + start, weights[start:end], 1 << PLACES)


def _product(one: Sequence[int], other: Sequence[int], most: int) -> list[int]:
    """Multiply two polynomials of which no coefficient of the product is above `most`."""
    cell = most.bit_length() // 8 + 1
    n = len(one) + len(other) - 1
    packed = (_packed(one, cell) * _packed(other, cell)).to_bytes(n * cell, "little")
    return [int.from_bytes(packed[at : at + cell], "little") for at in range(0, n * cell, cell)]


def _packed(weights: Sequence[int], cell: int) -> int:
    return int.from_bytes(b"".join(weight.to_bytes(cell, "little") for weight in weights), "little")
