"""Activities and tallies in the store: what the rep did, with a name or without."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.dates import When
from pipelinecli.method.history import Activity
from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.store import _sql

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from pipelinecli.config.clock import Clock
    from pipelinecli.store.transaction import Reads, Row, Transaction


def insert(  # noqa: PLR0913 - one for each column
    tx: Transaction,
    kind: ActivityKind,
    *,
    at: str,
    card_id: int | None = None,
    attempt_id: int | None = None,
    due: str | None = None,
    minutes: int | None = None,
    note: str | None = None,
) -> int:
    """Write an activity done at a stored moment and return its id."""
    return tx.insert(
        _sql.ACTIVITIES_INSERT,
        card_id=card_id,
        attempt_id=attempt_id,
        at=at,
        kind=kind,
        due=due,
        minutes=minutes,
        note=note,
    )


def of_card(reads: Reads, clock: Clock, card_id: int) -> Iterator[Activity]:
    """Stream a card's activities in order."""
    for row in reads.read(_sql.ACTIVITIES_OF_CARD, card_id=card_id):
        yield Activity(
            id=row[0],
            at=clock.local(row[2]),
            kind=ActivityKind(row[3]),
            due=None if row[4] is None else When.from_text(row[4]),
            minutes=row[5],
            note=row[6],
        )


def count(reads: Reads, card_id: int) -> int:
    """Return how many activities a card has."""
    row = reads.first(_sql.ACTIVITIES_COUNT_OF_CARD, card_id=card_id)
    return int(row[0]) if row else 0


def visited_between(reads: Reads, card_id: int, first: str, end: str) -> bool:
    """Whether a visit to the card is on record from `first` up to, not including, `end`."""
    found = reads.first(_sql.ACTIVITIES_VISITS, card_id=card_id, first=first, end=end)
    return found is not None


def worked_between(reads: Reads, first: str, end: str) -> set[int]:
    """Return the cards visited or booked from `first` up to, not including, `end`."""
    return {row[0] for row in reads.read(_sql.ACTIVITIES_WORKED_BETWEEN, first=first, end=end)}


def tally(tx: Transaction, day: date, counts: dict[TallyKind, int]) -> None:
    """Add to a day's counts."""
    for kind, count in counts.items():
        tx.insert(_sql.ACTIVITIES_TALLY_INSERT, day=day.isoformat(), kind=kind, count=count)


def day_counts(reads: Reads, clock: Clock, day: date) -> dict[TallyKind, int]:
    """Return the day's counts: what was tallied and what was logged, added up."""
    found = dict.fromkeys(TallyKind, 0)
    for kind, count in reads.read(_sql.ACTIVITIES_TALLY_OF_DAY, day=day.isoformat()):
        found[TallyKind(kind)] += count
    first, end = clock.start_of(day), clock.end_of(day)
    for kind, count in reads.read(_sql.ACTIVITIES_COUNTS_BETWEEN, first=first, end=end):
        counted = TallyKind.APPOINTMENT if kind == ActivityKind.BOOKING else kind
        if counted in found:
            found[TallyKind(counted)] += count
    return found


def any_at_all(reads: Reads) -> bool:
    """Whether anything was ever logged."""
    return reads.first(_sql.ACTIVITIES_ANY_AT_ALL) is not None


def there(reads: Reads, uids: Sequence[str]) -> frozenset[str]:
    """Return those of some uids that activities have."""
    rows = reads.read(_sql.ACTIVITIES_THERE, uids=_listed(uids)) if uids else ()
    return frozenset(uid for (uid,) in rows)


def kept(reads: Reads, uids: Sequence[str]) -> dict[str, tuple[int, Row]]:
    """Return those activities that have one of some uids, as the store keeps them.

    Of each the id, and (card, attempt, at, kind, due, minutes, note).
    """
    rows = reads.read(_sql.ACTIVITIES_KEPT, uids=_listed(uids))
    return {uid: (of, tuple(values)) for uid, of, *values in rows}


def correct(tx: Transaction, corrections: Iterable[tuple[int, Row]]) -> None:
    """Write activities anew: of each the id, and what `kept` gives of it."""
    for of, (card, attempt, at, kind, due, minutes, note) in corrections:
        tx.execute(
            _sql.ACTIVITIES_CORRECT,
            of=of,
            card=card,
            attempt=attempt,
            at=at,
            kind=kind,
            due=due,
            minutes=minutes,
            note=note,
        )


def _listed(uids: Sequence[str]) -> str:
    import json

    return json.dumps(uids)
