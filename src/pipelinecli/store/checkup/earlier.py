"""Backups that are not of the store they lie beside, but of one that was there before it.

They are known by their first change set, which a store never loses. It refuses to judge a backup
that cannot be read: others do.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from pipelinecli.errors import PipelineError
from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store.backup import backups
from pipelinecli.store.backup.verification import untouched

if TYPE_CHECKING:
    from pipelinecli.method.checkup.findings import Finding

_FIRST = "SELECT uid FROM change_set ORDER BY id LIMIT 1"
_HAS = "SELECT 1 FROM change_set WHERE uid = ?"


def earlier(connection: sqlite3.Connection, path: str) -> list[Finding]:
    """Return the newest backup of another store than the one at `path`, if there is one."""
    try:
        kept = backups.every(path)
    except PipelineError:
        return []
    for backup in kept:
        first = _first(backup.path)
        if first is not None and connection.execute(_HAS, (first,)).fetchone() is None:
            return [found(Said.BACKUPS_EARLIER, path=backup.path)]
    return []


def _first(path: str) -> str | None:
    try:
        with untouched(path) as connection:
            row = connection.execute(_FIRST).fetchone()
    except (sqlite3.Error, UnicodeDecodeError):
        return None
    return None if row is None else str(row[0])
