"""What SQLite says, turned into what the user can do about it; loaded when there is trouble.

It refuses to repeat what a library says: it is English, about the library's own insides, and may
hold a text of the rep's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.errors import (
    NotOurs,
    PipelineError,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreUnreadable,
    StoreUnwritable,
)
from pipelinecli.i18n import N_, _

if TYPE_CHECKING:
    import sqlite3

_NOT_TEXT: Final = ("Could not decode to UTF-8", "malformed JSON")
"""The first goes on with the text, which is somebody's."""
_NOT_READ: Final = "unsupported file format"
_TEXT: Final = N_("its text cannot be read")
_NO_FIT: Final = N_("its pages do not fit together")
_MEANING: Final = {
    "SQLITE_CORRUPT": _NO_FIT,
    "SQLITE_NOTADB": N_("it is not a database"),
    "SQLITE_BUSY": N_("another program has it open"),
    "SQLITE_LOCKED": N_("another program has it open"),
    "SQLITE_FULL": N_("the disk is full"),
    "SQLITE_READONLY": N_("it may only be read"),
    "SQLITE_IOERR": N_("the disk cannot be read or written"),
    "SQLITE_CANTOPEN": N_("it cannot be opened"),
    "SQLITE_PERM": N_("it cannot be opened"),
    "SQLITE_AUTH": N_("it cannot be opened"),
    "SQLITE_CONSTRAINT_FOREIGNKEY": N_("a row belongs to one that is not there"),
    "SQLITE_CONSTRAINT": N_("a row breaks a rule of its table"),
}
_CHECKED: Final = (
    (r"CHECK constraint failed in (?P<name>\w+)", N_("a row of {name} breaks a rule")),
    (r"(?:from|of|in) index (?P<name>\w+)", N_("the index {name} is wrong")),
    (r"value in (?P<name>[\w.]+)", N_("a value of the wrong kind in {name}")),
    (r"[Pp]age (?P<name>\d+)", N_("page {name} is damaged")),
)
"""What SQLite's own check says, by what it is about."""


def said_by(error: Exception) -> str:
    """Return what an error of SQLite's, or of reading a text, means for the file it is about."""
    reason = str(error)
    if isinstance(error, UnicodeDecodeError) or reason.startswith(_NOT_TEXT):
        return _(_TEXT)
    name = getattr(error, "sqlite_errorname", "")
    if reason == _NOT_READ:
        name = "SQLITE_CORRUPT"
    for beginning in (name, *_MEANING):
        if name.startswith(beginning) and beginning in _MEANING:
            return _(_MEANING[beginning])
    return _("SQLite cannot do with it what is asked ({code})").format(
        code=name or type(error).__name__
    )


def found_by_check(line: str) -> str:
    """Return what a line of SQLite's own check of a file means."""
    import re

    for pattern, meaning in _CHECKED:
        match = re.search(pattern, line)
        if match is not None:
            return _(meaning).format(name=match["name"])
    return _(_NO_FIT)


def translated(path: str, error: sqlite3.Error) -> PipelineError:
    """Turn what SQLite says into what the user can do about it."""
    name, reason = getattr(error, "sqlite_errorname", ""), said_by(error)
    if reason == _(_TEXT) or str(error) == _NOT_READ or name.startswith("SQLITE_CORRUPT"):
        return StoreDamaged(path, reason)
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreLocked(path)
    if name.startswith(("SQLITE_FULL", "SQLITE_READONLY", "SQLITE_IOERR")):
        return StoreUnwritable(path, reason)
    if name.startswith(("SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")):
        return StoreUnreadable(path, reason)
    if name.startswith("SQLITE_NOTADB"):
        return NotOurs(path)
    return StoreError(f"{path}: {reason}")
