"""A backup taken out: checked, copied to a private file, and brought up to date there.

What comes of it is fit to be read beside the store, or to become the store. The backup itself is
never written to. This module refuses a file that is not ours, damaged, too new, or not the one
its checksum was made for.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import ExitStack, closing, contextmanager, suppress
from typing import TYPE_CHECKING

from pipelinecli.errors import StoreDamaged, StoreUnreadable, StoreUnwritable
from pipelinecli.i18n import _
from pipelinecli.store.backup import backups, placing
from pipelinecli.store.backup.verification import Sums, verify
from pipelinecli.store.file import files
from pipelinecli.store.file.parts import flaw_of
from pipelinecli.store.file.translating import said_by
from pipelinecli.store.upgrade.migrations import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Iterator

_CHUNK = 1 << 20


@contextmanager
def taken_out(file: str, store_path: str) -> Iterator[placing.Part]:
    """Give a private copy of a backup, in a store's own folder, as long as the block lasts.

    Raises NotOurs, TooNew, TooOld, StoreDamaged or StoreUnreadable for the backup, BackupFailed or
    StoreUnwritable when there is no place for the copy.
    """
    try:
        found = verify(file)
    except UnicodeDecodeError:
        # Not even what SQLite says of it can be read.
        raise StoreDamaged(file, _("its text cannot be read")) from None
    if found.sums is Sums.DIFFERS:
        raise StoreDamaged(file, _("it is not what its checksum was made for"))
    with private(store_path) as part:
        _fill(part, file, found.sha256)
        _bring_up_to_date(part.path, file)
        yield part


@contextmanager
def private(store_path: str) -> Iterator[placing.Part]:
    """Give an empty private file in a store's own folder, as long as the block lasts.

    Raises BackupFailed or StoreUnwritable when there is no place for it.
    """
    directory = backups.folder(store_path)
    with ExitStack() as stack:
        try:
            backups._make_folder(directory)  # noqa: SLF001 - the store's own package
            part = stack.enter_context(placing.part_in(directory))
        except OSError as error:
            raise StoreUnwritable(directory, error.strerror or str(error)) from None
        stack.callback(_leave_nothing_beside, part.path)
        yield part


def _fill(part: placing.Part, file: str, sha256: str) -> None:
    """Copy the backup, and see that it is still what was checked."""
    import hashlib

    copied = hashlib.sha256()
    try:
        source = open(file, "rb")  # noqa: PTH123, SIM115
    except OSError as error:
        raise StoreUnreadable(file, error.strerror or str(error)) from None
    with source:
        try:
            while block := source.read(_CHUNK):
                copied.update(block)
                _write(part.file, block)
        except OSError as error:
            raise StoreUnwritable(part.path, error.strerror or str(error)) from None
    if copied.hexdigest() != sha256:
        raise StoreDamaged(file, _("another program is writing to it"))


def _leave_nothing_beside(path: str) -> None:
    for ending in files.BESIDE:
        with suppress(OSError):
            os.unlink(f"{path}{ending}")  # noqa: PTH108


def _write(file: int, block: bytes) -> None:
    left = memoryview(block)
    while left:
        left = left[os.write(file, left) :]


def _bring_up_to_date(path: str, file: str) -> None:
    """Take the steps that are left, and see that what comes of them is a store."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        try:
            # What is cut short is thrown away whole: nothing is written beside it.
            connection.execute("PRAGMA journal_mode = MEMORY")
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA foreign_keys = ON")
            if files.version_of(connection) < files.CURRENT:
                bring_up_to_date(connection, file, keep_copy=False)
            known = files.version_of(connection) == files.CURRENT
            flaw = flaw_of(connection, alone=True) if known else None
        except sqlite3.Error as error:
            raise StoreDamaged(file, said_by(error)) from error
    if flaw is not None:
        raise StoreDamaged(file, flaw)
