"""Velocity: what the board is worth a day (METHOD §8).

Refuses a product in which a factor is undefined.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from fractions import Fraction

    from pipelinecli.method.figures.conversion import Worth
    from pipelinecli.method.figures.period import Period
    from pipelinecli.method.figures.proportion import Ratio
    from pipelinecli.method.stages import Stage


class Prospects(NamedTuple):
    """So many open attempts in one of the columns of effective prospects."""

    n: int
    stage: Stage
    currency: str | None
    """Of what was discussed; None where no amount was."""
    is_overridden: bool = False


class Flow(NamedTuple):
    """The velocity in one currency, and the two factors of it that are in that currency."""

    currency: str
    open: int
    """Effective prospects."""
    sales: int
    """Closed attempts with a premium."""
    value: Fraction | None
    """Their mean premium, in minor units."""
    velocity: Fraction | None
    """open x value x win rate / cycle days: minor units a day."""


class Source(StrEnum):
    """Where the days of the cycle come from."""

    KAPLAN_MEIER = "kaplan-meier"
    IN_FORCE = "in-force"
    """The curve does not get to one half: the cycle that the rules go by."""


class Lasts(NamedTuple):
    """The cycle as a factor."""

    days: int
    source: Source
    n: int
    """How many attempts it was measured from."""
    closed: int


class Velocity(NamedTuple):
    """The velocity by currency, and its factors."""

    period: Period
    open: Mapping[Stage, int]
    """Effective prospects, as of today."""
    overridden: int
    """How many more stand there by an override."""
    win_rate: Ratio
    cycle: Lasts
    flows: Sequence[Flow]


def flows(
    prospects: Mapping[str | None, int],
    worth: Sequence[Worth],
    win_rate: Ratio,
    cycle: int,
    currency: str,
) -> tuple[Flow, ...]:
    """Return the velocity by currency, the cycle in days of at least 1.

    `prospects` are the open ones by the currency of what was discussed; those without an amount
    (None) count in the currency of the sales, if that is one, and else in the rep's own.
    """
    sales = {one.currency: one for one in worth}
    [home] = sales if len(sales) == 1 else [currency]
    open_in = {code: n for code, n in prospects.items() if code is not None}
    if unpriced := prospects.get(None, 0):
        open_in[home] = open_in.get(home, 0) + unpriced
    codes = sorted(open_in.keys() | sales.keys()) or [home]
    return tuple(
        _flow(code, open_in.get(code, 0), sales.get(code), win_rate, cycle) for code in codes
    )


def _flow(currency: str, prospects: int, worth: Worth | None, win_rate: Ratio, cycle: int) -> Flow:
    from fractions import Fraction

    value = Fraction(worth.minor, worth.n) if worth is not None else None
    rate = win_rate.value
    velocity = None if value is None or rate is None else prospects * value * rate / cycle
    return Flow(currency, prospects, 0 if worth is None else worth.n, value, velocity)
