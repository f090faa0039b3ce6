"""Lives into a store: the past in bulk, the present one change set at a time.

Both run the store's own statements. Bulk writes no journal and refuses a table that has rows:
it counts ids itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql
from pipelinecli.store.engine import new_uid

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from tools.bench.lives import Step
    from tools.bench.people import Person

Binds = dict[str, object]

_NO_ATTEMPT: Binds = dict.fromkeys(re.findall(r":(\w+)", _sql.ATTEMPTS_INSERT))


class Bulk:
    """Rows gathered and written table by table, one change set for each card."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._cards = self._attempts = 0
        self._rows: dict[str, list[Binds]] = {}

    def add(self, person: Person, life: Sequence[Step]) -> None:
        """Gather a card with its whole life."""
        self._cards += 1
        card = self._cards
        rows = self._rows
        end = life[-1].at
        _put(rows, _sql.JOURNAL_BEGIN, change_set("import", end))
        _put(rows, _sql.CARDS_INSERT, person.row)
        for tag in person.tags:
            _put(rows, _sql.TAGS_INSERT, {"card_id": card, "name": tag})
        attempt: Binds = {}
        shown: Stage | None = None
        for step in life:
            if step.anew:
                attempt = after_step(begun(card, attempt, step), step)
                self._attempts += 1
                _put(rows, _sql.ATTEMPTS_INSERT, attempt)
            else:
                attempt.update(after_step(attempt, step))
            if step.activity is not None:
                _put(rows, _sql.ACTIVITIES_INSERT, activity(card, self._attempts, step))
            if step.move is not None:
                _put(rows, _sql.MOVES_INSERT, move(card, self._attempts, card, shown, step))
                shown = step.move

    def write(self) -> None:
        """Write what was gathered, parents before children."""
        for statement in (
            _sql.JOURNAL_BEGIN,
            _sql.CARDS_INSERT,
            _sql.TAGS_INSERT,
            _sql.ATTEMPTS_INSERT,
            _sql.ACTIVITIES_INSERT,
            _sql.MOVES_INSERT,
        ):
            self._connection.executemany(statement, self._rows.pop(statement, ()))


class Played:
    """Lives written as the commands write them: a change set, then its rows, then the next."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(self, person: Person, life: Sequence[Step]) -> None:
        """Write a card with its whole life."""
        run = self._connection.execute
        card = attempt_id = 0
        attempt: Binds = {}
        shown: Stage | None = None
        for step in life:
            changes = run(_sql.JOURNAL_BEGIN, change_set("log", step.at)).lastrowid or 0
            if not card:
                card = run(_sql.CARDS_INSERT, person.row).lastrowid or 0
                for tag in person.tags:
                    run(_sql.TAGS_INSERT, {"card_id": card, "name": tag})
            if step.anew:
                attempt = begun(card, attempt, step)
                run(_sql.ATTEMPTS_RETIRE, {"of_card": card})
                attempt_id = run(_sql.ATTEMPTS_INSERT, attempt).lastrowid or 0
            if step.activity is not None:
                run(_sql.ACTIVITIES_INSERT, activity(card, attempt_id, step))
            if step.move is not None:
                run(_sql.MOVES_INSERT, move(card, attempt_id, changes, shown, step))
                shown = step.move
                attempt = after_step(attempt, step)
                run(_sql.ATTEMPTS_SAVE, {**attempt, "id": attempt_id})


def _put(rows: dict[str, list[Binds]], statement: str, binds: Binds) -> None:
    rows.setdefault(statement, []).append(binds)


def change_set(command: str, at: str) -> Binds:
    """Return a change set recorded when it took effect."""
    return {"uid": new_uid(), "recorded_at": at, "effective_at": at, "command": command}


def begun(card: int, before: Binds, step: Step) -> Binds:
    """Return the attempt that begins with a step; the one before stops being current."""
    number = before.get("number", 0)
    assert isinstance(number, int)  # noqa: S101 - for the type checker
    before["current"] = 0
    return {
        **_NO_ATTEMPT,
        "uid": new_uid(),
        "card_id": card,
        "number": number + 1,
        "current": 1,
        "stage": Stage.OPPORTUNITY,
        "since": before.get("since", step.at),
        "opened_at": step.at,
        "held": 0,
    }


def after_step(attempt: Binds, step: Step) -> Binds:
    """Return an attempt with what a step changed."""
    moved = {} if step.move is None else {"stage": step.move, "since": step.at}
    return {**attempt, **step.facts, **moved}


def activity(card: int, attempt: int, step: Step) -> Binds:
    """Return the row of what was done."""
    return {
        "uid": new_uid(),
        "card_id": card,
        "attempt_id": attempt,
        "at": step.at,
        "kind": step.activity,
        "due": step.due,
        "minutes": None,
        "note": None,
    }


def move(card: int, attempt: int, changes: int, shown: Stage | None, step: Step) -> Binds:
    """Return the row of a move."""
    return {
        "uid": new_uid(),
        "card_id": card,
        "attempt_id": attempt,
        "change_set_id": changes,
        "at": step.at,
        "from_stage": shown,
        "to_stage": step.move,
        "kind": step.kind,
        "reason": step.facts.get("reason"),
    }
