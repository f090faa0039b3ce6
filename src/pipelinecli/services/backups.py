"""Copies of the store: one kept by hand, one before a command that changes much, those there are.

It refuses to write over anything, to follow a link to a file, and to put a copy where the store's
own files are.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import StoreAbsent, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.backups import Backup, Reason
from pipelinecli.store.backup import backups
from pipelinecli.store.backup.names import AlreadyThere
from pipelinecli.store.file import files

if TYPE_CHECKING:
    from typing import BinaryIO

    from pipelinecli.services.desk import Desk

_CHUNK = 1 << 20


class Kept(NamedTuple):
    """A copy that was kept, and what it was found to hold when it was read back."""

    backup: Backup
    version: str
    rows: dict[str, int]
    """How many there are in each table."""
    sha256: str


def keep(desk: Desk, to: str | None = None) -> Kept:
    """Keep a copy of the store, in its own folder or at `to`, and read it back.

    `to` is a file that is not there yet or a directory. Raises StoreAbsent, UsageError for a place
    it cannot go to, BackupFailed.
    """
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    place = None if to is None else _place(desk.store.path, to)
    backup = backups.make(desk.store, desk.store.path, Reason.MANUAL, desk.clock, place)
    found = backups.verify(backup.path)
    return Kept(backup, files.version_text(found.version), found.rows, found.sha256)


def pour(desk: Desk, out: BinaryIO) -> Kept:
    """Write a copy of the store to an open file, once it was read back; it is kept nowhere else.

    Raises StoreAbsent, BackupFailed, and OSError when not all of it arrives.
    """
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    with backups.sealed(desk.store, desk.store.path) as part:
        found = backups.verify(part.path)
        with open(part.path, "rb") as copy:  # noqa: PTH123
            while block := copy.read(_CHUNK):
                out.write(block)
            size = copy.tell()
        out.flush()
    backup = Backup("-", desk.clock.now, Reason.MANUAL, size, desk.today)
    return Kept(backup, files.version_text(found.version), found.rows, found.sha256)


def keep_before(desk: Desk, reason: Reason) -> Backup:
    """Keep a copy before a command that changes much. Raises BackupFailed or a StoreError.

    None is kept of a store that cannot be written: there is nothing it could be before.
    """
    desk.store.see_it_can_be_written()
    return backups.make(desk.store, desk.store.path, reason, desk.clock)


def every(store_path: str) -> list[Backup]:
    """Return the copies there are of a store, newest first, whether or not the store is there."""
    return backups.every(store_path)


def folder(store_path: str) -> str:
    """Return where the copies of a store are kept; it may not be there yet."""
    return backups.folder(store_path)


def _place(store: str, to: str) -> str | None:
    """Return where a copy is to go; None for the store's own folder.

    Raises UsageError if it cannot go there.
    """
    if not to:
        raise UsageError(
            _("--to names nothing"), hint=_("name a file that is not there: --to FILE")
        )
    typed = os.path.expanduser(to)  # noqa: PTH111
    path = os.path.abspath(typed)  # noqa: PTH100
    real = os.path.realpath(store)
    if os.path.realpath(path) in {real, *(f"{real}{ending}" for ending in files.BESIDE)}:
        raise UsageError(
            _("{path} is the store itself").format(path=to),
            hint=_("name a file that is not there: --to FILE"),
        )
    if os.path.realpath(path) == os.path.realpath(folder(store)):
        return None
    directory = typed.endswith((os.sep, os.altsep or os.sep))
    if os.path.isdir(path):  # noqa: PTH112
        return path
    if os.path.islink(path):  # noqa: PTH114
        raise UsageError(
            _("{path} is a link").format(path=to),
            hint=_("name what it leads to: {path}").format(path=os.path.realpath(path)),
        )
    parent = path if directory else os.path.dirname(path)  # noqa: PTH120
    if os.path.lexists(path):
        raise AlreadyThere(to)
    if not os.path.isdir(parent):  # noqa: PTH112
        raise UsageError(
            _("there is no directory {path}").format(path=parent), hint=_("make it first")
        )
    return path
