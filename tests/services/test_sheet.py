"""The week's sheet: who was worked on which days, and where they stood at the end of them."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.calendar import CheckIn
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.sheet import Entry
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.services import advance, capture, leaving, meetings, people, review, setup
from pipelinecli.services.marking import mark
from pipelinecli.services.sheets import sheet
from tests.builders import refused, when
from tests.services.stories import FIVE, NEXT

if TYPE_CHECKING:
    from pipelinecli.method.sheet import Sheet
    from tests.builders import Diary

MON, WED, FRI = CheckIn.MON, CheckIn.WED, CheckIn.FRI


def walk_in(diary: Diary, name: str, day: str, upcoming: str) -> str:
    """Meet somebody new on a day and agree the next step."""
    who = diary.add(name, day)
    meetings.met(diary.desk(day), who, when(day), upcoming=when(upcoming))
    return who


def rows(found: Sheet) -> dict[str, list[str]]:
    """Return the sheet's rows as on paper: column, date and name."""
    return {
        row.window.checkin.value: [
            f"{entry.stage} {f'{entry.first_meeting:%m.%d}' if entry.first_meeting else ''}"
            f"{entry.name}"
            for entry in row.entries
        ]
        for row in found.rows
    }


def deck(diary: Diary) -> None:
    """Record the sample of METHOD §4 on the days it happened."""
    walk_in(diary, "刘岩", "2008-12-12", "2008-12-16")
    who = diary.add("何建国", "2008-12-12")
    meetings.book(diary.desk("2008-12-12"), who, when("2008-12-15"))
    walk_in(diary, "范学东", "2008-12-13", "2008-12-17")
    who = walk_in(diary, "艾新华", "2008-12-14", "2008-12-18")
    mark(diary.desk("2008-12-14"), who, [*FIVE[:-1], "timing=2008-12-18"])


def test_the_decks_own_sample(diary: Diary) -> None:
    deck(diary)
    found = sheet(diary.desk("2008-12-15"))
    assert (found.week.monday, found.week.first, found.week.last) == (
        date(2008, 12, 15), date(2008, 12, 12), date(2008, 12, 18),
    )  # fmt: skip
    assert (found.cycle, found.rep, found.as_of) == (28, "", None)
    assert rows(found) == {
        "mon": ["appointment 12.15何建国", "25 12.12刘岩", "25 12.13范学东", "50 12.14艾新华"],
        "wed": [],
        "fri": [],
    }
    assert found.rows[0].subtotal == dict.fromkeys(BOARD, 0) | {
        Stage.APPOINTMENT: 1, Stage.P25: 2, Stage.P50: 1,
    }  # fmt: skip
    assert found.board == review.board(diary.desk("2008-12-15"))


def test_each_day_is_in_its_own_row_and_no_other(diary: Diary) -> None:
    for number in range(11, 20):
        day = f"2008-12-{number}"
        who = diary.add(f"Card {number}", "2008-11-01")
        capture.log(diary.desk(day), ActivityKind.VISIT, who, when(day))
    found = rows(sheet(diary.desk("2008-12-19"), week=date(2008, 12, 15)))
    assert found == {
        "mon": [f"opportunity Card {number}" for number in (12, 13, 14)],
        "wed": [f"opportunity Card {number}" for number in (15, 16)],
        "fri": [f"opportunity Card {number}" for number in (17, 18)],
    }


@pytest.mark.parametrize(
    ("kind", "worked"),
    [
        ("visit", True),
        ("proposal", True),
        ("service", True),
        ("dial", False),
        ("talk", False),
        ("referral-asked", False),
        ("note", False),
    ],
)
def test_visited_moved_or_booked_is_worked_and_called_is_not(
    diary: Diary, kind: str, worked: bool
) -> None:
    who = diary.add("Ann", "2008-11-01")
    desk = diary.desk("2008-12-15")
    capture.log(desk, ActivityKind(kind), who, when("2008-12-15"), note="x")
    assert rows(sheet(desk))["wed"] == (["opportunity Ann"] if worked else [])


def test_a_row_shows_where_a_contact_stood_at_the_end_of_its_days(diary: Diary) -> None:
    who = diary.add("Ann", "2008-12-12")
    meetings.book(diary.desk("2008-12-12"), who, when("2008-12-16"))
    meetings.met(diary.desk("2008-12-16"), who, when("2008-12-16"), upcoming=when("2008-12-18"))
    leaving.lose(diary.desk("2008-12-18"), who, "no")
    found = sheet(diary.desk("2008-12-19"), week=date(2008, 12, 15))
    assert rows(found) == {
        "mon": ["appointment 12.16Ann"],
        "wed": ["25 12.16Ann"],
        "fri": ["lost 12.16Ann"],
    }
    assert [sum(row.subtotal.values()) for row in found.rows] == [1, 1, 0]


def test_a_date_changed_later_stands_as_it_was(diary: Diary) -> None:
    who = diary.add("Ann", "2008-12-12")
    meetings.book(diary.desk("2008-12-12"), who, when("2008-12-16"))
    meetings.book(diary.desk("2008-12-15"), who, when("2008-12-30"))
    assert rows(sheet(diary.desk("2008-12-15"))) == {
        "mon": ["appointment 12.16Ann"], "wed": ["appointment 12.30Ann"], "fri": [],
    }  # fmt: skip


def test_an_override_is_marked(diary: Diary) -> None:
    who = diary.add("Ann", "2008-12-12")
    advance.move(diary.desk("2008-12-12"), who, Stage.P90, force=True, reason="my uncle")
    [row, _wed, _fri] = sheet(diary.desk("2008-12-15")).rows
    assert row.entries == (Entry(1, "Ann", Stage.P90, None, overridden=True),)


def test_a_visit_recorded_late_stands_in_column_1_where_the_card_has_no_history_yet(
    diary: Diary,
) -> None:
    who = diary.add("Ann", "2008-12-17")
    meetings.book(diary.desk("2008-12-17"), who, when("2008-12-18"))
    capture.log(diary.desk("2008-12-17"), ActivityKind.VISIT, who, when("2008-12-16"))
    assert rows(sheet(diary.desk("2008-12-17"))) == {
        "mon": [], "wed": ["opportunity Ann"], "fri": ["appointment 12.18Ann"],
    }  # fmt: skip


def test_putting_cards_together_is_not_work_with_a_contact(diary: Diary) -> None:
    keep, gone = diary.add("Ann", "2008-11-01"), diary.add("Anne", "2008-11-01")
    people.merge(diary.desk("2008-12-15"), keep, gone)
    assert rows(sheet(diary.desk("2008-12-15"))) == {"mon": [], "wed": [], "fri": []}


def test_the_sheet_has_the_reps_name_and_cycle(diary: Diary) -> None:
    setup.init(diary.desk(), {"name": "艾新华", "cycle": "42"})
    found = sheet(diary.desk())
    assert (found.rep, found.cycle, found.board.cycle) == ("艾新华", 42, 42)


@pytest.mark.parametrize(
    ("today", "named", "monday"),
    [
        ("2009-01-01", None, "2008-12-29"),
        ("2009-01-02", None, "2009-01-05"),
        ("2009-01-02", "2008-12-29", "2008-12-29"),
        ("2008-02-29", None, "2008-03-03"),
        ("2008-03-01", "2008-02-28", "2008-02-25"),
        ("2026-03-29", None, "2026-03-30"),
    ],
)
def test_a_week_over_a_new_year_or_a_leap_day(
    diary: Diary, today: str, named: str | None, monday: str
) -> None:
    diary.add("Ann", today)
    week = None if named is None else date.fromisoformat(named)
    found = sheet(diary.desk(today), week=week).week
    assert found.monday == date.fromisoformat(monday)


def test_rows_over_new_year_and_the_leap_day(diary: Diary) -> None:
    for day in ("2008-12-31", "2009-01-01", "2008-02-29"):
        diary.add(day, day)
    desk = diary.desk("2009-01-01")
    assert rows(sheet(desk))["fri"] == ["opportunity 2008-12-31", "opportunity 2009-01-01"]
    leap = sheet(desk, week=date(2008, 2, 29))
    assert rows(leap)["mon"] == ["opportunity 2008-02-29"]


def test_a_sheet_of_a_week_to_come_is_empty_over_todays_board(diary: Diary) -> None:
    deck(diary)
    desk = diary.desk("2008-12-15")
    found = sheet(desk, week=date(2008, 12, 22))
    assert rows(found) == {"mon": [], "wed": [], "fri": []}
    assert found.board == review.board(desk)


def test_a_sheet_seen_from_a_day_to_come_is_refused(diary: Diary) -> None:
    diary.add("Ann")
    for day in ("2026-03-03", "2026-03-02T12:01"):
        assert refused(lambda day=day: sheet(diary.desk(), as_of=when(day))).endswith(  # type: ignore[misc]
            "is in the future; name a day that is over, or leave --as-of out"
        )


def test_without_a_store_there_is_no_sheet(diary: Diary) -> None:
    assert refused(lambda: sheet(diary.desk())).startswith("store: there is no store yet")


def test_a_step_of_the_next_week_is_not_on_this_weeks_sheet(diary: Diary) -> None:
    walk_in(diary, "Ann", "2026-03-02", NEXT)
    found = sheet(diary.desk(NEXT))
    assert rows(found) == {"mon": [], "wed": [], "fri": []}
    assert found.board.counts[Stage.P25] == 1
