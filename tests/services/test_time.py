"""Days and moments: the rep's zone, clocks that change, and a clock that was set back."""

from __future__ import annotations

from datetime import UTC, date
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.method.flags import Flag
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import capture, leaving, meetings, review
from pipelinecli.services.day import day_list
from pipelinecli.services.marking import mark
from pipelinecli.services.sheets import sheet
from tests.builders import when
from tests.services.replay import check_cards, check_journal
from tests.services.stories import FIVE, at_25

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


def test_a_clock_that_was_set_back_leaves_history_in_order(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    mark(diary.desk("2026-03-05T09:00"), ann, FIVE)
    leaving.back(diary.desk("2026-03-04T09:00"), ann)
    meetings.set_next(diary.desk("2026-02-01"), ann, when("2026-03-20"))
    leaving.lose(diary.desk("2026-01-01"), ann, "no")
    moves = review.show(diary.desk("2026-01-01"), ann).moves
    assert [(move.at.isoformat()[:16], move.to_stage.value) for move in moves] == [
        ("2026-03-02T12:00", "opportunity"),
        ("2026-03-02T12:00", "25"),
        ("2026-03-05T09:00", "50"),
        ("2026-03-05T09:00", "25"),
        ("2026-03-05T09:00", "lost"),
    ]
    check_cards(diary)
    check_journal(diary)


def test_under_a_clock_that_was_set_back_nothing_is_negative(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    desk = diary.desk("2026-02-01")
    card = review.one(desk, ann)
    assert (card.age, card.flags, card.overdue) == (0, (), False)
    assert [item.card.person.name for item in day_list(desk)] == []
    found = sheet(desk)
    assert [len(row.entries) for row in found.rows] == [0, 0, 0]
    assert found.board.counts[Stage.P25] == 0


def test_a_card_added_under_a_clock_that_was_set_back_stands_on_its_own(diary: Diary) -> None:
    diary.add("Ann", "2026-03-02")
    diary.add("Bo", "2026-02-01")
    then = sheet(diary.desk("2026-03-02"), as_of=when("2026-02-05")).board
    assert [card.person.name for card in then.columns[Stage.OPPORTUNITY]] == ["Bo"]
