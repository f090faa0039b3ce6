"""WHEN: what a person types for a day and a time, read into a `When` (CLI.md, "Everywhere").

A WHEN is a date, a time (of today), or both in either order. Every form is one line of a table,
written in the kinds of word of `when_words`: the dates here, the times in `when_times`. No two
lines can be mistaken for each other, alone or together. It refuses to guess: what is left over
after a form makes the whole unreadable. It refuses the clock: today is an argument. Whether a
day suits its use is for others to say.
"""

from __future__ import annotations

import datetime as dt
from enum import StrEnum
from functools import cache, partial
from typing import TYPE_CHECKING

from pipelinecli.method.dates import When
from pipelinecli.method.spelling import LONGEST_INPUT
from pipelinecli.method.when_times import time_forms
from pipelinecli.method.when_words import NUMBERS, Token, tokens

if TYPE_CHECKING:
    from collections.abc import Callable

FIRST_DAY = dt.date(1900, 1, 1)
LAST_DAY = dt.date(2200, 12, 31)


class Lean(StrEnum):
    """Which way a day without a year or a week lies: ahead for plans, behind for things done."""

    PLAN = "plan"
    DONE = "done"


class WhenProblem(StrEnum):
    """Why a WHEN cannot be read."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    UNKNOWN = "unknown"
    IMPOSSIBLE_DATE = "impossible-date"
    IMPOSSIBLE_TIME = "impossible-time"
    OUT_OF_RANGE = "out-of-range"


class UnreadableWhen(ValueError):
    """`text` is not a WHEN, and `problem` says in which way."""

    def __init__(self, text: str, problem: WhenProblem) -> None:
        super().__init__(text, problem)
        self.text = text
        self.problem = problem


class _Refused(Exception):
    def __init__(self, problem: WhenProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def parse_when(text: str, today: dt.date, lean: Lean, clock: dt.time | None = None) -> When:
    """Read what was typed as a WHEN on the day `today`.

    `clock` is the time of day that `now` stands for; without it `now` is today. A bare weekday
    is never today: it lies within the seven days after `today` for a plan and before it for a
    thing done. A bare month and day is the nearest one that way, today included. A weekday with
    next, last or this is counted in calendar weeks from Monday.

    Raises UnreadableWhen for everything else, and for days outside FIRST_DAY..LAST_DAY.
    """
    if len(text) > LONGEST_INPUT:
        raise UnreadableWhen(text, WhenProblem.TOO_LONG)
    words = tokens(text)
    if not words:
        raise UnreadableWhen(text, WhenProblem.EMPTY)
    try:
        if [word.kind for word in words] == ["now"]:
            return When(_day(today.toordinal()), clock and dt.time(clock.hour, clock.minute))
        return _read(words, today, lean)
    except _Refused as refused:
        raise UnreadableWhen(text, refused.problem) from None


def _read(words: list[Token], today: dt.date, lean: Lean) -> When:
    dates, times = date_forms(), time_forms()
    for cut in range(len(words) + 1):
        for date, time in ((words[:cut], words[cut:]), (words[cut:], words[:cut])):
            day_of, time_of = dates.get(_form(date)), times.get(_form(time))
            if day_of and time_of:
                day = _day(day_of(today, lean, *_values(date)))
                try:
                    return When(day, time_of(*_values(time)))
                except ValueError:
                    raise _Refused(WhenProblem.IMPOSSIBLE_TIME) from None
    raise _Refused(WhenProblem.UNKNOWN)


def _form(words: list[Token]) -> str:
    return " ".join(word.kind for word in words)


def _values(words: list[Token]) -> list[int]:
    return [word.value for word in words if word.value is not None]


def _day(ordinal: int) -> dt.date:
    if not FIRST_DAY.toordinal() <= ordinal <= LAST_DAY.toordinal():
        raise _Refused(WhenProblem.OUT_OF_RANGE)
    return dt.date.fromordinal(ordinal)


# --- dates: each gives the day as an ordinal, which cannot overflow ---------------------------


def _today(today: dt.date, _lean: Lean) -> int:
    return today.toordinal()


def _named_day(today: dt.date, _lean: Lean, away: int) -> int:
    return today.toordinal() + away


def _full_date(_today: dt.date, _lean: Lean, year: int, month: int, day: int) -> int:
    _check_in_some_year(month, day)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise _Refused(WhenProblem.OUT_OF_RANGE)
    try:
        return dt.date(year, month, day).toordinal()
    except ValueError:
        raise _Refused(WhenProblem.IMPOSSIBLE_DATE) from None


def _day_month_year(today: dt.date, lean: Lean, day: int, month: int, year: int) -> int:
    return _full_date(today, lean, year, month, day)


def _month_day_year(today: dt.date, lean: Lean, month: int, day: int, year: int) -> int:
    return _full_date(today, lean, year, month, day)


def _compact(today: dt.date, lean: Lean, digits: int) -> int:
    return _full_date(today, lean, digits // 10000, digits // 100 % 100, digits % 100)


def _month_day(today: dt.date, lean: Lean, month: int, day: int) -> int:
    _check_in_some_year(month, day)
    this_year, of_today = (month, day), (today.month, today.day)
    if lean is Lean.PLAN:
        step, passed = 1, this_year < of_today
    else:
        step, passed = -1, this_year > of_today
    year = today.year + step if passed else today.year
    while this_year == _LEAP_DAY and not _is_leap(year):
        year += step
    return _full_date(today, lean, year, month, day)


def _day_month(today: dt.date, lean: Lean, day: int, month: int) -> int:
    return _month_day(today, lean, month, day)


_LEAP_DAY = (2, 29)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _check_in_some_year(month: int, day: int) -> None:
    leap_year = 2000
    try:
        dt.date(leap_year, month, day)
    except ValueError:
        raise _Refused(WhenProblem.IMPOSSIBLE_DATE) from None


def _weekday(today: dt.date, lean: Lean, weekday: int) -> int:
    if lean is Lean.PLAN:
        return today.toordinal() + 1 + (weekday - today.weekday() - 1) % 7
    return today.toordinal() - 1 - (today.weekday() - weekday - 1) % 7


def _weekday_of_week(today: dt.date, _lean: Lean, weeks: int, weekday: int) -> int:
    return today.toordinal() - today.weekday() + 7 * weeks + weekday


def _days(today: dt.date, _lean: Lean, number: int, unit: int, sign: int = 1) -> int:
    return today.toordinal() + sign * number * unit


def _months(today: dt.date, _lean: Lean, number: int, unit: int, sign: int = 1) -> int:
    # The same day of the month, or the last one of a shorter month.
    year, month = divmod(today.year * 12 + today.month - 1 + sign * number * unit, 12)
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise _Refused(WhenProblem.OUT_OF_RANGE)
    first = dt.date(year, month + 1, 1).toordinal()
    first_of_next = dt.date(year + (month + 1) // 12, (month + 1) % 12 + 1, 1).toordinal()
    return min(first + today.day, first_of_next) - 1


def _years(today: dt.date, lean: Lean, number: int, sign: int) -> int:
    return _months(today, lean, number, 12, sign)


@cache
def date_forms() -> dict[str, Callable[..., int]]:
    """Return every form of a date, as kinds of word, and what reads it; "" is no date: today."""
    forms: dict[str, Callable[..., int]] = {
        "": _today,
        "compact": _compact,
        "day": _named_day,
        "weekday": _weekday,
        "this weekday": _weekday_of_week,
        "which weekday": _weekday_of_week,
        "which week": _days,
        "month number": _month_day,
        "month number year": _month_day_year,
        "number month": _day_month,
        "number month year": _day_month_year,
        "number 年 ago": _years,
    }
    for mark in ("-", "/", "."):
        forms[f"number {mark} number"] = _month_day
        forms[f"year {mark} number {mark} number"] = _full_date
    for last in ("", " 日"):
        forms[f"number 月 number{last}"] = _month_day
        forms[f"year 年 number 月 number{last}"] = _full_date
    for number in NUMBERS:  # of any width: +400d is readable, and so is what is out of range
        for unit, ahead in (("days", _days), ("week", _days), ("months", _months)):
            forms[f"+ {number} {unit}"] = ahead
            forms[f"in {number} {unit}"] = ahead
            forms[f"- {number} {unit}"] = partial(ahead, sign=-1)
            forms[f"{number} {unit} ago"] = ahead
    return forms
