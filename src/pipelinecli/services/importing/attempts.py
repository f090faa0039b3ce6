"""`import cards` of what `export cards` has written: attempts with every fact, and their moves.

What comes of it is what was there: a card by its uid, its attempts in order, each with the moves
made in it. A card that is in the store is there already. It refuses half a card: where a row of
one is a problem, its other rows are left out with it.
"""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING, Any, Final

from pipelinecli.exchange.table import Problem, Row
from pipelinecli.i18n import _
from pipelinecli.services import measuring
from pipelinecli.services.importing.frame import gathering, last_change, writing
from pipelinecli.services.importing.holding import Held
from pipelinecli.services.importing.judging import uid_of
from pipelinecli.services.importing.outcome import EXAMPLES, Outcome, Step, Touched
from pipelinecli.services.importing.reading_attempts import COLUMNS, AttemptReader, Read
from pipelinecli.store import _sql, cards, histories
from pipelinecli.store.histories import Lived

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.exchange.mapping.columns import Understanding
    from pipelinecli.exchange.table import Table
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.frame import Gathering
    from pipelinecli.services.importing.outcome import Asked, Progress

_NOTHING_MORE: Final = (None,) * 10
"""What a card has beside its name and its day: that is in the export of contacts."""


def take_in(
    desk: Desk, table: Table, understanding: Understanding, asked: Asked, progress: Progress
) -> Outcome:
    """Take in the cards of a table, all of them in one change set; or say what would come of it.

    Nothing is written in a dry run, nor where a row has a problem unless that was asked for.
    Raises a PipelineError of the reader for a file that cannot be read any further, Refused if
    something else was recorded meanwhile, BackupFailed, StoreError.
    """
    there = desk.store.exists()
    seen = last_change(desk.store) if there else 0
    known = {uid for uid, _id in desk.store.read(_sql.HISTORIES_CARDS)} if there else set()
    taking = _Taking(desk, understanding, known)
    with gathering(table, asked, progress) as gathered:
        for row in gathered.good():
            if problems := taking.take(row):
                gathered.refuse(row, problems)
        taking.finish(gathered)
        gathered.finish()
    backup, written = None, False
    if gathered.may_write and (taking.new or asked.preset is not None):
        count = len(taking.new)
        with writing(desk, asked, seen) as under_way:
            histories.bring(
                under_way.tx,
                taking.batches(),
                count,
                lambda done: progress(Step.WRITING, done, count),
                COLUMNS,
            )
            measuring.remember(under_way.tx, desk)
        backup, written = under_way.backup, True
    return Outcome(
        new=len(taking.new),
        same=taking.same,
        left_out=gathered.left_out,
        problems=gathered.problems,
        written=written,
        backup=backup,
        first_problems=gathered.first,
        examples=tuple(taking.examples),
        rows=gathered.rows,
        errors=gathered.errors,
    )


class _Taking:
    """The attempts of a file, put together by card."""

    def __init__(self, desk: Desk, understanding: Understanding, known: set[str]) -> None:
        self._reader = AttemptReader(desk)
        self._record = understanding.record
        self._header_of = understanding.header_of
        self._known = known
        self._rows: dict[str, list[bytes]] = {}
        """The lines, cells and values of each card's rows, packed."""
        self._bad: dict[str, int] = {}
        """The line of each card that has a problem."""
        self.new = Held()
        self.same = 0
        self.examples: list[Touched] = []

    def take(self, row: Row) -> list[Problem]:
        """Take one row; return what is wrong with it."""
        record = self._record(row.cells)
        uid = uid_of(record.get("uid"))
        if uid is None:
            said, hint = _("it has no uid of ours"), _("leave it as export cards has written it")
            return [self._problem(row, "uid", record.get("uid"), said, hint)]
        read, wrong = self._reader.read(record)
        if wrong:
            self._bad.setdefault(uid, row.line)
            return [self._problem(row, *one) for one in wrong]
        held = marshal.dumps((row.line, row.cells, tuple(read)))
        self._rows.setdefault(uid, []).append(held)
        return []

    def finish(self, gathered: Gathering) -> None:
        """Make the cards of the rows, or leave them out for one that is a problem."""
        for uid, packed in self._rows.items():
            rows = sorted(
                ((line, cells, Read(*values)) for line, cells, values in map(_unpacked, packed)),
                key=lambda one: one[2].number,
            )
            bad = self._bad.get(uid)
            said = _("of the same card as line {line}").format(line=bad) if bad else None
            said = said or _wrong_together([read for _line, _cells, read in rows])
            if said is not None:
                for line, cells, _read in rows:
                    problem = Problem(line, None, None, said, _("put that one right"))
                    gathered.refuse(Row(line, cells), [problem])
            elif uid in self._known:
                self.same += 1
            else:
                self._add(uid, rows[0][0], [read for _line, _cells, read in rows])

    def batches(self) -> Iterator[list[Lived]]:
        """Give what was held, some at a time."""
        for batch in self.new.batches():
            yield [Lived(*one) for one in batch]

    def _add(self, uid: str, line: int, attempts: Sequence[Read]) -> None:
        first = attempts[0]
        name = attempts[-1].name
        row = (uid, name, cards.name_key(name), first.opened_on, *_NOTHING_MORE, None, 0)
        self.new.add((row, (), tuple((one.row, one.moves) for one in attempts)))
        if len(self.examples) < EXAMPLES:
            self.examples.append(Touched(line, None, name))

    def _problem(
        self, row: Row, field: str, value: str | None, said: str, hint: str | None
    ) -> Problem:
        return Problem(row.line, self._header_of(field) or field, value, said, hint)


def _wrong_together(attempts: Sequence[Read]) -> str | None:
    """Return why attempts are not those of one card, None if they are."""
    numbers = [one.number for one in attempts]
    if len(set(numbers)) != len(numbers):
        return _("the card has an attempt twice")
    if [one.current for one in attempts] != [*[0] * (len(attempts) - 1), 1]:
        return _("the last attempt of a card is the current one, and no other")
    return None


def _unpacked(packed: bytes) -> tuple[Any, ...]:
    unpacked: tuple[Any, ...] = marshal.loads(packed)  # noqa: S302 - our own, never left us
    return unpacked
