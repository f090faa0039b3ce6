"""Two weeks with the check-in by hand, at a terminal, against what METHOD §4 says by hand.

The rep logs little in between: what became of a meeting is said when the check-in asks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.acceptance.sheets import board_of, rows_of
from tests.terminal import INTERRUPT, plain

if TYPE_CHECKING:
    from tests.running import Home

KEYS = "?: "
Answers = list[tuple[str, str]]

BEFORE = """
2026-11-20 09:00|init --name 艾新华 --cycle 28
2026-11-20 09:10|add 陈静
2026-11-20 09:20|book 陈静 mon 10:00
2026-11-20 14:00|add 周星
2026-11-20 16:00|met 周星 --next wed --agenda 讲计划书
2026-11-21 10:00|add 李明
2026-11-21 10:10|book 李明 thu 15:00
"""
FIRST_WEEK: list[tuple[str, str, Answers]] = [
    ("2026-11-23 08:30", "Check-in of Mon 2026-11-23 · Fri 2026-11-20 … Sun 2026-11-22", []),
    (
        "2026-11-25 08:30",
        "Check-in of Wed 2026-11-25 · Mon 2026-11-23 … Tue 2026-11-24",
        [
            (KEYS, "h"),  # 陈静 was met as agreed
            ("Held on [2026-11-23]", "\r"),
            ("Next step on", "fri 10:00\r"),
            ("What it is for", "了解需求\r"),
        ],
    ),
    (
        "2026-11-27 08:30",
        "Check-in of Fri 2026-11-27 · Wed 2026-11-25 … Thu 2026-11-26",
        [
            (KEYS, "c"),  # 周星 has decided on a plan
            ("next  - back: ", "l"),
            ("Which plan: ", "养老险\r"),
            (KEYS, "h"),
            ("Held on [2026-11-25]", "\r"),
            ("Next step on", "2026-12-01\r"),
            ("What it is for", "签单\r"),
            (KEYS, "r"),  # 李明 was not there on Thursday
            ("First meeting on", "mon 15:00\r"),
        ],
    ),
]
SECOND_WEEK: list[tuple[str, str, Answers]] = [
    # On Tuesday, for Monday: 陈静 was to be called on Friday, and has not been.
    (
        "2026-12-01 20:00",
        "Check-in of Mon 2026-11-30 · Fri 2026-11-27 … Sun 2026-11-29",
        [
            (KEYS, "f"),
            ("Reason", "两次没有回音\r"),
            (KEYS, "h"),
            ("Held on [2026-11-30]", "\r"),
            ("Next step on", "\r"),
        ],
    ),
    (
        "2026-12-04 08:30",
        "Check-in of Fri 2026-12-04 · Wed 2026-12-02 … Thu 2026-12-03",
        [
            (KEYS, "l"),  # 周星 has signed elsewhere
            ("Reason", "向同业投保\r"),
            (KEYS, "n"),  # 李明 called back
            ("Next step on", "mon\r"),
            ("What it is for", "\r"),
        ],
    ),
]
LATER = """
2026-12-05 09:00|edit 李明 --name 李明辉
2026-12-05 09:10|add 陈静静 --new
2026-12-05 09:20|merge 1 4
2026-12-05 09:30|reopen 周星
2026-12-06 09:00|lose 李明辉 --reason 没有兴趣
"""
HANDED_IN = ["2026-11-23", "2026-11-25", "2026-11-27", "2026-11-30", "2026-12-04"]


def _live(home: Home, week: list[tuple[str, str, Answers]]) -> None:
    for today, title, answers in week:
        ran = home.terminal("checkin", today=today, answers=answers)
        assert ran.code == 0
        assert plain(ran.out).startswith(f"{title}\n")


def test_the_rows_are_those_of_the_sheet_written_by_hand(home: Home) -> None:
    home.play(BEFORE)
    _live(home, FIRST_WEEK)
    assert rows_of(home, "--week", "2026-11-23", today="2026-11-27 09:00") == {
        "mon": {"appointment": ["11.23 陈静", "11.26 李明"], "25": ["11.20 周星"]},
        "wed": {"25": ["11.23 陈静"]},
        "fri": {"25": ["11.20 周星"]},
    }
    assert board_of(home, today="2026-11-27 09:00") == {
        "appointment": ["李明"],
        "25": ["周星", "陈静"],
    }
    _live(home, SECOND_WEEK)
    assert rows_of(home, "--week", "2026-11-30", today="2026-12-04 09:00") == {
        "mon": {"appointment": ["11.30 李明"]},
        "wed": {"opportunity": ["陈静", "李明"]},
        "fri": {},
    }
    assert board_of(home, today="2026-12-04 09:00") == {"opportunity": ["陈静"], "25": ["李明"]}


@pytest.mark.parametrize("lang", ["en", "zh"])
def test_what_was_handed_in_stays_byte_for_byte_whatever_happens_later(
    lang: str, home: Home
) -> None:
    home.play(BEFORE)
    _live(home, FIRST_WEEK + SECOND_WEEK)
    shown = [
        home.run("checkin", "show", day, lang=lang, today="2026-12-04 09:00") for day in HANDED_IN
    ]
    assert [ran.code for ran in shown] == [0] * len(HANDED_IN)
    home.play(LATER)
    again = [
        home.run("checkin", "show", day, lang=lang, today="2026-12-07 09:00") for day in HANDED_IN
    ]
    assert again == shown


def test_every_answer_is_in_the_history_as_the_command_it_is(home: Home) -> None:
    home.play(BEFORE)
    _live(home, FIRST_WEEK + SECOND_WEEK)
    history = home.data("show", "李明", today="2026-12-04 09:00")["history"]
    assert [(deed["at"][:10], deed["kind"], deed["to"]) for deed in history] == [
        ("2026-11-21", "new", "opportunity"),
        ("2026-11-21", "booking", None),
        ("2026-11-21", "earned", "appointment"),
        ("2026-11-27", "rebooking", None),  # by hand on the 27th: it was not held
        ("2026-11-30", "visit", None),  # by hand on 1 December: it was held the day before
        ("2026-11-30", "fall-back", "opportunity"),
        ("2026-12-04", "earned", "25"),  # by hand on the 4th: a next step after all
    ]
    assert home.data("show", "周星", today="2026-12-04 09:00")["reason"] == "向同业投保"


def test_the_check_in_that_was_missed_is_named_and_handed_in_late_by_hand(home: Home) -> None:
    home.play(BEFORE)
    _live(home, FIRST_WEEK + SECOND_WEEK)
    scripted = home.data("checkin", today="2026-12-04 10:00")
    assert [missed["date"] for missed in scripted["missed"]] == ["2026-12-02"]
    ran = home.terminal("checkin", "--for", "2026-12-02", today="2026-12-04 11:00")
    assert ran.code == 0
    assert "It was late: the next check-in was due already.\n" in plain(ran.out)
    assert home.data("checkin", today="2026-12-04 12:00")["missed"] == []
    row = home.data("checkin", "show", "2026-12-02", today="2026-12-04 12:00")
    assert (row["late"], row["row"]["status"]) == (True, "late")


def test_a_walk_that_was_left_is_taken_up_where_it_was_left(home: Home) -> None:
    home.play(BEFORE)
    _live(home, FIRST_WEEK[:2])
    today, _title, answers = FIRST_WEEK[2]
    ran = home.terminal("checkin", today=today, answers=[*answers[:7], (KEYS, INTERRUPT)])
    assert ran.code == 130
    assert [row["row"]["date"] for row in home.data("checkin", "list", today=today)] == [
        "2026-11-25",
        "2026-11-23",
    ]
    ran = home.terminal("checkin", today=today, answers=answers[7:])
    assert (ran.code, "1 of 1" in ran.out) == (0, True)
    assert rows_of(home, "--week", "2026-11-23", today=today)["fri"] == {"25": ["11.20 周星"]}
