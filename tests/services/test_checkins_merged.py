"""Rows that were handed in, and cards that were put together or erased since."""

from __future__ import annotations

import pytest

from pipelinecli.method.sheet import RowStatus
from pipelinecli.services import leaving, meetings, people
from tests.builders import Diary, when
from tests.services.erasing import forget
from tests.services.handing_in import (
    BEFORE,
    WEDNESDAY,
    differences,
    entries,
    hand_in,
    handed_in_again,
    known,
    row_of,
    visit,
)
from tests.services.stories import at_2, at_25, at_50

LATER = "2026-03-05"


def test_a_visit_recorded_after_a_merge_adds_a_contact(diary: Diary) -> None:
    ann, bo = at_25(diary, "Ann"), known(diary, "Bo")
    cy = known(diary, "Cy")
    hand_in(diary)
    people.merge(diary.desk(LATER), bo, cy)
    visit(diary, bo, "2026-03-03", now=LATER)
    assert differences(row_of(diary)) == ["- -> opportunity Bo"]
    visit(diary, ann, "2026-03-03", now=LATER)
    assert handed_in_again(diary) == ["opportunity Bo", "25 03.02Ann"]


def test_whoever_was_in_the_row_under_another_card_is_not_added(diary: Diary) -> None:
    ann, bo, cy = at_50(diary, "Ann"), known(diary, "Bo"), known(diary, "Cy")
    hand_in(diary)
    people.merge(diary.desk(LATER), bo, ann)
    visit(diary, bo, "2026-03-03", now=LATER)
    assert row_of(diary).status is RowStatus.HANDED_IN
    people.merge(diary.desk("2026-03-06"), cy, bo)
    visit(diary, cy, "2026-03-03", now="2026-03-06")
    assert row_of(diary).status is RowStatus.HANDED_IN


def test_of_two_in_the_row_who_are_one_now_either_place_is_as_before(diary: Diary) -> None:
    ann, bo = at_25(diary, "Ann"), at_50(diary, "Bo")
    hand_in(diary)
    people.merge(diary.desk(LATER), ann, bo)
    visit(diary, ann, "2026-03-03", now=LATER)
    assert row_of(diary).status is RowStatus.HANDED_IN


def test_two_histories_read_as_one_stand_as_far_as_either_was(diary: Diary) -> None:
    ann = diary.add("Ann", "2026-02-01")
    meetings.met(diary.desk("2026-02-10"), ann, when("2026-02-10"), upcoming=when("2026-03-03"))
    bo = known(diary, "Bo")  # opened after Ann was met, so that the two of them end in column 1
    visit(diary, ann, "2026-03-03", now="2026-03-03")
    row, _anew = hand_in(diary)
    assert entries(row) == ["25 02.10Ann"]
    people.merge(diary.desk(LATER), ann, bo)
    assert row_of(diary) == row
    assert hand_in(diary, now="2026-06-01") == (row, False)
    visit(diary, ann, "2026-03-02", now=LATER)
    assert differences(row_of(diary)) == []


@pytest.mark.parametrize("kept_first", [True, False])
def test_what_was_recorded_for_a_card_before_it_was_merged_counts_as_well(
    diary: Diary, kept_first: bool
) -> None:
    at_25(diary, "Ann")
    bo, cy = known(diary, "Bo"), known(diary, "Cy")
    hand_in(diary)
    meetings.met(diary.desk(LATER), cy, when("2026-03-03"), upcoming=when("2026-03-12"))
    assert differences(row_of(diary)) == ["- -> 25 03.03Cy"]
    keep, gone, name = (bo, cy, "Bo") if kept_first else (cy, bo, "Cy")
    people.merge(diary.desk(LATER), keep, gone)
    assert differences(row_of(diary)) == [f"- -> 25 03.03{name}"]
    assert handed_in_again(diary) == ["25 03.02Ann", f"25 03.03{name}"]


def test_work_recorded_for_one_of_two_who_are_one_now_moves_them_both(diary: Diary) -> None:
    ann, bo = at_2(diary, "Ann"), at_2(diary, "Bo")
    hand_in(diary)
    meetings.met(diary.desk(LATER), bo, when("2026-03-03"), upcoming=when("2026-03-12"))
    people.merge(diary.desk(LATER), ann, bo)
    assert differences(row_of(diary)) == ["appointment 03.02Ann -> 25 03.03Ann"]
    assert handed_in_again(diary) == ["25 03.03Ann"]


def test_a_first_meeting_put_right_after_a_merge_counts_from_the_merge(diary: Diary) -> None:
    ann, bo = known(diary, "Ann"), known(diary, "Bo")
    meetings.met(diary.desk(), ann, when("2026-03-02"), upcoming=when("2026-03-09"))
    hand_in(diary, BEFORE)
    hand_in(diary)
    people.merge(diary.desk(WEDNESDAY), bo, ann)
    meetings.met(diary.desk(LATER), bo, when("2026-03-01"))
    assert row_of(diary).status is RowStatus.HANDED_IN
    assert differences(row_of(diary, BEFORE)) == ["- -> opportunity Bo"]  # visited on that day


def test_work_of_later_days_is_not_work_of_the_row_for_a_merged_card(diary: Diary) -> None:
    ann, bo = at_25(diary, "Ann"), at_50(diary, "Bo")
    hand_in(diary)
    people.merge(diary.desk(LATER), ann, bo)
    meetings.met(diary.desk(LATER), ann, when(LATER), upcoming=when("2026-03-20"))
    leaving.lose(diary.desk(LATER), ann, "no")
    assert row_of(diary).status is RowStatus.HANDED_IN


def test_a_merge_before_the_handing_in_is_in_the_row(diary: Diary) -> None:
    ann, bo = at_25(diary, "Ann"), known(diary, "Bo")
    people.merge(diary.desk("2026-03-03"), bo, ann)
    row, _anew = hand_in(diary)
    assert entries(row) == ["25 03.02Bo"]
    visit(diary, known(diary, "Cy"), "2026-03-03", now=LATER)
    assert differences(row_of(diary)) == ["- -> opportunity Cy"]


def test_whoever_is_erased_after_late_work_is_not_told_any_more(diary: Diary) -> None:
    ann, bo = at_25(diary, "Ann"), known(diary, "Bo")
    hand_in(diary)
    visit(diary, bo, "2026-03-03", now=LATER)
    forget(diary.desk(LATER), bo)
    assert row_of(diary).status is RowStatus.HANDED_IN
    forget(diary.desk(LATER), ann)
    assert entries(row_of(diary)) == ["25 03.02"]
