"""Working days and weeks, held against counting them one by one."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.calendar import sheet_week
from pipelinecli.method.figures.weeks import sheet_weeks, working_days, working_weeks

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def each(first: date, last: date) -> list[date]:
    return [first + timedelta(n) for n in range((last - first).days + 1)]


@given(DAYS, st.integers(-10, 900), st.integers(1, 7))
def test_working_days_are_those_counted_one_by_one(first: date, length: int, days: int) -> None:
    last = first + timedelta(length)
    worked = sum(day.weekday() < max(days, 5) for day in each(first, last))
    assert working_days(first, last, days) == worked


@given(st.integers(2000, 2100), st.integers(1, 7), st.integers(1, 52))
def test_a_whole_year_has_all_its_weeks(year: int, days: int, weeks: int) -> None:
    assert working_weeks(date(year, 1, 1), date(year, 12, 31), days, weeks) == weeks
    two = working_weeks(date(year, 1, 1), date(year + 1, 12, 31), days, weeks)
    assert two == 2 * weeks


@given(DAYS, st.integers(1, 900), st.integers(0, 900))
def test_the_weeks_before_a_day_and_from_it_on_are_all_of_them(
    first: date, before: int, after: int
) -> None:
    day, last = first + timedelta(before), first + timedelta(before + after)
    parts = (
        working_weeks(first, day - timedelta(1), 5, 50),
        working_weeks(day, last, 5, 50),
    )
    assert sum(parts) == working_weeks(first, last, 5, 50)


def test_no_working_day_is_left_on_a_saturday_at_the_end_of_a_year() -> None:
    saturday = date(2022, 12, 31)
    assert working_weeks(saturday, saturday, 5, 50) == 0
    assert working_weeks(saturday, saturday, 6, 50) > 0
    assert working_weeks(date(2023, 1, 1), saturday, 5, 50) == 0
    assert working_weeks(date(2026, 12, 31), date(2026, 12, 31), 5, 50) == Fraction(50, 261)


@given(DAYS, st.integers(0, 100))
def test_sheet_weeks_cover_every_day_once(first: date, length: int) -> None:
    last = first + timedelta(length)
    covered: list[date] = []
    for week in sheet_weeks(first, last):
        assert week.first is not None
        assert week.last is not None
        assert sheet_week(week.first) == sheet_week(week.last)
        covered += each(week.first, week.last)
    assert covered == each(first, last)
