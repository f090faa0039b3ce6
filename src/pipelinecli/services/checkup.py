"""A check-up: the store and all that belongs to it looked at, and nothing changed.

Looking changes neither the store nor its journal, whatever state they are in. It refuses to mend
anything: that is `mending`, and what is to be done is said by `advice`.
"""

from __future__ import annotations

import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING

from pipelinecli.errors import (
    NotOurs,
    PipelineError,
    StoreAbsent,
    StoreLocked,
    StoreUnreadable,
    TooNew,
)
from pipelinecli.method.checkup.findings import Check, Finding, Remedy, Said, State, in_order
from pipelinecli.method.checkup.meanings import found
from pipelinecli.services.advice import mendable, named
from pipelinecli.services.inside import BUSY, inside
from pipelinecli.services.trial import trial
from pipelinecli.store.checkup import copies, earlier, file, permissions, reading, surroundings
from pipelinecli.store.file import files
from pipelinecli.store.file.holder import LockedBy, holder_of
from pipelinecli.store.restore.standing import what_was_ours_lacks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.config.clock import Clock

_REFUSED: dict[type[PipelineError], Said] = {
    NotOurs: Said.FILE_NOT_OURS,
    TooNew: Said.FILE_TOO_NEW,
    StoreUnreadable: Said.FILE_UNREADABLE,
}


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
    return in_order(named(mendable(seen(path, clock)), path, clock))


def seen(path: str, clock: Clock) -> list[Finding]:
    """Return what is found, in no order and with no backup named. Raises StoreAbsent."""
    return [
        *file.names(path),
        *file.left_over(path),
        *_of_store(path, clock),
        surroundings.sqlite_version(),
        *permissions.private(path),
        surroundings.location(path),
        surroundings.room(path),
        surroundings.config(),
        *copies.copies(path, clock, lambda backup: trial(backup, path, clock)),
    ]


def is_mended_by_fix(path: str, clock: Clock) -> bool:
    """Whether all that is wrong inside a store is put right by mending. Raises StoreAbsent."""
    findings = mendable(_of_store(path, clock))
    problems = [finding for finding in findings if finding.state is State.PROBLEM]
    return bool(problems) and all(finding.remedy is Remedy.FIX for finding in problems)


def _of_store(path: str, clock: Clock) -> list[Finding]:
    """Look at the store itself, as far as it can be opened."""
    try:
        if not files.exists(path):
            raise StoreAbsent(path)
    except (NotOurs, TooNew, StoreUnreadable) as error:
        lost = what_was_ours_lacks(path) if isinstance(error, NotOurs) else None
        if lost is not None:
            return [found(Said.DAMAGED, Check.FILE, reason=lost, n=1)]
        return [found(_REFUSED[type(error)], reason=error.message)]
    except files.SharedBeside:
        pass  # it is looked at in a copy; what is beside it is named by what looks there
    try:
        with reading.looking(path) as looked:
            return list(_looked_at(looked, path, clock))
    except sqlite3.Error as error:
        return [_unopened(error, path)]
    except OSError as error:
        return [found(Said.FILE_UNREADABLE, reason=error.strerror or str(error))]


def _looked_at(looked: reading.Looked, path: str, clock: Clock) -> Iterator[Finding]:
    connection = looked.connection
    (written,) = connection.execute("PRAGMA user_version").fetchone()
    if not written:
        raise StoreAbsent(path)
    version = file.version(path, written)
    yield version
    if version.said is Said.FILE_TOO_OLD:
        return
    if looked.cut_short:
        yield found(Said.FILE_CUT_SHORT)
    if looked.in_wal:
        yield found(Said.FILE_WAL)
    if looked.foreign:
        yield found(Said.FILE_JOURNAL_FOREIGN, path=looked.foreign)
    yield from inside(connection, clock)
    with suppress(sqlite3.Error):  # what a damaged store stumbles over was said by then
        yield from earlier.earlier(connection, path)


def _unopened(error: sqlite3.Error, path: str) -> Finding:
    """Return why a store could not be opened to be looked at."""
    if not getattr(error, "sqlite_errorname", "").startswith(BUSY):
        return found(Said.DAMAGED, reason=str(error), n=1)
    holder = holder_of(path)
    locked: PipelineError = StoreLocked(path) if holder is None else LockedBy(path, holder)
    return found(Said.FILE_LOCKED, reason=locked.message)
