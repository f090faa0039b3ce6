"""The sales cycle (METHOD §3): the age of an attempt, its last good day, and measuring it.

Everything is in whole calendar days. This module refuses to move a card: an attempt over the
cycle is only said to be so. It refuses to guess a cycle from too few closes.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from pipelinecli.method.survival import Observation

DEFAULT_CYCLE = 28
"""The deck's sample cycle, in days."""

AUTO_NEEDS_CLOSED = 5
"""How many attempts must have closed before `cycle = "auto"` trusts the measurement."""


def age(first_meeting: date, today: date) -> int:
    """Return the days since the first meeting: 0 on the day itself, negative before it."""
    return (today - first_meeting).days


def is_overdue(first_meeting: date, today: date, cycle: int) -> bool:
    """Whether the attempt has outlived `cycle` days: strictly, so the last good day is inside."""
    return age(first_meeting, today) > cycle


def last_good_day(first_meeting: date, cycle: int) -> date:
    """Return `first_meeting + cycle` days; never later than the calendar's own last day."""
    return first_meeting + timedelta(days=min(cycle, age(first_meeting, date.max)))


def closed_durations(pairs: Iterable[tuple[date, date]]) -> tuple[int, ...]:
    """Return the days from first meeting to close of each `(first_meeting, closed)`, in order.

    Raises ValueError when a close comes before its first meeting.
    """
    durations = tuple(age(first_meeting, closed) for first_meeting, closed in pairs)
    if any(days < 0 for days in durations):
        msg = "an attempt cannot close before its first meeting"
        raise ValueError(msg)
    return durations


def mean_and_median(durations: Iterable[int]) -> tuple[Fraction, Fraction] | None:
    """Return the exact mean and median, in days; None when there are no durations.

    The median of an even number of durations is the mean of the middle two. Taken over closed
    attempts only, both are biased low, for they leave out the open ones (METHOD §3 (b)).
    """
    from fractions import Fraction

    ordered = sorted(durations)
    n = len(ordered)
    if not n:
        return None
    middle = Fraction(ordered[(n - 1) // 2] + ordered[n // 2], 2)
    return Fraction(sum(ordered), n), middle


def measured_cycle(observations: Iterable[Observation]) -> int | None:
    """Return the cycle in days that `cycle = "auto"` uses, or None to keep the configured one.

    It is the Kaplan-Meier median over all attempts, open and lost ones censored (METHOD §3 (c));
    always a day on which an attempt closed, so there is nothing to round. None when fewer than
    `AUTO_NEEDS_CLOSED` attempts have closed or the curve never gets to one half.

    Raises ValueError on a negative duration or count.
    """
    from pipelinecli.method.survival import kaplan_meier, median

    steps = kaplan_meier(observations)
    if sum(step.closed for step in steps) < AUTO_NEEDS_CLOSED:
        return None
    return median(steps)
