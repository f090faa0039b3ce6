"""A spreadsheet's value as the text that a person sees in its cell.

Dates are written as ISO 8601, whatever the format; numbers without the digits that only a computer
sees. It refuses to round what a person wrote.
"""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

_ESCAPED = r"_x([0-9A-Fa-f]{4})_"
_PRECISION = ".15g"
"""Digits that a spreadsheet keeps."""
_MOST = 1e16


def text_of(value: object, number_format: str) -> str:
    """Return the text of a value that is stored with a format."""
    for kind, spelt in _SPELT:
        if isinstance(value, kind):
            return spelt(value)
    if isinstance(value, (int, float)):
        return _number(value, number_format)
    return "" if value is None else str(value)


def _unescaped(text: str) -> str:
    """Put back the characters that XML cannot hold, and line ends as they are in text."""
    if "_x" in text:
        text = re.sub(_ESCAPED, lambda found: chr(int(found[1], 16)), text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _number(value: float, number_format: str) -> str:
    if number_format == "General":
        return _plain(value)
    shape = _shape(number_format)
    if shape == "%":
        return f"{_plain(value * 100)}%"
    if shape and float(value).is_integer() and value >= 0:
        return _padded(str(int(value)), shape)
    return _plain(value)


@cache
def _shape(number_format: str) -> str:
    """Return % for a share, the zeros and hyphens of a code or a phone number, or nothing."""
    bare = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", number_format.split(";", maxsplit=1)[0])
    if "%" in bare:
        return "%"
    code = re.sub(r'["\\]', "", number_format.split(";", maxsplit=1)[0])
    return code if re.fullmatch(r"0[0 -]*0", code) else ""


def _padded(digits: str, shape: str) -> str:
    """Put digits into the zeros of a shape, from the right; what is over stands in front."""
    places = shape.count("0")
    left = iter(digits.rjust(places, "0")[-places:])
    over = digits[:-places] if len(digits) > places else ""
    return over + "".join(next(left) if char == "0" else char for char in shape)


def _plain(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    if value.is_integer() and abs(value) < _MOST:
        return str(int(value))
    text = format(value, _PRECISION)
    if "e" not in text:
        return text
    from decimal import Decimal

    return format(Decimal(text), "f")


def _moment(value: datetime) -> str:
    if value.time() == time.min:
        return value.date().isoformat()
    return value.isoformat(" ", "seconds" if value.second else "minutes")


def _length(value: timedelta) -> str:
    """Return hours, minutes and seconds."""
    seconds = round(value.total_seconds())
    sign, seconds = ("-", -seconds) if seconds < 0 else ("", seconds)
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


_SPELT: Final[tuple[tuple[type, Callable[[Any], str]], ...]] = (
    (str, _unescaped),
    (bool, lambda value: "TRUE" if value else "FALSE"),
    (datetime, _moment),
    (date, date.isoformat),
    (time, lambda value: value.isoformat("seconds" if value.second else "minutes")),
    (timedelta, _length),
)
"""A datetime is a date as well, and a boolean a number."""
