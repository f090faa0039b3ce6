"""What is in a store, check by check, through a connection that changes nothing.

It refuses to let one check that stumbles over damage keep the next from being made.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from pipelinecli.method.checkup.findings import Check, Finding, Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store import _sql
from pipelinecli.store.checkup import history, journal, pages, schema, surroundings, values
from pipelinecli.store.file import files
from pipelinecli.store.file.translating import said_by

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from pipelinecli.config.clock import Clock

BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")
_CORRUPT = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR")
EVERY = (
    Check.CLOCK,
    Check.INTEGRITY,
    Check.REFERENCES,
    Check.SCHEMA,
    Check.HISTORY,
    Check.JOURNAL,
    Check.VALUES,
)
"""The checks of what is in a store, in the order in which they are made."""


def inside(
    connection: sqlite3.Connection, clock: Clock, wanted: Collection[Check] = EVERY
) -> Iterator[Finding]:
    """Yield what the wanted checks find. Raises sqlite3.Error while another program holds it."""
    written = files.version_of(connection)
    looking = _Looking(connection)
    clocks = looking.tried(Check.CLOCK, lambda: iter([_clock(connection, clock)]))
    behind = any(finding.said is Said.CLOCK_BEHIND for finding in clocks)
    checks: dict[Check, Callable[[], Iterator[Finding]]] = {
        Check.CLOCK: lambda: iter(clocks),
        Check.INTEGRITY: lambda: pages.integrity(connection),
        Check.REFERENCES: lambda: pages.references(connection),
        Check.SCHEMA: lambda: schema.schema(connection, written),
        Check.HISTORY: lambda: history.history(connection),
        Check.JOURNAL: lambda: journal.journal(connection, clock, written, behind=behind),
        Check.VALUES: lambda: values.values(
            connection, told_is_text=looking.all_is_text and Check.JOURNAL in wanted
        ),
    }
    for check in EVERY:
        if check in wanted:
            yield from looking.tried(check, checks[check])


def _clock(connection: sqlite3.Connection, clock: Clock) -> Finding:
    row = connection.execute(_sql.JOURNAL_LAST_RECORDED).fetchone()
    return surroundings.clock_against(clock, (row and row[0]) or "")


class _Looking:
    """Checks on one connection; what one of them stumbles over is a finding as well."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self.all_is_text = True
        """Whether every text that was read so far is one."""

    def tried(self, check: Check, run: Callable[[], Iterator[Finding]]) -> list[Finding]:
        """Return what a check finds. Raises sqlite3.Error while another program holds the store."""
        try:
            return list(run())
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "").startswith(BUSY):
                raise
            if "decode" in str(error) and self.all_is_text:
                self.all_is_text = False
                self._connection.text_factory = lambda raw: raw.decode(errors="replace")
                return self.tried(check, run)
            corrupt = getattr(error, "sqlite_errorname", "").startswith(_CORRUPT)
            said = Said.DAMAGED if corrupt and check is Check.INTEGRITY else Said.UNCHECKED
            return [found(said, check, reason=said_by(error), n=1)]
