"""The four worked cases of METHOD §5, as facts on a day, to practise on.

The answers are not stored: the classifier gives them, and the tests hold it to the deck's.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from pipelinecli.method.classify import Classification, classify
from pipelinecli.method.cycle import DEFAULT_CYCLE
from pipelinecli.method.facts import Facts, Meeting


class Case(NamedTuple):
    """One case: what is known on the day the question is asked."""

    number: int
    facts: Facts
    today: date
    cycle: int = DEFAULT_CYCLE
    """In days."""

    @property
    def answer(self) -> Classification:
        """The stage the facts support, with reasons."""
        return classify(self.facts, self.today, self.cycle)


CASES = (
    # A clothing-shop clerk: keen on the phone, no meeting agreed.
    Case(1, Facts(), date(2008, 12, 12)),
    # Manager Wang: met, budget discussed, next meeting in three days.
    Case(
        2,
        Facts(
            meeting=Meeting(date(2008, 12, 12), held=True),
            next_step=date(2008, 12, 15),
            person=True,
            budget=True,
        ),
        date(2008, 12, 12),
    ),
    # Owner Zhang: all five, the agreed Tuesday being the expected signing date.
    Case(
        3,
        Facts(
            meeting=Meeting(date(2008, 12, 2), held=True),
            next_step=date(2008, 12, 16),
            person=True,
            plan=True,
            budget=True,
            signing=date(2008, 12, 16),
        ),
        date(2008, 12, 9),
    ),
    # Director Tang: met on day 7, day 42 by phone without a next step.
    Case(
        4,
        Facts(meeting=Meeting(date(2008, 12, 8), held=True), plan=True, budget=True),
        date(2009, 1, 12),
    ),
)
