"""One reading of the clock, in the rep's zone: every rule of a command gets the same now.

A moment is stored as UTC text to the second, a date is a date. This module refuses to read the
clock itself; `cli/session.py` does, once.
"""

from __future__ import annotations

import os
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from pipelinecli.method.dates import When

_NOON = time(12)


def machine_zone() -> str:
    """Return the name of the machine's own zone where the system tells it, else nothing."""
    named = os.environ.get("TZ", "").lstrip(":")
    return named or os.path.realpath("/etc/localtime").partition("zoneinfo/")[2]


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
        """Return a stored moment in the rep's zone."""
        return datetime.fromisoformat(stored).astimezone(self.zone)

    def moment(self, when: When) -> str:
        """Return the stored moment of something done: now if it was today, else noon of its day.

        A time that was typed is taken as it is.
        """
        if when.time is None and when.day == self.today:
            return utc_text(self.now)
        return self._utc(when.day, when.time or _NOON)

    def start_of(self, day: date) -> str:
        """Return the stored moment at which the rep's day begins."""
        return self._utc(day, time.min)

    def end_of(self, day: date) -> str:
        """Return the stored moment at which the rep's day is over (the next one's beginning)."""
        return self.start_of(day + timedelta(days=1))

    def is_future(self, when: When) -> bool:
        """Whether something said to be done has not come yet."""
        if when.day != self.today or when.time is None:
            return when.day > self.today
        return self.moment(when) > utc_text(self.now)

    def _utc(self, day: date, at: time) -> str:
        # Without a zone of its own, astimezone() reads a naive time in the machine's zone.
        return utc_text(datetime.combine(day, at, self.zone))
