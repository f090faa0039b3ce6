"""One command's reads and writes: everything it writes lasts, or nothing does.

It refuses to begin or to end by itself: `engine` begins it, and rolls back what was not committed.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Protocol

from pipelinecli.store import _sql

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

Row = tuple[Any, ...]


def new_uid() -> str:
    """Return 128 random bits as 32 hexadecimal digits, for merging between machines."""
    return os.urandom(16).hex()


class Reads(Protocol):
    """What rows can be read from: a store, or a transaction that sees its own writes."""

    def read(self, statement: str, **binds: object) -> Iterator[Row]:
        """Run a query and stream its rows."""

    def first(self, statement: str, **binds: object) -> Row | None:
        """Return a query's first row, or None."""


class Transaction:
    """Everything one command writes: all of it or nothing."""

    def __init__(self, connection: sqlite3.Connection, change_set: int) -> None:
        self.connection = connection
        self.change_set = change_set
        self.is_first = False
        """Whether the store is made by it, which is worth keeping by itself."""
        self.kept = False
        """Whether a part of it has something that is to last."""
        self.latest = ""
        """The latest moment from which a part of it counts."""

    def execute(self, statement: str, **binds: object) -> sqlite3.Cursor:
        """Run one statement."""
        return self.connection.execute(statement, binds)

    def insert(self, statement: str, **binds: object) -> int:
        """Insert a row with a fresh uid where it has one, and return its id."""
        return self.connection.execute(statement, {"uid": new_uid(), **binds}).lastrowid or 0

    def read(self, statement: str, **binds: object) -> Iterator[Row]:
        """Run a query and stream its rows."""
        yield from self.connection.execute(statement, binds)

    def first(self, statement: str, **binds: object) -> Row | None:
        """Return a query's first row, or None."""
        row: Row | None = self.connection.execute(statement, binds).fetchone()
        return row

    def takes_effect(self, moment: str) -> None:
        """Say that this change set counts from another moment than that of recording."""
        self.execute(_sql.JOURNAL_EFFECTIVE, of_id=self.change_set, at=moment)

    def commit(self) -> None:
        """Make it last; a command that came to nothing leaves no change set either."""
        something = self.is_first or self.first(_sql.JOURNAL_CHANGED, of_id=self.change_set)
        self.connection.execute("COMMIT" if something else "ROLLBACK")

    @contextmanager
    def part(self) -> Iterator[Part]:
        """Give a part of it, of which nothing is left unless it says that there is to be."""
        latest = self.latest
        self.connection.execute("SAVEPOINT part")
        part = Part(self)
        try:
            yield part
        finally:
            # Not where an error has ended it all: SQLite itself rolls back on a full disk.
            if self.connection.in_transaction:
                if not part.committed:
                    self.connection.execute("ROLLBACK TO part")
                    self.latest = latest
                self.connection.execute("RELEASE part")


class Part(Transaction):
    """What one of several steps of a command writes: it lasts when the whole command does."""

    def __init__(self, whole: Transaction) -> None:
        super().__init__(whole.connection, whole.change_set)
        self._whole = whole
        self.committed = False

    def takes_effect(self, moment: str) -> None:
        """Let the command count from the latest moment that any of its steps does."""
        if moment > self._whole.latest:
            self._whole.latest = moment
            super().takes_effect(moment)

    def commit(self) -> None:
        """Say that there is something to keep; the command does the rest."""
        self.committed = self._whole.kept = True
