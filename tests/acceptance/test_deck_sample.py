"""The deck's own sample sheet (METHOD §4), and which day belongs to which check-in (§9)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.acceptance.sheets import board_of, rows_of

if TYPE_CHECKING:
    from tests.running import Home

SAMPLE = """
2008-12-12 10:00|add 刘岩
|met 刘岩 --next 2008-12-16
|add 何建国
|book 何建国 2008-12-15
2008-12-13 10:00|add 范学东
|met 范学东 --next 2008-12-17
2008-12-14 10:00|add 艾新华
|met 艾新华 --next 2008-12-18
|mark 艾新华 person=本人 plan=养老险 budget=1000/month timing=2008-12-18
"""


def test_the_sheet_of_monday_2008_12_15_is_the_decks(home: Home) -> None:
    home.play(SAMPLE)
    assert rows_of(home, today="2008-12-15") == {
        "mon": {
            "appointment": ["12.15 何建国"],
            "25": ["12.12 刘岩", "12.13 范学东"],
            "50": ["12.14 艾新华"],
        },
        "wed": {},
        "fri": {},
    }
    assert board_of(home, "sheet", today="2008-12-15") == {
        "appointment": ["何建国"],
        "25": ["刘岩", "范学东"],
        "50": ["艾新华"],
    }
    sheet = home.data("sheet", today="2008-12-15")
    assert {key: sheet[key] for key in ("week", "from", "to", "cycle_days")} == {
        "week": "2008-12-15", "from": "2008-12-12", "to": "2008-12-18", "cycle_days": 28
    }  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "labels"),
    [
        (
            "zh",
            [
                "我的销售周期: 28 天", "1-销售机会", "2-约定初次见面", "3-(25%)", "4-(50%)",
                "5-(90%)", "6-成交", "周一", "周三", "周五", "小计", "12.15 何建国", "12.13 范学东",
            ],
        ),
        ("en", ["My sales cycle: 28 days", "3-(25%)", "12.14 艾新华"]),
    ],
)  # fmt: skip
def test_the_printed_sheet_has_the_decks_own_labels(
    lang: str, labels: list[str], home: Home
) -> None:
    home.play(SAMPLE)
    printed = home.run("sheet", lang=lang, today="2008-12-15").out
    assert [label for label in labels if label not in printed] == []


@pytest.mark.parametrize("day", ["2008-12-15", "2008-12-12", "2008-12-18", "12-14"])
def test_any_day_of_the_week_names_its_sheet(day: str, home: Home) -> None:
    home.play(SAMPLE)
    whole = home.data("sheet", today="2008-12-18")
    assert home.data("sheet", "--week", day, today="2008-12-18") == whole


def test_every_day_belongs_to_one_check_in(home: Home) -> None:
    """METHOD §9: 12-11, 12, 13 → Monday; 12-14, 15 → Wednesday; 12-16, 17 → Friday."""
    days = [f"2009-12-{day}" for day in range(10, 19)]
    for number, day in enumerate(days, start=1):
        home.play(f"2009-12-01 09:00|add {day[8:]}\n{day} 09:00|log visit {number}")
    assert rows_of(home, "--week", "2009-12-14", today="2009-12-31") == {
        "mon": {"opportunity": ["11", "12", "13"]},
        "wed": {"opportunity": ["14", "15"]},
        "fri": {"opportunity": ["16", "17"]},
    }
    sheet = home.data("sheet", "--week", "2009-12-14", today="2009-12-31")
    assert [row["covers"] for row in sheet["rows"]] == [days[1:4], days[4:6], days[6:8]]
    assert [row["date"] for row in sheet["rows"]] == ["2009-12-14", "2009-12-16", "2009-12-18"]


def test_the_clock_of_the_vectors(home: Home) -> None:
    """First met 2009-12-12: the last good day is 2010-01-09, overdue from the day after."""
    home.play("""
        2009-12-12 09:00|add 王经理
        |met 王经理 --next 2010-02-01
        |mark 王经理 person=本人 plan=养老险 budget=1000 timing=2010-01-10
    """)
    card = home.data("show", "1", today="2009-12-12")
    assert (card["stage"], card["criteria"]["timing"]["met"]) == ("25", False)
    home.play("2009-12-12 09:00|mark 王经理 timing=2010-01-09")
    assert home.data("show", "1", today="2009-12-12")["stage"] == "50"
    for day, overdue in (("2010-01-09", False), ("2010-01-10", True)):
        assert home.data("show", "1", today=day)["overdue"] is overdue
        assert home.data("show", "1", today=day)["last_good_day"] == "2010-01-09"


def test_the_demo_shows_the_decks_sample(home: Home) -> None:
    shown = home.run("demo", lang="zh").out
    for entry in ("12.15 何建国", "12.12 刘岩", "12.13 范学东", "12.14 艾新华"):
        assert entry in shown
    assert home.contents() == {}
