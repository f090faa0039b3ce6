"""What is said below the day's list: the weekly plan, and the check-in that is due."""

from __future__ import annotations

from datetime import date

import pytest

from pipelinecli.i18n import set_language
from pipelinecli.method.agenda import CheckInDue, Day
from pipelinecli.method.goal import GoalKind, Progress, progress
from pipelinecli.render.cells import width
from pipelinecli.render.owed import below, checkin_json, plan_json

TUESDAY, SATURDAY = date(2026, 11, 24), date(2026, 11, 28)
DIALS, APPOINTMENTS = GoalKind


def said(*plan: Progress, checkin: CheckInDue | None = None) -> list[str]:
    return below(Day(TUESDAY, (), plan, checkin), None)


def dials(before: int, today: int, day: date = TUESDAY) -> Progress:
    return progress(DIALS, 75, before, today, day)


def appointments(before: int, today: int, day: date = TUESDAY) -> Progress:
    return progress(APPOINTMENTS, 5, before, today, day)


def test_without_a_goal_and_a_check_in_nothing_is_said() -> None:
    assert said() == []


def test_what_is_still_owed_is_told_with_where_the_week_stands() -> None:
    assert said(dials(39, 0), appointments(2, 0)) == [
        "Still owed today: 12 dials (39 of 75 this week), 1 first appointment (2 of 5 this week)."
    ]
    assert said(dials(73, 0), appointments(0, 0)) == [
        "Still owed today: 1 dial (73 of 75 this week), 2 first appointments (0 of 5 this week)."
    ]


def test_a_share_that_is_done_is_told_as_such() -> None:
    assert said(dials(9, 22), appointments(5, 1)) == [
        "Today's share is done: dials (31 of 75 this week), first appointments (6 of 5 this week)."
    ]


def test_one_owed_and_one_done_are_two_sentences() -> None:
    assert said(dials(39, 2), appointments(2, 1)) == [
        "Still owed today: 10 dials (41 of 75 this week).",
        "Today's share is done: first appointments (3 of 5 this week).",
    ]


def test_at_the_weekend_the_standing_is_told() -> None:
    [sentence] = said(dials(12, 4, SATURDAY), appointments(1, 0, SATURDAY))
    assert sentence == (
        "Nothing is owed at the weekend: dials (16 of 75 this week), "
        "first appointments (1 of 5 this week)."
    )


def test_a_check_in_is_asked_for_with_the_command_until_it_is_handed_in() -> None:
    monday = date(2026, 11, 23)
    assert said(checkin=CheckInDue(monday, handed_in=False)) == [
        "The check-in of Mon 2026-11-23 is due: pipeline checkin"
    ]
    assert said(checkin=CheckInDue(monday, handed_in=True)) == []


@pytest.mark.parametrize("cells", [20, 24, 40, 47, 48, 50, 54, 55, 80])
@pytest.mark.parametrize("language", ["en", "zh"])
def test_lines_fit_and_the_command_stays_whole(cells: int, language: str) -> None:
    set_language("zh" if language == "zh" else "en")
    due = CheckInDue(date(2026, 11, 23), handed_in=False)
    day = Day(TUESDAY, (), (dials(39, 0), appointments(5, 0)), due)
    lines = below(day, cells)
    assert max(map(width, lines)) <= cells
    assert lines[-1].endswith("pipeline checkin")
    assert "".join("".join(lines).split()) == "".join("".join(below(day, None)).split())


def test_programs_get_the_same_figures() -> None:
    day = Day(
        TUESDAY,
        (),
        (dials(39, 2), appointments(5, 0)),
        CheckInDue(date(2026, 11, 23), handed_in=True),
    )
    assert plan_json(day) == [
        {"kind": "dials", "goal": 75, "done": 41, "today": 2, "owed": 10},
        {"kind": "appointments", "goal": 5, "done": 5, "today": 0, "owed": 0},
    ]
    assert checkin_json(day) == {"date": "2026-11-23", "handed_in": True}
    assert (plan_json(Day(TUESDAY, ())), checkin_json(Day(TUESDAY, ()))) == ([], None)
