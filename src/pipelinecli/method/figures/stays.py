"""How long attempts stay in each column before they move on (METHOD §3).

A stay is one visit: who falls back and comes again stays twice. It is over with the attempt's next
move. Refuses to say of a stay that ended with its person being erased, or in another card, how
long it would have been.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from pipelinecli.method.figures.behind import Called
    from pipelinecli.method.figures.spread import Spread


Move = tuple[int, str, Stage, MoveKind]
"""An attempt, the stored moment of a move of its, where to, and why."""


class Stay(NamedTuple):
    """A visit to a column, from one stored moment to another."""

    attempt: int
    stage: Stage
    begins: str
    ends: str
    is_forced: bool = False
    """Whether an override began or ended it: then its length was not earned."""


class Visit(NamedTuple):
    """A stay in a column, or one that goes on."""

    attempt: int
    stage: Stage
    first: date
    last: date | None
    """None while it goes on."""
    days: int
    """To the last day, or to today."""
    is_forced: bool = False


class Stayed(NamedTuple):
    """A stay, and whose it was."""

    visit: Visit
    called: Called


class InStage(NamedTuple):
    """How long attempts stay in a stage."""

    stage: Stage
    stays: Spread
    """In days, of stays that are over."""
    there: int
    """How many are there still."""
    longest: int | None
    """Days of the one that has been there longest."""


def stays(moves: Iterable[Move], opened: dict[int, str]) -> Iterator[Stay]:
    """Yield the stays that are over, of moves attempt by attempt and in order.

    `opened` has the moments at which attempts began that have no move for it: those after the
    first, which stand in column 1 from then on.
    """
    attempt, stage, since, is_forced = 0, Stage.LOST, "", False
    for of, at, to, kind in moves:
        by_force = kind is MoveKind.OVERRIDE
        if of != attempt:
            began = None if kind is MoveKind.REOPENED else opened.get(of)
            attempt = of
            if began is None:
                stage, since, is_forced = to, at, by_force
                continue
            stage, since, is_forced = Stage.OPPORTUNITY, began, False
            # One that began with its first move did not stand in column 1 before.
            passed = since < at
        else:
            passed = kind is not MoveKind.FORGOTTEN
        if to is stage:
            continue
        if passed:
            yield Stay(attempt, stage, since, at, is_forced or by_force)
        stage, since, is_forced = to, at, by_force
