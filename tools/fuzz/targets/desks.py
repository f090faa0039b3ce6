"""A desk for parsers that need one: a day, a zone and the rules, and no store behind it."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from pipelinecli.config.clock import Clock
from pipelinecli.method.when import FIRST_DAY, LAST_DAY
from pipelinecli.services.desk import sit_down
from pipelinecli.store.engine import Store
from tools.fuzz.texts import pick, sometimes

if TYPE_CHECKING:
    from random import Random

    from pipelinecli.services.desk import Desk

TUESDAY = datetime(2026, 11, 24, 9, tzinfo=UTC)
NO_FILE = "/nonexistent/pipeline.db"
ZONES = (
    "UTC", "Asia/Shanghai", "Europe/Berlin", "America/New_York", "Pacific/Honolulu",
    "Asia/Kathmandu", "Australia/Lord_Howe", "America/Sao_Paulo", "Pacific/Apia",
    "Pacific/Kiritimati", "Africa/Casablanca", "Asia/Beirut", "America/Scoresbysund",
    "America/Godthab", "Antarctica/Troll", "Asia/Tehran",
)  # fmt: skip
"""With midnights that come twice or never, half-hour shifts, and a day that was left out."""
_EDGES = (
    FIRST_DAY, LAST_DAY, date(1900, 3, 1), date(2000, 2, 29), date(2024, 2, 29),
    date(2100, 2, 28), date(2026, 3, 29), date(2026, 10, 25), date(2011, 12, 29),
    date(2011, 12, 30), date(2018, 11, 4), date(2026, 1, 1), date(2026, 12, 31),
)  # fmt: skip
"""Ends of the calendar, leap days, days on which clocks are set."""


def some_day(rng: Random) -> date:
    """Return any day that can be typed, often one at an edge."""
    if sometimes(rng, 0.4):
        return pick(rng, _EDGES)
    return FIRST_DAY + timedelta(days=int(rng.random() * ((LAST_DAY - FIRST_DAY).days + 1)))


def some_clock(rng: Random) -> Clock:
    """Return a clock that stands on such a day, in a zone with a history."""
    zone = ZoneInfo(pick(rng, ZONES))
    day = some_day(rng)
    minute = timedelta(minutes=int(rng.random() * 24 * 60))
    # By way of UTC: a time that is skipped on its day is none a clock can show.
    moment = datetime(day.year, day.month, day.day, tzinfo=UTC) + minute
    return Clock(moment.astimezone(zone), zone)


@cache
def desk() -> Desk:
    """Return the desk on a Tuesday, with nothing set."""
    return sit_down(Store(NO_FILE), Clock(TUESDAY, UTC), {})
