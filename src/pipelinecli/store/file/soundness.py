"""A store's file that something else may have written to, looked at before it is used.

SQLite empties the journal after it has written the file, so the file is never the younger of the
two. One that is was changed by something else: a disk, a sync, another program, a hand. It is
looked through once, before anything is read from it or written to it, and marked by its journal's
time. This module refuses to write to the file, and to judge a value that can be read.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from pipelinecli.errors import StoreDamaged, StoreLocked, StoreUnreadable
from pipelinecli.i18n import _
from pipelinecli.store.backup.verification import damage_of, dangling_text
from pipelinecli.store.file import files
from pipelinecli.store.file.parts import flaw_of

if TYPE_CHECKING:
    import sqlite3

_LOOKS = 3
_VERSION = "PRAGMA user_version"
_PARTS = r"SELECT count(*) FROM sqlite_master WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\'"

_NOT_TOLD = """
SELECT id FROM journal
WHERE NOT json_valid(coalesce(before, 'null')) OR NOT json_valid(coalesce(after, 'null')) LIMIT 1
"""


def look_through(connection: sqlite3.Connection, path: str) -> None:
    """Raise StoreDamaged if a store's file is damaged, else mark it as one that is not.

    Raises sqlite3.Error or UnicodeDecodeError where it cannot even be looked at.
    """
    connection.execute("BEGIN")
    try:
        # From here on nobody is writing, so the file and its journal are as a write leaves them.
        connection.execute(_PARTS).fetchone()
        if not files.was_touched(path):
            return
        damage = what_is_wrong(connection)
        if damage is not None:
            raise StoreDamaged(path, damage)
        _mark(path)
    finally:
        connection.rollback()


def look_through_with_wal(path: str) -> None:
    """Raise StoreDamaged if a store in WAL mode is damaged, having looked at a private copy of it.

    To open the file itself and take it out of that mode is to write to it. Raises StoreLocked
    while another program writes to it all the time, sqlite3.Error or UnicodeDecodeError where it
    cannot even be looked at.
    """
    from pipelinecli.store.checkup.reading import looking

    for _attempt in range(_LOOKS):
        before = _states(path)
        try:
            with looking(path) as looked:
                damage = what_is_wrong(looked.connection)
        except OSError as error:
            raise StoreUnreadable(path, error.strerror or str(error)) from None
        if damage is None:
            return
        if _states(path) == before:
            raise StoreDamaged(path, damage)
    raise StoreLocked(path)


def what_is_wrong(connection: sqlite3.Connection) -> str | None:
    """Return what is wrong with a store, None if nothing is; an older one is not judged whole."""
    damage = damage_of(connection)
    if damage is not None:
        return damage
    dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
    if dangling is not None:
        return dangling_text(str(dangling[0]))
    version: int = connection.execute(_VERSION).fetchone()[0]
    if not version:
        (parts,) = connection.execute(_PARTS).fetchone()
        return _("its version is gone") if parts else None
    return unreadable_in(connection) if version == files.CURRENT else None


def unreadable_in(connection: sqlite3.Connection) -> str | None:
    """Return what keeps this program from reading a store of its version that SQLite can read."""
    from pipelinecli.store.checkup.values import unreadable

    flaw = flaw_of(connection)
    if flaw is not None:
        return flaw
    told = connection.execute(_NOT_TOLD).fetchone()
    table = "journal" if told else unreadable(connection)
    return table and _("a row of {table} cannot be read").format(table=table)


def _states(path: str) -> list[tuple[int, int, int] | None]:
    """Return how a store and its WAL lie there: which file, how long, written when."""
    found: list[tuple[int, int, int] | None] = []
    for name in (path, files.wal(path)):
        try:
            is_now = os.stat(name)  # noqa: PTH116
        except OSError:
            found.append(None)
        else:
            found.append((is_now.st_ino, is_now.st_size, is_now.st_mtime_ns))
    return found


def _mark(path: str) -> None:
    """Make the journal as young as the file, where there is one and it is ours to touch."""
    with suppress(OSError):
        file = os.stat(path)  # noqa: PTH116
        os.utime(files.journal(path), ns=(file.st_atime_ns, file.st_mtime_ns))
