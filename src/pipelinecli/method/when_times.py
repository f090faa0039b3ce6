"""The forms of a time of day within a WHEN: 14:00, 2:30 pm, 下午2点半, noon.

It refuses hours that a part of the day cannot have (下午9点 is not a time, nor is 晚上3点) and
14:00 pm, rather than choose which half of it was meant.
"""

from __future__ import annotations

import datetime as dt
from functools import cache, partial
from typing import TYPE_CHECKING

from pipelinecli.method.when_words import PARTS_OF_DAY

if TYPE_CHECKING:
    from collections.abc import Callable


def _no_time() -> None:
    return None


def _half_past(hour: int) -> dt.time:
    return dt.time(hour, 30)


def _quarters_past(hour: int, quarters: int) -> dt.time:
    return dt.time(hour, 15 * quarters)


def _of_twelve(hour: int, minute: int, noon: int) -> dt.time:
    if not 1 <= hour <= 12:  # noqa: PLR2004 - as on the face of a clock
        raise ValueError(hour)
    return dt.time(hour % 12 + noon, minute)


def _hour_of_twelve(hour: int, noon: int) -> dt.time:
    return _of_twelve(hour, 0, noon)


def _noon(_part: int = 0) -> dt.time:
    return dt.time(12)


def _in_part(read: Callable[..., dt.time], part: int, *values: int) -> dt.time:
    said = read(*values)
    (first, last), _ = PARTS_OF_DAY[part]
    # 下午0点 is nothing: only a clock's 1 to 11 can stand for 13 to 23.
    for hour in (said.hour, said.hour + 12 if said.hour else 0):
        if first <= hour <= last:
            return said.replace(hour=hour)
    raise ValueError(said)


@cache
def time_forms() -> dict[str, Callable[..., dt.time | None]]:
    """Return every form of a time, as kinds of word, and what reads it; "" is no time.

    What reads it takes the values of the words, and raises ValueError for an impossible time.
    """
    bare: dict[str, Callable[..., dt.time]] = {
        "number : number": dt.time,
        "number 点": dt.time,
        "number 点 整": dt.time,
        "number 点 半": _half_past,
        "number 点 number": dt.time,
        "number 点 number 分": dt.time,
        "number 点 number 刻": _quarters_past,
    }
    forms = bare | {
        f"{part} {form}": partial(_in_part, read)
        for part in ("part", "midday")
        for form, read in bare.items()
    }
    forms["number meridiem"] = _hour_of_twelve
    forms["number : number meridiem"] = _of_twelve
    forms["noon"] = forms["midday"] = _noon
    return {"": _no_time} | forms | {f"at {form}": read for form, read in forms.items()}
