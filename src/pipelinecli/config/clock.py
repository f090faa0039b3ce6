"""One reading of the clock, in the rep's zone: every rule of a command gets the same now.

A moment is stored as UTC text to the second, a date is a date. This module refuses to read the
clock itself; `cli/clock.py` does, once.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipelinecli.method.dates import When

_NOON = time(12)
_SECOND = timedelta(seconds=1)
_SLACK = timedelta(hours=1)
"""How far two clocks may be apart before something is wrong with one of them."""
_LONGEST_ZONE = 64
"""Characters. No zone's name has half as many, and each part of one would be looked for in turn."""
YEARS = range(1900, 2201)
"""The years a clock may stand in: those of the days that can be typed."""
_STORED_YEARS = range(YEARS.start - 1, YEARS.stop + 1)
"""The years of their moments in UTC, in any zone."""


def machine_zone() -> str:
    """Return the name of the machine's own zone where the system tells it, else nothing."""
    named = os.environ.get("TZ", "").lstrip(":")
    return named or os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]


def machine_knows(zone: str) -> bool:
    """Whether the machine's own zone is the one of that name, and its rules are there.

    A system that has a zone's name and not its rules takes it for UTC without a word.
    """
    rules = os.environ.get("TZDIR", "/usr/share/zoneinfo")
    return zone == machine_zone() and os.path.isfile(f"{rules}/{zone}")  # noqa: PTH113


def zone_called(name: str) -> tzinfo | None:
    """Return the zone of that name; None if this machine knows none."""
    if len(name) > _LONGEST_ZONE:
        return None
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def utc_text(moment: datetime) -> str:
    """Return the stored form of an aware moment: 2026-11-24T06:00:00Z."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


class Clock(NamedTuple):
    """Now, and the zone days are counted in; `zone` None is the machine's own."""

    now: datetime
    """Aware, in the rep's zone."""
    zone: tzinfo | None = None

    @property
    def today(self) -> date:
        """The rep's calendar day."""
        return self.now.date()

    def local(self, stored: str) -> datetime:
        """Return a stored moment in the rep's zone. Raises ValueError for what is none."""
        moment = datetime.fromisoformat(stored)
        if moment.tzinfo is None or moment.year not in _STORED_YEARS:
            raise ValueError(stored)
        return moment.astimezone(self.zone)

    def moment(self, when: When) -> str:
        """Return the stored moment of something done: now if it was today, else noon of its day.

        A time that was typed is taken as it is: the first of two where the clocks are set back,
        by the clock of before where they skip it. If that is not on its day, it is the other one.
        """
        if when.time is None and when.day == self.today:
            return utc_text(self.now)
        begins, ends = self.start_of(when.day), self.end_of(when.day)
        meant = [utc_text(moment) for moment in self._both(when.day, when.time or _NOON)]
        return next((moment for moment in meant if begins <= moment < ends), meant[0])

    def start_of(self, day: date) -> str:
        """Return the stored moment at which the rep's day begins.

        Where the clocks are set back over midnight and a day has two, it is the one after which
        the day before does not come again.
        """
        first, second = self._both(day, time.min)
        again = second > first and (second - _SECOND).astimezone(self.zone).date() < day
        return utc_text(second if again else first)

    def end_of(self, day: date) -> str:
        """Return the stored moment at which the rep's day is over (the next one's beginning)."""
        return self.start_of(day + timedelta(days=1))

    def is_future(self, when: When) -> bool:
        """Whether something said to be done has not come yet."""
        if when.day != self.today or when.time is None:
            return when.day > self.today
        return self.moment(when) > utc_text(self.now)

    def is_behind(self, stored: str) -> bool:
        """Whether a stored moment that should have gone by is more than an hour ahead."""
        return utc_text(self.now + _SLACK) < stored

    def _both(self, day: date, at: time) -> tuple[datetime, datetime]:
        """Return the two moments that a time may mean, in UTC; most days they are the same.

        Of a time that comes twice they are the first and the second, of one that is skipped what
        it would be by the clock of before and by that of after.
        """
        # Without a zone of its own a time is in the machine's; for one that is skipped there
        # astimezone() would have the two the wrong way round.
        local = datetime.combine(day, at, self.zone)
        first, second = local.timestamp(), local.replace(fold=1).timestamp()
        return datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(second, UTC)
