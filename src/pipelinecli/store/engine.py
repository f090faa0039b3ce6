"""The open store: a connection with its pragmas, reads, and writes as one transaction each.

`sqlite3` runs SQL compiled from SQLModel statements (DESIGN §2); the ORM is not loaded. A
transaction that is left without `commit()` rolls back. This module refuses a write outside a
change set, and WAL.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipelinecli.config.clock import utc_text
from pipelinecli.errors import (
    PipelineError,
    StoreAbsent,
    StoreDamaged,
    TooOldSqlite,
)
from pipelinecli.i18n import _
from pipelinecli.store import _sql
from pipelinecli.store.file import files
from pipelinecli.store.file.waiting import Waiting
from pipelinecli.store.transaction import Transaction, new_uid

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.store.transaction import Row

_OLDEST_SQLITE = (3, 37, 0)
_BUSY_SECONDS = 15.0
_PRAGMAS = """
PRAGMA journal_mode = TRUNCATE;
PRAGMA synchronous = FULL;
PRAGMA foreign_keys = ON;
PRAGMA secure_delete = ON;
PRAGMA trusted_schema = OFF;
PRAGMA cell_size_check = ON;
PRAGMA mmap_size = 0;
PRAGMA temp_store = MEMORY;
"""


class Store:
    """A rep's store at a path; opened when first needed, created when first written."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.wrote = False
        """Whether anything was written through here that lasts."""
        self.before_writing: Callable[[Store, Clock], None] | None = None
        """Called before each change set is begun; what it raises keeps it from being."""
        self.as_it_is = False
        """Whether it is opened whatever is wrong with it, to be put right."""
        self.patience: float | None = None
        """Seconds to wait for other programs, in all; None as long as a command may."""
        self._connection: sqlite3.Connection | None = None
        self._file: tuple[int, int] | None = None
        self._under_way: Transaction | None = None

    def exists(self) -> bool:
        """Whether there is a store to read. Raises a StoreError if the file is something else."""
        if self._connection is None and not files.exists(self.path):
            return False
        if self._connection is None and not files.was_cut_short(self.path):
            return True
        try:
            with self._guarded():
                self._open()
        except StoreAbsent:
            return False
        return True

    def read(self, statement: str, **binds: object) -> Iterator[Row]:
        """Run a query and stream its rows. Raises StoreAbsent where there is no store."""
        with self._guarded():
            yield from self._open().execute(statement, binds)

    def first(self, statement: str, **binds: object) -> Row | None:
        """Return a query's first row, or None."""
        with self._guarded():
            row: Row | None = self._open().execute(statement, binds).fetchone()
            return row

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Let several reads see one state of the store, whatever is written meanwhile."""
        with self._guarded():
            connection = self._open()
            if connection.in_transaction:
                yield
                return
            connection.execute("BEGIN")
            try:
                yield
            finally:
                connection.rollback()

    @contextmanager
    def write(self, command: str, clock: Clock) -> Iterator[Transaction]:
        """Open one change set in one immediate transaction, rolled back unless committed.

        Within another, it is a part of that one, and lasts if that one does.
        """
        if self._under_way is not None:
            whole = self._under_way
            with whole.part() as part:
                self._under_way = part
                try:
                    yield part
                finally:
                    self._under_way = whole
            return
        if self.before_writing is not None:
            self.before_writing(self, clock)
        with self._guarded():
            connection = self._begun()
            first = not files.version_of(connection)
            try:
                if first:
                    _initialise(connection)
                now = utc_text(clock.now)
                change_set = connection.execute(
                    _sql.JOURNAL_BEGIN,
                    {
                        "uid": new_uid(),
                        "recorded_at": now,
                        "effective_at": now,
                        "command": command,
                    },
                ).lastrowid
                self._under_way = Transaction(connection, change_set or 0)
                self._under_way.is_first = first
                yield self._under_way
                # Not where an error has ended it: SQLite itself rolls back on a full disk.
                self.wrote |= not connection.in_transaction
            finally:
                self._under_way = None
                if connection.in_transaction:
                    connection.execute("ROLLBACK")
                    if first:
                        self.close()

    def see_it_can_be_written(self) -> None:
        """Raise what a write would raise here, as for want of permission; write nothing."""
        with self._guarded():
            connection = self._begun()
            try:
                # The same once more: as any write, it needs a journal and room for it.
                connection.execute(f"PRAGMA user_version = {files.version_of(connection)}")
            finally:
                if connection.in_transaction:
                    connection.execute("ROLLBACK")

    def last_recorded(self) -> str:
        """Return the latest moment at which one of the last commands was recorded, "" if none was.

        It is looked for among the last few, so that a single entry made under a clock that was
        ahead is not the last one for years.
        """
        row = self.first(_sql.JOURNAL_LAST_RECORDED)
        return (row and row[0]) or ""

    @property
    def is_of_a_later_version(self) -> bool:
        """Whether a later program keeps more in it than this one knows of."""
        with self._guarded():
            return files.version_of(self._open()) > files.CURRENT

    def rewrite(self) -> None:
        """Write the whole file anew.

        `secure_delete` clears what is deleted, but a page that rows were moved off for want of
        room keeps their bytes in the gap they leave.
        """
        with self._guarded():
            self._open().execute("VACUUM")

    def be_patient(self) -> None:
        """Wait for others as long as a command may, whatever was waited for by now."""
        self.patience = None
        if isinstance(self._connection, Waiting):
            self._connection.patience = _BUSY_SECONDS

    def close(self) -> None:
        """Close the connection, if one is open."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _begun(self) -> sqlite3.Connection:
        """Return the connection in a transaction that may write, to the file that is there now.

        While the lock was waited for, a restore may have put another file in its place.
        """
        connection = self._open(create=True)
        connection.execute("BEGIN IMMEDIATE")
        if files.identity(self.path) != self._file:
            self.close()
            connection = self._open(create=True)
            connection.execute("BEGIN IMMEDIATE")
        return connection

    def _open(self, *, create: bool = False) -> sqlite3.Connection:
        if self._connection is None:
            if not files.exists(self.path):
                if not create:
                    raise StoreAbsent(self.path)
                files.create(self.path)
            self._look_before_sqlite_does()
            self._file = files.identity(self.path)
            connection = _connect(self.path, self.patience)
            try:
                if files.was_touched(self.path) and not self.as_it_is:
                    from pipelinecli.store.file.soundness import look_through

                    look_through(connection, self.path)
                self._ready(connection, create=create)
            except BaseException:
                connection.close()
                raise
            self._connection = connection
        return self._connection

    def _look_before_sqlite_does(self) -> None:
        """See that SQLite writes nothing into the file, as it opens it, that would do harm."""
        if files.was_cut_short(self.path) or files.has_wal(self.path):
            from pipelinecli.store.file.cut_short import refuse_foreign

            refuse_foreign(self.path)
        if files.is_in_wal(self.path) and not self.as_it_is:
            from pipelinecli.store.file.soundness import look_through_with_wal

            look_through_with_wal(self.path)

    def _ready(self, connection: sqlite3.Connection, *, create: bool) -> None:
        """See that there is something to read, and that it is of this program's version.

        The header that `files` looks at is not enough: a write that was killed may be in it.
        """
        version = files.version_of(connection)
        if not version and not create:
            raise StoreAbsent(self.path)
        if 0 < version < files.CURRENT:
            from pipelinecli.store.upgrade.migrations import bring_up_to_date

            bring_up_to_date(connection, self.path)

    @contextmanager
    def _guarded(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise self._translated(error) from error
        except UnicodeDecodeError as error:
            # Not even what SQLite says of it can be read.
            raise StoreDamaged(self.path, _("its text cannot be read")) from error

    def _translated(self, error: sqlite3.Error) -> PipelineError:
        """Turn what SQLite says into what the user can do about it."""
        from pipelinecli.store.file.translating import translated

        return translated(self.path, error)


def _connect(path: str, patience: float | None = None) -> sqlite3.Connection:
    if sqlite3.sqlite_version_info < _OLDEST_SQLITE:
        raise TooOldSqlite(sqlite3.sqlite_version, ".".join(map(str, _OLDEST_SQLITE)))
    # The three characters that mean something in a file URI; urllib costs more than the query.
    quoted = path.replace("%", "%25").replace("?", "%3f").replace("#", "%23")
    # An empty authority, or a path with two slashes in front would give its first part away.
    authority = "//" if path.startswith("/") else ""
    connection = sqlite3.connect(
        f"file:{authority}{quoted}?mode=rw",
        uri=True,
        isolation_level=None,
        timeout=0,  # it waits by itself
        factory=Waiting,
    )
    connection.patience = _BUSY_SECONDS if patience is None else patience
    try:
        for pragma in _PRAGMAS.strip().splitlines():
            connection.execute(pragma)
    except BaseException:
        connection.close()
        raise
    return connection


def _initialise(connection: sqlite3.Connection) -> None:
    connection.execute(f"PRAGMA application_id = {_sql.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {files.CURRENT}")
    for statement in _sql.SCHEMA:
        connection.execute(statement)
