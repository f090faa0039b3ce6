"""A week of a rep's work, typed day by day and held against what METHOD says by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.acceptance.sheets import board_of, rows_of

if TYPE_CHECKING:
    from tests.running import Home

FRIDAY = """
2026-11-20 09:00|init --name 艾新华 --cycle 28
2026-11-20 09:10|add 陈静 --phone 13900000001 --source 转介绍
2026-11-20 09:15|log dial 陈静
2026-11-20 09:20|log talk 陈静 --minutes 6
2026-11-20 09:25|book 陈静 mon 10:00
2026-11-20 14:00|add 周星
2026-11-20 16:00|met 周星 --next wed --agenda 讲计划书
"""
WEEKEND = """
2026-11-21 10:00|add 李明
2026-11-21 10:05|log talk 李明
2026-11-21 18:00|mark 周星 person=本人和太太 budget=1000-1500/month
"""
MONDAY = """
2026-11-23 11:00|met 陈静 --next thu --agenda 了解需求
2026-11-23 14:00|book 李明 tue
2026-11-23 18:00|tally --dials 12 --talks 5
"""
TUESDAY = """
2026-11-24 09:00|book 李明 fri --note 临时出差，改期
2026-11-24 20:00|mark 周星 plan=养老险 timing=2026-12-01
"""
WEDNESDAY = """
2026-11-25 10:00|met 周星 --next 2026-12-01 --agenda 签单
2026-11-25 17:00|sign 周星 --received 6000
"""
THURSDAY = """
2026-11-26 12:00|met 陈静 --no-next
"""
NEXT_FRIDAY = """
2026-11-27 10:00|close 周星 --premium 12000 --factor 0.5
2026-11-27 15:00|met 李明 --next 2026-12-03
"""
DAYS = (FRIDAY, WEEKEND, MONDAY, TUESDAY, WEDNESDAY, THURSDAY, NEXT_FRIDAY)
MON = {"opportunity": ["李明"], "appointment": ["11.23 陈静"], "25": ["11.20 周星"]}
WED = {"appointment": ["11.27 李明"], "25": ["11.23 陈静"], "50": ["11.20 周星"]}
FRI = {"opportunity": ["陈静"], "90": ["11.20 周星"]}


def _agenda(home: Home, today: str) -> list[tuple[str, list[str]]]:
    """Return who is on the day's list, and why."""
    return [
        (item["name"], [reason["due"] for reason in item["reasons"]])
        for item in home.data("today", today=today)
    ]


def test_the_board_and_the_day_s_list_follow_every_day(home: Home) -> None:
    home.play(FRIDAY)
    assert board_of(home, today="2026-11-20 18:00") == {"appointment": ["陈静"], "25": ["周星"]}
    assert _agenda(home, "2026-11-20 18:00") == []
    home.play(WEEKEND)
    assert board_of(home, today="2026-11-22") == {
        "opportunity": ["李明"],
        "appointment": ["陈静"],
        "25": ["周星"],
    }
    assert _agenda(home, "2026-11-23 08:00") == [("陈静", ["meeting"])]
    home.play(MONDAY)
    assert board_of(home, today="2026-11-23 19:00") == {
        "appointment": ["李明"],
        "25": ["周星", "陈静"],
    }
    home.play(TUESDAY)
    assert board_of(home, today="2026-11-24 21:00") == {
        "appointment": ["李明"],
        "25": ["陈静"],
        "50": ["周星"],
    }
    assert _agenda(home, "2026-11-25 08:00") == [("周星", ["next-step"])]
    home.play(WEDNESDAY)
    assert board_of(home, today="2026-11-25 18:00") == {
        "appointment": ["李明"],
        "25": ["陈静"],
        "90": ["周星"],
    }
    assert _agenda(home, "2026-11-26 08:00") == [("陈静", ["next-step"])]
    home.play(THURSDAY)
    assert board_of(home, today="2026-11-26 18:00") == {
        "opportunity": ["陈静"],
        "appointment": ["李明"],
        "90": ["周星"],
    }
    home.play(NEXT_FRIDAY)
    assert board_of(home, today="2026-11-27 18:00") == {
        "opportunity": ["陈静"],
        "25": ["李明"],
        "closed": ["周星"],
    }


def test_the_sheet_at_each_check_in_is_the_one_written_by_hand(home: Home) -> None:
    home.play(FRIDAY + WEEKEND)
    assert rows_of(home, today="2026-11-23 08:30") == {"mon": MON, "wed": {}, "fri": {}}
    home.play(MONDAY + TUESDAY)
    assert rows_of(home, today="2026-11-25 08:30") == {"mon": MON, "wed": WED, "fri": {}}
    home.play(WEDNESDAY + THURSDAY)
    assert rows_of(home, today="2026-11-26 20:00") == {"mon": MON, "wed": WED, "fri": FRI}
    home.play(NEXT_FRIDAY)
    # Friday 27 November is the first day of the next sheet.
    assert rows_of(home, today="2026-11-27 18:00") == {
        "mon": {"25": ["11.27 李明"], "closed": ["11.20 周星"]},
        "wed": {},
        "fri": {},
    }
    assert rows_of(home, "--week", "2026-11-23", today="2026-11-27 18:00") == {
        "mon": MON,
        "wed": WED,
        "fri": FRI,
    }


def test_the_sheet_as_it_stood_is_read_from_history(home: Home) -> None:
    home.play("".join(DAYS))
    later = "2026-12-15 09:00"
    as_of = ("sheet", "--as-of", "2026-11-24 12:00")
    assert rows_of(home, *as_of[1:], today=later) == {
        "mon": MON,
        "wed": {"appointment": ["11.27 李明"], "25": ["11.23 陈静"]},
        "fri": {},
    }
    assert board_of(home, *as_of, today=later) == {
        "appointment": ["李明"],
        "25": ["周星", "陈静"],
    }
    assert board_of(home, "sheet", "--as-of", "2026-11-24", today=later) == {
        "appointment": ["李明"],
        "25": ["陈静"],
        "50": ["周星"],
    }
    assert board_of(home, "sheet", "--week", "2026-11-23", today=later) == {
        "opportunity": ["陈静"],
        "appointment": ["李明"],
        "90": ["周星"],
    }
    assert home.run("sheet", "--as-of", "2026-12-16", today=later).code == 2


def test_the_sheet_as_it_stood_is_the_one_that_was_printed_then(home: Home) -> None:
    """Whatever is done later, the sheet as of a day is the sheet printed at its end."""
    printed = []
    for day, moment in zip(DAYS, ("20", "22", "23", "24", "25", "26", "27"), strict=True):
        home.play(day)
        evening = f"2026-11-{moment} 23:59"
        printed.append((f"2026-11-{moment}", home.data("sheet", today=evening)))
    for day, sheet in printed:
        again = home.data("sheet", "--as-of", day, today="2026-12-15")
        for kept in ("week", "rows", "counts"):
            assert again[kept] == sheet[kept], (day, kept)
        assert _names(again["board"]) == _names(sheet["board"])


def _names(board: dict[str, list[dict[str, object]]]) -> dict[str, list[object]]:
    facts = ("name", "stage", "first_meeting", "age_days", "flags")
    return {stage: [{key: card[key] for key in facts} for card in cards]
            for stage, cards in board.items()}  # fmt: skip


def test_the_counts_of_a_day_add_up_with_what_was_logged(home: Home) -> None:
    home.play("".join(DAYS))
    counts = {
        day: {
            kind: n for kind, n in home.data("tally", "--on", day, today=day)["counts"].items() if n
        }
        for day in ("2026-11-20", "2026-11-23", "2026-11-26")
    }
    assert counts == {
        "2026-11-20": {"dial": 1, "talk": 1, "appointment": 1, "visit": 1},
        "2026-11-23": {"dial": 12, "talk": 5, "appointment": 1, "visit": 1},
        "2026-11-26": {"visit": 1},
    }


def test_what_was_earned_is_money_in_minor_units_told_exactly(home: Home) -> None:
    home.play("".join(DAYS))
    card = home.data("show", "周星")
    assert (card["received"], card["premium"], card["standard"]) == (
        {"amount": "6000.00", "currency": "CNY"},
        {"amount": "12000.00", "currency": "CNY"},
        {"amount": "6000.00", "currency": "CNY"},
    )
    assert (card["outcome"], card["stage"], card["age_days"]) == ("closed", "closed", 7)
