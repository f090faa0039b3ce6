"""What prospects bring, drawn by lot many times over: for sums that are too many to convolve.

The chances are drawn exactly, whatever their denominators; only how many times they are is
limited, and the standard error says what that costs. It refuses a random source of its own: the
caller brings the bytes, so that the same seed gives the same figures.
"""

from __future__ import annotations

from collections import Counter
from itertools import compress
from math import sqrt
from typing import TYPE_CHECKING, Final

from pipelinecli.method.figures.distribution import Distribution, How

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from fractions import Fraction

    from pipelinecli.method.figures.distribution import Chance

MOST_RUNS: Final = 20_000
_FEWEST_RUNS: Final = 250
_WORK: Final = 20_000_000
"""Prospects to draw in all, about a second's work."""
_BASE: Final = 256
_UNDECIDED: Final = 2


def runs_for(chances: Sequence[Chance]) -> int:
    """Return how many times a sum of so many prospects is drawn: 250 to 20,000."""
    n = sum(chance.n for chance in chances)
    return max(_FEWEST_RUNS, min(MOST_RUNS, _WORK // max(1, n)))


def simulated(
    chances: Sequence[Chance], runs: int, randbytes: Callable[[int], bytes]
) -> Distribution:
    """Return the distribution of `runs` drawn sums; `randbytes` gives so many random bytes."""
    from fractions import Fraction

    those: dict[tuple[int, int], list[int]] = {}
    for amount, p, n in chances:
        those.setdefault(p.as_integer_ratio(), []).extend([amount] * n)
    amounts = {Fraction(*p): some for p, some in those.items()}
    drawn = Counter(
        sum(sum(compress(some, _hits(len(some), p, randbytes))) for p, some in amounts.items())
        for _run in range(runs)
    )
    values = sorted(drawn)
    return Distribution(values, [drawn[value] for value in values], runs, How.SIMULATED)


def error_of_share(share: Fraction, runs: int) -> float:
    """Return the standard error of a simulated probability, √(P(1 - P) / runs)."""
    return sqrt(share * (1 - share) / runs)


def error_of_quantile(found: Distribution, q: Fraction) -> float:
    """Return the standard error of a simulated quantile.

    It is half of what lies between the quantiles one standard error of q below and above it,
    which is how far the order statistics around it are apart.
    """
    from fractions import Fraction

    away = Fraction(error_of_share(q, found.total))
    least, most = Fraction(1, found.total), Fraction(found.total - 1, found.total)
    return (found.quantile(min(most, q + away)) - found.quantile(max(least, q - away))) / 2


def _hits(n: int, p: Fraction, randbytes: Callable[[int], bytes]) -> bytearray:
    """Draw n chances of p: 1 for a hit, 0 for none.

    A random number between 0 and 1 is drawn byte by byte, until it is told apart from p.
    """
    byte, rest = divmod(_BASE * p.numerator, p.denominator)
    table = bytes(1 if drawn < byte else 0 for drawn in range(_BASE))
    if rest:
        table = table[:byte] + bytes((_UNDECIDED,)) + table[byte + 1 :]
    marks = bytearray(randbytes(n).translate(table))
    at = marks.find(_UNDECIDED)
    while at >= 0:
        marks[at] = _decided(rest, p.denominator, randbytes)
        at = marks.find(_UNDECIDED, at + 1)
    return marks


def _decided(rest: int, denominator: int, randbytes: Callable[[int], bytes]) -> bool:
    while rest:
        byte, rest = divmod(_BASE * rest, denominator)
        drawn = randbytes(1)[0]
        if drawn != byte:
            return drawn < byte
    return False
