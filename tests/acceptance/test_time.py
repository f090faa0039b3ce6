"""Midnight, New Year and 29 February, in the rep's zone, whatever zone the machine is in."""

from __future__ import annotations

import json
import sqlite3
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.acceptance.sheets import rows_of
from tests.cli.clocks import machine_at, machine_at_utc
from tests.render.golden import matches_golden

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Home

ELSEWHERE = ("Asia/Shanghai", "America/New_York", "Pacific/Apia", "UTC", "")
NEW_YEAR = """
2025-12-26 09:00|init --name 艾新华 --cycle 28 --zone Asia/Shanghai
2025-12-26 09:10|add 陈静
2025-12-26 15:00|met 陈静 --next 2026-01-01 --agenda 讲计划书
2025-12-28 20:00|add 李明
2025-12-28 20:10|book 李明 2025-12-31
2025-12-29 08:30|checkin
2025-12-30 09:00|add 周星
2025-12-31 08:30|checkin
2025-12-31 23:59|met 李明 --next 2026-01-08 --agenda 了解需求
2026-01-01 00:01|met 陈静 --next 2026-01-02
2026-01-02 08:30|checkin --note 新年好
"""
LEAP_THURSDAY = """
2024-02-23 09:00|init --name 艾新华 --cycle 6 --zone Asia/Shanghai
2024-02-23 09:10|add 陈静
2024-02-23 15:00|met 陈静 --next 2024-02-29
2024-02-26 08:30|checkin
2024-02-28 08:30|checkin
2024-02-29 10:00|met 陈静 --next 2024-03-07
2024-02-29 10:05|add 李明
2024-02-29 10:10|book 李明 2024-03-01
2024-03-01 08:30|checkin
"""
LEAP_TUESDAY = """
2028-02-25 09:00|init --name 艾新华 --cycle 28 --zone Asia/Shanghai
2028-02-28 08:30|checkin
2028-02-28 10:00|add 陈静
2028-02-28 10:05|book 陈静 2028-02-29
2028-02-29 10:00|met 陈静 --next 2028-03-01
2028-02-29 23:59|add 李明
2028-03-01 00:00|add 周星
2028-03-01 08:30|checkin
2028-03-03 08:30|checkin
"""
COMMON_SUNDAY = """
2027-02-26 09:00|init --name 艾新华 --cycle 28 --zone Asia/Shanghai
2027-02-26 10:00|add 陈静
2027-02-28 10:00|met 陈静 --next 2027-03-01
2027-02-28 23:59|add 李明
2027-03-01 00:00|add 周星
2027-03-01 08:30|checkin
2027-03-03 08:30|checkin
2027-03-05 08:30|checkin
"""
WEEKS = {
    "new-year": (NEW_YEAR, "2026-01-02 09:00", "2026-01-01"),
    "leap-thursday": (LEAP_THURSDAY, "2024-03-01 09:00", "2024-02-29"),
    "leap-tuesday": (LEAP_TUESDAY, "2028-03-03 09:00", "2028-02-29"),
    "common-sunday": (COMMON_SUNDAY, "2027-03-05 09:00", "2027-02-28"),
}
"""A week's work, when it is looked at, and a day of the week."""
ROWS: dict[str, dict[str, dict[str, list[str]]]] = {
    "new-year": {
        "mon": {"appointment": ["12.31 李明"], "25": ["12.26 陈静"]},
        "wed": {"opportunity": ["周星"]},
        "fri": {"25": ["12.26 陈静", "12.31 李明"]},
    },
    "leap-thursday": {
        "mon": {"25": ["02.23 陈静"]},
        "wed": {},
        "fri": {"appointment": ["03.01 李明"], "25": ["02.23 陈静"]},
    },
    "leap-tuesday": {
        "mon": {},
        "wed": {"opportunity": ["李明"], "25": ["02.29 陈静"]},
        "fri": {"opportunity": ["周星"]},
    },
    "common-sunday": {
        "mon": {"opportunity": ["李明"], "25": ["02.28 陈静"]},
        "wed": {"opportunity": ["周星"]},
        "fri": {},
    },
}
"""The same weeks as the hand writes them."""


@pytest.mark.parametrize("name", WEEKS)
def test_a_week_over_the_edge_of_a_year_or_of_february_reads_as_by_hand(
    name: str, home: Home
) -> None:
    story, today, day = WEEKS[name]
    home.play(story)
    assert rows_of(home, "--week", day, today=today) == ROWS[name]
    seen = [
        f"$ pipeline {line}\n{home.run(*line.split(), today=today).out}"
        for line in (f"sheet --week {day}", f"checkin show {today[:10]}", "checkin list", "board")
    ]
    matches_golden(f"weeks/{name}.en.txt", "\n".join(seen))


def _data(home: Home, line: str, zone: str, today: str | None = None) -> Any:  # noqa: ANN401
    """Answer a command in JSON on a machine of that zone, by its own clock if no day is named."""
    ran = home.run(*line.split(), "--json", today=today, env={"TZ": zone})
    assert (ran.code, ran.err) == (0, ""), (line, ran)
    return json.loads(ran.out)["data"]


def _names(row: dict[str, Any]) -> list[str]:
    return [entry["name"] for entries in row["entries"].values() for entry in entries]


@pytest.mark.parametrize("zone", ELSEWHERE)
@pytest.mark.parametrize("pinned", [True, False])
def test_sunday_at_23_59_and_monday_at_00_01_are_the_reps(
    pinned: bool, zone: str, home: Home
) -> None:
    """Two minutes are between them, and a check-in; on the machine it may be any hour."""

    def at(moment: str, line: str) -> Any:  # noqa: ANN401
        with machine_at(moment):
            return _data(home, line, zone, moment if pinned else None)

    with machine_at("2026-11-12 09:00"):
        home.run("init", "--zone", "Asia/Shanghai", today=None, env={"TZ": zone})
    at("2026-11-12 09:00", "add Ann")
    at("2026-11-12 09:00", "add Bo")
    at("2026-11-15 23:58", "log visit Ann")
    before = at("2026-11-15 23:59", "checkin")
    at("2026-11-16 00:00", "log visit Bo")
    after = at("2026-11-16 00:01", "checkin")
    seen = [
        (found["row"]["checkin"], found["row"]["date"], found["handed_in"], _names(found["row"]))
        for found in (before, after)
    ]
    assert seen == [
        ("fri", "2026-11-13", "2026-11-15T23:59:00+08:00", ["Ann", "Bo"]),
        ("mon", "2026-11-16", "2026-11-16T00:01:00+08:00", ["Ann"]),
    ]
    assert (before["late"], after["late"]) == (False, False)
    [_mon, wed, _fri] = at("2026-11-16 00:02", "sheet")["rows"]
    assert (_names(wed), wed["status"]) == (["Bo"], "open")


def test_on_the_night_of_25_hours_the_check_in_is_handed_in_once(home: Home) -> None:
    home.run("init", "--zone", "America/New_York", today="2026-10-28 09:00")
    home.run("add", "Ann", today="2026-10-28 09:00")
    seen = []
    for hour in (5, 6, 7):  # half past one, half past one again, half past two
        with machine_at_utc(datetime(2026, 11, 1, hour, 30, tzinfo=UTC)):
            home.run("log", "visit", "Ann", today=None)
            found = _data(home, "checkin", "UTC")
            seen.append((found["row"]["date"], found["handed_in"], found["handed_in_now"]))
    assert seen == [
        ("2026-10-30", "2026-11-01T01:30:00-04:00", True),
        ("2026-10-30", "2026-11-01T01:30:00-04:00", False),
        ("2026-10-30", "2026-11-01T01:30:00-04:00", False),
    ]
    shown = home.data("show", "Ann", today="2026-11-02 08:00")["history"]
    visits = [event["at"] for event in shown if event["kind"] == "visit"]
    assert visits == [
        "2026-11-01T01:30:00-04:00",
        "2026-11-01T01:30:00-05:00",
        "2026-11-01T02:30:00-05:00",
    ]
    assert _names(home.data("checkin", today="2026-11-02 08:00")["row"]) == ["Ann"]


def test_a_machine_that_has_a_zones_name_without_its_rules_does_not_take_it_for_utc(
    home: Home, tmp_path: Path
) -> None:
    bare = {"TZ": "Asia/Shanghai", "TZDIR": str(tmp_path)}
    home.run("init", "--zone", "Asia/Shanghai")
    ran = home.process("log", "dial", "--json", today="2026-11-24 10:00", env=bare)
    assert json.loads(ran.out)["data"]["at"] == "2026-11-24T10:00:00+08:00"


def test_a_zone_that_the_machine_does_not_know_is_said_in_one_line(home: Home) -> None:
    home.run("add", "Ann")
    with sqlite3.connect(home.store) as store:
        store.execute("INSERT INTO setting (key, value) VALUES ('zone', 'Mars/Olympus')")
    store.close()
    said = "this machine does not know your time zone, Mars/Olympus"
    for line in ("board", "log dial"):
        ran = home.run(*line.split())
        hint = "install the zones: pip install tzdata"
        assert ran == (1, "", f"pipeline: error: {said}; {hint}\n")
    assert home.run("config", "get", "zone") == (0, "Mars/Olympus\n", "")
