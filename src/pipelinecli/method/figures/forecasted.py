"""A forecast as it is handed on to be shown: values only.

They refuse to be rounded: whoever shows them does that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction

    from pipelinecli.method.figures.distribution import Distribution
    from pipelinecli.method.figures.forecast import Bucket, Left, Weights
    from pipelinecli.method.figures.period import Period
    from pipelinecli.method.figures.prospects import Prospect
    from pipelinecli.method.stages import Stage


class Outcome(NamedTuple):
    """What comes of some prospects: their number, or their money in minor units."""

    n: int
    mean: Fraction
    variance: Fraction
    distribution: Distribution
    goal: int | None = None


class Forecast(NamedTuple):
    """The forecast as of a day."""

    day: date
    period: Period
    weights: Weights
    stages: dict[Stage, int]
    """How many prospects are counted."""
    number: Outcome
    money: dict[str, Outcome]
    """By currency."""
    buckets: Sequence[Bucket]
    left: dict[Left, int]
    annualised: int
    """Amounts that fall due more often than once a year, and count for a year."""
    low_ends: int
    """Ranges, which count at their low end."""
    seed: int


class Counted(NamedTuple):
    """A prospect, with the weight it counts with or the reason why it does not."""

    prospect: Prospect
    name: str
    number: int
    """Which attempt with that person it is, from 1."""
    p: Fraction | None
    left: Left | None = None
