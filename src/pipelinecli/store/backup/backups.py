"""Copies of the store: made by SQLite's backup API, read back and checked, kept beside it.

A copy is of one moment, whoever writes meanwhile, and it is private. This module refuses to keep
a copy that does not pass its checks, and to put one over what is there.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import ExitStack, contextmanager, suppress
from typing import TYPE_CHECKING

from pipelinecli.config.paths import make_directory
from pipelinecli.config.private import sync_directory
from pipelinecli.errors import BackupFailed, PipelineError, StoreDamaged
from pipelinecli.i18n import _
from pipelinecli.method.backups import Backup, Reason, kept
from pipelinecli.store.backup import placing
from pipelinecli.store.backup.folder import folder, is_folder
from pipelinecli.store.backup.names import AlreadyThere, every, named, names, time_for
from pipelinecli.store.backup.verification import (
    Sums,
    Verified,
    contents,
    damage_of,
    dangling_text,
    row_counts,
    untouched,
    verify,
)
from pipelinecli.store.file import files
from pipelinecli.store.file.translating import said_by

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date, datetime

    from pipelinecli.config.clock import Clock
    from pipelinecli.store.engine import Store

__all__ = [
    "Backup",
    "Reason",
    "Sums",
    "Verified",
    "every",
    "folder",
    "make",
    "newest_good",
    "prune",
    "sealed",
    "verify",
]

_PAGES = 4096
"""Copied in one go, between which an interruption is heard."""


def make(  # noqa: PLR0913 - one argument per thing a caller has to say
    source: Store | sqlite3.Connection,
    path: str,
    reason: Reason,
    clock: Clock | None,
    to: str | None = None,
    *,
    as_it_is: bool = False,
) -> Backup:
    """Keep a copy of the store at `path`, as it is at this moment, and return it.

    `source` is open on it and in no transaction that writes. Without a clock the file system
    tells the moment, in UTC. `to` is a file that is not there yet, or a directory; left out, the
    copy goes to the store's own folder, which is made. `as_it_is` keeps a faithful copy of a
    damaged store as well. For a day that has its copy already that one is returned.

    Raises StoreDamaged when the store does not pass SQLite's check, BackupFailed when the copy
    cannot be made or read back, AlreadyThere for a `to` that is there; from a Store whatever
    reading it raises, from a connection sqlite3.Error.
    """
    directory, name = _where(path, to)
    try:
        if to is None:
            _make_folder(directory)
        with placing.part_in(directory) as part:
            _copy(source, path, to or directory, part.path, as_it_is=as_it_is)
            made = _stamp(part, clock, directory)
            sums = part.seal()
            day = made.date() if clock is None else clock.today
            free = iter([name]) if name else names(made, reason, day)
            paths = (os.path.join(directory, one) for one in free)  # noqa: PTH118
            size = os.fstat(part.file).st_size
            placed = placing.place(part, sums, paths)
            if placed is None and name is None:
                return _of_the_day(directory, made, day)
    except OSError as error:
        raise BackupFailed(to or directory, error.strerror or str(error)) from error
    if placed is None:
        there = os.path.join(directory, name or "")  # noqa: PTH118
        raise AlreadyThere(placing.in_the_way(there) or there)
    return _named(placed, made, reason, size, day)


@contextmanager
def sealed(source: Store, path: str) -> Iterator[placing.Part]:
    """Give a copy of the store at `path`, sound and private, as long as the block lasts.

    Raises StoreDamaged, BackupFailed, and whatever reading the store raises.
    """
    directory = folder(path)
    with ExitStack() as stack:
        try:
            _make_folder(directory)
            part = stack.enter_context(placing.part_in(directory))
            _copy(source, path, directory, part.path, as_it_is=False)
            part.seal()
        except OSError as error:
            raise BackupFailed(directory, error.strerror or str(error)) from error
        yield part


def newest_good(store_path: str) -> Backup | None:
    """Return the newest copy of a store that passes its checks and can be read; None if none."""
    try:
        backups = every(store_path)
    except PipelineError:
        return None
    for backup in backups:
        with suppress(PipelineError):
            found = verify(backup.path)
            if found.sums is not Sums.DIFFERS and _is_readable(backup.path, found.version):
                return backup
    return None


def _is_readable(path: str, version: int) -> bool:
    """Whether this program can read all of a copy; an older one is not judged."""
    from pipelinecli.store.file.soundness import unreadable_in

    if version != files.CURRENT:
        return True
    with untouched(path) as connection:
        connection.text_factory = str
        try:
            return unreadable_in(connection) is None
        except (sqlite3.Error, UnicodeDecodeError):
            return False


def prune(store_path: str, clock: Clock) -> list[Backup]:
    """Take away the automatic copies that need not stay, and return them.

    What killed runs have left goes as well. What cannot be taken away stays.
    """
    directory = folder(store_path)
    removed: list[Backup] = []
    if not is_folder(directory):
        return removed
    with suppress(OSError, PipelineError), placing.alone_in(directory):
        placing.sweep(directory)
        there = every(store_path)
        staying = set(kept(there, clock.today))
        for backup in there:
            if backup not in staying:
                placing.remove(backup.path)
                removed.append(backup)
    return removed


def _where(path: str, to: str | None) -> tuple[str, str | None]:
    """Return the directory a copy goes to, and its name there if it was given one."""
    if to is None:
        return folder(path), None
    to = os.path.abspath(to)  # noqa: PTH100
    return (to, None) if os.path.isdir(to) else os.path.split(to)  # noqa: PTH112


def _make_folder(path: str) -> None:
    """Make the folder, private, if it is not there. Raises BackupFailed for a link."""
    try:
        found = os.lstat(path)
    except FileNotFoundError:
        make_directory(path)
        sync_directory(os.path.dirname(path))  # noqa: PTH120
        found = os.lstat(path)
    if stat.S_ISLNK(found.st_mode):
        raise BackupFailed(path, _("it is a link"))
    if not stat.S_ISDIR(found.st_mode):
        raise BackupFailed(path, _("it is not a directory"))


def _copy(
    source: Store | sqlite3.Connection, path: str, where: str, copy: str, *, as_it_is: bool
) -> None:
    """Copy a store and check that the copy is sound, and holds what the store held."""
    with _one_state(source) as connection:
        # The first of them takes the lock that keeps what is read next as it is.
        rows = row_counts(connection)
        _copy_pages(connection, path, where, copy)
    found = contents(copy)
    if found.damage and not as_it_is:
        with _one_state(source) as connection:
            damage = damage_of(connection)
        raise StoreDamaged(path, damage) if damage else BackupFailed(where, found.damage)
    if found.dangling and not as_it_is:
        raise BackupFailed(path, dangling_text(found.dangling))
    if not found.damage and found.rows != rows:
        raise BackupFailed(where, _("the copy does not hold what the store holds"))


@contextmanager
def _one_state(source: Store | sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Hold one state of the store, whatever is written meanwhile."""
    if not isinstance(source, sqlite3.Connection):
        with source.snapshot():
            yield source._open()  # noqa: SLF001 - the store's own package
        return
    source.execute("BEGIN")
    try:
        yield source
    finally:
        source.rollback()


def _copy_pages(source: sqlite3.Connection, path: str, where: str, copy: str) -> None:
    from pathlib import Path

    def copied(status: int, _left: int, _pages: int) -> None:
        # SQLite would be asked again for ever; nothing else has the copy open.
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:
            raise BackupFailed(where, _("another program has it open"))

    target = sqlite3.connect(f"{Path(copy).as_uri()}?mode=rw", uri=True, isolation_level=None)
    try:
        # What is cut short is thrown away whole: it needs no journal, and is synced when sealed.
        target.execute("PRAGMA journal_mode = OFF")
        target.execute("PRAGMA synchronous = OFF")
        source.backup(target, pages=_PAGES, progress=copied)
    except sqlite3.Error as error:
        if getattr(error, "sqlite_errorname", "").startswith(("SQLITE_CORRUPT", "SQLITE_NOTADB")):
            raise StoreDamaged(path, said_by(error)) from error
        raise BackupFailed(where, said_by(error)) from error
    finally:
        target.close()


def _stamp(part: placing.Part, clock: Clock | None, directory: str) -> datetime:
    """Return when the copy was made, to the second, and let the file say the same."""
    from datetime import UTC, datetime

    if clock is None:
        return datetime.fromtimestamp(int(os.fstat(part.file).st_mtime), UTC)
    made = clock.now.astimezone(UTC).replace(microsecond=0)
    at = time_for(directory, made)
    os.utime(part.path, ns=(at, at))
    return made


def _of_the_day(directory: str, made: datetime, day: date) -> Backup:
    """Return the copy that another run has made of the same day. Raises BackupFailed, OSError."""
    path = os.path.join(directory, next(names(made, Reason.DAILY, day)))  # noqa: PTH118
    found = os.lstat(path) if os.path.lexists(path) else None
    backup = named(path, found) if found and stat.S_ISREG(found.st_mode) else None
    if backup is None:
        raise BackupFailed(path, _("something else is in its place"))
    return backup


def _named(path: str, made: datetime, reason: Reason, size: int, day: date) -> Backup:
    """Return what was just kept: as its name says, or as it was made where that was chosen."""
    known = named(path, os.lstat(path))
    return known or Backup(path, made, reason, size, day)
