"""Effective prospects as the forecast and the shape of the board see them (METHOD §7, §8).

It refuses to add up sums of different times: what falls due more than once counts for a year.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.money import Amount, Money, Per
from pipelinecli.method.stages import EFFECTIVE, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipelinecli.method.figures.lives import Course, Life

TIMES_A_YEAR: Final = {
    Per.DAY: 365,
    Per.WEEK: 52,
    Per.MONTH: 12,
    Per.QUARTER: 4,
    Per.YEAR: 1,
    Per.ONCE: 1,
    None: 1,
}
"""How often a sum falls due in a year; one of which nobody has said how often counts once."""


class Prospect(NamedTuple):
    """A card in one of the columns 3-5, with a current attempt that goes on."""

    card: int
    attempt: int
    stage: Stage
    met: date | None = None
    """The day of the first meeting."""
    signing: date | None = None
    """The expected day of signing."""
    amount: Amount | None = None
    """What was discussed."""
    received: Money | None = None
    """The premium that has arrived."""
    is_overridden: bool = False
    """Whether it stands where only an override put it."""

    @property
    def has_paid(self) -> bool:
        """Whether what it brings is the premium received."""
        return self.stage is Stage.P90 and self.received is not None

    @property
    def has_amount(self) -> bool:
        """Whether what it brings is known."""
        return self.amount is not None or self.has_paid

    @property
    def worth(self) -> Money | None:
        """What it brings if it closes; None where no amount is known.

        At 90 % the premium received, which is what `close` takes it to be; else what was
        discussed, a range at its low end, for a year.
        """
        if self.has_paid:
            return self.received
        if self.amount is None:
            return None
        times = TIMES_A_YEAR[self.amount.per]
        return Money(self.amount.low * times, self.amount.currency)

    def is_overdue(self, today: date, cycle: int) -> bool:
        """Whether it has outlived the cycle, in days: strictly (METHOD §3)."""
        return self.met is not None and (today - self.met).days > cycle


def is_annualised(prospect: Prospect) -> bool:
    """Whether what it brings is a year of what falls due more often."""
    amount = prospect.amount
    return not prospect.has_paid and amount is not None and TIMES_A_YEAR[amount.per] > 1


def is_low_end(prospect: Prospect) -> bool:
    """Whether what it brings is the low end of a range."""
    return not prospect.has_paid and prospect.amount is not None and prospect.amount.is_range


def ended(life: Life | Course) -> bool:
    """Whether it can be said how it ended: closed as earned, lost, or fallen back to column 1.

    Attempts that go on are none of it, nor those that only an override closed, or whose card
    went into another.
    """
    if life.outcome is Outcome.CLOSED:
        return not life.is_overridden
    return life.outcome in {Outcome.LOST, Outcome.FELL_BACK}


def closing_rates(courses: Iterable[Course]) -> dict[Stage, Ratio]:
    """Return of the attempts that earned a stage of 3-5 and ended how many closed, by stage."""
    counted = {stage: [0, 0] for stage in EFFECTIVE}
    for course in filter(ended, courses):
        for stage in EFFECTIVE:
            if course.reached[stage.rank - 1]:
                counted[stage][0] += course.n * (course.outcome is Outcome.CLOSED)
                counted[stage][1] += course.n
    return {stage: Ratio(hits, n) for stage, (hits, n) in counted.items()}


def was_prospect(life: Life | Course) -> bool:
    """Whether it ever earned one of the columns 3-5."""
    return any(life.reached[stage.rank - 1] for stage in EFFECTIVE)


def prospects_closed(courses: Iterable[Course]) -> Ratio:
    """Return of the effective prospects that ended how many closed: 1 / prospects per sale."""
    hits = n = 0
    for course in courses:
        if ended(course) and was_prospect(course):
            hits += course.n * (course.outcome is Outcome.CLOSED)
            n += course.n
    return Ratio(hits, n)
