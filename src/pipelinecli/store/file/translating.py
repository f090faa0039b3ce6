"""What SQLite says, turned into what the user can do about it; loaded when there is trouble.

It refuses to repeat a text of the rep's that SQLite has put into what it says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import (
    NotOurs,
    PipelineError,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreUnreadable,
    StoreUnwritable,
)
from pipelinecli.i18n import _

if TYPE_CHECKING:
    import sqlite3

_NOT_TEXT = ("Could not decode to UTF-8", "malformed JSON")
_NOT_READ = "unsupported file format"


def translated(path: str, error: sqlite3.Error) -> PipelineError:
    """Turn what SQLite says into what the user can do about it."""
    name = getattr(error, "sqlite_errorname", "")
    reason = str(error)
    if reason.startswith(_NOT_TEXT):  # and the first goes on with the text, which is somebody's
        name, reason = "SQLITE_CORRUPT", _("its text cannot be read")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreLocked(path)
    if name.startswith(("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR")):
        return StoreUnwritable(path, reason)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return StoreUnreadable(path, reason)
    if name.startswith("SQLITE_NOTADB"):
        return NotOurs(path)
    if name.startswith("SQLITE_CORRUPT") or reason == _NOT_READ:
        return StoreDamaged(path, reason)
    return StoreError(f"{path}: {reason}")
