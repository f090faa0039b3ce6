"""Each card beside its history: one current attempt, where its last move put it, since then.

Cards, attempts and moves are streamed side by side. It refuses to hold more than one card of them.
"""

from __future__ import annotations

from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from pipelinecli.method.checkup.consistency import Link, is_chain, outcome_fits
from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store.checkup.reading import one_state
from pipelinecli.store.checkup.sample import Sample

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from pipelinecli.method.checkup.findings import Finding

_CARDS = "SELECT id, opened_on, forgotten FROM card ORDER BY id"
_ATTEMPTS = """
SELECT card_id, id, current, stage, since, opened_at, outcome FROM attempt ORDER BY card_id, number
"""
_MOVES = """
SELECT card_id, attempt_id, at, from_stage, to_stage, kind FROM stage_change
ORDER BY card_id, at, id
"""
_DAY = timedelta(days=1)
"""A day of the rep's, in whatever zone, is within one of that in UTC."""

Group = tuple[int, list[tuple[Any, ...]]]
"""A card's id, and its rows."""


class Standing(NamedTuple):
    """An attempt as it is stored."""

    card_id: int
    id: int
    current: int
    stage: str
    since: str
    opened_at: str
    outcome: str | None


class Move(NamedTuple):
    """A move as it is stored."""

    card_id: int
    attempt_id: int
    at: str
    from_stage: str | None
    to_stage: str
    kind: str


def history(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield what is wrong between cards and their histories, with the cards by their ids."""
    wrong: dict[Said, Sample] = {}
    cards = 0
    with one_state(connection):
        all_attempts = _by_card(connection, _ATTEMPTS)
        all_moves = _by_card(connection, _MOVES)
        attempts, moves = next(all_attempts, None), next(all_moves, None)
        for card_id, opened_on, forgotten in connection.execute(_CARDS):
            cards += 1
            # What belongs to no card is found among the references.
            while attempts is not None and attempts[0] < card_id:
                attempts = next(all_attempts, None)
            while moves is not None and moves[0] < card_id:
                moves = next(all_moves, None)
            of_card = [*map(Standing._make, _of(attempts, card_id))]
            path = [*map(Move._make, _of(moves, card_id))]
            for said in _judged(of_card, path, opened_on, forgotten=bool(forgotten)):
                wrong.setdefault(said, Sample()).add(card_id)
    for said, rows in wrong.items():
        yield found(said, n=rows.count, rows=rows.told)
    if not wrong:
        yield found(Said.HISTORY_FINE, n=cards)


def _judged(
    attempts: list[Standing], moves: list[Move], opened_on: str, *, forgotten: bool
) -> Iterator[Said]:
    current = [attempt for attempt in attempts if attempt.current]
    if not current:
        yield Said.NO_ATTEMPT
    if len(current) > 1:
        yield Said.TWO_ATTEMPTS
    if not all(
        outcome_fits(
            attempt.stage, attempt.outcome, current=bool(attempt.current), forgotten=forgotten
        )
        for attempt in attempts
    ):
        yield Said.OUTCOME_DIFFERS
    if not moves:
        yield Said.NO_MOVES
        return
    if not is_chain([Link._make(move[3:]) for move in moves]):
        yield Said.CHAIN_BROKEN
    if {move.attempt_id for move in moves} - {attempt.id for attempt in attempts}:
        yield Said.MOVE_ELSEWHERE
    last = moves[-1]
    if len(current) == 1 and (current[0].stage, current[0].since) != (last.to_stage, last.at):
        yield Said.STAGE_DIFFERS
    if _opened_late(opened_on, attempts, moves[0].at):
        yield Said.OPENED_LATE


def _opened_late(opened_on: str, attempts: list[Standing], first: str) -> bool:
    """Whether a card was opened after the first thing that happened to it."""
    if attempts and min(attempt.opened_at for attempt in attempts) > first:
        return True
    try:
        return date.fromisoformat(opened_on) > date.fromisoformat(first[:10]) + _DAY
    except (ValueError, OverflowError):
        return False  # no day: that is found among the values


def _by_card(connection: sqlite3.Connection, statement: str) -> Iterator[Group]:
    for card_id, rows in groupby(connection.execute(statement), key=itemgetter(0)):
        yield card_id, list(rows)


def _of(group: Group | None, card_id: int) -> list[tuple[Any, ...]]:
    return group[1] if group is not None and group[0] == card_id else []
