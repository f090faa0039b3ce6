"""Lives into a store: the past in bulk, the present one change set at a time.

Both run the store's own statements. Bulk writes no journal and refuses a table that has rows:
it counts ids itself.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence
    from random import Random

    from tools.bench.lives import Step
    from tools.bench.people import Person

Binds = dict[str, object]

_NO_ATTEMPT: Binds = dict.fromkeys(re.findall(r":(\w+)", _sql.ATTEMPTS_INSERT))
_WHICH = re.findall(r":(\w+)", _sql.ATTEMPTS_SAVE)[-1]
"""The bind that says which attempt is saved."""


class _Writer:
    """What both ways of writing share: the connection, and the rows a step becomes."""

    def __init__(self, connection: sqlite3.Connection, rng: Random) -> None:
        self.connection = connection
        self._rng = rng

    def uid(self) -> str:
        """Return the next uid, the same in every run."""
        return f"{self._rng.getrandbits(128):032x}"

    def change_set(self, command: str, at: str) -> Binds:
        """Return a change set recorded when it took effect."""
        return {"uid": self.uid(), "recorded_at": at, "effective_at": at, "command": command}

    def begun(self, card: int, before: Binds, step: Step) -> Binds:
        """Return the attempt that begins with a step, in column 1 since the card came there."""
        number = before.get("number", 0)
        assert isinstance(number, int)  # noqa: S101 - for the type checker
        return {
            **_NO_ATTEMPT,
            "uid": self.uid(),
            "card_id": card,
            "number": number + 1,
            "current": 1,
            "stage": Stage.OPPORTUNITY,
            "since": before.get("since", step.at),
            "opened_at": step.at,
            "held": 0,
        }

    def activity(self, card: int, attempt: int, step: Step) -> Binds:
        """Return the row of what was done."""
        return {
            "uid": self.uid(),
            "card_id": card,
            "attempt_id": attempt,
            "at": step.at,
            "kind": step.activity,
            "due": step.due,
            "minutes": None,
            "note": None,
        }

    def move(self, card: int, attempt: int, changes: int, shown: Stage | None, step: Step) -> Binds:
        """Return the row of a move."""
        return {
            "uid": self.uid(),
            "card_id": card,
            "attempt_id": attempt,
            "change_set_id": changes,
            "at": step.at,
            "from_stage": shown,
            "to_stage": step.move,
            "kind": step.kind,
            "reason": step.facts.get("reason"),
        }


class Bulk(_Writer):
    """Rows gathered and written table by table, one change set for each card."""

    def __init__(self, connection: sqlite3.Connection, rng: Random) -> None:
        super().__init__(connection, rng)
        self._cards = self._attempts = 0
        self._rows: dict[str, list[Binds]] = {}

    def add(self, person: Person, life: Sequence[Step]) -> None:
        """Gather a card with its whole life."""
        self._cards += 1
        card = self._cards
        self._put(_sql.JOURNAL_BEGIN, self.change_set("import", life[-1].at))
        self._put(_sql.CARDS_INSERT, person.row)
        for tag in person.tags:
            self._put(_sql.TAGS_INSERT, {"card_id": card, "name": tag})
        attempt: Binds = {}
        shown: Stage | None = None
        for step in life:
            if step.anew:
                attempt["current"] = 0
                attempt = self.begun(card, attempt, step)
                self._attempts += 1
                self._put(_sql.ATTEMPTS_INSERT, attempt)
            if step.activity is not None:
                self._put(_sql.ACTIVITIES_INSERT, self.activity(card, self._attempts, step))
            if step.move is not None:
                self._put(_sql.MOVES_INSERT, self.move(card, self._attempts, card, shown, step))
                shown = step.move
                attempt.update(_changed(step))

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
            self.connection.executemany(statement, self._rows.pop(statement, ()))

    def _put(self, statement: str, binds: Binds) -> None:
        self._rows.setdefault(statement, []).append(binds)


class Played(_Writer):
    """Lives written as the commands write them: a change set, then its rows, then the next."""

    def add(self, person: Person, life: Sequence[Step]) -> None:
        """Write a card with its whole life."""
        run = self.connection.execute
        card = attempt_id = 0
        attempt: Binds = {}
        shown: Stage | None = None
        for step in life:
            changes = run(_sql.JOURNAL_BEGIN, self.change_set("log", step.at)).lastrowid or 0
            if not card:
                card = run(_sql.CARDS_INSERT, person.row).lastrowid or 0
                for tag in person.tags:
                    run(_sql.TAGS_INSERT, {"card_id": card, "name": tag})
            if step.anew:
                attempt = self.begun(card, attempt, step)
                run(_sql.ATTEMPTS_RETIRE, {"of_card": card})
                attempt_id = run(_sql.ATTEMPTS_INSERT, attempt).lastrowid or 0
            if step.activity is not None:
                run(_sql.ACTIVITIES_INSERT, self.activity(card, attempt_id, step))
            if step.move is not None:
                run(_sql.MOVES_INSERT, self.move(card, attempt_id, changes, shown, step))
                shown = step.move
                attempt.update(_changed(step))
                run(_sql.ATTEMPTS_SAVE, {**attempt, _WHICH: attempt_id})


def _changed(step: Step) -> Binds:
    """Return what a step changed of its attempt."""
    return {**step.facts, "stage": step.move, "since": step.at}
