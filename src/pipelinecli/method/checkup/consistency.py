"""What must hold between a card's history and where it stands.

It refuses to say how it came about that it does not, and to put it right.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Sequence


_NEW, _MERGED = MoveKind.NEW, MoveKind.MERGED
"""Asked of every move there is; a member of an enumeration is slow to be found."""


class Link(NamedTuple):
    """One move of a card, as it is stored."""

    from_stage: str | None
    to_stage: str
    kind: str


_ENDS_THERE = {Stage.CLOSED: Outcome.CLOSED, Stage.LOST: Outcome.LOST}


def is_chain(moves: Sequence[Link]) -> bool:
    """Whether a card's moves, first to last, are one way: opened, then each from where it stood.

    Two histories that were put together run side by side up to the last merge, and then as one.
    """
    if moves[0] != (None, Stage.OPPORTUNITY, MoveKind.NEW):
        return False
    if any((move.from_stage is None) != (move.kind == _NEW) for move in moves):
        return False
    merges = [at for at, move in enumerate(moves) if move.kind == _MERGED]
    as_one = moves[merges[-1] :] if merges else moves
    return all(after.from_stage == before.to_stage for before, after in pairwise(as_one))


def outcome_fits(stage: str, outcome: str | None, *, current: bool, forgotten: bool) -> bool:
    """Whether an attempt that stands in a stage may have ended so, or not have ended."""
    if outcome == Outcome.MERGED:
        return not current
    if stage == Stage.LOST and forgotten:
        # A person who is forgotten leaves the board; an attempt that had ended stays ended so.
        return outcome in {Outcome.LOST, Outcome.FELL_BACK}
    if stage in _ENDS_THERE:
        return outcome == _ENDS_THERE[Stage(stage)]
    return outcome == Outcome.FELL_BACK or (outcome is None and current)
