"""Prospects: what they bring, and how those before them ended."""

from __future__ import annotations

from datetime import date

import pytest

from pipelinecli.method.cards import Outcome
from pipelinecli.method.figures.lives import Course
from pipelinecli.method.figures.proportion import Ratio
from pipelinecli.method.figures.prospects import (
    Prospect,
    closing_rates,
    is_annualised,
    is_low_end,
    prospects_closed,
)
from pipelinecli.method.money import Amount, Money, Per
from pipelinecli.method.stages import Stage

DAY = date(2026, 3, 2)


def course(n: int, reached: str, stage: Stage, outcome: Outcome | None, *, forced: bool = False
           ) -> Course:  # fmt: skip
    """So many attempts; `reached` has a mark for each of the six columns."""
    return Course(n, [2 * (mark != "-") for mark in reached], stage, outcome, forced)


WON = course(3, "xxxxxx", Stage.CLOSED, Outcome.CLOSED)
STRAIGHT = course(1, "x--x-x", Stage.CLOSED, Outcome.CLOSED)
LOST = course(4, "x-xx--", Stage.LOST, Outcome.LOST)
FELL = course(2, "x-x---", Stage.OPPORTUNITY, Outcome.FELL_BACK)
GOES_ON = course(50, "x-xxx-", Stage.P90, None)
FORCED = course(7, "x-x---", Stage.CLOSED, Outcome.CLOSED, forced=True)
MERGED = course(9, "x-xx--", Stage.P50, Outcome.MERGED)
NEVER_MET = course(20, "xx----", Stage.LOST, Outcome.LOST)
ALL = [WON, STRAIGHT, LOST, FELL, GOES_ON, FORCED, MERGED, NEVER_MET]


def test_a_closing_rate_is_of_those_that_earned_the_stage_and_ended() -> None:
    assert closing_rates(ALL) == {
        Stage.P25: Ratio(3, 9),
        Stage.P50: Ratio(4, 8),
        Stage.P90: Ratio(3, 3),
    }


def test_nothing_that_ended_is_no_rate() -> None:
    rates = closing_rates([GOES_ON])
    assert {ratio.value for ratio in rates.values()} == {None}
    assert prospects_closed([GOES_ON]) == Ratio(0, 0)


def test_prospects_for_a_sale_are_all_that_were_effective_and_ended() -> None:
    assert prospects_closed(ALL) == Ratio(4, 10)


@pytest.mark.parametrize(
    ("per", "minor"),
    [(None, 1000), (Per.ONCE, 1000), (Per.YEAR, 1000), (Per.QUARTER, 4000), (Per.MONTH, 12000),
     (Per.WEEK, 52000), (Per.DAY, 365000)],
)  # fmt: skip
def test_an_amount_counts_for_a_year_at_its_low_end(per: Per | None, minor: int) -> None:
    prospect = Prospect(1, 1, Stage.P50, amount=Amount(1000, 1500, "CNY", per))
    assert prospect.worth == Money(minor, "CNY")
    assert is_annualised(prospect) == (minor > 1000)
    assert is_low_end(prospect)


def test_at_90_it_is_the_premium_received() -> None:
    amount, received = Amount(1000, 1500, "CNY", Per.MONTH), Money(700, "CNY")
    paid = Prospect(1, 1, Stage.P90, amount=amount, received=received)
    assert paid.worth == received
    assert not is_annualised(paid)
    assert not is_low_end(paid)
    # Paid but not signed is 50 %, and what was discussed counts.
    assert paid._replace(stage=Stage.P50).worth == Money(12_000, "CNY")
    assert paid._replace(received=None).worth == Money(12_000, "CNY")
    assert Prospect(1, 1, Stage.P90).worth is None
    assert not is_annualised(Prospect(1, 1, Stage.P25))


def test_overdue_is_past_the_last_good_day() -> None:
    met = Prospect(1, 1, Stage.P25, met=DAY)
    assert not met.is_overdue(date(2026, 3, 30), 28)
    assert met.is_overdue(date(2026, 3, 31), 28)
    assert not Prospect(1, 1, Stage.P25).is_overdue(DAY, 28)
