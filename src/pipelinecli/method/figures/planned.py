"""A goal, what it goes by, and what of the plan is done.

It refuses to read a log: what was observed is handed in.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.figures.chain import Step
from pipelinecli.method.figures.period import EVERYTHING, Period
from pipelinecli.method.figures.weeks import USUAL

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date
    from fractions import Fraction

    from pipelinecli.method.figures.chain import Profile, Rates
    from pipelinecli.method.figures.levers import Average
    from pipelinecli.method.figures.observed import Observed
    from pipelinecli.method.figures.plan import Plan, Replacement
    from pipelinecli.method.money import Money

USUAL_YEAR: Final = 50
"""Working weeks in a year (METHOD §6)."""


class Goal(NamedTuple):
    """What is wanted, by when; either sales or premium."""

    since: date
    by: date
    sales: int | None = None
    premium: Money | None = None
    average: Money | None = None
    """The average premium where it was typed."""


class How(NamedTuple):
    """What a plan goes by; None is for the rep's own."""

    profile: Profile | None = None
    period: Period = EVERYTHING
    """Of which log the rep's own ratios are."""
    days: int = USUAL
    weeks: int = USUAL_YEAR
    weeks_left: int | None = None
    done: int | None = None
    """Sales so far."""
    per_sale: int | None = None
    """Prospects per sale."""


class Planned(NamedTuple):
    """A goal, what it takes, and what of that is done."""

    goal: Goal
    how: How
    rates: Rates
    observed: Observed | None
    """Where the ratios come from; None with a sample."""
    average: Average | None
    """The average premium that turned money into sales."""
    whole: Plan
    left: Plan | None
    """From today; None with sales to make and no working day left."""
    done: Mapping[Step, int]
    """Of every step since the goal began, as the store has it."""
    premium_done: Money | None
    per_sale: Fraction | None
    replaced: Replaced | None
    """None without a store."""

    @property
    def done_sales(self) -> int:
        """How many sales there are so far: as typed, or as the store has them."""
        return self.done[Step.SALES] if self.how.done is None else self.how.done

    @property
    def expected(self) -> Fraction:
        """How many sales an even pace would have made by now."""
        weeks = self.whole.weeks
        left = self.weeks_left
        return self.whole.sales * (weeks - left) / weeks if weeks else weeks * 0

    @property
    def weeks_left(self) -> Fraction:
        """The working weeks from today on, at most all of them."""
        return self.whole.weeks * 0 if self.left is None else min(self.left.weeks, self.whole.weeks)


class Replaced(NamedTuple):
    """A sheet week's sales, and what they ask for."""

    week: Period
    prospects: int
    """Effective prospects when the week began."""
    sales: int
    added: int
    """New prospects of the week."""
    rule: Replacement | None
    """None where nobody knows how many prospects a sale takes."""

    @property
    def owed(self) -> int | None:
        """How many must still be added."""
        return None if self.rule is None else max(0, self.rule.to_add - self.added)
