"""One reading of the clock, in the rep's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.config.clock import Clock, utc_text
from tests.builders import pinned, when

SHANGHAI, BERLIN, BEIRUT = (
    ZoneInfo("Asia/Shanghai"),
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("Asia/Beirut"),
)
ZONES = st.sampled_from([UTC, SHANGHAI, BERLIN, BEIRUT, ZoneInfo("America/Los_Angeles")])
DAYS = st.dates(date(1971, 1, 1), date(2199, 12, 30))


def test_a_moment_is_utc_to_the_second() -> None:
    moment = datetime(2026, 11, 24, 14, 0, 1, 999_999, tzinfo=SHANGHAI)
    assert utc_text(moment) == "2026-11-24T06:00:01Z"
    assert Clock(moment, SHANGHAI).local("2026-11-24T06:00:01Z") == moment.replace(microsecond=0)


def test_today_is_the_reps_day_and_not_that_of_utc() -> None:
    assert pinned("2026-03-02T07:59", SHANGHAI).today == date(2026, 3, 2)
    assert utc_text(pinned("2026-03-02T07:59", SHANGHAI).now) == "2026-03-01T23:59:00Z"


def test_without_a_zone_the_machines_own_is_meant() -> None:
    clock = Clock(datetime(2026, 3, 2, 12, tzinfo=UTC))
    assert clock.local("2026-03-02T12:00:00Z") == clock.now
    assert clock.start_of(date(2026, 3, 2)) == utc_text(datetime(2026, 3, 2).astimezone())


@pytest.mark.parametrize(
    ("done", "stored"),
    [
        ("2026-03-02", "2026-03-02T07:30:00Z"),  # today: now
        ("2026-03-01", "2026-03-01T04:00:00Z"),  # another day: noon
        ("2026-03-02T09:15", "2026-03-02T01:15:00Z"),
        ("2026-02-27T23:45", "2026-02-27T15:45:00Z"),
    ],
)
def test_something_done_is_stored_at_its_moment(done: str, stored: str) -> None:
    assert pinned("2026-03-02T15:30", SHANGHAI).moment(when(done)) == stored


@pytest.mark.parametrize(
    ("done", "future"),
    [
        ("2026-03-02", False),
        ("2026-03-02T15:30", False),
        ("2026-03-02T15:31", True),
        ("2026-03-01T23:59", False),
        ("2026-03-03", True),
        ("2026-03-03T00:00", True),
    ],
)
def test_what_has_not_come_yet_is_known_to_the_minute(done: str, future: bool) -> None:
    assert pinned("2026-03-02T15:30", SHANGHAI).is_future(when(done)) is future


@pytest.mark.parametrize(
    ("day", "hours"), [("2026-03-28", 24), ("2026-03-29", 23), ("2026-10-25", 25)]
)
def test_a_day_on_which_the_clocks_change_is_shorter_or_longer(day: str, hours: int) -> None:
    clock = pinned("2026-03-02", BERLIN)
    begins, ends = (
        clock.local(clock.start_of(when(day).day)),
        clock.local(clock.end_of(when(day).day)),
    )
    assert (ends.astimezone(UTC) - begins.astimezone(UTC)).total_seconds() == hours * 3600


def test_a_day_without_a_midnight_begins_when_it_begins() -> None:
    clock = pinned("2021-03-01", BEIRUT)
    assert clock.start_of(date(2021, 3, 28)) == "2021-03-27T22:00:00Z"
    assert clock.local("2021-03-27T22:00:00Z").isoformat() == "2021-03-28T01:00:00+03:00"


@given(ZONES, DAYS)
def test_every_day_ends_where_the_next_begins(zone: ZoneInfo, day: date) -> None:
    clock = pinned("2026-03-02", zone)
    assert clock.start_of(day) < clock.end_of(day)
    assert clock.start_of(day) <= clock.moment(when(day.isoformat())) < clock.end_of(day)
    assert clock.local(clock.start_of(day)).date() == day
