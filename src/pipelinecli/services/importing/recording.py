"""Attempts and moves as the store has them: days as moments, a price as sums.

A day without a time counts from its beginning, and the moves of one card on one day follow each
other by seconds, so that a history never runs backwards and none of it is ahead. It refuses to
work out anything but that and the standard premium.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.config.clock import utc_text
from pipelinecli.method.cards import Outcome
from pipelinecli.method.money import Money, standard_premium
from pipelinecli.services.reading import read_factor

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from fractions import Fraction
    from typing import Any

    from pipelinecli.method.importing.facts import Point, Proof, Run
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.histories import Attempt

_SECONDS: Final = len("2026-03-02T12:00:")
_LAST_OF_A_MINUTE: Final = 59


class Behind(NamedTuple):
    """Where a history stands that goes on: the attempt's number, and the last move."""

    number: int = 1
    opened: str = ""
    last: str = ""
    stood: str | None = None


class Recorder:
    """What makes rows of histories, for one import."""

    def __init__(self, desk: Desk) -> None:
        self._clock = desk.clock
        self._factor: Fraction | None = None
        if typed := desk.settings.get("factor"):
            self._factor = read_factor(typed)
        self._begins: dict[date, str] = {}

    def attempts(
        self, runs: Sequence[Run], currency: str, after: Behind | None = None
    ) -> tuple[Attempt, ...]:
        """Return the rows of a card's attempts, the last of which is the current one.

        With `after` the first of them is there, and goes on from where that was.
        """
        made: list[Attempt] = []
        behind = after or Behind()
        last, stood = behind.last, behind.stood
        for number, run in enumerate(runs, behind.number):
            moves: list[tuple[Any, ...]] = []
            for step in run.steps:
                last = self._moment(step.on, last)
                moves.append((last, stood, step.to.value, step.kind.value, step.reason))
                stood = step.to.value
            opened = behind.opened if number == behind.number and after else moves[0][0]
            current = int(number == behind.number + len(runs) - 1)
            facts = self._facts(run, (opened, last), currency)
            made.append(((number, current, *facts), tuple(moves)))
        return tuple(made)

    def _moment(self, point: Point, last: str) -> str:
        """Return the stored moment of a move, which comes after the last one."""
        if point.at is not None:
            return max(point.at, last)
        begins = self._begins.get(point.day)
        if begins is None:
            begins = self._begins[point.day] = self._clock.start_of(point.day)
        if begins > last:
            return begins
        return _a_second_after(last)

    def _facts(self, run: Run, moments: tuple[str, str], currency: str) -> tuple[Any, ...]:
        opened, last = moments
        closed = run.outcome is Outcome.CLOSED
        issued = run.ended.day.isoformat() if closed and run.ended is not None else None
        standard = self._standard(run.premium, currency)
        money = run.amount is not None or run.premium is not None
        step = None if run.next_step is None else run.next_step.isoformat()
        signing = None if run.signing is None else run.signing.isoformat()
        marked = run.marked.isoformat()
        return (
            *(run.stage.value, last, opened, None if run.ended is None else last),
            *(None if run.outcome is None else run.outcome.value, run.reason, run.override),
            *(run.first_meeting and run.first_meeting.isoformat(), int(run.held)),
            *(step, run.agenda, step and marked),
            *(*_proof(run.person), *_proof(run.plan), *_proof(run.budget)),
            *(run.amount, run.amount, signing, signing and marked),
            *(issued, run.premium, issued, run.premium, standard),
            currency if money else None,
        )

    def _standard(self, premium: int | None, currency: str) -> int | None:
        if premium is None or self._factor is None:
            return None
        return standard_premium(Money(premium, currency), self._factor).minor


def _a_second_after(moment: str) -> str:
    seconds = int(moment[_SECONDS:-1])
    if seconds < _LAST_OF_A_MINUTE:
        return f"{moment[:_SECONDS]}{seconds + 1:02}Z"
    return utc_text(datetime.fromisoformat(moment) + timedelta(seconds=1))


def _proof(proof: Proof | None) -> tuple[str | None, str | None]:
    return (None, None) if proof is None else (proof.text, proof.day.isoformat())
