"""What every import has in common: problems collected, then all of it written or nothing.

Rows are judged first, one after the other, and each problem is kept with its place: the first few
to be shown, all of them in the file of bad rows. Only then a copy of the store is kept and one
transaction written. It refuses to write anything where there is a problem, unless that was asked
for, and to hold the rows of a file.
"""

from __future__ import annotations

from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from pipelinecli.errors import Refused
from pipelinecli.i18n import _
from pipelinecli.method.backups import Reason
from pipelinecli.method.record.journal import IMPORT
from pipelinecli.services import backups
from pipelinecli.services.importing.outcome import SHOWN, Step
from pipelinecli.store import _sql, settings

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelinecli.exchange.errors_file import BadRows
    from pipelinecli.exchange.table import Problem, Row, Table
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.outcome import Asked, Progress
    from pipelinecli.store.transaction import Reads, Transaction

PRESETS = "preset."
"""How the settings begin under which presets are kept."""
_LONGEST = 200
_EVERY = 500
"""Rows between two looks at how far it has come."""


class Gathering:
    """The rows of a table as they are read, and what is wrong with some of them."""

    def __init__(
        self, table: Table, asked: Asked, progress: Progress, bad: BadRows | None, stack: ExitStack
    ) -> None:
        self._table = table
        self._asked = asked
        self._progress = progress
        self._bad = bad
        self._stack = stack
        self.rows = 0
        """How many were read."""
        self.left_out = 0
        """How many of them have a problem."""
        self.problems = 0
        self.first: list[Problem] = []
        self.errors: str | None = None
        """Where the bad rows are, if they were wanted and any were."""

    def good(self) -> Iterator[Row]:
        """Yield the rows that could be read; of the others the problem is kept."""
        for row in self._table.rows:
            if self.rows % _EVERY == 0:
                self._progress(Step.READING, *self._table.position())
            self.rows += 1
            if row.problem is None:
                yield row
            else:
                self.refuse(row, [row.problem])

    def tell(self, problems: Sequence[Problem]) -> None:
        """Take in what is wrong with the file as a whole."""
        self.problems += len(problems)
        self.first += map(_short, problems)

    def refuse(self, row: Row, problems: Sequence[Problem]) -> None:
        """Leave a row out for its problems."""
        self.left_out += 1
        self.problems += len(problems)
        self.first += map(_short, problems[: max(0, SHOWN - len(self.first))])
        if self._bad is not None:
            self._bad.add(row, problems)

    @property
    def may_write(self) -> bool:
        """Whether what is good is to be written."""
        return not self._asked.dry_run and (self._asked.skip_errors or not self.problems)

    def finish(self) -> None:
        """Put the file of bad rows in its place."""
        self._stack.close()
        if self._bad is not None and self.left_out:
            self.errors = self._asked.errors


@contextmanager
def gathering(table: Table, asked: Asked, progress: Progress) -> Iterator[Gathering]:
    """Read the rows of a table; of a file of bad rows that was not finished nothing stays.

    Raises UsageError for what such a file must not be written over, PipelineError when it cannot
    be written.
    """
    with ExitStack() as stack:
        bad = None
        if asked.errors is not None and not asked.dry_run:
            from pipelinecli.exchange.errors_file import bad_rows

            bad = stack.enter_context(bad_rows(asked.errors, table, source=asked.file))
        yield Gathering(table, asked, progress, bad, stack)


class Writing:
    """The transaction of an import, and the copy of the store that was kept before it."""

    def __init__(self, tx: Transaction, backup: str | None) -> None:
        self.tx = tx
        self.backup = backup


def last_change(reads: Reads) -> int:
    """Return the number of the last change set there is, 0 if there is none."""
    row = reads.first(_sql.IMPORTING_LAST_CHANGE, below=(1 << 63) - 1)
    return (row and row[0]) or 0


@contextmanager
def writing(desk: Desk, asked: Asked, seen: int) -> Iterator[Writing]:
    """Open the transaction of an import, after a copy of the store was kept.

    `seen` is the last change set there was when rows were compared with the store. Raises Refused
    if another came since, BackupFailed.
    """
    backup = backups.keep_before(desk, Reason.IMPORT).path if desk.store.exists() else None
    with desk.store.write(IMPORT, desk.clock) as tx:
        before = tx.first(_sql.IMPORTING_LAST_CHANGE, below=tx.change_set) or (0,)
        if (before[0] or 0) != seen:
            raise Refused(
                _("something was recorded meanwhile; nothing was changed"),
                hint=_("import it again"),
            )
        keep_preset(tx, asked)
        yield Writing(tx, backup)
        tx.commit()


def keep_preset(tx: Transaction, asked: Asked) -> None:
    """Keep how columns were understood, if that was asked for."""
    if asked.preset is not None:
        name, text = asked.preset
        settings.put(tx, f"{PRESETS}{name}", text)


def presets_kept(stored: Mapping[str, str]) -> dict[str, str]:
    """Return the presets among the settings, by their names."""
    return {
        key.removeprefix(PRESETS): text for key, text in stored.items() if key.startswith(PRESETS)
    }


def _short(problem: Problem) -> Problem:
    """Let go of most of a long value: many problems are to be held."""
    if problem.value is None or len(problem.value) <= _LONGEST:
        return problem
    return problem._replace(value=f"{problem.value[:_LONGEST]}…")
