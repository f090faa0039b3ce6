"""Dates as the method keeps them: a day, with the time of day where one was agreed.

On every command's path, so it stays small. It refuses zones, seconds and the clock; what a
person types is read in `when`.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple


class When(NamedTuple):
    """A day and, if one was agreed, a time of that day, to the minute in the rep's own zone.

    Whens of one day with and without a time do not compare: sort by `text()`, which puts the
    one without a time first.
    """

    day: dt.date
    time: dt.time | None = None

    def text(self) -> str:
        """Return the form that is stored and shown to scripts: 2026-11-24 or 2026-11-24T14:00."""
        day = self.day.isoformat()
        return day if self.time is None else f"{day}T{self.time.isoformat('minutes')}"

    @classmethod
    def from_text(cls, stored: str) -> When:
        """Read what `text()` wrote. Anything else, even another ISO form, raises ValueError."""
        day, t, time = stored.partition("T")
        when = cls(dt.date.fromisoformat(day), dt.time.fromisoformat(time) if t else None)
        if when.text() != stored or (when.time and when.time.tzinfo):
            raise ValueError(stored)
        return when


def days_between(start: dt.date, end: dt.date) -> int:
    """Return the calendar days from `start` to `end`; negative when `end` is earlier."""
    return end.toordinal() - start.toordinal()
