"""Days and moments in the forms that programs write them in.

    2024-03-05T14:00:00+08:00   2024/3/5   2024年3月5日 下午2:00   05-Mar-24   3/5/2024 2:00 PM
    5. März 2024   Tue, 05 Mar 2024 06:00:00 +0000   20240305   45356.5   1709618400000

What 03/04/2020 means is told by the other values of its column (`date_order`), or asked. It
refuses the clock, and zones that are known by letters only, but for UTC.
"""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from pipelinecli.exchange.mapping.day_forms import (
    FIRST_YEAR,
    LAST_YEAR,
    day_of,
    doubt_of,
    out_of_range,
)
from pipelinecli.exchange.mapping.time_forms import Time, split_time
from pipelinecli.exchange.mapping.unreadable import Unreadable, YearMissing
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterable

Order = Literal["dmy", "mdy", "ymd"]
ORDERS: Final[tuple[Order, ...]] = ("dmy", "mdy", "ymd")

LONGEST: Final = 80
"""Characters. No form of a moment is longer."""

_NO_YEAR: Final = 1604
"""What an address book of Apple's writes for the year of a birthday that has none."""
_ISO_DAY: Final = len("2024-03-05")
_NONE: Final = frozenset(
    {"0/0/00", "00/00/00", "0000-00-00", "00/00/0000", "0000/00/00", "1/1/4501"}
)
"""What programs write for no day at all."""


class Moment(NamedTuple):
    """A day, and the time of it where there was one."""

    at: dt.datetime
    """Aware where the text named an offset, else in the zone of whoever wrote it."""
    timed: bool
    """Whether a time was given; without one it is the beginning of the day."""


def read_moment(text: str, order: Order | None = None) -> Moment:
    """Read a moment. Raises Unreadable, and Doubtful where `order` is needed and not given."""
    # Most programs write ISO, and a file of activities has millions of it.
    if text[4:5] == "-":
        try:
            at = dt.datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            if FIRST_YEAR <= at.year <= LAST_YEAR and text[5:6] != "W":
                return Moment(at, len(text) > _ISO_DAY)
    found = _read(text.strip(), order)
    if found.at.year < FIRST_YEAR:
        raise out_of_range(text.strip())
    return found


def read_day(text: str, order: Order | None = None) -> dt.date:
    """Read a day; a time after it does not count. Raises Unreadable, and Doubtful."""
    return read_moment(text, order).at.date()


def read_birthday(
    text: str, order: Order | None = None, latest: dt.date | None = None
) -> dt.date | None:
    """Read a day of birth; None for what programs write where there is none.

    A year of two digits lies in the hundred years to `latest`. Raises YearMissing for a day and
    a month only, Unreadable and Doubtful for other text.
    """
    said = text.strip()
    if said in _NONE:
        return None
    month_day = _without_year(said)
    if month_day is None:
        born = _read(said, order).at.date()
        if born.year < FIRST_YEAR and born.year != _NO_YEAR:
            raise out_of_range(said)
        if born.year != _NO_YEAR:
            late = latest is not None and born > latest and not _has_full_year(said, born)
            return _earlier(born) if late else born
        month_day = born.isoformat()[5:]
    raise YearMissing(
        _("the birthday “{value}” has no year").format(value=said),
        _("a card's birthday has one, such as 1985-04-12"),
        month_day,
    )


def date_order(samples: Iterable[str]) -> tuple[Order | None, bool]:
    """Tell the order of day, month and year in a column, and whether that is certain.

    None where no value needs one. One value that fits a single order decides for the column, as
    one program wrote it; values that contradict each other, and none that decides, leave doubt.
    """
    fits: set[str] = set(ORDERS)
    ever: set[str] = set()
    needed = False
    for text in samples:
        possible = doubt_of(split_time(_folded(text))[0])
        if possible:
            needed = True
            fits &= possible
            ever |= possible
    if not needed:
        return None, True
    left = fits or ever
    first = next(order for order in ORDERS if order in left)
    return first, len(fits) == 1


@lru_cache(maxsize=65_536)
def _read(text: str, order: Order | None) -> Moment:
    if not text or len(text) > LONGEST or text in _NONE:
        raise _unreadable(text)
    written = _folded(text)
    if found := _number(written) or _basic(written):
        return found
    date, time = split_time(written)
    day = day_of(date, order, text)
    if day is None or time is None:
        raise _unreadable(text)
    return _moment(text, day, time)


def _folded(text: str) -> str:
    from pipelinecli.method.spelling import fold

    return " ".join(fold(text[: LONGEST + 1]).split())


def _moment(text: str, day: dt.date, time: Time) -> Moment:
    if time.clock is None:
        return Moment(dt.datetime(day.year, day.month, day.day), timed=False)  # noqa: DTZ001
    try:
        zone = None if time.offset is None else dt.timezone(dt.timedelta(minutes=time.offset))
        return Moment(dt.datetime.combine(day, time.clock, tzinfo=zone), timed=True)
    except ValueError:
        raise _unreadable(text) from None


def _unreadable(text: str) -> Unreadable:
    if not text:
        return Unreadable(_("no date"), _("write one like 2024-03-05"))
    return Unreadable(
        _("“{value}” is not a date").format(value=text[:LONGEST]),
        _("write it like 2024-03-05 or 2024-03-05 14:00"),
    )


# --- numbers: a spreadsheet's day, and a computer's ---------------------------------------------

_EXCEL_EPOCH: Final = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a spreadsheet has no zone
_FIRST_SERIAL, _LAST_SERIAL = 10_000, 99_999
_SERIAL_DIGITS: Final = 5
_SECONDS, _MILLISECONDS = 10, 13
_A_DAY: Final = 86_400


def _number(written: str) -> Moment | None:
    """Read the number of a day as spreadsheets count them, or of a second or millisecond."""
    whole, point, rest = written.partition(".")
    if not (whole.isascii() and whole.isdigit() and (not point or rest.isdigit())):
        return None
    if len(whole) == _SERIAL_DIGITS and _FIRST_SERIAL <= int(whole) <= _LAST_SERIAL:
        seconds = round(float(f"0.{rest or 0}") * _A_DAY)
        at = _EXCEL_EPOCH + dt.timedelta(days=int(whole), seconds=seconds)
        return Moment(at, timed=bool(seconds))
    if not point and len(whole) in {_SECONDS, _MILLISECONDS}:
        seconds = int(whole[:_SECONDS])
        return Moment(dt.datetime.fromtimestamp(seconds, tz=dt.UTC), timed=True)
    return None


def _basic(written: str) -> Moment | None:
    """Read the form of ISO 8601 without marks: 20240305T141500Z."""
    day, t, time = written.partition("t")
    if not (t and len(day) == len("20240305") and day.isascii() and day.isdigit() and time):
        return None
    try:
        at = dt.datetime.fromisoformat(written.upper())
    except ValueError:
        return None
    return Moment(at, timed=True) if FIRST_YEAR <= at.year <= LAST_YEAR else None


# --- birthdays ----------------------------------------------------------------------------------


def _without_year(text: str) -> str | None:
    """Return the month and day of what has no year: --03-05, --0305, 3月5日, 03-05."""
    bare = text.removeprefix("--") if text.startswith("--") else text
    digits = "".join(char if char.isdecimal() else " " for char in _folded(bare)).split()
    if text.startswith("--") and len(digits) == 1 and len(digits[0]) == len("0305"):
        digits = [digits[0][:2], digits[0][2:]]
    iso = text.startswith("--") or ("月" in bare and "年" not in bare)
    if len(digits) != len(("03", "05")) or not (iso or bare.replace("-", "", 1).isdigit()):
        return None
    try:
        return dt.date(2000, int(digits[0]), int(digits[1])).isoformat()[5:]
    except ValueError:
        return None


def _has_full_year(text: str, day: dt.date) -> bool:
    return str(day.year) in _folded(text)


def _earlier(day: dt.date) -> dt.date:
    """Return the day a century before; of a leap day that is none, the day before it."""
    try:
        return day.replace(year=day.year - 100)
    except ValueError:
        return day.replace(year=day.year - 100, day=28)
