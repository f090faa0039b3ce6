"""What stands in the cells of a file of deals or activities, as the method and the store take it.

The words are the file's own for stages, and its days are days of the rep's zone. It refuses to
read anything twice: a column has few different values, and each is worked out once.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, Final

from pipelinecli.config.clock import utc_text
from pipelinecli.exchange.mapping.unreadable import Unreadable
from pipelinecli.exchange.mapping.values import read_amount, read_moment
from pipelinecli.i18n import _
from pipelinecli.method.dates import When
from pipelinecli.method.importing.facts import Point
from pipelinecli.method.money import is_currency

if TYPE_CHECKING:
    from typing import Literal

    from pipelinecli.exchange.mapping.moments import Order
    from pipelinecli.services.desk import Desk

_MOST_KEPT: Final = 100_000
_MIDNIGHT: Final = time.min
_DAY, _HOUR, _MINUTE = len("2024-03-05"), len("2024-03-05T14"), len("2024-03-05T14:00")


class Cells:
    """How one file writes days and sums."""

    def __init__(self, desk: Desk, order: Order | None, decimal: Literal[".", ","]) -> None:
        self._clock = desk.clock
        self._order = order
        self._decimal = decimal
        self._points: dict[str, Point] = {}
        self._hours: dict[str, str] = {}
        """Hours as the file writes them, and as they are stored."""
        self.currency: str | None = None
        """That of the first sum; all others are in it."""
        self._usual = desk.currency

    @property
    def code(self) -> str:
        """The currency of the file's sums, as far as they have been read."""
        return self.currency or self._usual

    def point(self, text: str) -> Point:
        """Return a day, with the moment where a time is given. Raises Unreadable."""
        found = self._points.get(text)
        if found is None:
            read = read_moment(text, self._order)
            # Programs write midnight where they keep no time.
            timed = read.timed and (read.at.tzinfo is not None or read.at.time() != _MIDNIGHT)
            found = self._timed(read.at) if timed else Point(read.at.date())
            if len(self._points) > _MOST_KEPT:
                self._points.clear()
            self._points[text] = found
        return found

    def moment(self, text: str) -> str:
        """Return the stored moment of something done; noon of a day without a time.

        Raises Unreadable.
        """
        hour = self._hours.get(text[:_HOUR])
        if hour is not None and _is_plain(text):
            return f"{hour}{text[_HOUR:_MINUTE]}:{text[_MINUTE + 1 :] or '00'}Z"
        point = self.point(text)
        if point.at is None:
            return self._clock.moment(When(point.day))
        if _is_plain(text):
            self._keep_hour(text)
        return point.at

    def when(self, text: str) -> When:
        """Return a day, with the time where one is given. Raises Unreadable."""
        read = read_moment(text, self._order)
        at = read.at if read.at.tzinfo is None else read.at.astimezone(self._clock.zone)
        timed = read.timed and at.time() != _MIDNIGHT
        return When(at.date(), at.time().replace(second=0, microsecond=0) if timed else None)

    def _keep_hour(self, text: str) -> None:
        """Remember an hour of the rep's day that is a whole one in UTC as well."""
        day, at = text[:_DAY], text[_DAY + 1 : _HOUR]
        begins, ends = (
            self._timed(datetime.fromisoformat(f"{day}T{at}:{end}")).at or ""
            for end in ("00:00", "59:59")
        )
        whole = begins.endswith(":00:00Z") and begins[:_HOUR] == ends[:_HOUR]
        if whole and ends.endswith(":59:59Z"):
            if len(self._hours) > _MOST_KEPT:
                self._hours.clear()
            self._hours[text[:_HOUR]] = begins[:_HOUR]

    def sum(self, text: str, currency: str | None) -> int:
        """Return a sum in minor units; `currency` is what its row says. Raises Unreadable."""
        code = (currency or self.currency or self._usual).strip().upper()
        if not is_currency(code):
            raise Unreadable(
                _("“{value}” is not a currency").format(value=currency),
                _("write a code such as CNY"),
            )
        money = read_amount(text, code, self._decimal)
        if money.minor < 0:
            raise Unreadable(
                _("“{value}” is negative").format(value=text), _("write what was paid, or nothing")
            )
        if self.currency is None:
            self.currency = money.currency
        if money.currency != self.currency:
            raise Unreadable(
                _("“{value}” is in {other}, and the sums before are in {currency}").format(
                    value=text, other=money.currency, currency=self.currency
                ),
                _("import each currency by itself"),
            )
        return money.minor

    def _timed(self, at: datetime) -> Point:
        zone = self._clock.zone
        if at.tzinfo is None:
            at = at.replace(tzinfo=zone) if zone is not None else at.astimezone()
        return Point(at.astimezone(zone).date(), utc_text(at))


def _is_plain(text: str) -> bool:
    """Whether it is a day and a time of the rep's, as 2024-03-05 14:00 or with seconds."""
    if len(text) not in {_MINUTE, len("2024-03-05T14:00:00")}:
        return False
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return False
    return text[4:5] == "-" and text[13:14] == ":" and at.time() != _MIDNIGHT


def quoted(word: str) -> str:
    """Return a word of theirs as it is typed in an option."""
    return f'"{word}"' if any(char in word for char in ' ,"=') else word
