"""What was done in a period, and what that was of, a row at a time.

It refuses to count: the store does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.figures.chain import Seen, Step
    from pipelinecli.method.figures.period import Period


class Observed(NamedTuple):
    """A period and what was done in it."""

    period: Period
    """As it was asked for."""
    counted: Period
    """The days of it that there is a log of."""
    seen: Seen


class Ratios(NamedTuple):
    """A period's figures beside those of the one before it."""

    now: Observed
    before: Observed | None
    """None where the period has no beginning, or no end."""


class Done(NamedTuple):
    """Something that a count is of: one thing done, or the count of a day."""

    on: date
    """The rep's day."""
    step: Step
    n: int
    card: int | None
    """None where it was done with nobody in particular."""
    name: str | None
    is_tally: bool = False
    """Whether it is a day's count."""
