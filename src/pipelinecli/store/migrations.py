"""Older stores brought up to date when they are opened: numbered steps, each one transaction.

A step is literal SQL, definition and data, and is never edited once it was released: what the
schema becomes later is another step. This module refuses a version that no step leads on from,
and to leave a store between two versions.
"""

from __future__ import annotations

import sqlite3
from typing import NamedTuple

from pipelinecli.errors import StoreError, StoreUnwritable
from pipelinecli.i18n import _
from pipelinecli.store import files
from pipelinecli.store.engine import version_of
from pipelinecli.store.steps import to_1_1

_UNWRITABLE = ("SQLITE_READONLY", "SQLITE_FULL", "SQLITE_IOERR")


class Step(NamedTuple):
    """From one version to the next, as `user_version` has them: MAJOR * 1000 + MINOR."""

    before: int
    after: int
    statements: tuple[str, ...]
    """In the order in which they run; none begins or ends a transaction."""


STEPS: tuple[Step, ...] = (Step(1000, 1001, to_1_1.STATEMENTS),)
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


def bring_up_to_date(connection: sqlite3.Connection, path: str) -> None:
    """Take every step from the store's version to this program's.

    Several processes may do so at once: one takes a step, the others wait and find it taken.
    Raises TooOld, NotBroughtUpToDate or sqlite3.Error; the store is then of the version it
    reached, whole.
    """
    while (found := version_of(connection)) < files.CURRENT:
        step = next((step for step in STEPS if step.before == found), None)
        if step is None:
            raise TooOld(path, found)
        try:
            _take(connection, step)
        except sqlite3.Error as error:
            if getattr(error, "sqlite_errorname", "").startswith(_UNWRITABLE):
                raise NotBroughtUpToDate(path, found, str(error)) from error
            raise


def _take(connection: sqlite3.Connection, step: Step) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        if version_of(connection) == step.before:
            for statement in step.statements:
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {step.after}")
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
