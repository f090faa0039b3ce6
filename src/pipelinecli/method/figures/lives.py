"""What became of attempts, as figures count them (METHOD §6).

A stage is reached by earning it: a column that a card was put into by an override, or fell back
into, was not. Skipped columns were not reached either. Whoever never reached a later stage has
one fate. Refuses to take a loss for an advance, or an attempt that goes on for either.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.cards import Outcome
from pipelinecli.method.stages import BOARD, Stage

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipelinecli.method.money import Money


class Fate(StrEnum):
    """What became of an attempt that had reached a stage."""

    ADVANCED = "advanced"
    """It reached a later stage, whatever came after."""
    FELL_BACK = "fell-back"
    """It stands before the stage, or ended by falling back."""
    LOST = "lost"
    OPEN = "open"
    """It stands in the stage, and nothing is decided."""
    LEFT_OUT = "left-out"
    """Nobody can say: an override moved it on, or its card went into another."""


class Life(NamedTuple):
    """One attempt from its beginning to where it stands."""

    attempt: int
    card: int
    opened: date
    reached: Sequence[date | None]
    """The day it first earned each stage of `BOARD`, in their order; None where it never did."""
    stage: Stage
    """Where it stands, or ended."""
    met: date | None = None
    """The day of the first meeting, once it was held."""
    ended: date | None = None
    """The day it was issued, lost, or fell back; None while it goes on."""
    outcome: Outcome | None = None
    is_overridden: bool = False
    """Whether it stands, or ended, where only an override put it."""
    value: Money | None = None
    """The premium of one that closed; of another what was discussed last, at its low end."""

    def reached_on(self, stage: Stage) -> date | None:
        """Return the day it first earned a stage."""
        return self.reached[stage.rank - 1]

    @property
    def won(self) -> bool:
        """Whether it closed, and earned that."""
        return self.outcome is Outcome.CLOSED and not self.is_overridden

    @property
    def lost(self) -> bool:
        """Whether it ended with a clear no."""
        return self.outcome is Outcome.LOST

    @property
    def days(self) -> int | None:
        """Days from the first meeting to the end; None before both. Negative if misdated."""
        if self.met is None or self.ended is None:
            return None
        return (self.ended - self.met).days


class Course(NamedTuple):
    """So many attempts that went the same way, as a period sees them."""

    n: int
    reached: Sequence[int]
    """Of each stage of `BOARD`: 0 if they never earned it, `WITHIN` if they first did in the
    period, and 1 if they did before it or after it."""
    stage: Stage
    outcome: Outcome | None = None
    is_overridden: bool = False

    def came_to(self, stage: Stage) -> bool:
        """Whether they first earned a stage within the period."""
        return self.reached[stage.rank - 1] == WITHIN


WITHIN = 2


def fate(life: Life | Course, stage: Stage) -> Fate | None:
    """Return what became of an attempt after it had reached a stage; None if it never did.

    A closed attempt has advanced from every stage but the last, which nothing comes after: there
    it is `OPEN` as long as anything is.
    """
    if not life.reached[stage.rank - 1]:
        return None
    if any(life.reached[stage.rank :]):
        return Fate.ADVANCED
    if life.outcome is Outcome.LOST:
        return Fate.LOST
    if life.outcome is Outcome.MERGED or life.stage.rank > stage.rank:
        return Fate.LEFT_OUT
    if life.stage.rank < stage.rank or life.outcome is Outcome.FELL_BACK:
        return Fate.FELL_BACK
    return Fate.OPEN


LADDER = tuple(stage for stage in BOARD if stage is not Stage.CLOSED)
"""The stages that there is a later one to."""
