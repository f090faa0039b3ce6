"""`export contacts`, `cards`, `activities`, `stages` and `sheets`: which columns they have.

Nobody who was erased goes out: what was done with them counts, without their names. It refuses to
know how a file is spelled: `exchange.writing` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.writing.columns import Column, Kind, Rows
from pipelinecli.method.dates import When
from pipelinecli.method.money import Money
from pipelinecli.store import exporting
from pipelinecli.store.exporting import What
from pipelinecli.store.rows import TAG_SEPARATOR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime

    from pipelinecli.exchange.writing.columns import Value
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.transaction import Row

_UID: Final = 34
_NAME: Final = 20
_LONG: Final = 30
_SHORT: Final = 11
_AT: Final = 20


def _code(key: str, width: int = 13) -> Column:
    return Column(key, Kind.CODE, width)


def _day(key: str) -> Column:
    return Column(key, Kind.DAY, _SHORT)


def _when(key: str) -> Column:
    return Column(key, Kind.WHEN, _AT)


def _moment(key: str) -> Column:
    return Column(key, Kind.MOMENT, _AT)


def _whole(key: str) -> Column:
    return Column(key, Kind.WHOLE, 9)


def _sum(key: str) -> Column:
    return Column(key, Kind.SUM, 14)


def _yes(key: str) -> Column:
    return Column(key, Kind.YES, 9)


COLUMNS: Final = {
    What.CONTACTS: (
        _code("uid", _UID), _whole("id"), Column("name", width=_NAME), Column("phone"),
        Column("email", width=_LONG), Column("org", width=_NAME), Column("title"),
        Column("source"), Column("referred_by", width=_NAME), _code("grade", 7), _day("birthday"),
        Column("tags", Kind.TAGS, _NAME), Column("note", width=_LONG), _day("opened"),
        _code("stage"),
    ),
    What.CARDS: (
        _code("uid", _UID), _whole("id"), Column("name", width=_NAME), _whole("attempt"),
        _yes("current"), _code("stage"), _moment("since"), _moment("opened"), _moment("ended"),
        _code("outcome"), Column("reason", width=_LONG), Column("override", width=_LONG),
        _when("first_meeting"), _yes("held"), _when("next_step"), Column("agenda", width=_LONG),
        _day("next_marked"), Column("person", width=_LONG), _day("person_marked"),
        Column("plan", width=_LONG), _day("plan_marked"), Column("budget", width=_LONG),
        _day("budget_marked"), _sum("amount_min"), _sum("amount_max"), _code("per", 9),
        _when("signing"), _day("signing_marked"), _day("signed"), _sum("received"),
        _day("issued"), _sum("premium"), _sum("standard"), _code("currency", 9),
        Column("moves", width=50),
    ),
    What.ACTIVITIES: (
        _code("uid", _UID), _moment("at"), _code("kind"), _code("card_uid", _UID),
        Column("name", width=_NAME), _when("due"), _whole("minutes"), Column("note", width=_LONG),
    ),
    What.STAGES: (
        _code("card_uid", _UID), Column("name", width=_NAME), _whole("attempt"), _moment("at"),
        _code("from"), _code("to"), _code("kind"), Column("reason", width=_LONG),
    ),
    What.SHEETS: (
        _day("checkin"), _whole("revision"), _moment("handed_in"), _yes("late"), _moment("from"),
        _moment("to"), _whole("cycle"), Column("note", width=_LONG), _whole("place"),
        _whole("card"), Column("name", width=_NAME), _code("stage"), _day("first_meeting"),
        _yes("overridden"),
    ),
}  # fmt: skip
"""The columns of each kind, in the order in which the store has them."""


def rows_of(desk: Desk, what: What, progress: Callable[[int, int], None]) -> Rows:
    """Return the rows of one kind, to be written once; `progress` is told how many, and of what.

    They are of one moment within a snapshot of the store. Raises StoreAbsent.
    """
    count = exporting.count(desk.store, what)
    found = _told(exporting.rows(desk.store, what), count, progress)
    made: Callable[[Iterator[Row]], Iterator[tuple[Value, ...]]] = {
        What.CONTACTS: _tagged,
        What.CARDS: _of_attempts(desk),
    }.get(what, _as_they_are)
    return Rows(
        what.value,
        COLUMNS[what],
        made(found),
        count,
        desk.clock.local,
        _is_plain(desk),
    )


def _told(rows: Iterator[Row], count: int, progress: Callable[[int, int], None]) -> Iterator[Row]:
    for done, row in enumerate(rows):
        if done % _EVERY == 0:
            progress(done, count)
        yield row


_EVERY: Final = 1_000
"""Rows between two looks at how far it has come."""


def _as_they_are(rows: Iterator[Row]) -> Iterator[tuple[Value, ...]]:
    return rows


def _tagged(rows: Iterator[Row]) -> Iterator[tuple[Value, ...]]:
    """Yield contacts with their tags one by one."""
    at = [column.key for column in COLUMNS[What.CONTACTS]].index("tags")
    for row in rows:
        text = row[at]
        tags = tuple(sorted(text.split(TAG_SEPARATOR))) if text else None
        yield (*row[:at], tags, *row[at + 1 :])


def _of_attempts(desk: Desk) -> Callable[[Iterator[Row]], Iterator[tuple[Value, ...]]]:
    """Return what gives attempts their sums as decimal numbers, and their moves a line each."""
    columns = COLUMNS[What.CARDS]
    sums = [at for at, column in enumerate(columns) if column.kind is Kind.SUM]
    currency, moves = (
        [column.key for column in columns].index(key) for key in ("currency", "moves")
    )

    def made(rows: Iterator[Row]) -> Iterator[tuple[Value, ...]]:
        for row in rows:
            cells: list[Value] = list(row)
            for at in sums:
                minor = row[at]
                if minor is not None:
                    cells[at] = Money(minor, str(row[currency])).decimal()
            if row[moves] is not None:
                cells[moves] = "\n".join(map(move, row[moves].split(TAG_SEPARATOR)))
            yield tuple(cells)

    def move(text: str) -> str:
        stored, _blank, rest = text.partition(" ")
        return f"{desk.clock.local(stored).isoformat(timespec='seconds')} {rest}"

    return made


def _is_plain(desk: Desk) -> Callable[[datetime, str], bool]:
    """Return what tells whether a local time means one moment, and an import reads that one."""
    clock = desk.clock

    def is_plain(local: datetime, stored: str) -> bool:
        # Which of two it is, a cell does not say.
        at = local.time().replace(fold=0)
        return clock.moment(When(local.date(), at)) == stored

    return is_plain
