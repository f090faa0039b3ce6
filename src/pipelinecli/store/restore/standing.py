"""What there is in a store's place, and whether it is still the same.

This module changes nothing but what opening a store changes, and refuses to take for a store of
ours what never was one.
"""

from __future__ import annotations

import os
import stat
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import NotOurs, PipelineError, StoreDamaged
from pipelinecli.i18n import _
from pipelinecli.store.backup import backups
from pipelinecli.store.file import files
from pipelinecli.store.file.soundness import what_is_wrong

if TYPE_CHECKING:
    from pipelinecli.store.engine import Store

_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)
_HEADER = 100
_LOOKS = 3


class State(StrEnum):
    """What there is in a store's place."""

    SOUND = "sound"
    ABSENT = "absent"
    DAMAGED = "damaged"
    OTHER = "other"
    """Sound, and of another version than this program's."""


class Seen(NamedTuple):
    """One state of one file: every write through SQLite changes its header, others its time."""

    file: tuple[int, int]
    size: int
    changed_ns: int
    header: bytes


class Found(NamedTuple):
    """What there is in a store's place; for a damaged one, what is wrong with it."""

    state: State
    said: str = ""
    seen: Seen | None = None
    """What it was found out of; None where there was no file."""


def look_at(store: Store) -> Found:
    """Find out what there is in a store's place. Nothing may be under way in this process.

    What is no store of ours by its look is a damaged one if copies of it were kept. Raises NotOurs
    for anything else that is not ours, and whatever else keeps it from being read.
    """
    for _attempt in range(_LOOKS):
        # Looking takes back what was cut short, and brings an old store up to date.
        seen = seen_at(store.path)
        found = _look_at(store)
        if seen == seen_at(store.path):
            break
    return found._replace(seen=seen)


def seen_at(path: str) -> Seen | None:
    """Return what there is at a path; None for what is no plain file, or cannot be read.

    Nobody in this process may hold a lock on it: closing a file lets go of every one.
    """
    try:
        if not stat.S_ISREG(os.stat(path).st_mode):  # noqa: PTH116
            return None
        file = os.open(path, os.O_RDONLY | _NO_WAIT)
    except (OSError, ValueError):
        return None
    try:
        return seen_in(file)
    finally:
        os.close(file)


def seen_in(file: int) -> Seen:
    """Return the state of an open file. Raises OSError."""
    os.lseek(file, 0, os.SEEK_SET)
    is_now = os.fstat(file)
    identity = (is_now.st_dev, is_now.st_ino)
    return Seen(identity, is_now.st_size, is_now.st_mtime_ns, os.read(file, _HEADER))


def _look_at(store: Store) -> Found:
    try:
        if not store.exists():
            return Found(State.ABSENT)
        with store.snapshot():
            connection = store._open()  # noqa: SLF001 - the store's own package
            known = files.version_of(connection) == files.CURRENT
            damage = what_is_wrong(connection)
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


def _was_ours(path: str) -> bool:
    """Whether a plain file was a store of ours: then copies of it were kept."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode) and bool(backups.every(path))  # noqa: PTH116
    except (OSError, PipelineError):
        return False
