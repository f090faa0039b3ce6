"""A store held against every other writer, whether SQLite can open it or not.

This module refuses to go on while somebody is writing, and when the store is not as it was seen.
It writes nothing but what SQLite takes back of a write that was cut short.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from pipelinecli.config.private import NO_LINK
from pipelinecli.errors import NotOurs, Refused, StoreDamaged, StoreLocked, StoreUnreadable
from pipelinecli.i18n import _
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files
from pipelinecli.store.file.waiting import Waiting
from pipelinecli.store.restore.standing import seen_in

if TYPE_CHECKING:
    from contextlib import ExitStack

    from pipelinecli.store.restore.standing import Seen

_PATIENCE = 15.0
_PAUSE = 0.02
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)
_LOCKED_AT = 0x40000000
_LOCKED_BYTES = 512
"""Where SQLite's own locks are, all of them (https://www.sqlite.org/lockingv3.html)."""


def recorded_meanwhile() -> Refused:
    """Return the answer where somebody has written since it was looked."""
    return Refused(
        _("something was recorded meanwhile; nothing was changed"),
        hint=_("look: pipeline history"),
    )


def opened(path: str) -> int:
    """Open a file to look at it and lock it; closed after SQLite has let go of it."""
    try:
        return os.open(path, os.O_RDWR | NO_LINK | _NO_WAIT)
    except PermissionError:
        return os.open(path, os.O_RDONLY | NO_LINK | _NO_WAIT)


def check(file: int, path: str, seen: Seen | None) -> None:
    """Raise Refused unless an open file is as it was seen, and still what the path leads to."""
    if seen_in(file) != seen or files.identity(path) != seen.file:
        raise recorded_meanwhile()


def lock_by_sqlite(stack: ExitStack, path: str) -> bool:
    """Lock a store for SQLite's sake; False for a file that SQLite cannot open.

    Raises StoreLocked, or what else keeps it from being written to.
    """
    try:
        connection = stack.enter_context(
            closing(
                sqlite3.connect(
                    f"{Path(path).as_uri()}?mode=rw",
                    uri=True,
                    isolation_level=None,
                    timeout=0,
                    factory=Waiting,
                )
            )
        )
        connection.patience = _PATIENCE
        with suppress(sqlite3.Error, UnicodeDecodeError):
            # Nothing is written; a journal would be the next one's.
            connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("BEGIN EXCLUSIVE")
    except UnicodeDecodeError:
        return False  # it is not even told what is wrong with it
    except sqlite3.Error as error:
        said = Store(path)._translated(error)  # noqa: SLF001 - the store's own package
        if isinstance(said, (NotOurs, StoreDamaged, StoreUnreadable)):
            return False
        raise said from error
    return True


def lock_file(file: int, path: str) -> None:
    """Hold the locks that SQLite would, where the system has them. Raises StoreLocked."""
    try:
        import fcntl
    except ImportError:
        return
    until = time.monotonic() + _PATIENCE
    while True:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB, _LOCKED_BYTES, _LOCKED_AT)
        except (BlockingIOError, PermissionError):
            if time.monotonic() >= until:
                raise StoreLocked(path) from None
            time.sleep(_PAUSE)
        except OSError:
            return  # a file system without locks, or a file that nobody here may write to
        else:
            return
