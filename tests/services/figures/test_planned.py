"""A goal held against what a rep has done: the plan, what is left, what replaces a sale."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.figures.chain import Step, profiles
from pipelinecli.method.figures.period import Period
from pipelinecli.method.figures.plan import Replacement
from pipelinecli.method.figures.planned import Goal, How
from pipelinecli.method.kinds import TallyKind
from pipelinecli.method.money import Money
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, capture, leaving, meetings, people
from pipelinecli.services.figures.plan import planned
from pipelinecli.services.figures.replacing import in_play, replaced
from tests.builders import MONDAY, refused, when
from tests.services.stories import at_25, at_50, at_90, closed, yuan

if TYPE_CHECKING:
    from tests.builders import Diary

YEAR = Goal(date(2026, 1, 1), date(2026, 12, 31), sales=50)
XINHUA = How(profiles()["ai-xinhua"])
FRIDAY = "2026-03-06"
"""The sheet week after that of the stories' Monday begins."""


def premium(amount: int, average: int | None = None) -> Goal:
    return YEAR._replace(
        sales=None, premium=yuan(amount), average=None if average is None else yuan(average)
    )


def week_of_ai_xinhua(diary: Diary, day: str = MONDAY) -> None:
    """Log his week on one day: 75 dials, 35 talks, 5 appointments, 8 visits, 1 sale."""
    closed(diary, "Ann")
    tallied = {
        TallyKind.DIAL: 75,
        TallyKind.TALK: 35,
        TallyKind.APPOINTMENT: 5,
        TallyKind.VISIT: 7,
    }
    capture.tally(diary.desk(), date.fromisoformat(day), tallied)


@pytest.mark.parametrize(
    ("goal", "sales", "a_day"),
    [
        (YEAR, 50, 15),
        (YEAR._replace(sales=80), 80, 24),
        (premium(500_000, 13_000), 39, 12),
    ],
)
def test_a_sample_needs_no_store(diary: Diary, goal: Goal, sales: int, a_day: int) -> None:
    found = planned(diary.desk("2026-01-01"), goal, XINHUA)
    assert (found.whole.sales, found.whole.first_a_day) == (sales, a_day)
    assert found.left == found.whole
    assert (found.expected, found.replaced, found.observed) == (Fraction(0), None, None)


def test_own_ratios_give_the_plan_of_the_sample_they_equal(diary: Diary) -> None:
    week_of_ai_xinhua(diary)
    found = planned(diary.desk("2026-07-16"), YEAR, How(done=18, weeks_left=24))
    assert found.rates == profiles()["ai-xinhua"].rates
    assert (found.whole.first_a_day, found.whole.a_week[Step.DIALS]) == (15, Fraction(75))
    assert found.left is not None
    assert (found.left.first_a_day, found.left.a_week[Step.DIALS]) == (20, Fraction(100))
    assert (found.done_sales, found.done[Step.SALES], found.done[Step.DIALS]) == (18, 1, 75)
    assert found.expected == 26
    assert found.per_sale == 1


def test_what_is_done_since_the_goal_began_is_not_to_do(diary: Diary) -> None:
    week_of_ai_xinhua(diary)
    half = planned(diary.desk("2026-07-01"), YEAR, How())
    assert half.left is not None
    assert (half.done_sales, half.left.sales) == (1, 49)
    assert half.weeks_left == half.left.weeks == Fraction(50 * 132, 261)
    later = YEAR._replace(since=date(2026, 4, 1))
    assert planned(diary.desk("2026-07-01"), later, How()).done_sales == 0
    ahead = planned(diary.desk("2026-03-20"), later, How())
    assert (ahead.expected, ahead.left) == (Fraction(0), ahead.whole)


def test_a_premium_goal_goes_by_the_average_and_the_premium_of_ones_own_sales(
    diary: Diary,
) -> None:
    week_of_ai_xinhua(diary)
    advance.close(diary.desk(), at_90(diary, "Bo"), when(MONDAY), premium=yuan(16_000))
    forced = at_25(diary, "Cy")
    advance.move(diary.desk(), forced, Stage.P90, force=True, reason="my uncle")
    advance.close(diary.desk(), forced, when(MONDAY), premium=yuan(1_000_000))
    found = planned(diary.desk("2026-07-01"), premium(500_000), How())
    assert found.average is not None
    assert (found.average.each, found.average.n) == (Fraction(1_300_000), 2)
    assert found.whole.sales == 39
    assert found.premium_done == yuan(26_000)
    assert found.left is not None
    assert found.left.sales == 37
    typed = planned(diary.desk("2026-07-01"), premium(500_000), How(done=18))
    assert typed.left is not None
    assert typed.left.sales == 21
    reached = planned(diary.desk("2026-07-01"), premium(20_000), How())
    assert reached.left is not None
    assert reached.left.sales == 0


def test_what_a_plan_lacks_is_named_one_by_one(diary: Diary) -> None:
    capture.tally(diary.desk(), date.fromisoformat(MONDAY), {TallyKind.DIAL: 10})
    assert refused(lambda: planned(diary.desk(), YEAR, How())) == (
        "refused: your own ratios do not lead to a sale yet: 4 of them say nothing; "
        "log what you do, or take a sample: --profile ai-xinhua\n"
        "  talks_per_dial: nothing has come of it: 0 of 10  →  pipeline tally --talks N\n"
        "  appointments_per_talk: no talk is on record  →  pipeline tally --talks N\n"
        "  visits_per_appointment: no first appointment is on record  →  pipeline book WHO WHEN\n"
        "  sales_per_visit: no visit is on record  →  pipeline met WHO"
    )
    week_of_ai_xinhua(diary)
    empty = How(period=Period(date(2026, 2, 1), date(2026, 2, 28)))
    assert "4 of them say nothing" in refused(lambda: planned(diary.desk(), YEAR, empty))


def test_without_a_sale_in_its_currency_money_cannot_be_planned(diary: Diary) -> None:
    week_of_ai_xinhua(diary)
    dollars = YEAR._replace(sales=None, premium=Money(100, "USD"))
    assert refused(lambda: planned(diary.desk(), dollars, How())) == (
        "refused: no sale with a premium in USD is on record to take the average of; "
        "say what a sale is worth: --average AMOUNT"
    )
    mixed = dollars._replace(average=yuan(1))
    assert refused(lambda: planned(diary.desk(), mixed, How())) == (
        "usage: the goal is in USD, the average in CNY; name both in one currency"
    )


def test_a_goal_without_a_working_day_is_refused_and_one_that_ran_out_has_none_left(
    diary: Diary,
) -> None:
    week_of_ai_xinhua(diary)
    saturday = Goal(date(2022, 12, 31), date(2022, 12, 31), sales=1)
    assert refused(lambda: planned(diary.desk(), saturday, How())) == (
        "usage: there is no working day from 2022-12-31 to 2022-12-31; name a later day: --by DATE"
    )
    weekend = planned(diary.desk("2026-03-07"), YEAR._replace(by=date(2026, 3, 8)), How())
    assert weekend.left is None
    assert weekend.expected == 50


def test_a_week_begins_with_who_was_effective_then(diary: Diary) -> None:
    sold, fallen = at_90(diary, "sold this week"), at_50(diary, "lost this week")
    at_25(diary, "stays")
    forced = at_25(diary, "stays, forced up")
    advance.move(diary.desk(), forced, Stage.P90, force=True, reason="my uncle")
    gone = at_25(diary, "forced up, lost this week")
    advance.move(diary.desk(), gone, Stage.P90, force=True, reason="my uncle")
    closed(diary, "sold last week")
    new = diary.add("new this week", FRIDAY)
    meetings.met(diary.desk(FRIDAY), new, when(FRIDAY), upcoming=when("2026-03-12"))
    up = at_25(diary, "forced up this week")
    advance.move(diary.desk(FRIDAY), up, Stage.P90, force=True, reason="my uncle")
    advance.close(diary.desk(FRIDAY), sold, when(FRIDAY))
    leaving.lose(diary.desk(FRIDAY), fallen, "no")
    leaving.lose(diary.desk(FRIDAY), gone, "no")
    diary.add("only a name", FRIDAY)
    found = replaced(diary.desk(FRIDAY), Fraction(5))
    assert found.rule == Replacement(left=0, to_add=5, shortfall=1)
    assert (found.prospects, found.sales, found.added, found.owed) == (4, 1, 1, 4)
    assert replaced(diary.desk(FRIDAY), None).owed is None


def test_two_cards_of_one_person_were_one_prospect_once_that_is_known(diary: Diary) -> None:
    one, other = at_25(diary, "Ann"), at_25(diary, "Ann Lee")
    week = Period(date.fromisoformat(FRIDAY), date.fromisoformat(FRIDAY))
    assert in_play(diary.desk(FRIDAY), week) == 2
    people.merge(diary.desk(FRIDAY), one, other)
    assert in_play(diary.desk(FRIDAY), week) == 1
