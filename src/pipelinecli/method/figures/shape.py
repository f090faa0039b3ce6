"""The shape of the board: which rule fires, and on which numbers (METHOD §7).

Shape and cycle are read together: how many are over the cycle stands beside the shape. It
refuses to say what a shape means: that is for whoever shows it.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.stages import EFFECTIVE, Stage

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction

_DAYS_A_YEAR = 365
STALE: Final = "stale"
"""What the cards over the cycle are called, to be listed."""


class Shape(StrEnum):
    """The codes, in the order in which they are looked for: the first that holds is the shape."""

    EMPTY = "EMPTY"
    STARVED = "STARVED"
    INVERTED = "INVERTED"
    PROPOSAL_PENDING = "PROPOSAL_PENDING"
    """计划书待定式, the deck's own; the others are ours."""
    TOP_HEAVY = "TOP_HEAVY"
    HOURGLASS = "HOURGLASS"
    IDEAL = "IDEAL"
    MIXED = "MIXED"


class Beside(StrEnum):
    """What is reported beside the shape."""

    STALE = "STALE"
    NO_FRONT = "NO_FRONT"


class Skipped(StrEnum):
    """Why STARVED could not be looked at."""

    NO_GOAL = "no-goal"
    NO_SALES = "no-sales"
    """Nothing says how many prospects a sale takes: no setting, and none has closed."""


class Counts(NamedTuple):
    """How many cards stand in columns 2-5 as earned."""

    appointments: int
    n25: int
    n50: int
    n90: int

    @property
    def total(self) -> int:
        """The effective prospects, T."""
        return self.n25 + self.n50 + self.n90


class Thresholds(NamedTuple):
    """The settings that the rules work with."""

    top_heavy: Fraction
    """Share of T at 25 % from which the board is top-heavy."""
    stale: Fraction
    """Share of T over the cycle from which it is stale."""
    least: int
    """The smallest T of which PROPOSAL_PENDING and TOP_HEAVY are said."""
    wanted: int | None = None
    """The prospects that the goal takes; None where it is not known, and STARVED is not said."""


class Diagnosis(NamedTuple):
    """The shape, and what is reported beside it."""

    shape: Shape
    beside: tuple[Beside, ...]

    @property
    def wants_attention(self) -> bool:
        """Whether there is something to do beyond keeping on."""
        return self.shape not in {Shape.IDEAL, Shape.MIXED} or bool(self.beside)


def counts_of(standing: Mapping[Stage, int]) -> Counts:
    """Return the counts of the columns that the rules look at."""
    return Counts(standing.get(Stage.APPOINTMENT, 0), *(standing.get(s, 0) for s in EFFECTIVE))


def shape(counts: Counts, thresholds: Thresholds) -> Shape:
    """Return the first shape that holds, in METHOD §7's order."""
    rules = (
        (Shape.EMPTY, counts.total == 0),
        (Shape.STARVED, thresholds.wanted is not None and counts.total < thresholds.wanted),
        (Shape.INVERTED, counts.n90 > counts.n25),
        (Shape.PROPOSAL_PENDING, _is_pending(counts, thresholds)),
        (Shape.TOP_HEAVY, _is_top_heavy(counts, thresholds)),
        (Shape.HOURGLASS, counts.n50 < min(counts.n25, counts.n90)),
        (Shape.IDEAL, counts.n25 >= counts.n50 >= counts.n90 >= 1),
    )
    return next((code for code, holds in rules if holds), Shape.MIXED)


def diagnosed(counts: Counts, overdue: int, thresholds: Thresholds) -> Diagnosis:
    """Return the shape of a board with so many effective prospects over the cycle."""
    beside = []
    if counts.total and overdue >= thresholds.stale * counts.total:
        beside.append(Beside.STALE)
    if not counts.appointments:
        beside.append(Beside.NO_FRONT)
    return Diagnosis(shape(counts, thresholds), tuple(beside))


def wanted_prospects(sales_a_year: int, cycle: int, per_sale: Fraction) -> int:
    """Return ceil(sales wanted per cycle x prospects per sale); the cycle is in calendar days."""
    wanted = sales_a_year * cycle * per_sale / _DAYS_A_YEAR
    return -(-wanted.numerator // wanted.denominator)


def _is_pending(counts: Counts, thresholds: Thresholds) -> bool:
    return counts.total >= thresholds.least and counts.n50 > counts.n25 and counts.n50 > counts.n90


def _is_top_heavy(counts: Counts, thresholds: Thresholds) -> bool:
    return counts.total >= thresholds.least and counts.n25 >= thresholds.top_heavy * counts.total
