from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.method.backups import Backup, Reason, kept, newest_first

if TYPE_CHECKING:
    from collections.abc import Callable

TODAY = date(2026, 11, 24)
DAYS = st.dates(date(2024, 1, 1), TODAY + timedelta(days=60))


def daily(day: date) -> Backup:
    made = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
    return Backup(f"daily-{day}.db", made, Reason.DAILY, 4096, day)


def before(reason: Reason, day: date, second: int = 0, number: int = 1) -> Backup:
    made = datetime(day.year, day.month, day.day, 9, 0, second, tzinfo=UTC)
    return Backup(f"{made}-{reason}-{number}.db", made, reason, 4096, day, number)


def daily_of_each_of(days: int, until: date = TODAY) -> list[Backup]:
    return [daily(until - timedelta(days=ago)) for ago in range(days)]


def days_of(backups: list[Backup]) -> list[date]:
    return [backup.day for backup in backups]


def test_two_years_of_days_leave_twelve_days_ten_weeks_and_nine_months() -> None:
    staying = days_of(kept(daily_of_each_of(730), TODAY))
    sundays = [date(2026, 11, 22) - timedelta(weeks=ago) for ago in range(9)]
    ends = [date(2026, 11, 1) - timedelta(days=1)]
    while len(ends) < 8:
        ends.append(ends[-1].replace(day=1) - timedelta(days=1))
    twelve = [TODAY - timedelta(days=ago) for ago in range(12)]
    assert staying == sorted({*twelve, TODAY, *sundays, *ends}, reverse=True)
    assert min(staying) == date(2026, 3, 31)


def test_days_without_a_copy_take_no_place() -> None:
    worked = [daily(TODAY - timedelta(days=30 * ago)) for ago in range(9)]
    assert kept(worked, TODAY) == worked
    assert days_of(kept([daily(date(2025, 1, 5)), daily(date(2024, 1, 5))], TODAY)) == [
        date(2025, 1, 5),
        date(2024, 1, 5),
    ]


def test_what_the_rep_made_stays_however_much_there_is() -> None:
    made = [before(Reason.MANUAL, date(2020, 1, 1), number=number) for number in range(1, 200)]
    assert set(kept(made, TODAY)) == set(made)


def test_of_those_before_a_kind_of_command_the_newest_twelve_stay() -> None:
    merges = [before(Reason.MERGE, date(2026, 1, 1), second) for second in range(30)]
    restores = [before(Reason.RESTORE, date(2025, 1, 1), second) for second in range(3)]
    assert kept([*merges, *restores], TODAY) == [*merges[:17:-1], *restores[::-1]]


def test_in_one_second_the_later_number_is_the_newer_one() -> None:
    numbered = [before(Reason.MERGE, TODAY, number=number) for number in (1, 2, 10)]
    assert [backup.number for backup in newest_first(numbered)] == [10, 2, 1]


def test_days_to_come_are_kept_and_push_nothing_out() -> None:
    """The clock was ahead for a month; now it is right again."""
    real = daily_of_each_of(400)
    ahead = [daily(date(2031, 1, 1) + timedelta(days=day)) for day in range(40)]
    merged = [before(Reason.MERGE, date(2031, 1, 1), second) for second in range(20)]
    assert set(kept([*real, *ahead, *merged], TODAY)) == {*kept(real, TODAY), *ahead, *merged}


def test_under_a_clock_that_was_set_back_what_there_was_is_kept_whole() -> None:
    real = daily_of_each_of(20)
    assert kept(real, date(2020, 1, 1)) == real


def test_tomorrow_is_a_day_like_others_for_it_has_begun_elsewhere() -> None:
    assert len(kept(daily_of_each_of(400, TODAY + timedelta(days=1)), TODAY)) == len(
        kept(daily_of_each_of(400), TODAY)
    )


def test_the_day_that_was_asked_for_keeps_its_copy_though_it_is_an_old_one() -> None:
    """Else every command of a day long ago would make one and take it away again."""
    long_ago = date(2025, 6, 4)
    newer = daily_of_each_of(60, date(2025, 6, 4) + timedelta(days=1))
    assert long_ago in days_of(kept([*newer, daily(long_ago)], long_ago))


@given(st.sets(DAYS, max_size=120))
def test_taking_away_twice_takes_no_more_than_once(days: set[date]) -> None:
    once = kept([daily(day) for day in days], TODAY)
    assert kept(once, TODAY) == once


@given(st.sets(DAYS, min_size=1, max_size=120), DAYS)
def test_the_newest_stays_and_so_do_the_newest_of_twelve_days(days: set[date], now: date) -> None:
    staying = days_of(kept([daily(day) for day in days], now))
    begun = sorted((day for day in days if day <= now + timedelta(days=1)), reverse=True)
    assert set(begun[:12]) <= set(staying)
    assert max(days) in staying
    assert all(later > earlier for later, earlier in pairwise(staying))


@given(st.sets(DAYS, max_size=200))
def test_each_of_the_newest_weeks_and_months_has_one_and_no_more_stay_than_that(
    days: set[date],
) -> None:
    begun = sorted(day for day in days if day <= TODAY + timedelta(days=1))
    staying = [day for day in days_of(kept([daily(day) for day in days], TODAY)) if day in begun]
    spans: tuple[tuple[Callable[[date], object], int], ...] = (
        (lambda day: day.isocalendar()[:2], 10),
        (lambda day: (day.year, day.month), 9),
    )
    for span, most in spans:
        newest = {span(day): day for day in begun}
        assert set(sorted(newest.values(), reverse=True)[:most]) <= set(staying)
    assert len(staying) <= 12 + 10 + 9


@given(st.lists(DAYS, max_size=40), st.lists(DAYS, max_size=40))
def test_one_day_more_takes_away_nothing_that_was_made_by_hand(
    by_hand: list[date], days: list[date]
) -> None:
    manual = [before(Reason.MANUAL, day, number=at) for at, day in enumerate(by_hand, 1)]
    assert set(manual) <= set(kept([*manual, *map(daily, set(days))], TODAY))


@given(st.integers(1, 700))
def test_kept_day_by_day_they_are_what_they_would_be_all_at_once(days: int) -> None:
    """What is taken away on one day is not missed on a later one."""
    first = TODAY - timedelta(days=days)
    there: list[Backup] = []
    for day in range(days + 1):
        today = first + timedelta(days=day)
        there = kept([*there, daily(today)], today)
    assert there == kept(daily_of_each_of(days + 1), TODAY)
