"""Rows that were handed in, in the store: frozen when written, with every revision.

It refuses to change one: what is recorded later is compared with it, never put into it.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config.clock import utc_text
from pipelinecli.method.sheet import Entry, HandIn
from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.store.transaction import Reads, Transaction

_NEVER = "~"
"""Sorts after every stored moment."""


class Span(NamedTuple):
    """The days a row answers for, as stored moments: from `first` up to, not including, `end`."""

    first: str
    end: str


class Frozen(NamedTuple):
    """One handing-in of the check-in held on `day`."""

    id: int
    day: date
    hand_in: HandIn
    change_set: int
    """The command that handed it in: what has a higher number was recorded later."""
    span: Span
    """Where its days began and ended when it was handed in first."""


def freeze(
    tx: Transaction, day: date, span: Span, hand_in: HandIn, entries: Iterable[Entry]
) -> None:
    """Write a row as it is handed in."""
    checkin_id = tx.insert(
        _sql.CHECKINS_INSERT,
        change_set_id=tx.change_set,
        day=day.isoformat(),
        revision=hand_in.revision,
        begins_at=span.first,
        ends_at=span.end,
        handed_in_at=utc_text(hand_in.at),
        late=int(hand_in.late),
        cycle=hand_in.cycle,
        note=hand_in.note,
    )
    for place, entry in enumerate(entries, 1):
        first = entry.first_meeting
        tx.execute(
            _sql.CHECKINS_ENTRY_INSERT,
            checkin_id=checkin_id,
            place=place,
            card_id=entry.id,
            name=entry.name or None,
            stage=entry.stage,
            first_meeting=None if first is None else first.isoformat(),
            overridden=int(entry.overridden),
        )


def between(
    reads: Reads, clock: Clock, first: date, last: date, until: str | None = None
) -> Iterator[Frozen]:
    """Stream what was handed in before a stored moment for the check-ins of those days.

    In the order of the days, each revision after the one before it.
    """
    binds = {"first": first.isoformat(), "last": last.isoformat(), "until": until or _NEVER}
    for row in reads.read(_sql.CHECKINS_BETWEEN, **binds):
        hand_in = HandIn(
            at=clock.local(row[3]), revision=row[2], late=bool(row[4]), cycle=row[5], note=row[6]
        )
        yield Frozen(row[0], date.fromisoformat(row[1]), hand_in, row[7], Span(row[8], row[9]))


def days(reads: Reads, first: date, last: date) -> set[date]:
    """Return the days of the check-ins that were handed in, of those held from first to last."""
    binds = {"first": first.isoformat(), "last": last.isoformat()}
    return {date.fromisoformat(row[0]) for row in reads.read(_sql.CHECKINS_DAYS, **binds)}


def every(reads: Reads, clock: Clock) -> Iterator[Frozen]:
    """Stream everything that was handed in."""
    yield from between(reads, clock, date.min, date.max)


def entries(reads: Reads, checkin_id: int) -> tuple[Entry, ...]:
    """Return the entries of a frozen row as they were written; an erased name is empty."""
    return tuple(
        Entry(
            id=card_id,
            name=name or "",
            stage=Stage(stage),
            first_meeting=None if first is None else date.fromisoformat(first),
            overridden=bool(overridden),
        )
        for card_id, name, stage, first, overridden in reads.read(
            _sql.CHECKINS_ENTRIES, checkin_id=checkin_id
        )
    )


def was_paperwork(reads: Reads, card_id: int, after: int) -> bool:
    """Whether a card was put together with another, or erased, after a change set."""
    return reads.first(_sql.CHECKINS_PAPERWORK, card_id=card_id, after=after) is not None


def was_worked(reads: Reads, card_id: int, end: str, after: int) -> bool:
    """Whether a move, a visit or a booking of before `end` was recorded after a change set."""
    found = reads.first(_sql.CHECKINS_WORK, card_id=card_id, end=end, after=after)
    return found is not None


def first_recorded(reads: Reads) -> str | None:
    """Return the stored moment of the first command that wrote to the store."""
    row = reads.first(_sql.JOURNAL_FIRST_RECORDED)
    return None if row is None else str(row[0])
