"""What makes a row that was handed in amended, and what does not: work does, paperwork does not."""

from __future__ import annotations

from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.sheet import RowStatus
from pipelinecli.services import advance, capture, leaving, meetings
from pipelinecli.services.marking import mark
from tests.builders import Diary, when
from tests.services.handing_in import (
    BEFORE,
    FRIDAY,
    NEXT_MONDAY,
    WEDNESDAY,
    differences,
    entries,
    hand_in,
    handed_in_again,
    known,
    row_of,
    visit,
)
from tests.services.stories import FIVE, at_2, at_25, at_50, yuan

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LATER = "2026-03-05"


# Recorded later, for the days of the row.


def test_a_visit_adds_a_contact(diary: Diary) -> None:
    at_25(diary, "Ann")
    bo = known(diary, "Bo")
    hand_in(diary)
    visit(diary, bo, "2026-03-03", now=LATER)
    assert differences(row_of(diary)) == ["- -> opportunity Bo"]
    assert handed_in_again(diary) == ["opportunity Bo", "25 03.02Ann"]


def test_a_call_does_not(diary: Diary) -> None:
    at_25(diary, "Ann")
    bo = known(diary, "Bo")
    hand_in(diary)
    capture.log(diary.desk(LATER), ActivityKind.TALK, bo, when("2026-03-03"))
    assert row_of(diary).status is RowStatus.HANDED_IN


def test_a_meeting_moves_the_contact_it_was_held_with(diary: Diary) -> None:
    bo = known(diary, "Bo")
    visit(diary, bo, "2026-03-02", now="2026-03-02")
    hand_in(diary)
    meetings.met(diary.desk(LATER), bo, when("2026-03-03"), upcoming=when("2026-03-12"))
    assert differences(row_of(diary)) == ["opportunity Bo -> 25 03.03Bo"]
    assert handed_in_again(diary) == ["25 03.03Bo"]


def test_a_booking_is_of_the_day_it_is_made_and_amends_no_earlier_row(diary: Diary) -> None:
    bo = at_2(diary, "Bo")
    hand_in(diary)
    meetings.book(diary.desk(LATER), bo, when("2026-03-20"))
    assert row_of(diary).status is RowStatus.HANDED_IN


def test_a_meeting_of_an_earlier_row_shows_where_the_contact_stood_in_the_later_one(
    diary: Diary,
) -> None:
    bo = known(diary, "Bo")
    visit(diary, bo, "2026-03-04", now="2026-03-04")
    hand_in(diary)
    hand_in(diary, FRIDAY)
    meetings.met(diary.desk("2026-03-07"), bo, when("2026-03-03"), upcoming=when("2026-03-12"))
    assert differences(row_of(diary)) == ["- -> 25 03.03Bo"]
    assert differences(row_of(diary, FRIDAY)) == ["opportunity Bo -> 25 03.03Bo"]
    assert handed_in_again(diary) == ["25 03.03Bo"]
    assert handed_in_again(diary, FRIDAY) == ["25 03.03Bo"]


def test_papers_signed_on_a_day_of_the_row_and_recorded_later_move_the_contact(
    diary: Diary,
) -> None:
    cy = at_50(diary, "Cy")
    hand_in(diary)
    advance.sign(diary.desk(LATER), cy, yuan(500), when("2026-03-03"))
    assert differences(row_of(diary)) == ["50 03.02Cy -> 90 03.02Cy"]


# A first meeting put right.


def test_a_second_meeting_of_the_first_day_is_no_other_first_meeting(diary: Diary) -> None:
    ann = at_25(diary, "Ann")
    hand_in(diary)
    hand_in(diary, BEFORE, now=WEDNESDAY)
    meetings.met(diary.desk(LATER), ann, when("2026-03-02T08:00"))
    assert row_of(diary).status is RowStatus.HANDED_IN


def test_a_first_meeting_that_was_held_before_the_one_on_record(diary: Diary) -> None:
    ann = known(diary, "Ann")
    meetings.met(diary.desk(), ann, when("2026-03-02"), upcoming=when("2026-03-09"))
    hand_in(diary, BEFORE)
    hand_in(diary)
    meetings.met(diary.desk(LATER), ann, when("2026-02-28"))
    assert differences(row_of(diary)) == ["25 03.02Ann -> 25 02.28Ann"]
    # She was visited on Saturday, and stood in column 1 until the move of Monday.
    assert differences(row_of(diary, BEFORE)) == ["- -> opportunity Ann"]
    assert handed_in_again(diary) == ["25 02.28Ann"]
    assert handed_in_again(diary, BEFORE) == ["opportunity Ann"]


# Late entries that pull a card's opening back.


def test_a_card_opened_later_with_a_meeting_of_before_joins_the_earlier_row(diary: Diary) -> None:
    at_25(diary, "Ann")
    hand_in(diary)
    bo = diary.add("Bo", LATER)
    meetings.met(diary.desk(LATER), bo, when("2026-03-03"), upcoming=when("2026-03-12"))
    assert differences(row_of(diary)) == ["- -> 25 03.03Bo"]
    assert handed_in_again(diary) == ["25 03.02Ann", "25 03.03Bo"]


def test_a_card_whose_opening_is_pulled_back_leaves_the_row_it_was_handed_in_with(
    diary: Diary,
) -> None:
    bo = diary.add("Bo", "2026-03-05")
    hand_in(diary)
    row, _anew = hand_in(diary, FRIDAY)
    assert entries(row) == ["opportunity Bo"]
    meetings.met(diary.desk("2026-03-07"), bo, when("2026-03-03"), upcoming=when("2026-03-12"))
    assert differences(row_of(diary)) == ["- -> 25 03.03Bo"]
    assert differences(row_of(diary, FRIDAY)) == ["opportunity Bo -> -"]
    assert handed_in_again(diary, FRIDAY) == []


# Facts of later days.


def later_marks(diary: Diary, who: str) -> None:
    mark(diary.desk(LATER), who, [*FIVE[:3], "timing=2026-03-20"])


def later_next(diary: Diary, who: str) -> None:
    meetings.set_next(diary.desk(LATER), who, when("2026-03-20"))


def later_meeting(diary: Diary, who: str) -> None:
    meetings.met(diary.desk(LATER), who, when(LATER), upcoming=when("2026-03-20"))


def later_fall(diary: Diary, who: str) -> None:
    leaving.back(diary.desk(LATER), who)


def later_fall_and_meeting(diary: Diary, who: str) -> None:
    leaving.back(diary.desk(LATER), who)
    meetings.met(diary.desk("2026-03-06"), who, when("2026-03-06"), upcoming=when("2026-03-20"))


def later_loss_and_return(diary: Diary, who: str) -> None:
    leaving.lose(diary.desk(LATER), who, "no")
    leaving.reopen(diary.desk("2026-03-06"), who)
    meetings.book(diary.desk("2026-03-06"), who, when("2026-03-12"))


@pytest.mark.parametrize(
    "happens",
    [
        later_marks,
        later_next,
        later_meeting,
        later_fall,
        later_fall_and_meeting,
        later_loss_and_return,
    ],
)
def test_what_is_of_later_days_amends_nothing(
    diary: Diary, happens: Callable[[Diary, str], None]
) -> None:
    ann = at_25(diary, "Ann")
    hand_in(diary)
    happens(diary, ann)
    assert row_of(diary).status is RowStatus.HANDED_IN


def test_a_reopening_is_of_its_own_day_and_the_attempt_before_stays_in_its_row(
    diary: Diary,
) -> None:
    ann = at_25(diary, "Ann")
    leaving.lose(diary.desk("2026-03-03"), ann, "no")
    hand_in(diary)
    leaving.reopen(diary.desk(LATER), ann)
    meetings.met(diary.desk(LATER), ann, when(LATER), upcoming=when("2026-03-20"))
    assert entries(row_of(diary)) == ["lost 03.02Ann"]
    assert row_of(diary).status is RowStatus.HANDED_IN
    # A meeting of before the reopening counts from it; the visit is of its day, in the old row.
    meetings.met(diary.desk("2026-03-06"), ann, when("2026-03-05"))
    assert row_of(diary).status is RowStatus.HANDED_IN


# Days are those of the zone they were handed in under.

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.mark.parametrize("zone", ["America/Los_Angeles", "UTC", "Pacific/Auckland"])
def test_another_zone_takes_nothing_out_of_a_row_or_into_it(tmp_path: Path, zone: str) -> None:
    diary = Diary(tmp_path, SHANGHAI)
    hours = {
        "Ann": "2026-03-01T23:59",
        "Bo": "2026-03-02T00:00",
        "Cy": "2026-03-03T23:59",
        "Dee": "2026-03-04T00:00",
    }
    for name, moment in hours.items():
        diary.add(name, moment)
    days = (BEFORE, WEDNESDAY, FRIDAY)
    rows = [hand_in(diary, day)[0] for day in days]
    assert [entries(row) for row in rows] == [
        ["opportunity Ann"], ["opportunity Bo", "opportunity Cy"], ["opportunity Dee"],
    ]  # fmt: skip
    diary.zone = ZoneInfo(zone)
    for day, row in zip(days, rows, strict=True):
        assert entries(row_of(diary, day)) == entries(row)
        assert row_of(diary, day).status is RowStatus.HANDED_IN
        assert not hand_in(diary, day, now=NEXT_MONDAY)[1]
    # A revision answers for the same days, so that it is not amended as soon as it is handed in.
    again, anew = hand_in(diary, BEFORE, now=NEXT_MONDAY, note="again")
    assert (anew, entries(again)) == (True, ["opportunity Ann"])
    assert row_of(diary, BEFORE) == again
    diary.store.close()
