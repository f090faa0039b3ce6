"""Cards put in in great numbers, each with all the attempts and moves it comes with.

It refuses to judge a history: whoever calls it has made it one that the rep's own commands could
have left.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.store.bulk import BATCH, filling, uids
from pipelinecli.store.opening import CARD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from typing import Any

    from pipelinecli.store.bulk import Filling
    from pipelinecli.store.transaction import Transaction

ATTEMPT: Final = (
    *("number", "current", "stage", "since", "opened_at", "ended_at", "outcome", "reason"),
    *("override", "first_meeting", "held", "next_step", "next_agenda", "next_marked"),
    *("person", "person_marked", "plan", "plan_marked", "budget", "budget_marked"),
    *("amount_low", "amount_high", "signing", "signing_marked", "signed_on"),
    *("received", "issued_on", "premium", "standard", "currency"),
)
"""The columns of an attempt that a history gives, in the order in which its row has them."""
MOVE: Final = ("at", "from_stage", "to_stage", "kind", "reason")
"""Those of a move."""

Attempt = tuple["tuple[Any, ...]", "tuple[tuple[Any, ...], ...]"]
"""A row of `ATTEMPT`, and the rows of `MOVE` of the moves made in it."""


class Lived(NamedTuple):
    """A card with its history: a row of `CARD`, its tags, and its attempts in order."""

    row: tuple[Any, ...]
    tags: Sequence[str]
    attempts: Sequence[Attempt]


def bring(
    tx: Transaction,
    batches: Iterable[Sequence[Lived]],
    count: int,
    done: Callable[[int], None],
    columns: Sequence[str] = ATTEMPT,
) -> None:
    """Put in `count` cards, which come in batches; `done` is told how many there are.

    `columns` are those of an attempt's row.

    They get the ids from the next on, in that order, and so do their attempts and moves.
    """
    with filling(tx) as fill:
        left = count
        waiting: list[Lived] = []
        for batch in batches:
            waiting.extend(batch)
            while len(waiting) >= min(BATCH, left) > 0:
                some, waiting = waiting[:BATCH], waiting[BATCH:]
                left -= len(some)
                _bring(tx, fill, some, left, columns)
                done(count - left)


def _bring(
    tx: Transaction, fill: Filling, some: Sequence[Lived], more: int, columns: Sequence[str]
) -> None:
    def insert(table: str, columns: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
        if rows:
            fill.insert(table, columns, rows, len(rows) * more // len(some))

    card, first = fill.next_id("card"), fill.next_id("attempt")
    insert("card", CARD, [one.row for one in some])
    numbered = list(enumerate(some, card))
    insert("tag", ("card_id", "name"), [(of, tag) for of, one in numbered for tag in one.tags])
    runs = [(of, attempt) for of, one in numbered for attempt in one.attempts]
    marks = _marks(len(runs))
    insert(
        "attempt",
        ("uid", "card_id", *columns),
        [(mark, of, *row) for mark, (of, (row, _moves)) in zip(marks, runs, strict=True)],
    )
    moves = [(of, at, move) for at, (of, (_, made)) in enumerate(runs, first) for move in made]
    insert(
        "stage_change",
        ("uid", "card_id", "attempt_id", "change_set_id", *MOVE),
        [
            (mark, of, at, tx.change_set, *move)
            for mark, (of, at, move) in zip(_marks(len(moves)), moves, strict=True)
        ],
    )


def _marks(count: int) -> list[str]:
    """Return fresh uids in order: an index takes those of a batch in several times faster."""
    return sorted(uids(count))
