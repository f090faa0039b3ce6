"""A store's file put in the place of another, for where rows cannot be put right one by one.

Whatever is in that place is moved aside first, with what SQLite has beside it, and never deleted.
However it is interrupted, there is the old file or the new one, and the old one's bytes under one
of two names. This module refuses to put anything over what is there, and to touch a store that is
sound and of this program's version.
"""

from __future__ import annotations

import errno
import os
import sqlite3
import stat
from contextlib import closing, contextmanager, suppress
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config.paths import make_directory
from pipelinecli.config.private import NO_LINK, sync_directory
from pipelinecli.errors import (
    NotOurs,
    PipelineError,
    Refused,
    StoreDamaged,
    StoreLocked,
    StoreUnwritable,
)
from pipelinecli.i18n import _
from pipelinecli.store import backups, files
from pipelinecli.store.engine import version_of
from pipelinecli.store.private_copy import flaw_of
from pipelinecli.store.verification import damage_of
from pipelinecli.store.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.store.backup_files import Part
    from pipelinecli.store.engine import Store

_BESIDE = ("-journal", "-wal", "-shm")
"""What SQLite may have left beside a store; it would take it for part of the next one there."""
_NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_PRIMARY = 0xFF
_PATIENCE = 15.0
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)


class State(StrEnum):
    """What there is in a store's place."""

    SOUND = "sound"
    ABSENT = "absent"
    DAMAGED = "damaged"
    OTHER = "other"
    """Sound, and of another version than this program's."""


class Found(NamedTuple):
    """What there is in a store's place; for a damaged one, what is wrong with it."""

    state: State
    said: str = ""


def look_at(store: Store) -> Found:
    """Find out what there is in a store's place.

    What is no store of ours by its look is a damaged one if copies of it were kept. Raises NotOurs
    for anything else that is not ours, and whatever else keeps it from being read.
    """
    try:
        if not store.exists():
            return Found(State.ABSENT)
        with store.snapshot():
            connection = store._open()  # noqa: SLF001 - the store's own package
            known = version_of(connection) == files.CURRENT
            damage = damage_of(connection) or (flaw_of(connection) if known else None)
    except StoreDamaged as error:
        return Found(State.DAMAGED, error.reason)
    except UnicodeDecodeError:
        # Not even what SQLite says of it can be read.
        return Found(State.DAMAGED, _("its text cannot be read"))
    except NotOurs:
        if not _was_ours(store.path):
            raise
        return Found(State.DAMAGED, _("it is not a store any more"))
    if damage:
        return Found(State.DAMAGED, damage)
    return Found(State.SOUND if known else State.OTHER)


def put_in_place(part: Part, path: str, kept_as: str) -> str | None:
    """Put a private copy in a store's place; return where what was there is now, if anything was.

    `kept_as` is what its name gets at the end, and a number where that is taken. Nobody here may
    have the old one open. Raises StoreUnwritable, StoreLocked while another program is writing to
    it, Refused when a store has come to be where there was none.
    """
    target = os.path.realpath(path)
    if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114
        raise StoreUnwritable(path, os.strerror(errno.ELOOP))
    try:
        make_directory(os.path.dirname(target))  # noqa: PTH120
        part.seal()
        if os.path.lexists(target):
            with _alone_with(target):
                aside = _set_aside(target, kept_as)
                os.replace(part.path, target)  # noqa: PTH105
        else:
            aside = None
            _give_name(part.path, target)
        sync_directory(os.path.dirname(target))  # noqa: PTH120
        return None if aside is None else _tidied(aside)
    except FileExistsError:
        raise Refused(
            _("something was recorded meanwhile; nothing was changed"),
            hint=_("look: pipeline history"),
        ) from None
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or str(error)) from None


@contextmanager
def _alone_with(path: str) -> Iterator[None]:
    """Let nobody write to a store that is about to go, where SQLite can open it at all.

    One that a write was cut short in is not opened: it goes as it is, with what is beside it.
    """
    if files.was_cut_short(path):
        yield
        return
    uri = f"{Path(path).as_uri()}?mode=rw"
    with closing(
        sqlite3.connect(uri, uri=True, isolation_level=None, timeout=0, factory=Waiting)
    ) as connection:
        connection.patience = _PATIENCE
        with suppress(sqlite3.Error, UnicodeDecodeError):
            # Nothing is written; a journal would be the next one's.
            connection.execute("PRAGMA journal_mode = MEMORY")
        try:
            connection.execute("BEGIN EXCLUSIVE")
        except UnicodeDecodeError:
            pass  # it is not even told what is wrong with it
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorcode", 0) & _PRIMARY == sqlite3.SQLITE_BUSY:
                raise StoreLocked(path) from error
        yield


def _set_aside(path: str, kept_as: str) -> str:
    """Give a store and what is beside it another name; its own leads to it until it is given away.

    So there is never no store. Raises OSError.
    """
    for number in count(1):
        aside = f"{path}.{kept_as}" + (f"-{number}" if number > 1 else "")
        if any(os.path.lexists(f"{aside}{ending}") for ending in ("", *_BESIDE)):
            continue
        with suppress(FileExistsError):
            _give_name(path, aside)
            break
    sync_directory(os.path.dirname(path))  # noqa: PTH120
    for ending in _BESIDE:
        beside = f"{path}{ending}"
        if os.path.lexists(beside) and os.lstat(beside).st_size:
            os.rename(beside, f"{aside}{ending}")  # noqa: PTH104
    sync_directory(os.path.dirname(path))  # noqa: PTH120
    return aside


def set_aside_of(path: str) -> list[str]:
    """Return the stores that were once at a path and were set aside, by name."""
    directory, name = os.path.split(os.path.abspath(path))  # noqa: PTH100
    kept = (f"{name}.damaged-", f"{name}.replaced-")
    with suppress(OSError):
        found = sorted(one for one in os.listdir(directory) if one.startswith(kept))  # noqa: PTH208
        return [os.path.join(directory, one) for one in found]  # noqa: PTH118
    return []


def _give_name(path: str, name: str) -> None:
    """Give a file another name, which nothing has; it keeps its own where the system allows it.

    Raises FileExistsError.
    """
    try:
        os.link(path, name)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        if os.path.lexists(name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name) from None
        os.rename(path, name)  # noqa: PTH104


def _tidied(aside: str) -> str | None:
    """Make what was set aside private; it goes if there was nothing in it."""
    if not os.lstat(aside).st_size:
        os.unlink(aside)  # noqa: PTH108
        return None
    file = os.open(aside, os.O_RDONLY | NO_LINK | _NO_WAIT)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(file, os.fstat(file).st_mode & 0o600)
    finally:
        os.close(file)
    return aside


def _was_ours(path: str) -> bool:
    """Whether a plain file was a store of ours: then copies of it were kept."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode) and bool(backups.every(path))  # noqa: PTH116
    except (OSError, PipelineError):
        return False
