"""The backward plan: from a goal in sales or in money to dials a day; what replaces a sale.

METHOD §6. Exact inside; `ceil` only for how many must be done. Refuses to plan through a ratio
that is undefined or 0, and to plan on when no week is left.
"""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.figures.chain import backward

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

    from pipelinecli.method.figures.chain import Rates, Step


class Plan(NamedTuple):
    """What it takes to make so many sales in so many weeks."""

    sales: int
    weeks: Fraction
    days: int
    """Working days a week."""
    a_week: Mapping[Step, Fraction]
    """Of each step, first to last."""

    def a_day(self, step: Step) -> Fraction:
        """Return how many of a step a working day takes."""
        return self.a_week[step] / self.days

    def total(self, step: Step) -> int:
        """Return how many of a step it takes in all."""
        return ceil(self.a_week[step] * self.weeks)

    @property
    def first_a_day(self) -> int:
        """How many of the first step must be done on each working day."""
        return ceil(self.a_day(next(iter(self.a_week))))


class Replacement(NamedTuple):
    """What sales use up of the prospects, and what must be added for them."""

    left: int
    to_add: int
    shortfall: int
    """How many more the sales used up than there were."""


def plan(rates: Rates, sales: int, weeks: Fraction, days: int) -> Plan | None:
    """Return what so many sales in so many weeks take; None with sales to make and no week left.

    `S = goal/W; V = S/c; A = V/(1+r); C = A/a; D = C/k; d = ceil(D/w)`. Raises ValueError where
    a ratio is undefined or 0.
    """
    if not weeks and sales > 0:
        return None
    a_week = sales / weeks if sales > 0 else weeks * 0
    return Plan(max(0, sales), weeks, days, backward(rates, a_week))


def sales_for(premium: int, average: Fraction) -> int:
    """Return how many sales a premium goal takes: `ceil(premium goal / average premium)`.

    Both in minor units of one currency; the average is above 0.
    """
    return max(0, ceil(premium / average))


def replacement(prospects: int, per_sale: Fraction, sales: int) -> Replacement:
    """Return what is left of P prospects after s sales at N each: `left = max(0, P - N·s)`."""
    used = ceil(per_sale * sales)
    return Replacement(max(0, prospects - used), used, max(0, used - prospects))
