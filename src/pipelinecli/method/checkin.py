"""The check-in: what a row says, what changed in its days, and what wants an answer (METHOD §4).

It refuses to move a card: what the rules propose is carried out on command only (METHOD §3).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from pipelinecli.method.calendar import Window
    from pipelinecli.method.cards import Card
    from pipelinecli.method.fallback import Proposal
    from pipelinecli.method.sheet import SheetRow


class ChangeKind(StrEnum):
    """What became of a card between two check-ins, in the order it is told."""

    NEW = "new"
    ADVANCED = "advanced"
    FELL_BACK = "fell-back"
    CLOSED = "closed"
    LOST = "lost"
    REOPENED = "reopened"


_ORDER = {kind: rank for rank, kind in enumerate(ChangeKind)}


class Change(NamedTuple):
    """A card that stood elsewhere when the days of a check-in began."""

    id: int
    name: str
    was: Stage | None
    """None for a card that was not there yet."""
    now: Stage
    on: date
    """The day of its last move."""

    @property
    def kind(self) -> ChangeKind:
        """New, advanced, fell back, closed, lost or reopened: where it ended counts first."""
        if self.now is Stage.LOST:
            return ChangeKind.LOST
        if self.now is Stage.CLOSED:
            return ChangeKind.CLOSED
        if self.was is None:
            return ChangeKind.NEW
        if self.was in {Stage.LOST, Stage.CLOSED}:
            return ChangeKind.REOPENED
        return ChangeKind.ADVANCED if self.now.rank > self.was.rank else ChangeKind.FELL_BACK


class Applied(NamedTuple):
    """A proposed fall-back that was carried out: the card as it stands now, and where it stood."""

    card: Card
    was: Stage
    proposal: Proposal


class Report(NamedTuple):
    """One check-in, for a person or a program."""

    row: SheetRow
    changes: tuple[Change, ...]
    attention: tuple[Card, ...]
    """The cards that want an answer today, each with at least one flag."""
    missed: tuple[Window, ...] = ()
    """Check-ins before the one that is due, in order, that were never handed in."""
    applied: tuple[Applied, ...] = ()
    anew: bool = False
    """Whether the row was handed in just now, and not before."""


def told(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Return the changes that are changes, in the order they are told: by kind, then by card."""
    moved = (change for change in changes if change.was is not change.now)
    return tuple(sorted(moved, key=lambda change: (_ORDER[change.kind], change.id)))
