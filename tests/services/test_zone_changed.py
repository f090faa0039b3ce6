"""A rep who moves to another zone: what was handed in stays, and is told in the new hours."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.method.kinds import ActivityKind
from pipelinecli.render.checkin.data import handed_in_json
from pipelinecli.services import capture, checkins, meetings
from pipelinecli.services import handed_in as looking
from pipelinecli.services.sheets import sheet
from tests.builders import when

if TYPE_CHECKING:
    from pipelinecli.services.desk import Desk
    from tests.builders import Diary

SHANGHAI = ZoneInfo("Asia/Shanghai")
ELSEWHERE = ("UTC", "America/Los_Angeles", "Pacific/Kiritimati", "Asia/Kolkata")
MONDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 4)


@pytest.fixture
def diary(diary: Diary) -> Diary:
    """Two rows handed in from Shanghai, with work in the first and last minutes of their days."""
    diary.zone = SHANGHAI
    for name, done in (
        ("first", "2026-02-27T00:00"), ("last", "2026-03-01T23:59"),
        ("next", "2026-03-02T00:00"), ("evening", "2026-03-03T23:59"),
    ):  # fmt: skip
        who = diary.add(name, done)
        meetings.met(diary.desk(done), who, when(done), upcoming=when("2026-03-10"))
    for held in ("2026-03-02T08:30", "2026-03-04T08:30"):
        desk = diary.desk(held)
        checkins.hand_in(desk, checkins.due(desk))
    return diary


def _as_shown(desk: Desk) -> list[dict[str, Any]]:
    return [handed_in_json(row) for row in looking.every(desk)[0]]


@pytest.mark.parametrize("zone", ELSEWHERE)
def test_the_rows_stay_and_the_handing_in_is_told_in_the_new_hours(diary: Diary, zone: str) -> None:
    then = _as_shown(diary.desk("2026-03-04T09:00"))
    assert [found["handed_in"] for found in then] == [
        "2026-03-04T08:30:00+08:00",
        "2026-03-02T08:30:00+08:00",
    ]
    diary.zone = ZoneInfo(zone)
    now = _as_shown(diary.desk("2026-03-05T09:00"))
    for was, shown in zip(then, now, strict=True):
        told = shown["handed_in"]
        assert datetime.fromisoformat(told) == datetime.fromisoformat(was["handed_in"])
        assert told == datetime.fromisoformat(told).astimezone(diary.zone).isoformat()
        assert shown["row"]["handed_in"] == told
        row = {**shown["row"], "handed_in": was["handed_in"]}
        assert {**shown, "row": row, "handed_in": was["handed_in"]} == was


@pytest.mark.parametrize("zone", ELSEWHERE)
def test_the_sheet_and_a_single_row_are_the_ones_that_were_handed_in(
    diary: Diary, zone: str
) -> None:
    rows = {row.window.date: row for row in looking.every(diary.desk("2026-03-04T09:00"))[0]}
    names = {day: [entry.name for entry in row.entries] for day, row in rows.items()}
    assert names == {MONDAY: ["first", "last"], WEDNESDAY: ["next", "evening"]}
    diary.zone = ZoneInfo(zone)
    desk = diary.desk("2026-03-05T09:00")
    on_the_sheet = {row.window.date: row for row in sheet(desk, week=MONDAY).rows}
    for day, row in rows.items():
        for seen in (on_the_sheet[day], looking.one(desk, day)[0]):
            assert (seen.entries, seen.window, seen.status) == (row.entries, row.window, row.status)
            assert seen.differences == ()
        assert checkins.hand_in(desk, row.window)[1] is False


def test_the_day_the_row_was_handed_in_may_be_another_and_its_own_days_are_not(
    diary: Diary,
) -> None:
    diary.zone = ZoneInfo("America/Los_Angeles")
    row = looking.one(diary.desk("2026-03-05"), MONDAY)[0]
    assert row.hand_in is not None
    assert (row.hand_in.at.isoformat(), row.hand_in.late) == ("2026-03-01T16:30:00-08:00", False)
    assert (row.window.date, row.window.first, row.window.last) == (
        MONDAY,
        date(2026, 2, 27),
        date(2026, 3, 1),
    )


def test_which_check_in_is_due_follows_the_zone_the_rep_is_in(diary: Diary) -> None:
    diary.zone = SHANGHAI
    friday = diary.desk("2026-03-06T00:30")
    assert checkins.due(friday).date == date(2026, 3, 6)
    diary.zone = ZoneInfo("America/Los_Angeles")
    thursday = diary.desk("2026-03-05T08:30")
    assert thursday.clock.now == friday.clock.now
    assert checkins.due(thursday).date == WEDNESDAY


def test_work_of_the_old_days_that_is_recorded_in_the_new_zone_amends_their_row(
    diary: Diary,
) -> None:
    late = diary.add("late", "2026-02-20")
    diary.zone = ZoneInfo("America/Los_Angeles")
    # Noon of Saturday there is four on Sunday morning in Shanghai: among Monday's days in both.
    capture.log(diary.desk("2026-03-05"), ActivityKind.VISIT, late, when("2026-02-28T12:00"))
    [pair] = looking.one(diary.desk("2026-03-05"), MONDAY)[0].differences
    assert pair.was is None
    assert pair.now is not None
    assert pair.now.name == "late"


@pytest.mark.parametrize(
    ("zone", "row"),
    [
        # Monday's days ended there on Sunday at eight in the morning; the rest is Wednesday's.
        ("America/Los_Angeles", WEDNESDAY),
        # There they ended on Monday at six in the morning; what came before is in Monday's.
        ("Pacific/Kiritimati", MONDAY),
    ],
)
def test_the_hours_between_two_zones_are_in_one_row(diary: Diary, zone: str, row: date) -> None:
    diary.rows("DELETE FROM checkin_entry WHERE checkin_id = 2")
    diary.rows("DELETE FROM checkin WHERE id = 2")  # Wednesday's is still to come
    between = diary.add("between", "2026-02-20")
    diary.zone = ZoneInfo(zone)
    done = "2026-03-01T20:00" if row == WEDNESDAY else "2026-03-02T04:00"
    desk = diary.desk("2026-03-05")
    capture.log(desk, ActivityKind.VISIT, between, when(done))
    assert [
        seen.window.date
        for seen in sheet(desk, week=MONDAY).rows
        for entry in (*seen.entries, *(pair.now for pair in seen.differences))
        if entry is not None and entry.name == "between"
    ] == [row]
