"""Rows of a list of deals, each of which is one deal: taken, there already, or a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.exchange.table import Problem
from pipelinecli.i18n import _
from pipelinecli.method.importing.facts import Change
from pipelinecli.services.importing.deals import Collected, lived, read_deal
from pipelinecli.services.importing.keeping import Made
from pipelinecli.services.importing.outcome import EXAMPLES, Touched
from pipelinecli.services.importing.planning import derived_uid

if TYPE_CHECKING:
    from pipelinecli.exchange.table import Row
    from pipelinecli.services.importing.frame import Gathering
    from pipelinecli.services.importing.sources import Source

_IS = ("name", "contact", "account", "created")
"""What a deal without a number is known by."""


class Listed:
    """The deals of a list, one after the other."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._seen: dict[str, tuple[int, int]] = {}
        """By uid: the line, and a hash of what stands there."""
        self._counts: dict[str, int] = {}
        self.others = self.repeated = self.undated = 0
        self.repeats: list[Touched] = []

    def take(self, row: Row) -> list[Problem]:
        """Take one row; return what is wrong with it, for then nothing becomes of it."""
        source = self._source
        record = source.understanding.record(row.cells)
        if source.is_others(record.get("owner")):
            self.others += 1
            return []
        uid = self._uid(record)
        first = self._seen.setdefault(uid, (row.line, hash(row.cells)))
        if first[0] != row.line:
            return self._again(row, record, first)
        found = Collected(record, source.cells)
        deal = read_deal(
            found,
            source.stage_of,
            system=source.understanding.program,
            asks_for_meetings=source.asks_for_meetings,
        )
        runs = () if found.wrong else lived(found, deal, source.now)
        card = found.card(runs)
        if found.wrong:
            return source.problems(row, found.wrong)
        stands = Change(runs[-1].steps[-1].on, deal.stage, deal.called, deal.reason)
        made = Made(row.line, uid, source.tagged(card), runs, [stands], deal.known)
        is_new = source.settle(made)
        self.undated += is_new and runs[0].opened == source.now
        return []

    def finish(self, _gathered: Gathering) -> None:
        """Nothing is left to be done when all rows were taken."""

    def _uid(self, record: dict[str, str]) -> str:
        system = self._source.understanding.program
        if number := record.get("id"):
            return derived_uid("deal", system, number)
        known = derived_uid("deal", system, *map(record.get, _IS))
        count = self._counts[known] = self._counts.get(known, 0) + 1
        return known if count == 1 else derived_uid(known, str(count))

    def _again(self, row: Row, record: dict[str, str], first: tuple[int, int]) -> list[Problem]:
        """Leave out a row of a deal that was in the file before."""
        line, before = first
        if before == hash(row.cells):
            self.repeated += 1
            if len(self.repeats) < EXAMPLES:
                name = record.get("name") or record.get("id", "")
                self.repeats.append(Touched(row.line, None, name, beside_line=line))
            return []
        said = _("this deal is in line {line} already, and otherwise").format(line=line)
        hint = _("leave one of them out, or say which column tells deals apart: --map id=COLUMN")
        column = self._source.understanding.header_of("id")
        return [Problem(row.line, column, record.get("id"), said, hint)]
