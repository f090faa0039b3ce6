"""Days where the clocks change: put forward, set back, over midnight, and a day left out."""

from __future__ import annotations

import time as machine
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.config.clock import Clock, utc_text
from pipelinecli.method.calendar import checkin_of, sheet_week
from pipelinecli.method.dates import When
from tests.builders import pinned, when
from tests.zones import CHANGES, NO_SUCH_DAY

if TYPE_CHECKING:
    from collections.abc import Iterator

DAYS = st.dates(date(1971, 1, 1), date(2199, 12, 30))
MINUTES = st.integers(-1, 26 * 60)
DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@st.composite
def zones_and_days(draw: st.DrawFn) -> tuple[ZoneInfo, date]:
    """Draw a zone and a day, mostly one near which its clocks change."""
    name, changed = draw(st.sampled_from(CHANGES))
    near = st.integers(-2, 2).map(lambda days: date.fromisoformat(changed) + days * DAY)
    return ZoneInfo(name), draw(near | near | near | DAYS)


def no_such_day(zone: ZoneInfo, day: date) -> bool:
    return (zone.key, day.isoformat()) == NO_SUCH_DAY


def days_of(clock: Clock, moment: datetime) -> list[date]:
    """Return the days, of those around it, in which a moment lies."""
    shown, stored = moment.astimezone(clock.zone).date(), utc_text(moment)
    near = (shown + n * DAY for n in range(-3, 4))
    return [day for day in near if clock.start_of(day) <= stored < clock.end_of(day)]


@pytest.mark.parametrize(
    ("zone", "day", "hours"),
    [
        ("Europe/Berlin", "2026-03-28", 24),
        ("Europe/Berlin", "2026-03-29", 23),
        ("Europe/Berlin", "2026-10-25", 25),
        ("America/New_York", "2026-03-08", 23),
        ("America/New_York", "2026-11-01", 25),
        ("America/Sao_Paulo", "2018-11-04", 23),
        ("America/Sao_Paulo", "2018-02-17", 25),
        ("Africa/Cairo", "2024-04-26", 23),
        ("Africa/Cairo", "2024-10-31", 25),
        ("Australia/Lord_Howe", "2026-10-04", 23.5),
        ("Australia/Lord_Howe", "2026-04-05", 24.5),
        ("America/Nuuk", "2026-03-28", 23),
        ("America/St_Johns", "2010-11-06", 25),
        ("Asia/Shanghai", "1986-05-04", 23),
        ("Asia/Shanghai", "1991-09-15", 25),
        ("Pacific/Apia", "2011-12-29", 24),
        ("Pacific/Apia", "2011-12-30", 0),
        ("Pacific/Apia", "2011-12-31", 24),
    ],
)
def test_a_day_on_which_the_clocks_change_is_shorter_or_longer(
    zone: str, day: str, hours: float
) -> None:
    clock = pinned("2026-03-02", ZoneInfo(zone))
    begins, ends = clock.start_of(when(day).day), clock.end_of(when(day).day)
    assert datetime.fromisoformat(ends) - datetime.fromisoformat(begins) == timedelta(hours=hours)


@pytest.mark.parametrize(
    ("zone", "begins"),
    [
        ("Asia/Beirut", "2021-03-28T01:00:00+03:00"),
        ("America/Sao_Paulo", "2018-11-04T01:00:00-02:00"),
        ("Africa/Cairo", "2024-04-26T01:00:00+03:00"),
    ],
)
def test_a_day_without_a_midnight_begins_when_it_begins(zone: str, begins: str) -> None:
    clock = pinned("2021-03-01", ZoneInfo(zone))
    stored = clock.start_of(date.fromisoformat(begins[:10]))
    assert clock.local(stored).isoformat() == begins


@pytest.mark.parametrize(
    ("zone", "typed", "done"),
    [
        ("Europe/Berlin", "2026-03-29T02:30", "2026-03-29T03:30:00+02:00"),  # skipped
        ("Europe/Berlin", "2026-10-25T02:30", "2026-10-25T02:30:00+02:00"),  # the first of two
        ("America/New_York", "2026-03-08T02:30", "2026-03-08T03:30:00-04:00"),
        ("America/New_York", "2026-11-01T01:30", "2026-11-01T01:30:00-04:00"),
        ("America/Sao_Paulo", "2018-11-04T00:30", "2018-11-04T01:30:00-02:00"),
        ("America/Sao_Paulo", "2018-02-17T23:30", "2018-02-17T23:30:00-02:00"),
        ("Australia/Lord_Howe", "2026-10-04T02:15", "2026-10-04T02:45:00+11:00"),
        ("Australia/Lord_Howe", "2026-04-05T01:45", "2026-04-05T01:45:00+11:00"),
        # Skipped at the end of a day: an hour later would be the next one.
        ("America/Nuuk", "2026-03-28T23:30", "2026-03-28T22:30:00-02:00"),
        ("America/St_Johns", "2010-11-07T00:00", "2010-11-07T00:00:00-03:30"),
        ("Pacific/Apia", "2011-12-30", "2011-12-31T12:00:00+14:00"),  # there was no such day
        ("Asia/Shanghai", "1986-05-04T02:30", "1986-05-04T03:30:00+09:00"),
    ],
)
def test_a_time_that_is_skipped_or_comes_twice_is_kept_on_its_day(
    zone: str, typed: str, done: str
) -> None:
    clock = pinned("2026-03-02", ZoneInfo(zone))
    assert clock.local(clock.moment(when(typed))).isoformat() == done


@given(zones_and_days())
def test_days_follow_each_other_without_a_gap_or_an_overlap(found: tuple[ZoneInfo, date]) -> None:
    zone, day = found
    clock = pinned("2026-03-02", zone)
    assert clock.end_of(day) == clock.start_of(day + DAY)
    assert clock.start_of(day) <= clock.end_of(day)
    assert (clock.start_of(day) == clock.end_of(day)) is no_such_day(zone, day)


@given(zones_and_days(), MINUTES)
def test_every_moment_is_on_one_day_and_that_is_the_one_the_calendar_shows(
    found: tuple[ZoneInfo, date], minutes: int
) -> None:
    zone, day = found
    clock = pinned("2026-03-02", zone)
    moment = datetime.fromisoformat(clock.start_of(day)) + minutes * MINUTE
    # Where the clocks go back over midnight the day before is not over: it comes again.
    within_hours = (moment + 15 * n * MINUTE for n in range(13))
    assert days_of(clock, moment) == [min(at.astimezone(zone).date() for at in within_hours)]


@given(zones_and_days(), MINUTES)
def test_every_moment_is_answered_for_by_one_check_in(
    found: tuple[ZoneInfo, date], minutes: int
) -> None:
    zone, day = found
    clock = pinned("2026-03-02", zone)
    moment = datetime.fromisoformat(clock.start_of(day)) + minutes * MINUTE
    [only] = days_of(clock, moment)
    weeks = (sheet_week(day + 7 * n * DAY) for n in (-1, 0, 1))
    answering = [
        window
        for week in weeks
        for window in week.windows
        if clock.start_of(window.first) <= utc_text(moment) < clock.end_of(window.last)
    ]
    assert answering == [checkin_of(only)]


@given(zones_and_days(), st.none() | st.times())
def test_what_is_done_is_on_the_day_that_was_typed(
    found: tuple[ZoneInfo, date], at: time | None
) -> None:
    zone, day = found
    clock = pinned("2026-03-02", zone)
    stored = clock.moment(When(day, at and at.replace(second=0, microsecond=0, fold=0)))
    around = DAY if no_such_day(zone, day) else timedelta()
    assert clock.start_of(day - around) <= stored < clock.end_of(day + around)


@pytest.fixture(params=sorted({zone for zone, _day in CHANGES}))
def there(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """Let the machine stand in one of the zones."""
    zone: str = request.param
    with monkeypatch.context() as patched:
        patched.setenv("TZ", zone)
        machine.tzset()
        yield zone
    machine.tzset()


def test_the_machines_own_zone_has_the_same_days_as_the_zone_of_its_name(there: str) -> None:
    named, own = pinned("2026-03-02", ZoneInfo(there)), Clock(datetime(2026, 3, 2, tzinfo=UTC))
    for day in (date.fromisoformat(day) + n * DAY for _zone, day in CHANGES for n in (-1, 0, 1)):
        assert own.start_of(day) == named.start_of(day)
        for at in (None, time(0, 30), time(1, 45), time(2, 30), time(23, 30)):
            assert own.moment(When(day, at)) == named.moment(When(day, at))
