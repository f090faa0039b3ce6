"""Birthdays as vCards of all versions write them, and as programs write them instead.

It refuses to guess: 03/04/1980 is no day, and a day whose year is left out is said as it is.
"""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from pipelinecli.exchange.vcard.heads import Head

NO_YEAR: Final = 1604
"""What Apple writes for a year that nobody knows; a parameter says so, which others drop."""
_FULL: Final = re.compile(
    r"(\d{4})(?P<between>[-/.]?)(\d{1,2})(?P=between)(\d{1,2})(?:[T ].*)?", re.DOTALL
)
_CHINESE: Final = re.compile(r"(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")
_DAY_FIRST: Final = re.compile(r"(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.\s?(?P<year>\d{4})")
_YEARLESS: Final = re.compile(r"--?(\d{2})-?(\d{2})(?:[T ].*)?", re.DOTALL)
_EARLIEST: Final = 1800
"""Years before it are a program's way of saying that it knows none."""


def day(head: Head, text: str) -> tuple[str, str]:
    """Return the day as 1985-04-12, and what there is instead where there is none.

    A day without its year is "04-12"; other text is itself. Both are empty for what means nothing.
    """
    said = text.strip()
    full = _full(said)
    if full is not None:
        omitted = head.params.get("X-APPLE-OMIT-YEAR", str(NO_YEAR))
        if str(full.year) == omitted:
            return "", f"{full:%m-%d}"
        return (full.isoformat(), "") if full.year >= _EARLIEST else ("", "")
    yearless = _YEARLESS.fullmatch(said)
    if yearless is not None:
        return "", f"{yearless[1]}-{yearless[2]}"
    return "", said if any(char in "123456789" or char.isalpha() for char in said) else ""


def _full(said: str) -> dt.date | None:
    found = _FULL.fullmatch(said)
    if found is not None:
        # Only two digits each can be told apart where nothing stands between them.
        if not found["between"] and len(found[3]) + len(found[4]) < len("0412"):
            return None
        return _date(found[1], found[3], found[4])
    found = _CHINESE.fullmatch(said)
    if found is not None:
        return _date(found[1], found[2], found[3])
    found = _DAY_FIRST.fullmatch(said)
    return None if found is None else _date(found["year"], found["month"], found["day"])


def _date(year: str, month: str, day_: str) -> dt.date | None:
    try:
        return dt.date(int(year), int(month), int(day_))
    except ValueError:
        return None
