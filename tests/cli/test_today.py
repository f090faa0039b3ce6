"""The day's list as it is used: what it offers is typed, and the reason is gone."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.method.agenda import Due

if TYPE_CHECKING:
    from tests.running import Home

ADD = "2026-11-16|add Ann"
SOON = "|met Ann --next 2026-11-28"
OVER = f"{ADD}\n|config set cycle 5\n{SOON}"
WIN = "|mark Ann person=her plan=annuity budget=5000"
SIGN = "|sign Ann --received 5000"
SIGNED = f"{ADD}\n|met Ann --next 2026-11-18\n{WIN} timing=2026-11-18\n{SIGN}"
CLIENT = "2024-11-24|add Ann\n|met Ann --next 2024-11-25"
STORIES = (
    (Due.MEETING, "met 1 --next WHEN", f"{ADD}\n|book Ann 2026-11-24"),
    (Due.NEXT_STEP, "met 1 --next WHEN", f"{ADD}\n|met Ann --next 2026-11-24"),
    (Due.NEXT_STEP, "next 1 WHEN", f"{ADD}\n|next Ann 2026-11-24"),
    (Due.NEXT_STEP, "met 1", f"{SIGNED}\n|next Ann 2026-11-24"),
    (Due.SIGNING, "sign 1 --received AMOUNT", f"{ADD}\n{SOON}\n{WIN} timing=2026-11-24"),
    (Due.SIGNING, "mark 1 timing=WHEN", f"{ADD}\n{SOON}\n|mark Ann timing=2026-11-24"),
    (Due.MEETING_UNANSWERED, "met 1 --on WHEN --next WHEN", f"{ADD}\n|book Ann 2026-11-20"),
    (Due.NEXT_STEP_PASSED, "met 1 --on WHEN --next WHEN", f"{ADD}\n|met Ann --next 2026-11-20"),
    (
        Due.NEXT_STEP_PASSED,
        "back 1",
        f"{ADD}\n|config set cycle 5\n|met Ann --next 2026-11-20",
    ),
    (Due.NEXT_STEP_PASSED, "next 1 WHEN", f"{ADD}\n|next Ann 2026-11-20"),
    (Due.NEXT_STEP_PASSED, "met 1 --on WHEN", f"{SIGNED}\n2026-11-19 09:00|next Ann 2026-11-20"),
    (Due.SIGNING_PASSED, "mark 1 timing=WHEN", f"{ADD}\n{SOON}\n{WIN} timing=2026-11-20"),
    (Due.NO_NEXT_STEP, "next 1 WHEN", f"{ADD}\n|met Ann"),
    (Due.OVERDUE, "move 1 opportunity", OVER),
    (Due.OVERDUE, "move 1 opportunity", f"{OVER}\n|move Ann 50 --force --reason x"),
    (
        Due.OVERDUE,
        "mark 1 plan=PLAN",
        f"{OVER}\n{WIN} timing=2026-11-20\n{SIGN}\n|mark Ann plan=no",
    ),
    (Due.OVER_CYCLE_90, "close 1", f"{OVER}\n{WIN} timing=2026-11-20\n{SIGN}"),
    (Due.STUCK, "book 1 WHEN", f"{ADD}\n|config set limit.opportunity 3"),
    (
        Due.STUCK,
        "met 1 --next WHEN",
        f"{ADD}\n|config set limit.appointment 3\n|book Ann 2026-11-28",
    ),
    (Due.STUCK, "back 1", f"{ADD}\n|config set limit.25 3\n{SOON}"),
    (Due.STUCK, "mark 1 timing=WHEN", f"{ADD}\n|config set limit.25 3\n{SOON}\n{WIN}"),
    (
        Due.STUCK,
        "sign 1 --received AMOUNT",
        f"{ADD}\n|config set limit.50 3\n{SOON}\n{WIN} timing=2026-11-28",
    ),
    (
        Due.STUCK,
        "back 1",
        f"{ADD}\n|config set limit.50 3\n{SOON}\n|move Ann 50 --force --reason x",
    ),
    (
        Due.STUCK,
        "close 1",
        f"{ADD}\n|config set limit.90 3\n{SOON}\n{WIN} timing=2026-11-28\n{SIGN}",
    ),
    (Due.BIRTHDAY, "log talk 1", f"{ADD} --birthday 1980-11-24"),
    (
        Due.ANNIVERSARY,
        "log service 1",
        f"{CLIENT}\n{WIN} timing=2024-11-24\n{SIGN}\n|close Ann",
    ),
)
"""What is due on the morning of 2026-11-24, what the list offers, and how it came to that."""

TYPED = (
    ("--on WHEN", "--on 2026-11-20"),
    ("timing=WHEN", "timing=2026-11-30"),
    ("WHEN", "2026-12-01"),
    ("AMOUNT", "5000"),
    ("PLAN", "annuity"),
)
"""What a rep types for what a command leaves open."""


def of_ann(home: Home) -> list[dict[str, Any]]:
    return [item for item in home.data("today") if item["id"] == 1]


@pytest.mark.parametrize(("due", "command", "script"), STORIES)
def test_what_the_list_offers_is_taken_and_settles_the_reason(
    due: Due, command: str, script: str, home: Home
) -> None:
    home.play(script)
    [item] = of_ann(home)
    assert (item["reasons"][0]["due"], item["command"]) == (due, f"pipeline {command}")
    for left_open, known in TYPED:
        command = command.replace(left_open, known)
    ran = home.run(*shlex.split(command))
    assert ran.code == 0, ran
    left = [reason["due"] for after in of_ann(home) for reason in after["reasons"]]
    assert due not in left


def test_every_reason_there_is_was_tried() -> None:
    assert {due for due, _command, _script in STORIES} == set(Due)


PLAN = """
2026-11-19|add Ann
2026-11-19|config set goal.dials 75
2026-11-19|config set goal.appointments 5
2026-11-20|tally --dials 5 --appointments 1
2026-11-23|tally --dials 9
2026-11-24|log dial Ann
"""


def test_the_weekly_plan_and_the_check_in_are_told_below_the_list(home: Home) -> None:
    home.play(PLAN)
    assert home.run("today").out == (
        "Nothing is due today.\n"
        "Still owed today: 20 dials (15 of 75 this week), "
        "2 first appointments (1 of 5 this week).\n"
        "The check-in of Mon 2026-11-23 is due: pipeline checkin\n"
    )
    home.run("tally", "--dials", "20", "--appointments", "2")
    home.run("checkin")
    assert home.run("today").out == (
        "Nothing is due today.\n"
        "Today's share is done: dials (35 of 75 this week), "
        "first appointments (3 of 5 this week).\n"
    )
    assert home.run("today", today="2026-11-28").out == (
        "Nothing is due today.\n"
        "Nothing is owed at the weekend: dials (0 of 75 this week), "
        "first appointments (0 of 5 this week).\n"
        "The check-in of Fri 2026-11-27 is due: pipeline checkin\n"
    )


def test_programs_get_the_plan_and_the_check_in_beside_the_list(home: Home) -> None:
    home.play(PLAN)
    told = json.loads(home.run("today", "--json").out)
    assert told == {
        "schema": 1,
        "kind": "today",
        "data": [],
        "plan": [
            {"kind": "dials", "goal": 75, "done": 15, "today": 1, "owed": 20},
            {"kind": "appointments", "goal": 5, "done": 1, "today": 0, "owed": 2},
        ],
        "checkin": {"date": "2026-11-23", "handed_in": False},
    }
    for form in ("jsonl", "csv", "md"):
        assert "check" not in home.run("today", "-o", form).out


def test_a_new_store_is_asked_for_no_check_in_before_its_own_days_are_over(home: Home) -> None:
    home.run("add", "Ann", today="2026-11-23")
    for day in ("2026-11-23", "2026-11-24"):
        assert home.run("today", today=day).out == "Nothing is due today.\n"
    assert home.run("today", today="2026-11-25").out == (
        "Nothing is due today.\nThe check-in of Wed 2026-11-25 is due: pipeline checkin\n"
    )


def test_the_birthday_of_somebody_spoken_to_is_off_the_list(home: Home) -> None:
    home.run("add", "Ann", "--birthday", "1980-11-24", today="2026-11-23")
    assert [item["command"] for item in of_ann(home)] == ["pipeline log talk 1"]
    home.run("log", "dial", "Ann", "--note", "not there")
    assert len(of_ann(home)) == 1
    home.run("log", "talk", "Ann")
    assert of_ann(home) == []
