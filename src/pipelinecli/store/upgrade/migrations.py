"""Older stores brought up to date when they are opened: numbered steps, each one transaction.

A step is literal SQL, definition and data, and is never edited once it was released: what the
schema becomes later is another step. This module refuses a version that no step leads on from,
to take a step without a copy of what was there, and to leave a store between two versions.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, nullcontext, suppress
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import BackupFailed, StoreDamaged, StoreError, StoreUnwritable
from pipelinecli.i18n import _
from pipelinecli.store.backup import backups, placing
from pipelinecli.store.backup.verification import damage_of
from pipelinecli.store.file import files
from pipelinecli.store.file.translating import said_by
from pipelinecli.store.upgrade.steps import to_1_1, to_1_2

if TYPE_CHECKING:
    from collections.abc import Iterator

_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR")


class Step(NamedTuple):
    """From one version to the next, as `user_version` has them: MAJOR * 1000 + MINOR."""

    before: int
    after: int
    statements: tuple[str, ...]
    """In the order in which they run; none begins or ends a transaction."""


STEPS: tuple[Step, ...] = (
    Step(1000, 1001, to_1_1.STATEMENTS),
    Step(1001, 1002, to_1_2.STATEMENTS),
)
"""Every step there ever was, in order."""


class TooOld(StoreError):
    """The file is of a version from which no step leads on."""

    def __init__(self, path: str, found: int) -> None:
        super().__init__(
            _("{path} has store version {found}; this program knows {known} and later").format(
                path=path,
                found=files.version_text(found),
                known=files.version_text(STEPS[0].before),
            ),
            hint=_("name another with --store FILE"),
        )


class NotBroughtUpToDate(StoreUnwritable):
    """The file is of an older version and cannot be written, so that it cannot be read either."""

    def __init__(self, path: str, found: int, reason: str) -> None:
        super().__init__(path, reason)
        self.message = _(
            "{path} has store version {found} and cannot be brought up to {known}: {reason}"
        ).format(
            path=path,
            found=files.version_text(found),
            known=files.version_text(files.CURRENT),
            reason=reason,
        )


def bring_up_to_date(connection: sqlite3.Connection, path: str, *, keep_copy: bool = True) -> None:
    """Take every step from the store's version to this program's, after a copy was kept.

    A private copy needs none (`keep_copy`). Several processes may do so at once: one takes a step,
    the others wait and find it taken. Raises TooOld, NotBroughtUpToDate, StoreDamaged or
    sqlite3.Error; the store is then of the version it reached, whole.
    """
    found = files.version_of(connection)
    if found >= files.CURRENT:
        return
    _step_from(found, path)
    with _copy_kept(connection, path, found) if keep_copy else nullcontext():
        while (found := files.version_of(connection)) < files.CURRENT:
            step = _step_from(found, path)
            try:
                _take(connection, step)
            except sqlite3.Error as error:
                if getattr(error, "sqlite_errorname", "").startswith(_UNWRITABLE):
                    raise NotBroughtUpToDate(path, found, said_by(error)) from error
                raise


def _step_from(found: int, path: str) -> Step:
    """Return the step that begins at a version. Raises TooOld."""
    step = next((step for step in STEPS if step.before == found), None)
    if step is None:
        raise TooOld(path, found)
    return step


@contextmanager
def _copy_kept(connection: sqlite3.Connection, path: str, found: int) -> Iterator[None]:
    """Keep a copy of the version that was found, until it turns out that it stays as it is.

    A store that cannot be written would otherwise leave one each time it is looked at.
    """
    damage = damage_of(connection)
    if damage:
        raise StoreDamaged(path, damage)
    try:
        # A row that belongs to one that is not there keeps nobody from reading the others.
        kept = backups.make(connection, path, backups.Reason.MIGRATION, None, as_it_is=True)
    except BackupFailed as error:
        raise NotBroughtUpToDate(path, found, error.message) from error
    try:
        yield
    except BaseException:
        with suppress(OSError, sqlite3.Error):
            if files.version_of(connection) == found:
                placing.remove(kept.path)
        raise


def _take(connection: sqlite3.Connection, step: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if files.version_of(connection) == step.before:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.after}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
