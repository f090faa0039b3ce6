"""The time at the end of a moment, or before it in Chinese: 14:00, 2:00 PM, 下午2点30分, +08:00."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

if TYPE_CHECKING:
    import re

_NOON: Final = 12
_MORNING: Final = frozenset({"am", "a.m.", "上午", "早上", "凌晨", "午前", "오전"})
_AFTERNOON: Final = frozenset({"pm", "p.m.", "下午", "晚上", "中午", "午後", "오후"})


class Time(NamedTuple):
    """A time of day and its distance from UTC; both None where there was none."""

    clock: dt.time | None
    offset: int | None
    """Minutes east of UTC."""


def split_time(written: str) -> tuple[str, Time | None]:
    """Return what is left of a folded moment without its time, and the time.

    The time is None where what looks like one is none: 25:00.
    """
    found = _pattern().search(written)
    if found is None:
        return _without_weekday(written), Time(None, None)
    rest = f"{written[: found.start()]} {written[found.end() :]}"
    clock = _clock(found)
    time = None if clock is None else Time(clock, _offset(found["zone"]))
    return _without_weekday(rest), time


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    import re

    part = "|".join(sorted(map(re.escape, _MORNING | _AFTERNOON), key=len, reverse=True))
    return re.compile(
        rf"""(?:(?<=\d)t|\b|(?<=\D))(?P<before>{part})?\s*
        (?P<hour>\d{{1,2}})\s*[:点點时時h]\s*(?:(?P<minute>\d{{1,2}})\s*
        (?:[:分]\s*(?:(?P<second>\d{{1,2}})(?:[.,]\d+)?\s*秒?)?)?)?
        \s*(?P<after>{part})?
        \s*(?P<zone>z\b|(?:utc|gmt)?\s*[+-]\d{{2}}:?\d{{2}}|[+-]\d{{2}}\b|utc|gmt)?
        (?:\s*\([^)]*\))?""",
        re.VERBOSE,
    )


def _clock(found: re.Match[str]) -> dt.time | None:
    hour = int(found["hour"])
    half = found["before"] or found["after"]
    if half in _AFTERNOON and hour < _NOON and not (half == "中午" and hour >= _NOON - 1):
        hour += _NOON
    elif half in _MORNING and hour == _NOON:
        hour = 0
    try:
        return dt.time(hour, int(found["minute"] or 0), int(found["second"] or 0))
    except ValueError:
        return None


def _offset(zone: str | None) -> int | None:
    if not zone:
        return None
    digits = zone.replace("utc", "").replace("gmt", "").replace(":", "").strip()
    if digits in {"", "z"}:
        return 0
    sign = -1 if digits[0] == "-" else 1
    hours, minutes = int(digits[1:3]), int(digits[3:5] or 0)
    return sign * (hours * 60 + minutes)


def _without_weekday(written: str) -> str:
    """Drop a weekday in Chinese, with or without brackets."""
    if written.isascii():
        return written.strip(" ,")
    return _weekday().sub(" ", written).strip(" ,")


@lru_cache(maxsize=1)
def _weekday() -> re.Pattern[str]:
    import re

    return re.compile(
        r"[(\[]?(?:星期|礼拜|周|週)[一二三四五六日天][)\]]?|[(\[][一二三四五六日月火水木金土][)\]]"
    )
