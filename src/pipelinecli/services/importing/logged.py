"""Rows of a log of stages, each of which is one change: put together by deal.

It refuses half a history: where a row of a deal is a problem, its other rows are left out with it.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, NamedTuple

from pipelinecli.exchange.mapping.stages import is_stage_field
from pipelinecli.exchange.table import Problem, Row
from pipelinecli.i18n import _
from pipelinecli.method.importing.facts import Change, Known
from pipelinecli.method.importing.histories import history, in_order
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.services.importing.deals import Collected, stage_called
from pipelinecli.services.importing.judging import uid_of
from pipelinecli.services.importing.keeping import Made
from pipelinecli.services.importing.planning import derived_uid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipelinecli.method.importing.facts import Point
    from pipelinecli.services.importing.frame import Gathering
    from pipelinecli.services.importing.outcome import Touched
    from pipelinecli.services.importing.sources import Source

_OF_THE_DEAL = ("id", "name", "account", "owner", "value", "currency")
"""What later rows say of a deal better than earlier ones."""


class Read(NamedTuple):
    """What one row says."""

    change: Change
    created: Point | None
    value: int | None


class Logged:
    """The changes of a log, which may come in any order."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._rows: dict[str, list[bytes]] = {}
        """The lines and cells of each deal's rows, packed."""
        self._bad: dict[str, int] = {}
        """The line of each deal that has a problem."""
        self.others = self.repeated = self.undated = self.beside = 0
        self.repeats: list[Touched] = []

    def take(self, row: Row) -> list[Problem]:
        """Take one row; return what is wrong with it."""
        record = self._source.understanding.record(row.cells)
        field = record.get("what")
        if field and not is_stage_field(field):
            self.beside += 1
            return []
        uid = self._uid(record)
        found = Collected(record, self._source.cells)
        if uid is None:
            found.refuse("id", _("nothing says which deal it is"), _("fill it in"))
            return self._source.problems(row, found.wrong)
        self._read(found)
        if found.wrong:
            self._bad.setdefault(uid, row.line)
            return self._source.problems(row, found.wrong)
        self._rows.setdefault(uid, []).append(marshal.dumps((row.line, row.cells)))
        return []

    def finish(self, gathered: Gathering) -> None:
        """Make the deals of the rows, or leave them out for one that is a problem."""
        for uid, packed in self._rows.items():
            rows = [Row(*_unpacked(one)) for one in packed]
            bad = self._bad.get(uid)
            if bad is None:
                self._deal(gathered, uid, rows)
            else:
                self._refuse(gathered, rows, _("of the same deal as line {line}"), bad)

    def _deal(self, gathered: Gathering, uid: str, rows: Sequence[Row]) -> None:
        source = self._source
        records = [source.understanding.record(row.cells) for row in rows]
        read = [self._read(Collected(record, source.cells)) for record in records]
        told: dict[str, str] = {}
        by_time = sorted(zip(read, records, strict=True), key=lambda pair: _when(pair[0]))
        for _one, record in by_time:
            told |= {name: record[name] for name in _OF_THE_DEAL if name in record}
        if source.is_others(told.get("owner")):
            self.others += len(rows)
            return
        changes = in_order(one.change for one in read)
        opened = changes[0].on
        for one in read:
            if one.created is not None and one.created.is_before(opened):
                opened = one.created
        values = [one.value for one, _record in by_time if one.value is not None]
        known = Known(value=values[-1] if values else None, system=source.understanding.program)
        runs = history(opened, changes, known)
        found = Collected(told, source.cells)
        card = found.card(runs)
        if found.wrong:
            first, *others = rows
            gathered.refuse(first, source.problems(first, found.wrong))
            self._refuse(gathered, others, _("of the same deal as line {line}"), first.line)
            return
        tagged = source.tagged(card)
        source.settle(Made(rows[0].line, uid, tagged, runs, changes, known, is_log=True))

    def _read(self, found: Collected) -> Read:
        stage_of = self._source.stage_of
        record = found.record
        word, before = record.get("to", ""), record.get("from", "")
        to = stage_called(found, "to", word, stage_of) if word else None
        came_from = stage_called(found, "from", before, stage_of) if before else None
        if not word:
            found.refuse("to", _("it has no stage"), _("write one"))
        at = found.point("at")
        if at is None and "at" not in record:
            found.refuse("at", _("nothing says when"), _("write the day"))
        now = self._source.now
        if at is not None and now.is_before(at):
            found.refuse("at", _("that day has not come"), _("write when it changed"))
        value = found.sum("value")
        change = Change(
            at or now,
            to or Stage.OPPORTUNITY,
            word,
            found.text("reason"),
            value=value if to is Stage.CLOSED else None,
            came_from=came_from,
            is_forced=record.get("kind") == MoveKind.OVERRIDE,
        )
        return Read(change, found.point("created"), value)

    def _uid(self, record: dict[str, str]) -> str | None:
        ours = uid_of(record.get("uid"))
        if ours is not None:
            return ours
        system = self._source.understanding.program
        if number := record.get("id"):
            return derived_uid("deal", system, number)
        if name := record.get("name"):
            return derived_uid("deal", system, name, None, record.get("account"), None)
        return None

    def _refuse(self, gathered: Gathering, rows: Sequence[Row], said: str, line: int) -> None:
        hint = _("put that one right")
        for row in rows:
            problem = Problem(row.line, None, None, said.format(line=line), hint)
            gathered.refuse(row, [problem])


def _when(read: Read) -> tuple[date, str]:
    on = read.change.on
    return on.day, on.at or ""


def _unpacked(packed: bytes) -> tuple[Any, ...]:
    unpacked: tuple[Any, ...] = marshal.loads(packed)  # noqa: S302 - our own, never left us
    return unpacked
