"""What the rows of one file of deals are read with, whichever form they have.

It refuses to read rows: `listed` and `logged` do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.exchange.table import Problem
from pipelinecli.store.cards import name_key

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.exchange.mapping.columns import Understanding
    from pipelinecli.exchange.mapping.stages import StageMap
    from pipelinecli.exchange.table import Row
    from pipelinecli.method.importing.facts import Point
    from pipelinecli.services.importing.cells import Cells
    from pipelinecli.services.importing.deals import Card
    from pipelinecli.services.importing.judging import Wrong
    from pipelinecli.services.importing.keeping import Keeping, Made
    from pipelinecli.services.importing.outcome import Asked

_MOST_OWNERS = 1_000


class Source:
    """One file: its columns, its words, and where its deals go."""

    def __init__(  # noqa: PLR0913, PLR0917 - one for each thing that is known
        self,
        understanding: Understanding,
        cells: Cells,
        stages: StageMap,
        keeping: Keeping,
        now: Point,
        asked: Asked,
    ) -> None:
        self.understanding = understanding
        self.cells = cells
        self.stage_of = stages
        self.keeping = keeping
        self.now = now
        self.asks_for_meetings = bool(understanding.by_field("engaged"))
        """Whether there is a column for the first meeting."""
        self._owner = None if asked.owner is None else name_key(asked.owner)
        self._renews = asked.update
        self.owners: dict[str, str] = {}
        """Whose deals there are, by the folded name."""

    def is_others(self, owner: str | None) -> bool:
        """Whether a deal is not of the owner whose deals were asked for."""
        if self._owner is None:
            return False
        key = name_key(owner or "")
        if owner and len(self.owners) < _MOST_OWNERS:
            self.owners.setdefault(key, owner)
        return key != self._owner

    def tagged(self, card: Card) -> Card:
        """Return a card without the tag of its owner where all of them have the one."""
        return card if self._owner is None else card._replace(tags=())

    def settle(self, made: Made) -> bool:
        """Take in a deal, unless it is there already; say whether it is new."""
        card_id = self.keeping.card_of(made.uid)
        if card_id is None:
            self.keeping.add(made, self.cells.code)
        elif self._renews:
            self.keeping.renew(card_id, made, self.cells.code)
        else:
            self.keeping.same += 1
        return card_id is None

    def problems(self, row: Row, wrong: Sequence[Wrong]) -> list[Problem]:
        """Return what is wrong with a row, with the columns where it is."""
        column = self.understanding.header_of
        return [
            Problem(row.line, column(field), value, said, hint)
            for field, value, said, hint in wrong
        ]
