"""Check-ins that were missed are named, and handed in late from history."""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.sheet import RowStatus
from pipelinecli.services import checkins, meetings, people
from tests.builders import when
from tests.services.handing_in import (
    FRIDAY,
    NEXT_MONDAY,
    WEDNESDAY,
    entries,
    hand_in,
    known,
    row_of,
    window,
)
from tests.services.stories import at_25

if TYPE_CHECKING:
    from tests.builders import Diary

BACK_AGAIN = "2026-03-19"
"""A Thursday, two weeks later."""
WEDNESDAY_AFTER = "2026-03-18"
AWAY = [WEDNESDAY, FRIDAY, NEXT_MONDAY, "2026-03-11", "2026-03-13", "2026-03-16"]


def missed(diary: Diary, now: str) -> list[str]:
    return [found.date.isoformat() for found in checkins.missed(diary.desk(now))]


def test_none_was_missed_before_the_store_was_first_written_to(diary: Diary) -> None:
    diary.add("Ann", "2026-03-03")
    for now in ("2026-03-03", WEDNESDAY, "2026-03-05"):
        assert missed(diary, now) == []
    assert missed(diary, FRIDAY) == [WEDNESDAY]


def test_work_recorded_of_before_that_makes_none_missed(diary: Diary) -> None:
    ann = diary.add("Ann", "2026-03-03")
    meetings.met(diary.desk("2026-03-03"), ann, when("2026-02-20"), no_next=True)
    assert missed(diary, FRIDAY) == [WEDNESDAY]


@pytest.mark.parametrize(
    ("begun", "first"),
    [
        ("2026-02-26", "2026-02-27"),
        ("2026-02-27", "2026-03-02"),
        ("2026-03-01T23:59", "2026-03-02"),
        ("2026-03-02T00:00", WEDNESDAY),
        ("2026-03-04", FRIDAY),
    ],
)
def test_the_first_one_asked_for_covers_the_first_day(diary: Diary, begun: str, first: str) -> None:
    diary.add("Ann", begun)
    assert missed(diary, BACK_AGAIN)[0] == first


def test_after_two_weeks_away_every_one_is_named_in_order(diary: Diary) -> None:
    at_25(diary, "Ann")
    assert missed(diary, BACK_AGAIN) == AWAY
    assert checkins.report(diary.desk(BACK_AGAIN), window(WEDNESDAY_AFTER)).missed == tuple(
        window(day) for day in AWAY
    )


def test_the_one_that_is_due_is_not_missed_yet(diary: Diary) -> None:
    at_25(diary, "Ann")
    assert missed(diary, "2026-03-05") == []
    assert missed(diary, FRIDAY) == [WEDNESDAY]


def test_whatever_was_handed_in_is_not_missed_however_late(diary: Diary) -> None:
    at_25(diary, "Ann")
    hand_in(diary, FRIDAY)
    hand_in(diary, "2026-03-11", now=BACK_AGAIN)
    hand_in(diary, WEDNESDAY_AFTER, now=BACK_AGAIN)
    assert missed(diary, BACK_AGAIN) == [WEDNESDAY, NEXT_MONDAY, "2026-03-13", "2026-03-16"]


@pytest.mark.parametrize("order", list(permutations((WEDNESDAY, FRIDAY, NEXT_MONDAY))))
def test_they_are_handed_in_late_in_any_order_each_from_its_own_days(
    diary: Diary, order: tuple[str, ...]
) -> None:
    ann = at_25(diary, "Ann")
    bo = known(diary, "Bo")
    meetings.book(diary.desk("2026-03-05"), bo, when("2026-03-20"))
    meetings.met(diary.desk("2026-03-07"), ann, when("2026-03-07"), upcoming=when("2026-03-20"))
    people.edit(diary.desk("2026-03-10"), bo, {"name": "Bob"})
    for at, day in enumerate(order):
        row, anew = hand_in(diary, day, now=f"{BACK_AGAIN}T1{at}:00")
        assert (row.status, anew) == (RowStatus.LATE, True)
    assert [entries(row_of(diary, day)) for day in sorted(order)] == [
        ["25 03.02Ann"], ["appointment 03.20Bob"], ["25 03.02Ann"],
    ]  # fmt: skip
    assert [hand_in(diary, day, now="2026-03-20")[1] for day in order] == [False] * 3
    assert [row_of(diary, day).status for day in order] == [RowStatus.LATE] * 3
    assert not set(missed(diary, BACK_AGAIN)) & set(order)


def test_a_row_handed_in_late_is_amended_like_any_other(diary: Diary) -> None:
    at_25(diary, "Ann")
    bo = known(diary, "Bo")
    hand_in(diary, WEDNESDAY, now=BACK_AGAIN)
    meetings.met(diary.desk(BACK_AGAIN), bo, when("2026-03-03"), upcoming=when("2026-03-25"))
    assert row_of(diary).status is RowStatus.AMENDED
    row, anew = hand_in(diary, WEDNESDAY, now=BACK_AGAIN)
    assert (anew, row.status) == (True, RowStatus.LATE)


def test_one_of_before_the_store_can_be_handed_in_and_is_late(diary: Diary) -> None:
    ann = diary.add("Ann")
    meetings.met(diary.desk(), ann, when("2026-02-24"), upcoming=when(NEXT_MONDAY))
    row, _anew = hand_in(diary, "2026-02-25", now=WEDNESDAY)
    assert (entries(row), row.status) == (["25 02.24Ann"], RowStatus.LATE)


@pytest.mark.parametrize("now", ["2026-03-01", "2025-01-01", "1970-01-01"])
def test_under_a_clock_that_was_set_back_none_is_missed(diary: Diary, now: str) -> None:
    at_25(diary, "Ann")
    hand_in(diary)
    desk = diary.desk(now)
    assert checkins.missed(desk) == ()
    due = checkins.due(desk)
    row, anew = checkins.hand_in(desk, due)
    assert (row.status, row.entries, anew) == (RowStatus.HANDED_IN, (), True)
    assert missed(diary, FRIDAY) == []
