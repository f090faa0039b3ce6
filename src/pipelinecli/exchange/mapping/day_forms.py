"""The forms of a day: numbers with marks between them, names of months, Chinese.

It refuses to choose between two readings: 03/04/2020 needs the order of its column.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.mapping.unreadable import Doubtful, Unreadable
from pipelinecli.i18n import _

if TYPE_CHECKING:
    import re

FIRST_YEAR: Final = 1900
LAST_YEAR: Final = 2200
_EARLIEST_YEAR: Final = 1600
"""A birthday in an address book may have 1604, which means none."""
_PIVOT: Final = 69
"""Two digits from here on are of the last century, as POSIX has it."""
_SHORT: Final = 2

_MONTHS: Final = (
    "january jan januar jänner janvier janv enero ene gennaio gen janeiro jan januari янв января",
    "february feb februar février févr fév febrero febbraio fevereiro fev februari фев февраля",
    "march mar märz mär mrz mars marzo março maart mrt мар марта",
    "april apr avril avr abril abr aprile апр апреля",
    "may mai mayo maggio mag maio mei мая май",
    "june jun juni juin junio giugno giu junho июн июня",
    "july jul juli juillet juil julio luglio lug julho июл июля",
    "august aug août aout agosto ago augustus авг августа",
    "september sep sept septembre septiembre settembre set setembro сен сентября",
    "october oct oktober okt octobre octubre ottobre ott outubro out окт октября",
    "november nov novembre noviembre novembro ноя ноября",
    "december dec dezember dez décembre déc diciembre dic dicembre dezembro декабря дек",
)
_WEEKDAYS: Final = (
    "monday mon tuesday tues tue wednesday weds wed thursday thurs thur thu friday fri saturday "
    "sat sunday sun montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi "
    "mercredi jeudi vendredi samedi dimanche lunes martes miércoles jueves viernes sábado domingo "
    "mo di mi do fr sa so lun mer jeu ven sam dim de of the del den le"
)


def day_of(written: str, order: str | None, text: str) -> dt.date | None:
    """Return the day that folded `written` is, or None where it is none.

    `text` is what stood in the cell. Raises Doubtful where the order is not given and needed,
    and Unreadable for a day that no month has.
    """
    parts = _parts(written)
    if parts is None:
        return None
    numbers, known = parts
    if known is None:
        known = _order_of(numbers, order, text)
    values = dict(zip(known, numbers, strict=True))
    return _day(values["y"], int(values["m"]), int(values["d"]), text)


def doubt_of(written: str) -> frozenset[str]:
    """Return the orders that folded `written` may be in; none where it does not need any."""
    parts = _parts(written)
    if parts is None or parts[1] is not None:
        return frozenset()
    return _possible(parts[0])


def _order_of(numbers: tuple[str, ...], order: str | None, text: str) -> str:
    possible = _possible(numbers)
    if not possible:
        raise _no_such_day(text)
    if order in possible:
        return order
    # A column of years first may have a few days written otherwise, if they are plain.
    if order is not None and not (order == "ymd" and len(possible) == 1):
        raise Unreadable(
            _("“{value}” is not a date in the order {order}").format(value=text, order=order),
            _("say in which order its dates are: --date-order dmy, mdy or ymd"),
        )
    if len({_ordinal(numbers, one) for one in possible}) == 1:
        return next(iter(possible))
    raise Doubtful(
        _("“{value}” may be two different days").format(value=text),
        _("say in which order its dates are: --date-order dmy, mdy or ymd"),
    )


def _ordinal(numbers: tuple[str, ...], order: str) -> tuple[int, int, int]:
    values = dict(zip(order, numbers, strict=True))
    return _year(values["y"]), int(values["m"]), int(values["d"])


def _possible(numbers: tuple[str, ...]) -> frozenset[str]:
    orders = ("dmy", "mdy", "ymd") if len(numbers[2]) <= _SHORT else ("dmy", "mdy")
    return frozenset(order for order in orders if _exists(*_ordinal(numbers, order)))


def _exists(year: int, month: int, day: int) -> bool:
    try:
        dt.date(year, month, day)
    except ValueError:
        return False
    return True


def _year(digits: str) -> int:
    year = int(digits)
    if len(digits) > _SHORT:
        return year
    return year + (1900 if year >= _PIVOT else 2000)


def _day(year: str, month: int, day: int, text: str) -> dt.date:
    found = _year(year)
    if _EARLIEST_YEAR <= found <= LAST_YEAR and _exists(found, month, day):
        return dt.date(found, month, day)
    if _EARLIEST_YEAR <= found <= LAST_YEAR:
        raise _no_such_day(text)
    raise out_of_range(text)


def out_of_range(text: str) -> Unreadable:
    """Return the refusal of a day in a year that nobody can mean."""
    return Unreadable(
        _("the year of “{value}” cannot be meant").format(value=text),
        _("write it like 2024-03-05"),
    )


def _no_such_day(text: str) -> Unreadable:
    return Unreadable(
        _("“{value}” is a day that does not exist").format(value=text),
        _("write it like 2024-03-05"),
    )


# --- cutting it into numbers --------------------------------------------------------------------


def _parts(written: str) -> tuple[tuple[str, ...], str | None] | None:
    """Return the three numbers and the order they are in, None for one that is to be found out."""
    patterns = _patterns()
    if found := patterns[0].match(written):
        return found.groups(), "ymd"
    if found := patterns[1].match(written):
        return found.groups(), "dmy" if "." in written else None
    if len(written) == len("20240305") and written.isascii() and written.isdigit():
        return (written[:4], written[4:6], written[6:]), "ymd"
    return _named(written)


@lru_cache(maxsize=1)
def _patterns() -> tuple[re.Pattern[str], ...]:
    import re

    return (
        re.compile(r"(\d{4})\s*[-/.年 ]\s*(\d{1,2})\s*[-/.月 ]\s*(\d{1,2})\s*[日号]?,?$"),
        re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})\s*[-/. ]\s*(\d{4}|\d{2})\.?,?$"),
        re.compile(r"\d+|[^\W\d_]+"),
    )


def _named(written: str) -> tuple[tuple[str, ...], str] | None:
    """Read a day with its month by name: 5 Mar 2024, March 5th, 2024, 05-Mar-24, 2024 Mar 5."""
    words: list[str] = []
    month = None
    for piece in _patterns()[2].findall(written):
        if piece.isdigit():
            words.append(piece)
        elif piece in _months():
            if month is not None:
                return None
            month = _months()[piece]
            words.append("m")
        elif piece not in _noise():
            return None
    if month is None or len(words) != len("dmy"):
        return None
    form = tuple("m" if word == "m" else "n" for word in words)
    first = words[0]
    if form == ("m", "n", "n"):
        known = "mdy"
    elif form == ("n", "m", "n"):
        known = "ymd" if len(first) > _SHORT else "dmy"
    else:
        return None
    return tuple(str(month) if word == "m" else word for word in words), known


@lru_cache(maxsize=1)
def _months() -> dict[str, int]:
    return {name: month for month, names in enumerate(_MONTHS, 1) for name in names.split()}


@lru_cache(maxsize=1)
def _noise() -> frozenset[str]:
    return frozenset(_WEEKDAYS.split()) | {"st", "nd", "rd", "th"}
