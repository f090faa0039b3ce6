"""What another system says of a deal, and what it becomes: attempts, each with its moves.

These are values only. They refuse the clock, and another system's per cents: those are stages of
ours by the time they get here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.cards import Outcome
    from pipelinecli.method.kinds import MoveKind


class Point(NamedTuple):
    """A day of the rep's, and the stored moment where a time was given with it."""

    day: date
    at: str | None = None

    def is_before(self, other: Point) -> bool:
        """Whether it is certainly the earlier one: by days, within a day by the moments."""
        if self.day != other.day or self.at is None or other.at is None:
            return self.day < other.day
        return self.at < other.at


class Change(NamedTuple):
    """Where a deal stood from a moment on."""

    on: Point
    to: Stage
    called: str = ""
    """What the other system calls that stage."""
    reason: str | None = None
    value: int | None = None
    """What was received with it, in minor units, where that is told."""
    came_from: Stage | None = None
    """Where the other system says that the deal had stood."""
    says_when: bool = True
    """Whether that is when it happened, and not only when it was heard of."""
    is_forced: bool = False
    """Whether it was an override."""


class Known(NamedTuple):
    """What is known of a deal as it is now, which is of its last attempt."""

    meeting: date | None = None
    """A first meeting, where no move says that there was one."""
    held: bool = False
    signing: date | None = None
    """The day on which it is expected to close."""
    next_step: date | None = None
    agenda: str | None = None
    plan: str | None = None
    value: int | None = None
    """In minor units."""
    system: str | None = None
    """The name of the other system."""


class Step(NamedTuple):
    """One move."""

    on: Point
    to: Stage
    kind: MoveKind
    reason: str | None = None


class Proof(NamedTuple):
    """Evidence for a criterion, and the day from which it counts."""

    text: str
    day: date


class Run(NamedTuple):
    """One attempt: where it got to, and the facts that go with that."""

    opened: Point
    steps: tuple[Step, ...] = ()
    stage: Stage = Stage.OPPORTUNITY
    ended: Point | None = None
    outcome: Outcome | None = None
    reason: str | None = None
    override: str | None = None
    first_meeting: date | None = None
    held: bool = False
    next_step: date | None = None
    agenda: str | None = None
    person: Proof | None = None
    plan: Proof | None = None
    budget: Proof | None = None
    signing: date | None = None
    amount: int | None = None
    """The price that is talked of, in minor units."""
    premium: int | None = None
    """What was received, which is the premium of what was issued, in minor units."""

    @property
    def marked(self) -> date:
        """The day on which what is planned was said, for all that is known."""
        return self.steps[-1].on.day if self.steps else self.opened.day
