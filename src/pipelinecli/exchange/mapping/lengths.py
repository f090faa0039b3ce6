"""Lengths of time in whole minutes: 30, 1h 20m, 1小时20分, 0:20:15, PT20M, 95 s.

A part of a minute is rounded, and something is never nothing: 5 seconds are a minute. It refuses
20:15, which may be minutes or hours.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.mapping.unreadable import Doubtful, Unreadable
from pipelinecli.i18n import _
from pipelinecli.method.spelling import fold

if TYPE_CHECKING:
    import re

MOST_MINUTES: Final = 7 * 24 * 60
"""A week. Nobody talks longer at a stretch."""

_LONGEST: Final = 40
_UNITS: Final = (
    (60_000, "m min mins minute minutes minuten minuto minutos 分 分钟 分鐘"),
    (3_600_000, "h hr hrs hour hours std stunde stunden 小时 小時 时 時 个小时 個小時 钟头"),
    (1_000, "s sec secs second seconds sek 秒 秒钟 秒鐘"),
    (1, "ms millisecond milliseconds 毫秒"),
    (86_400_000, "d day days 天 日"),
)
_CLOCKED: Final = 3
_MINUTE: Final = 60_000


@lru_cache(maxsize=4096)
def read_minutes(text: str) -> int:
    """Read how long something took. Raises Unreadable, and Doubtful for 20:15."""
    written = fold(text).strip()
    if not written or len(written) > _LONGEST:
        raise _unreadable(text)
    if ":" in written:
        return _clocked(written, text)
    if written.startswith("pt"):
        written = written.removeprefix("pt")
    total = 0.0
    left = _pattern().sub("", written)
    if left.strip(" ,.和") or not any(char.isdecimal() for char in written):
        raise _unreadable(text)
    for number, unit in _pattern().findall(written):
        size = _sizes().get(unit) if unit else _MINUTE
        if size is None:
            raise _unreadable(text)
        total += float(number.replace(",", ".")) * size
    return _minutes(total, text)


def _clocked(written: str, text: str) -> int:
    parts = written.split(":")
    if not all(part.isascii() and part.isdigit() for part in parts):
        raise _unreadable(text)
    if len(parts) != _CLOCKED:
        raise Doubtful(
            _("“{value}” may be minutes and seconds, or hours and minutes").format(value=text),
            _("write it like 0:20:15, or 20 min"),
        )
    hours, minutes, seconds = map(int, parts)
    return _minutes(float(hours * 3600 + minutes * 60 + seconds) * 1000, text)


def _minutes(milliseconds: float, text: str) -> int:
    minutes = int(milliseconds / _MINUTE + 0.5)
    if minutes > MOST_MINUTES:
        raise Unreadable(
            _("“{value}” is longer than a week").format(value=text), _("write it in minutes")
        )
    return max(minutes, 1 if milliseconds else 0)


def _unreadable(text: str) -> Unreadable:
    return Unreadable(
        _("“{value}” is not a length of time").format(value=text.strip()[:_LONGEST]),
        _("write it in minutes, such as 20"),
    )


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    import re

    return re.compile(r"(\d+(?:[.,]\d+)?)\s*([^\W\d_]*)\.?")


@lru_cache(maxsize=1)
def _sizes() -> dict[str, int]:
    return {word: size for size, words in _UNITS for word in words.split()}
