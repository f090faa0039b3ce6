"""The weekly plan: what a goal still owes on each day of the sheet week."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.calendar import sheet_week
from pipelinecli.method.goal import GoalKind, Progress, progress

FRIDAY = date(2026, 11, 20)
"""The first day of the sheet week of Monday 2026-11-23."""
WEEK = [FRIDAY + timedelta(days=days) for days in range(7)]
SAT, SUN, MON, TUE, WED, THU = WEEK[1:]


def dials(day: date, *, before: int = 0, today: int = 0, goal: int = 75) -> Progress:
    return progress(GoalKind.DIALS, goal, before, today, day)


def test_a_goal_is_shared_out_over_five_working_days() -> None:
    assert [dials(day, before=15 * n).owed for n, day in enumerate((FRIDAY, MON, TUE, WED, THU))
            ] == [15, 15, 15, 15, 15]  # fmt: skip
    assert [dials(day).days_left for day in WEEK] == [5, 0, 0, 4, 3, 2, 1]


def test_where_a_goal_stands_is_told_whole() -> None:
    assert dials(TUE, before=14, today=1) == Progress(
        GoalKind.DIALS, goal=75, done=15, today=1, days_left=3, owed=20
    )


@pytest.mark.parametrize(
    ("day", "before", "today", "owed"),
    [
        (FRIDAY, 0, 4, 11),
        (MON, 0, 0, 19),  # 75 over four days is 18.75
        (THU, 40, 10, 25),  # on the last day everything that is left
        (WED, 75, 0, 0),
        (WED, 80, 0, 0),
        (WED, 65, 5, 0),
        (WED, 65, 9, 0),  # more than today's share is not owed back
        (SAT, 0, 0, 0),
        (SUN, 10, 20, 0),
    ],
)
def test_what_was_missed_is_made_up_for_by_the_days_left(
    day: date, before: int, today: int, owed: int
) -> None:
    assert dials(day, before=before, today=today).owed == owed


def test_what_is_done_at_the_weekend_counts_from_monday_on() -> None:
    assert dials(SUN, before=10, today=20).done == 30
    assert dials(MON, before=30).owed == 12  # 45 over four days


def test_a_goal_of_less_than_one_a_day_asks_for_one_until_it_is_reached() -> None:
    asked = [progress(GoalKind.APPOINTMENTS, 2, before, 0, day).owed
             for before, day in ((0, FRIDAY), (1, MON), (2, TUE))]  # fmt: skip
    assert asked == [1, 1, 0]


COUNTS = st.integers(0, 200)


@given(st.sampled_from(WEEK), st.integers(1, 200), COUNTS, COUNTS)
def test_the_rule_holds_on_every_day(day: date, goal: int, before: int, today: int) -> None:
    found = dials(day, goal=goal, before=before, today=today)
    left = [later for later in WEEK if later >= day and later.weekday() < 5]
    if day not in left:
        assert found.owed == 0
        return
    share = ceil(Fraction(goal - before, len(left)))
    assert found.owed == max(0, share - today)
    assert found.days_left == len(left)


@given(st.integers(1, 200))
def test_who_does_each_days_share_reaches_the_goal_and_no_more(goal: int) -> None:
    before = 0
    for day in WEEK:
        assert sheet_week(day).first == FRIDAY
        before += dials(day, goal=goal, before=before).owed
    assert before == goal
