"""The stretch of days that figures are of, and the one before it to hold them against.

A week is the sheet week, Friday to Thursday (METHOD §4); a month, a quarter and a year are the
calendar's. Refuses to know what today is.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from typing import NamedTuple

from pipelinecli.method.calendar import sheet_week

_DAY = dt.timedelta(days=1)
_MONTHS_IN_YEAR = 12
_MONTHS_IN_QUARTER = 3


class PeriodKind(StrEnum):
    """What a period can be called by; the value is the token that is typed."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class Period(NamedTuple):
    """The days from `first` to `last`, both included; None is open on that side."""

    first: dt.date | None = None
    last: dt.date | None = None
    kind: PeriodKind | None = None
    """What it is called by; None for days that were picked."""

    def holds(self, day: dt.date) -> bool:
        """Whether a day is in it."""
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def is_everything(self) -> bool:
        """Whether no day is outside it."""
        return self.first is None and self.last is None


EVERYTHING = Period()
"""All there is."""


def period_of(kind: PeriodKind, day: dt.date) -> Period:
    """Return the day, week, month, quarter or year that a day is in."""
    if kind is PeriodKind.DAY:
        return Period(day, day, kind)
    if kind is PeriodKind.WEEK:
        week = sheet_week(day)
        return Period(week.first, week.last, kind)
    months = _months(kind)
    first = day.replace(month=(day.month - 1) // months * months + 1, day=1)
    return Period(first, _months_later(first, months) - _DAY, kind)


def before(period: Period) -> Period | None:
    """Return the period of the same kind, or of as many days, that ends where this one begins.

    None where this one has no beginning or no end.
    """
    if period.first is None or period.last is None:
        return None
    last = period.first - _DAY
    if period.kind is not None:
        return period_of(period.kind, last)
    return Period(last - (period.last - period.first), last)


def _months(kind: PeriodKind) -> int:
    if kind is PeriodKind.MONTH:
        return 1
    return _MONTHS_IN_QUARTER if kind is PeriodKind.QUARTER else _MONTHS_IN_YEAR


def _months_later(first: dt.date, months: int) -> dt.date:
    """Return the first of the month so many months after another first of a month."""
    count = first.year * _MONTHS_IN_YEAR + first.month - 1 + months
    return first.replace(year=count // _MONTHS_IN_YEAR, month=count % _MONTHS_IN_YEAR + 1)
