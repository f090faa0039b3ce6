"""The sheet calendar: METHOD §4 and its vectors in §9."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.calendar import (
    CheckIn,
    SheetWeek,
    Window,
    checkin_of,
    handed_in_on,
    sheet_week,
)

FIRST_DAY = date(1, 1, 5)
LAST_DAY = date(9999, 12, 30)
DAYS = st.dates(FIRST_DAY, LAST_DAY)


def test_the_sheet_of_2009_12_14_runs_from_friday_to_thursday() -> None:
    week = sheet_week(date(2009, 12, 14))

    assert week == SheetWeek(date(2009, 12, 14))
    assert (week.first, week.last) == (date(2009, 12, 11), date(2009, 12, 17))
    assert week.windows == (
        Window(CheckIn.MON, date(2009, 12, 14), date(2009, 12, 11), date(2009, 12, 13)),
        Window(CheckIn.WED, date(2009, 12, 16), date(2009, 12, 14), date(2009, 12, 15)),
        Window(CheckIn.FRI, date(2009, 12, 18), date(2009, 12, 16), date(2009, 12, 17)),
    )


@pytest.mark.parametrize(
    ("day", "checkin", "held"),
    [
        (11, CheckIn.MON, 14),
        (12, CheckIn.MON, 14),
        (13, CheckIn.MON, 14),
        (14, CheckIn.WED, 16),
        (15, CheckIn.WED, 16),
        (16, CheckIn.FRI, 18),
        (17, CheckIn.FRI, 18),
    ],
)
def test_each_day_of_the_sample_week_goes_to_its_check_in(
    day: int, checkin: CheckIn, held: int
) -> None:
    window = checkin_of(date(2009, 12, day))

    assert (window.checkin, window.date) == (checkin, date(2009, 12, held))


def test_the_decks_own_sheet_is_that_of_2008_12_15() -> None:
    weeks = {sheet_week(date(2008, 12, day)) for day in range(12, 19)}

    assert weeks == {SheetWeek(date(2008, 12, 15))}


def test_a_friday_opens_the_sheet_of_the_next_monday() -> None:
    assert sheet_week(date(2009, 12, 17)) == SheetWeek(date(2009, 12, 14))
    assert sheet_week(date(2009, 12, 18)) == SheetWeek(date(2009, 12, 21))


def test_a_week_over_new_year_is_one_week() -> None:
    week = sheet_week(date(2009, 1, 1))

    assert week == SheetWeek(date(2008, 12, 29))
    assert [window.covers for window in week.windows] == [
        (date(2008, 12, 26), date(2008, 12, 27), date(2008, 12, 28)),
        (date(2008, 12, 29), date(2008, 12, 30)),
        (date(2008, 12, 31), date(2009, 1, 1)),
    ]
    assert week.windows[2].date == date(2009, 1, 2)


def test_the_29th_of_february_is_a_day_like_any_other() -> None:
    thursday, saturday = date(2024, 2, 29), date(2020, 2, 29)

    assert checkin_of(thursday).covers == (date(2024, 2, 28), thursday)
    assert checkin_of(thursday).date == date(2024, 3, 1)
    assert checkin_of(saturday).covers == (date(2020, 2, 28), saturday, date(2020, 3, 1))
    assert checkin_of(saturday).date == date(2020, 3, 2)


def test_tokens_are_the_ones_scripts_rely_on() -> None:
    assert [str(checkin) for checkin in CheckIn] == ["mon", "wed", "fri"]


@pytest.mark.parametrize("day", [date(1, 1, 1), date(1, 1, 4), date(9999, 12, 31)])
def test_a_week_that_would_leave_the_calendar_is_refused(day: date) -> None:
    with pytest.raises(OverflowError):
        sheet_week(day)


def test_the_first_and_last_whole_weeks_of_the_calendar_are_complete() -> None:
    assert checkin_of(FIRST_DAY).covers[0] == FIRST_DAY
    assert checkin_of(LAST_DAY).covers[-1] == LAST_DAY


@given(DAYS)
def test_every_day_belongs_to_exactly_one_check_in(day: date) -> None:
    near = (day + timedelta(days=n) for n in range(-14, 15) if _has_day(day, n))
    windows = {window for other in near for window in sheet_week(other).windows}

    assert [window for window in windows if day in window.covers] == [checkin_of(day)]


@given(DAYS)
def test_a_check_in_follows_within_three_days_of_every_day_it_covers(day: date) -> None:
    offsets = {0: 2, 1: 1, 2: 2, 3: 1, 4: 3, 5: 2, 6: 1}

    assert (checkin_of(day).date - day).days == offsets[day.weekday()]


@given(DAYS)
def test_the_windows_of_a_week_cover_its_period_without_a_gap(day: date) -> None:
    week = sheet_week(day)
    covered = [covered for window in week.windows for covered in window.covers]

    assert covered == [week.first + timedelta(days=n) for n in range(7)]
    assert week.last == covered[-1]
    assert day in covered
    assert week.monday.weekday() == 0


@given(st.dates(FIRST_DAY, LAST_DAY - timedelta(days=7)))
def test_consecutive_sheet_weeks_tile_the_calendar(day: date) -> None:
    week, following = sheet_week(day), sheet_week(day + timedelta(days=7))

    assert following.first == week.last + timedelta(days=1)
    assert sheet_week(following.first) == following
    assert sheet_week(week.last) == week


def _has_day(day: date, offset: int) -> bool:
    return FIRST_DAY.toordinal() <= day.toordinal() + offset <= LAST_DAY.toordinal()


@pytest.mark.parametrize(
    ("day", "monday"),
    [
        (date(2009, 12, 14), date(2009, 12, 14)),
        (date(2009, 12, 16), date(2009, 12, 14)),
        (date(2009, 12, 18), date(2009, 12, 14)),
        (date(2009, 12, 17), None),
        (date(2009, 12, 19), None),
    ],
)
def test_fridays_check_in_belongs_to_the_week_that_ended_on_thursday(
    day: date, monday: date | None
) -> None:
    week = handed_in_on(day)
    assert (week and week.monday) == monday
