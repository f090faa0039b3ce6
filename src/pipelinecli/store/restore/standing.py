"""What there is in a store's place, and whether it is still the same.

This module changes nothing but what opening a store changes, and refuses to take for a store of
ours what never was one.
"""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import suppress
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import NotOurs, PipelineError, StoreDamaged
from pipelinecli.i18n import _
from pipelinecli.store.backup import backups
from pipelinecli.store.backup.verification import untouched
from pipelinecli.store.file import files
from pipelinecli.store.file.parts import flaw_of
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
        lost = what_was_ours_lacks(store.path)
        if lost is None:
            raise
        return Found(State.DAMAGED, lost)
    if damage:
        return Found(State.DAMAGED, damage)
    return Found(State.SOUND if known else State.OTHER)


def what_was_ours_lacks(path: str) -> str | None:
    """Return what a file lacks to be the store it was; None for one that may never have been one.

    A plain file was a store of ours if copies of it were kept, or if it is made as one.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            is_plain, header = stat.S_ISREG(os.fstat(file.fileno()).st_mode), file.read(_HEADER)
        if not is_plain:
            return None
        if header.startswith(files.MAGIC) and _is_made_as_ours(path):
            return _("its header does not say any more that it is one of ours")
        return _("it is not a store any more") if backups.every(path) else None
    except (OSError, PipelineError):
        return None


def _is_made_as_ours(path: str) -> bool:
    with suppress(sqlite3.Error, UnicodeDecodeError), untouched(path) as connection:
        return flaw_of(connection) is None
    return False


def _without_waiting(path: str, flags: int) -> int:
    return os.open(path, flags | _NO_WAIT)
