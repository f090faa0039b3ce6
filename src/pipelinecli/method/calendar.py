"""The sheet calendar (METHOD §4): which sheet week and which check-in a day belongs to.

A sheet week is named by its Monday M and runs `M-3 .. M+3`, Friday to Thursday. It is not the
ISO week. This module refuses to know what today is, and refuses the days whose week would leave
the calendar (before 0001-01-05, and 9999-12-31) with OverflowError.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

_DAY = timedelta(days=1)
_FRIDAY = 4
"""As `date.weekday` counts: Monday is 0."""


class CheckIn(StrEnum):
    """The three rows of the sheet; the value is the token scripts rely on."""

    MON = "mon"
    WED = "wed"
    FRI = "fri"


class Window(NamedTuple):
    """One check-in and the days it answers for, `first` to `last`, both included."""

    checkin: CheckIn
    date: dt.date
    """The day of the check-in itself; never one of the days it covers."""
    first: dt.date
    last: dt.date

    @property
    def covers(self) -> tuple[dt.date, ...]:
        """Every day the check-in answers for, in order."""
        return tuple(self.first + n * _DAY for n in range((self.last - self.first).days + 1))


class SheetWeek(NamedTuple):
    """One sheet. Ask `sheet_week` for it: `monday` is taken to be a Monday and not checked."""

    monday: dt.date

    @property
    def first(self) -> dt.date:
        """The Friday before: `M-3`."""
        return self.monday - 3 * _DAY

    @property
    def last(self) -> dt.date:
        """The Thursday after: `M+3`."""
        return self.monday + 3 * _DAY

    @property
    def windows(self) -> tuple[Window, Window, Window]:
        """The check-ins in order; between them they cover `first` to `last` without a gap.

        The Friday check-in is held on `M+4`, the day after the week it closes.
        """
        monday = self.monday
        return (
            Window(CheckIn.MON, monday, self.first, monday - _DAY),
            Window(CheckIn.WED, monday + 2 * _DAY, monday, monday + _DAY),
            Window(CheckIn.FRI, monday + 4 * _DAY, monday + 2 * _DAY, self.last),
        )


def sheet_week(day: dt.date) -> SheetWeek:
    """Return the sheet week whose period contains `day`; a Monday gives the week it names."""
    friday = day - (day.weekday() - _FRIDAY) % 7 * _DAY
    return SheetWeek(friday + 3 * _DAY)


def checkin_of(day: dt.date) -> Window:
    """Return the one check-in that covers `day`; it is held one to three days later."""
    return next(window for window in sheet_week(day).windows if day <= window.last)


def latest_due(day: dt.date) -> Window:
    """Return the check-in that was due last: its day is `day` or the nearest one before."""
    windows = (*sheet_week(day - 7 * _DAY).windows, *sheet_week(day).windows)
    return max((window for window in windows if window.date <= day), key=lambda due: due.date)


def checkin_on(day: dt.date) -> Window | None:
    """Return the check-in that is held on `day`; None on a Tuesday, Thursday or weekend."""
    due = latest_due(day)
    return due if due.date == day else None


def due_between(first: dt.date, last: dt.date) -> tuple[Window, ...]:
    """Return the check-ins held from `first` to `last`, both included, in order."""
    found: list[Window] = []
    week = sheet_week(first - 7 * _DAY)
    while week.monday <= last:
        found += (window for window in week.windows if first <= window.date <= last)
        week = SheetWeek(week.monday + 7 * _DAY)
    return tuple(found)
