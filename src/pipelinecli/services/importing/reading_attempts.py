"""One row of `export cards` as the store has it, or everything that is wrong with it.

Days, moments and sums are read as an export writes them, and as a spreadsheet shows them. It
refuses what the tables would refuse, so that nothing fails half way.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pipelinecli.config.clock import YEARS, utc_text
from pipelinecli.errors import UsageError
from pipelinecli.exchange.mapping.sums import read_amount
from pipelinecli.exchange.mapping.unreadable import Unreadable
from pipelinecli.i18n import _
from pipelinecli.method.cards import Outcome
from pipelinecli.method.dates import When
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.money import Per, is_currency
from pipelinecli.method.stages import Stage
from pipelinecli.services import fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from pipelinecli.services.desk import Desk

COLUMNS: Final = (
    *("number", "current", "stage", "since", "opened_at", "ended_at", "outcome", "reason"),
    *("override", "first_meeting", "held", "next_step", "next_agenda", "next_marked"),
    *("person", "person_marked", "plan", "plan_marked", "budget", "budget_marked"),
    *("amount_low", "amount_high", "amount_per", "signing", "signing_marked", "signed_on"),
    *("received", "issued_on", "premium", "standard", "currency"),
)
"""The columns of an attempt, in the order in which its row has them."""
_TEXTS: Final = {
    "reason": "reason", "override": "override", "next_agenda": "agenda", "person": "person",
    "plan": "plan", "budget": "budget",
}  # fmt: skip
_DAYS: Final = {
    "next_marked": "next_marked", "person_marked": "person_marked", "plan_marked": "plan_marked",
    "budget_marked": "budget_marked", "signing_marked": "signing_marked", "signed_on": "signed",
    "issued_on": "issued",
}  # fmt: skip
_WHENS: Final = {"first_meeting": "first_meeting", "next_step": "next_step", "signing": "signing"}
_MOMENTS: Final = {"since": "since", "opened_at": "opened", "ended_at": "ended"}
_SUMS: Final = {
    "amount_low": "amount_min", "amount_high": "amount_max", "received": "received",
    "premium": "premium", "standard": "standard",
}  # fmt: skip
_NEEDED: Final = ("name", "attempt", "current", "stage", "since", "opened", "held")
_YES: Final = {"true": 1, "false": 0, "1": 1, "0": 0}
_PARTS: Final = 4
_MOST_ATTEMPTS: Final = 10_000

Wrong = tuple[str, "str | None", str, "str | None"]
"""Field, value, what is wrong, what to do."""


class Read(NamedTuple):
    """What a row says."""

    name: str
    number: int
    current: int
    opened_on: str
    """The rep's day on which the attempt was opened."""
    row: tuple[Any, ...]
    """As `COLUMNS` has it."""
    moves: tuple[tuple[Any, ...], ...]
    """There are none in an attempt that only its facts began."""


class AttemptReader:
    """What reads rows, in the rep's zone."""

    def __init__(self, desk: Desk) -> None:
        self._clock = desk.clock
        self._columns: list[tuple[str, str, Callable[[str], object]]] = [
            ("name", "name", fields.name),
            ("number", "attempt", _number),
            ("current", "current", _yes),
            ("stage", "stage", lambda text: Stage(text).value),
            ("outcome", "outcome", lambda text: Outcome(text).value),
            ("amount_per", "per", lambda text: Per(text).value),
            ("held", "held", _yes),
            ("currency", "currency", _currency),
            ("moves", "moves", self._moves),
            *((column, field, _line(field)) for column, field in _TEXTS.items()),
            *((column, field, _day) for column, field in _DAYS.items()),
            *((column, field, _when) for column, field in _WHENS.items()),
            *((column, field, self._moment) for column, field in _MOMENTS.items()),
        ]

    def read(self, record: Mapping[str, str]) -> tuple[Read, list[Wrong]]:
        """Return what a row says, and what is wrong with it; then it says nothing."""
        wrong: list[Wrong] = []
        found: dict[str, Any] = {}
        for column, field, read in self._columns:
            found[column] = _kept(record, field, read, wrong)
        currency = found["currency"]
        for column, field in _SUMS.items() if currency or "currency" not in record else ():
            found[column] = _kept(record, field, lambda text: _sum(text, currency), wrong)
        wrong = wrong or _contradictions(found)
        if wrong:
            return Read("", 0, 0, "", (), ()), wrong
        opened = self._clock.local(found["opened_at"]).date().isoformat()
        row = tuple(found[column] for column in COLUMNS)
        name, number, current = found["name"], found["number"], found["current"]
        return Read(name, number, current, opened, row, found["moves"] or ()), wrong

    def _moment(self, text: str) -> str:
        """Return the stored form of a moment; one without a zone is in the rep's."""
        moment = datetime.fromisoformat(text)
        if moment.year not in YEARS:
            raise ValueError(text)
        if moment.tzinfo is not None:
            return utc_text(moment)
        return self._clock.moment(When(moment.date(), moment.time()))

    def _moves(self, text: str) -> tuple[tuple[Any, ...], ...]:
        """Return the moves made in an attempt, a line each: AT FROM TO KIND REASON."""
        made = []
        for line in text.split("\n"):
            at, came_from, to, kind, *reason = line.strip().split(" ", _PARTS)
            made.append((
                self._moment(at),
                None if came_from == "-" else Stage(came_from).value,
                Stage(to).value,
                MoveKind(kind).value,
                fields.optional_line("reason", reason[0]) if reason else None,
            ))  # fmt: skip
        return tuple(made)


def _kept(
    record: Mapping[str, str], field: str, read: Callable[[str], object], wrong: list[Wrong]
) -> object:
    """Return a value as it is kept; None for one that is not there, or wrong, which is told."""
    text = record.get(field)
    if text is None:
        if field in _NEEDED:
            wrong.append((field, None, _("it is empty"), _("fill it in")))
        return None
    try:
        return read(text)
    except (UsageError, Unreadable) as error:
        said = error.said if isinstance(error, Unreadable) else error.message
        wrong.append((field, text, said, error.hint))
    except (ValueError, KeyError, OverflowError):
        said = _("it is not as export cards has written it")
        wrong.append((field, text, said, _("put back what was there")))
    return None


def _line(field: str) -> Callable[[str], str | None]:
    return lambda text: fields.optional_line(field, text)


def _contradictions(found: Mapping[str, Any]) -> list[Wrong]:
    """Return which values of an attempt do not go together."""
    low, high, moves = found["amount_low"], found["amount_high"], found["moves"]
    contradictions = (
        ("held", found["held"] and found["first_meeting"] is None),
        ("ended", (found["outcome"] is None) != (found["ended_at"] is None)),
        ("amount_max", (low is None) != (high is None) or (low is not None and low > high)),
        ("moves", moves and moves[-1][2] != found["stage"]),
    )
    said, hint = _("the columns contradict each other"), _("put back what was there")
    return [(field, None, said, hint) for field, is_so in contradictions if is_so]


def _number(text: str) -> int:
    number = int(text)
    if not 1 <= number <= _MOST_ATTEMPTS:
        raise ValueError(text)
    return number


def _yes(text: str) -> int:
    return _YES[text.lower()]


def _day(text: str) -> str:
    day = date.fromisoformat(text)
    if day.year not in YEARS:
        raise ValueError(text)
    return day.isoformat()


def _when(text: str) -> str:
    when = When.from_text(text.replace(" ", "T"))
    if when.day.year not in YEARS:
        raise ValueError(text)
    return when.text()


def _currency(text: str) -> str:
    if not is_currency(text):
        raise ValueError(text)
    return text


def _sum(text: str, currency: str | None) -> int:
    if currency is None:
        raise Unreadable(_("it has no currency"), _("fill in the column currency"))
    money = read_amount(text, currency)
    if money.minor < 0 or money.currency != currency:
        raise ValueError(text)
    return money.minor
