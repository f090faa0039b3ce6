"""The board: six columns side by side, as they stand on a day (METHOD §1).

It refuses to hide: `counts` says how many cards a column holds, however few are listed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.stages import BOARD, Stage

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.cards import Card


class Board(NamedTuple):
    """Columns in board order, each with its first cards, and how many there are in all."""

    day: date
    cycle: int
    """The sales cycle in days."""
    columns: dict[Stage, tuple[Card, ...]]
    counts: dict[Stage, int]

    def more(self, stage: Stage) -> int:
        """Return how many cards of a column are not listed."""
        return self.counts[stage] - len(self.columns[stage])

    @property
    def effective(self) -> int:
        """The effective prospects: columns 3-5."""
        return self.counts[Stage.P25] + self.counts[Stage.P50] + self.counts[Stage.P90]


def make_board(
    day: date, cycle: int, columns: dict[Stage, tuple[Card, ...]], counts: dict[Stage, int]
) -> Board:
    """Return a board with every column there and its cards in their order.

    Columns 2-5 are ordered by first meeting, the oldest first; 1 and 6 stay as they come.
    """
    ordered = {stage: columns.get(stage, ()) for stage in BOARD}
    for stage in (Stage.APPOINTMENT, Stage.P25, Stage.P50, Stage.P90):
        ordered[stage] = tuple(sorted(ordered[stage], key=_by_first_meeting))
    return Board(day, cycle, ordered, {stage: counts.get(stage, 0) for stage in BOARD})


def _by_first_meeting(card: Card) -> tuple[str, int]:
    first = card.first_meeting
    return ("" if first is None else first.text(), card.person.id)
