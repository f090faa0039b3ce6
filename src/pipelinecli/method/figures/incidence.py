"""The shares closed and lost by a day, however many days there are (METHOD §3 (d)).

What `survival.aalen_johansen` gives as fractions step by step is whole numbers of one whole here:
to bring a thousand fractions to their lowest terms takes longer than all else. It refuses a share
for a day that nobody has been seen to.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.survival import risk_sets

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from fractions import Fraction

    from pipelinecli.method.survival import Observation


class Shares(NamedTuple):
    """Parts of a `whole`: closed, lost, and neither; together they are the whole."""

    neither: int = 1
    closed: int = 0
    lost: int = 0
    whole: int = 1

    def of(self, part: int) -> Fraction:
        """Return one of the parts as a share."""
        from fractions import Fraction

        return Fraction(part, self.whole)


class Incidence(NamedTuple):
    """A day on which attempts closed or were lost, and the shares by the end of it."""

    days: int
    at_risk: int
    closed: int
    lost: int
    shares: Shares


class Standing(NamedTuple):
    """The shares by a day that was asked for."""

    days: int
    at_risk: int
    """How many were still to be seen on that day."""
    shares: Shares | None
    """None where nobody has been seen for so long and some of them may go on."""


def incidences(observations: Iterable[Observation]) -> Iterator[Incidence]:
    """Yield every day on which attempts closed or were lost, in order.

    The estimate is that of Aalen and Johansen (`survival.aalen_johansen`): closing and losing are
    competing ends, open attempts are censored. Raises ValueError on a negative duration or count.
    """
    neither, won, gone, whole = 1, 0, 0, 1
    for days, at_risk, closed, lost in risk_sets(observations):
        if closed or lost:
            won = won * at_risk + neither * closed
            gone = gone * at_risk + neither * lost
            neither *= at_risk - closed - lost
            whole *= at_risk
            yield Incidence(days, at_risk, closed, lost, Shares(neither, won, gone, whole))


def standings(observations: Iterable[Observation], asked: Iterable[int]) -> Iterator[Standing]:
    """Yield the shares by each of the days asked for, in their order."""
    seen = list(observations)
    ends = list(incidences(seen))
    sizes = [(days, at_risk) for days, at_risk, _closed, _lost in risk_sets(seen)]
    for day in asked:
        by_then = [end.shares for end in ends if end.days <= day]
        shares = by_then[-1] if by_then else Shares()
        at_risk = next((size for days, size in sizes if days >= day), 0)
        known = at_risk > 0 or (bool(ends) and not shares.neither)
        yield Standing(day, at_risk, shares if known else None)


def half_closed(ends: Iterable[Incidence]) -> int | None:
    """Return the first day by which half of all have closed; None when they never do."""
    return next((end.days for end in ends if 2 * end.shares.closed >= end.shares.whole), None)
