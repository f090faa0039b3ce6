"""A check-up: everything looked at, nothing changed; and what can be mended, mended.

Looking changes neither the store nor its journal, whatever state they are in. Mending keeps a copy
before it writes to the store, loses nothing, and looks again. It refuses to write to a store that
cannot be read.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from pipelinecli.errors import (
    NotOurs,
    PipelineError,
    StoreAbsent,
    StoreLocked,
    StoreUnreadable,
    TooNew,
)
from pipelinecli.method.checkup.findings import Check, Finding, Remedy, Said, in_order
from pipelinecli.method.checkup.meanings import found
from pipelinecli.services.trial import trial
from pipelinecli.store import _sql
from pipelinecli.store.checkup import (
    copies,
    earlier,
    file,
    history,
    journal,
    pages,
    permissions,
    reading,
    schema,
    surroundings,
    values,
)
from pipelinecli.store.file import files
from pipelinecli.store.file.holder import LockedBy, holder_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.backups import Backup

_REFUSED: dict[type[PipelineError], Said] = {
    NotOurs: Said.FILE_NOT_OURS,
    TooNew: Said.FILE_TOO_NEW,
    StoreUnreadable: Said.FILE_UNREADABLE,
}
_CORRUPT = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR")
_BUSY = ("SQLITE_BUSY", "SQLITE_LOCKED")


def settings_kept(path: str) -> dict[str, str]:
    """Return the settings in a store, as far as they can be read without changing it."""
    return reading.settings_kept(path)


def location(path: str) -> Finding:
    """Return what is doubtful about where a store is, or would be."""
    return surroundings.location(path)


def config_alone() -> list[Finding]:
    """Return what can be said where the configuration file does not let a store be found."""
    nowhere = found(Said.FILE_NOWHERE)
    return in_order([nowhere, surroundings.config(), surroundings.sqlite_version()])


def look(path: str, clock: Clock) -> list[Finding]:
    """Look at the store at `path` and at what belongs to it. Raises StoreAbsent."""
    inside = _of_store(path, clock)
    kept, good = copies.copies(path, clock, lambda backup: trial(backup, path, clock))
    findings = [
        *file.names(path),
        *file.left_over(path),
        *inside,
        surroundings.sqlite_version(),
        *permissions.private(path),
        surroundings.location(path),
        surroundings.room(path),
        surroundings.config(),
        *kept,
    ]
    return in_order(_naming(good, finding) for finding in findings)


def _naming(good: Backup | None, finding: Finding) -> Finding:
    """Let a finding that a backup is the answer to name the one to put back."""
    if finding.remedy is not Remedy.RESTORE or good is None:
        return finding
    return finding._replace(facts={**finding.facts, "good": good.path})


def _of_store(path: str, clock: Clock) -> list[Finding]:
    """Look at the store itself, as far as it can be opened."""
    try:
        if not files.exists(path):
            raise StoreAbsent(path)
    except (NotOurs, TooNew, StoreUnreadable) as error:
        return [found(_REFUSED[type(error)], reason=error.message)]
    except files.SharedBeside:
        pass  # it is looked at in a copy; what is beside it is named by what looks there
    try:
        with reading.looking(path) as looked:
            return list(_inside(looked, path, clock))
    except sqlite3.Error as error:
        return [_unopened(error, path)]
    except OSError as error:
        return [found(Said.FILE_UNREADABLE, reason=error.strerror or str(error))]


def _inside(looked: reading.Looked, path: str, clock: Clock) -> Iterator[Finding]:
    connection = looked.connection
    (written,) = connection.execute("PRAGMA user_version").fetchone()
    if not written:
        raise StoreAbsent(path)
    seen = file.version(path, written)
    yield seen
    if seen.said is Said.FILE_TOO_OLD:
        return
    if looked.cut_short:
        yield found(Said.FILE_CUT_SHORT)
    if looked.in_wal:
        yield found(Said.FILE_WAL)
    if looked.foreign:
        yield found(Said.FILE_JOURNAL_FOREIGN, path=looked.foreign)
    looking = _Looking(connection)
    clocks = looking.tried(Check.CLOCK, lambda: iter([_clock(connection, clock)]))
    yield from clocks
    behind = any(finding.said is Said.CLOCK_BEHIND for finding in clocks)
    checks: dict[Check, Callable[[], Iterator[Finding]]] = {
        Check.INTEGRITY: lambda: pages.integrity(connection),
        Check.REFERENCES: lambda: pages.references(connection),
        Check.SCHEMA: lambda: schema.schema(connection, written),
        Check.HISTORY: lambda: history.history(connection),
        Check.JOURNAL: lambda: journal.journal(connection, clock, written, behind=behind),
        Check.VALUES: lambda: values.values(connection, told_is_text=looking.all_is_text),
    }
    for check, run in checks.items():
        yield from looking.tried(check, run)
    yield from looking.tried(Check.BACKUPS, lambda: iter(earlier.earlier(connection, path)))


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
            if getattr(error, "sqlite_errorname", "").startswith(_BUSY):
                raise
            if "decode" in str(error) and self.all_is_text:
                self.all_is_text = False
                self._connection.text_factory = lambda raw: raw.decode(errors="replace")
                return self.tried(check, run)
            corrupt = getattr(error, "sqlite_errorname", "").startswith(_CORRUPT)
            said = Said.DAMAGED if corrupt and check is Check.INTEGRITY else Said.UNCHECKED
            return [found(said, check, reason=str(error), n=1)]


def _unopened(error: sqlite3.Error, path: str) -> Finding:
    """Return why a store could not be opened to be looked at."""
    if not getattr(error, "sqlite_errorname", "").startswith(_BUSY):
        return found(Said.DAMAGED, reason=str(error), n=1)
    holder = holder_of(path)
    locked: PipelineError = StoreLocked(path) if holder is None else LockedBy(path, holder)
    return found(Said.FILE_LOCKED, reason=locked.message)
