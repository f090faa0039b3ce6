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
    checkin_on,
    due_between,
    latest_due,
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


@pytest.mark.parametrize(
    ("day", "covers", "held"),
    [
        ("2026-01-01", "12-26 12-27 12-28, 12-29 12-30, 12-31 01-01", "12-29 12-31 01-02"),
        ("2026-01-02", "01-02 01-03 01-04, 01-05 01-06, 01-07 01-08", "01-05 01-07 01-09"),
        ("2022-01-01", "12-31 01-01 01-02, 01-03 01-04, 01-05 01-06", "01-03 01-05 01-07"),
        ("2024-12-31", "12-27 12-28 12-29, 12-30 12-31, 01-01 01-02", "12-30 01-01 01-03"),
        ("2024-02-29", "02-23 02-24 02-25, 02-26 02-27, 02-28 02-29", "02-26 02-28 03-01"),
        ("2028-02-29", "02-25 02-26 02-27, 02-28 02-29, 03-01 03-02", "02-28 03-01 03-03"),
        ("2032-02-29", "02-27 02-28 02-29, 03-01 03-02, 03-03 03-04", "03-01 03-03 03-05"),
        ("2027-02-28", "02-26 02-27 02-28, 03-01 03-02, 03-03 03-04", "03-01 03-03 03-05"),
        ("2100-02-28", "02-26 02-27 02-28, 03-01 03-02, 03-03 03-04", "03-01 03-03 03-05"),
    ],
)
def test_a_week_over_the_edge_of_a_year_or_of_february_has_its_seven_days(
    day: str, covers: str, held: str
) -> None:
    windows = sheet_week(date.fromisoformat(day)).windows

    told = [" ".join(f"{covered:%m-%d}" for covered in window.covers) for window in windows]
    assert ", ".join(told) == covers
    assert " ".join(f"{window.date:%m-%d}" for window in windows) == held
    assert [latest_due(window.date) for window in windows] == list(windows)


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
    due = checkin_on(day)
    assert (due and sheet_week(due.first).monday) == monday


DUE = st.dates(FIRST_DAY + timedelta(days=14), LAST_DAY - timedelta(days=14))


@pytest.mark.parametrize(
    ("day", "held"),
    [(14, 14), (15, 14), (16, 16), (17, 16), (18, 18), (19, 18), (20, 18), (21, 21)],
)
def test_the_check_in_that_was_due_last_stays_so_until_the_next(day: int, held: int) -> None:
    due = latest_due(date(2009, 12, day))
    assert due.date == date(2009, 12, held)
    assert due in sheet_week(due.last).windows


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (14, date(2009, 12, 11), date(2009, 12, 13)),
        (16, date(2009, 12, 14), date(2009, 12, 15)),
        (18, date(2009, 12, 16), date(2009, 12, 17)),
    ],
)
def test_a_check_in_is_asked_for_by_the_day_it_is_held_on(
    day: int, first: date, last: date
) -> None:
    held = checkin_on(date(2009, 12, day))
    assert held is not None
    assert (held.first, held.last) == (first, last)


@pytest.mark.parametrize("day", [12, 13, 15, 17, 19, 20])
def test_on_tuesday_thursday_and_the_weekend_none_is_held(day: int) -> None:
    assert checkin_on(date(2009, 12, day)) is None


def test_the_check_ins_of_a_time_come_in_order_both_ends_included() -> None:
    found = due_between(date(2008, 12, 26), date(2009, 1, 5))
    assert [due.date for due in found] == [
        date(2008, 12, 26), date(2008, 12, 29), date(2008, 12, 31), date(2009, 1, 2),
        date(2009, 1, 5),
    ]  # fmt: skip
    assert due_between(date(2009, 1, 3), date(2009, 1, 4)) == ()
    assert due_between(date(2009, 1, 5), date(2009, 1, 2)) == ()


@given(DUE)
def test_the_one_due_last_is_held_on_its_day_and_none_comes_between(day: date) -> None:
    due = latest_due(day)
    assert checkin_on(due.date) == due
    assert 0 <= (day - due.date).days <= 2
    assert due_between(due.date + timedelta(days=1), day) == ()
    assert sheet_week(due.first) == sheet_week(due.last)


@given(DUE, st.integers(0, 40))
def test_what_is_due_between_two_days_covers_every_day_once(day: date, days: int) -> None:
    found = due_between(day, day + timedelta(days=days))
    covered = [covers for due in found for covers in due.covers]
    assert covered == sorted(set(covered))
    assert all(checkin_of(covers) == due for due in found for covers in due.covers)
    held = [checkin_on(day + timedelta(days=n)) for n in range(days + 1)]
    assert list(found) == [due for due in held if due is not None]
