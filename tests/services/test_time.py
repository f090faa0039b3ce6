"""Days and moments: the rep's zone, and clocks that change."""

from __future__ import annotations

from datetime import UTC, date, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.method.calendar import checkin_of
from pipelinecli.method.dates import When
from pipelinecli.method.flags import Flag
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.services import capture, checkins, meetings, review
from pipelinecli.services.sheets import sheet
from tests.builders import when
from tests.zones import CHANGES

if TYPE_CHECKING:
    from datetime import tzinfo

    from tests.builders import Diary

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")


@pytest.mark.parametrize("zone", [UTC, SHANGHAI, BERLIN, ZoneInfo("America/Los_Angeles")])
@pytest.mark.parametrize("hour", ["00:00", "00:30", "23:59"])
def test_what_is_done_at_the_edge_of_a_day_is_on_that_days_row(
    diary: Diary, zone: tzinfo, hour: str
) -> None:
    diary.zone = zone
    for day in ("2026-03-27", "2026-03-29", "2026-03-30", "2026-04-01"):
        diary.add(day, f"{day}T{hour}")
    found = sheet(diary.desk("2026-04-02T12:00"))
    assert [[entry.name for entry in row.entries] for row in found.rows] == [
        ["2026-03-27", "2026-03-29"],
        ["2026-03-30"],
        ["2026-04-01"],
    ]


def test_the_hour_that_comes_twice_and_the_hour_that_does_not_come(diary: Diary) -> None:
    diary.zone = BERLIN
    ann = diary.add("Ann", "2026-03-28")
    night = diary.desk("2026-03-29T12:00")
    capture.log(night, ActivityKind.VISIT, ann, when("2026-03-29T02:30"))  # does not exist
    autumn = diary.desk("2026-10-25T12:00")
    capture.log(autumn, ActivityKind.VISIT, ann, when("2026-10-25T02:30"))  # comes twice
    done = review.show(autumn, ann).activities
    assert [at.at.isoformat() for at in done] == [
        "2026-03-29T03:30:00+02:00",
        "2026-10-25T02:30:00+02:00",
    ]


def test_an_age_over_a_change_of_clocks_is_in_whole_days(diary: Diary) -> None:
    diary.zone = BERLIN
    ann = diary.add("Ann", "2026-03-28T23:30")
    desk = diary.desk("2026-03-28T23:45")
    meetings.met(desk, ann, when("2026-03-28"), upcoming=when("2026-04-25"))
    assert review.one(diary.desk("2026-03-29T00:15"), ann).age == 1
    last = review.one(diary.desk("2026-04-25T23:59"), ann)
    assert (last.age, last.overdue) == (28, False)
    over = review.one(diary.desk("2026-04-26T00:00"), ann)
    assert (over.age, over.flags) == (29, (Flag.NEXT_STEP_PASSED, Flag.OVERDUE))


def test_a_rep_in_shanghai_is_a_day_ahead_of_utc(diary: Diary) -> None:
    diary.zone = SHANGHAI
    ann = diary.add("Ann", "2026-03-02T00:10")
    assert review.one(diary.desk("2026-03-02"), ann).person.opened == date(2026, 3, 2)
    assert diary.rows("SELECT at FROM stage_change") == [("2026-03-01T16:10:00Z",)]
    [_mon, row, _fri] = sheet(diary.desk("2026-03-02T00:20")).rows
    assert [entry.name for entry in row.entries] == ["Ann"]


def test_after_a_move_to_another_zone_history_stays_where_it_was_in_time(diary: Diary) -> None:
    diary.zone = SHANGHAI
    ann = diary.add("Ann", "2026-03-02T09:00")
    meetings.book(diary.desk("2026-03-02T10:00"), ann, when("2026-03-05T09:00"))
    diary.zone = BERLIN
    shown = review.show(diary.desk("2026-03-03"), ann)
    assert [move.at.isoformat() for move in shown.moves] == [
        "2026-03-02T02:00:00+01:00",
        "2026-03-02T03:00:00+01:00",
    ]
    assert shown.card.first_meeting == when("2026-03-05T09:00")


HOURS = ("00:00", "00:30", "01:30", "02:30", "12:00", "22:30", "23:30", "23:59")
"""Times of day that are skipped or come twice somewhere, and others."""


@pytest.mark.parametrize(("zone", "changed"), CHANGES)
def test_around_a_change_of_clocks_every_visit_is_in_one_row_that_of_its_day(
    diary: Diary, zone: str, changed: str
) -> None:
    diary.zone = ZoneInfo(zone)
    middle = date.fromisoformat(changed)
    later = diary.desk((middle + timedelta(days=20)).isoformat())
    wanted: dict[date, set[str]] = {}
    for day in (middle + timedelta(days=n) for n in range(-2, 3)):
        for hour in HOURS:
            done = When(day, time.fromisoformat(hour))
            moved = capture.add(later, capture.Contact(done.text()), another=True)
            capture.log(later, ActivityKind.VISIT, str(moved.card.person.id), done)
            wanted.setdefault(checkin_of(day).date, set()).add(done.text())
    found: dict[date, list[str]] = {}
    for week in (-7, 0, 7):
        for row in sheet(later, week=middle + timedelta(days=week)).rows:
            found[row.window.date] = sorted(entry.name for entry in row.entries)
    assert {day: names for day, names in found.items() if names} == {
        day: sorted(names) for day, names in wanted.items()
    }


@pytest.mark.parametrize(
    ("zone", "moment", "due"),
    [
        ("Asia/Shanghai", "2026-11-15T23:59", "2026-11-13"),  # Sunday
        ("Asia/Shanghai", "2026-11-16T00:00", "2026-11-16"),
        ("Asia/Shanghai", "2026-11-16T00:01", "2026-11-16"),
        ("Asia/Shanghai", "2026-11-17T23:59", "2026-11-16"),
        ("Asia/Shanghai", "2026-11-18T00:01", "2026-11-18"),
        ("Africa/Cairo", "2024-04-25T23:59", "2024-04-24"),
        ("Africa/Cairo", "2024-04-26T01:00", "2024-04-26"),  # the first minute of that Friday
        ("America/New_York", "2026-11-01T23:59", "2026-10-30"),
        ("America/New_York", "2026-11-02T00:00", "2026-11-02"),
        ("Pacific/Apia", "2011-12-29T23:59", "2011-12-28"),
        ("Pacific/Apia", "2011-12-31T00:00", "2011-12-30"),  # a minute later; no Friday came
    ],
)
def test_a_check_in_is_due_from_the_first_minute_of_its_day(
    diary: Diary, zone: str, moment: str, due: str
) -> None:
    diary.zone = ZoneInfo(zone)
    assert checkins.due(diary.desk(moment)).date == date.fromisoformat(due)


def test_a_check_in_whose_day_never_came_is_handed_in_in_time_on_the_next(diary: Diary) -> None:
    diary.zone = ZoneInfo("Pacific/Apia")
    ann = diary.add("Ann", "2011-12-28T09:00")
    saturday = diary.desk("2011-12-31T09:00")
    capture.log(saturday, ActivityKind.VISIT, ann, when("2011-12-29T23:30"))
    row, anew = checkins.hand_in(saturday, checkins.due(saturday))
    assert anew
    assert row.hand_in is not None
    assert (row.window.date, row.hand_in.late) == (date(2011, 12, 30), False)
    assert [entry.name for entry in row.entries] == ["Ann"]
    assert checkins.missed(diary.desk("2012-01-02")) == ()
