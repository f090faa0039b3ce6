"""One reading of the clock, in the rep's zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from pipelinecli.config.clock import YEARS, Clock, machine_knows, utc_text
from pipelinecli.method.when import FIRST_DAY, LAST_DAY
from tests.builders import pinned, when

if TYPE_CHECKING:
    from pathlib import Path

SHANGHAI = ZoneInfo("Asia/Shanghai")


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
    ("last", "behind"),
    [
        ("2026-03-02T07:30:00Z", False),
        ("2026-03-02T08:30:00Z", False),
        ("2026-03-02T08:30:01Z", True),
        ("2026-03-01T09:00:00Z", False),
        ("2026-03-03T00:00:00Z", True),
    ],
)
def test_a_clock_is_behind_what_was_recorded_more_than_an_hour_ahead(
    last: str, behind: bool
) -> None:
    assert pinned("2026-03-02T15:30", SHANGHAI).is_behind(last) is behind


def test_a_clock_may_stand_in_the_years_that_can_be_typed() -> None:
    assert (YEARS[0], YEARS[-1]) == (FIRST_DAY.year, LAST_DAY.year)


def test_the_machine_knows_its_own_zone_if_it_has_the_rules(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TZ", "Asia/Shanghai")
    monkeypatch.delenv("TZDIR", raising=False)
    assert machine_knows("Asia/Shanghai")
    assert not machine_knows("Asia/Tokyo")
    monkeypatch.setenv("TZDIR", str(tmp_path))
    assert not machine_knows("Asia/Shanghai")
