"""A connection that waits for other programs by itself, and one patience for all it waits for.

SQLite's own waiting is one long call, which no signal reaches before it is over, and it begins
anew at every statement. This one can be interrupted at any time, and what was waited for one
statement is not there for the next. It refuses to wait where waiting changes nothing.
"""

from __future__ import annotations

import sqlite3
from time import monotonic, sleep
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_PAUSES = (0.001, 0.002, 0.005, 0.01, 0.015, 0.02, 0.025, 0.025, 0.025, 0.05, 0.05, 0.1)
"""Seconds between attempts, as SQLite has them; the last one over and over."""
_PRIMARY = 0xFF
"""The part of an error code that says what happened, without what it happened to."""


class Waiting(sqlite3.Connection):
    """A connection whose statements are tried again while another program holds the file."""

    patience = 0.0
    """Seconds left to wait, in all."""

    def execute(self, sql: str, parameters: object = (), /) -> sqlite3.Cursor:
        """Run a statement as soon as nobody is in the way.

        Raises sqlite3.OperationalError, with the code SQLITE_BUSY when patience has run out.
        """
        try:
            return super().execute(sql, parameters)  # type: ignore[arg-type]
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or self.patience <= 0:
                raise
        return self._execute_later(sql, parameters)

    def _execute_later(self, sql: str, parameters: object) -> sqlite3.Cursor:
        until = monotonic() + self.patience
        pauses = _pauses()
        try:
            while True:
                sleep(max(0.0, min(next(pauses), until - monotonic())))
                try:
                    return super().execute(sql, parameters)  # type: ignore[arg-type]
                except sqlite3.OperationalError as error:
                    if not _is_busy(error) or monotonic() >= until:
                        raise
        finally:
            self.patience = max(0.0, until - monotonic())


def _pauses() -> Iterator[float]:
    yield from _PAUSES
    while True:
        yield _PAUSES[-1]


def _is_busy(error: sqlite3.OperationalError) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & _PRIMARY == sqlite3.SQLITE_BUSY
