"""Working weeks: how many a stretch of days holds, and how many are left of a year.

Monday to Friday are worked, and Saturday and Sunday only in weeks of six and seven days. Refuses
to know holidays: a year has so many working weeks, and a part of it has its share of them.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from pipelinecli.method.calendar import sheet_week
from pipelinecli.method.figures.period import Period

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

USUAL: Final = 5
"""Working days in a week."""
_WEEK: Final = 7


def working_days(first: date, last: date, days: int = USUAL) -> int:
    """Count the working days from `first` to `last`, both included; 0 if it ends before."""
    length = max(0, (last - first).days + 1)
    whole, rest = divmod(length, _WEEK)
    worked = max(days, USUAL)
    begun = first.weekday()
    return whole * worked + sum((begun + n) % _WEEK < worked for n in range(rest))


def working_weeks(first: date, last: date, days: int, a_year: int) -> Fraction:
    """Return the share that a stretch has of the working weeks of its years.

    A whole year has `a_year` of them; the rest of one has as many as working days are left.
    """
    from fractions import Fraction

    weeks = Fraction(0)
    for year in range(first.year, last.year + 1):
        begins, ends = date(year, 1, 1), date(year, 12, 31)
        inside = working_days(max(first, begins), min(last, ends), days)
        weeks += Fraction(a_year * inside, working_days(begins, ends, days))
    return weeks


def sheet_weeks(first: date, last: date) -> Iterator[Period]:
    """Yield the sheet weeks between two days, the first and the last cut to them."""
    begins = first
    while begins <= last:
        ends = min(sheet_week(begins).last, last)
        yield Period(begins, ends)
        begins = ends + timedelta(days=1)
