"""What a file holds that should be a store, found without writing to it.

It is opened as one that cannot change: SQLite takes no lock and makes no journal. This module
refuses to judge a file that a write was cut short in; only the program that opens it can.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import NotOurs, StoreDamaged, StoreUnreadable
from pipelinecli.i18n import _
from pipelinecli.store.backup.placing import digest, sums_beside
from pipelinecli.store.file import files
from pipelinecli.store.file.translating import found_by_check, said_by

if TYPE_CHECKING:
    from collections.abc import Iterator

_TABLES = r"""
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
ORDER BY name
"""


_PRAGMAS = ("query_only = ON", "trusted_schema = OFF", "cell_size_check = ON", "mmap_size = 0")


class Sums(StrEnum):
    """What the checksum beside a file says of it."""

    MATCHES = "matches"
    MISSING = "missing"
    DIFFERS = "differs"


class Verified(NamedTuple):
    """A file that is a sound store."""

    version: int
    """As `user_version` has it: MAJOR * 1000 + MINOR."""
    rows: dict[str, int]
    """How many there are in each table."""
    sums: Sums
    sha256: str


class Contents(NamedTuple):
    """What a store was found to hold; `damage` and `dangling` say what is wrong with it."""

    version: int
    rows: dict[str, int]
    damage: str | None
    dangling: str | None
    """A table with a row that refers to one that is not there."""


def verify(path: str) -> Verified:
    """Check a file as a store, whatever version of this MAJOR or an older one it is of.

    Raises NotOurs, TooNew, StoreDamaged or StoreUnreadable. That the checksum differs is told and
    not raised. While a connection to the same file is open in this process do not call it: closing
    a file lets go of every lock the process has on it.
    """
    if not files.exists(path):
        if os.path.exists(path):  # noqa: PTH110
            raise NotOurs(path)
        raise StoreUnreadable(path, os.strerror(2))
    if _was_cut_short(path):
        raise StoreDamaged(path, _("a write to it was cut short"))
    try:
        sha256 = _digest(path)
        beside = sums_beside(path)
    except OSError as error:
        raise StoreUnreadable(path, error.strerror or str(error)) from None
    found = contents(path)
    if found.damage or found.dangling:
        raise StoreDamaged(path, found.damage or dangling_text(found.dangling or ""))
    if not found.version:
        raise NotOurs(path)
    files.check_version(path, found.version)
    sums = Sums.MISSING if beside is None else Sums.MATCHES
    return Verified(
        found.version, found.rows, sums if beside in {None, sha256} else Sums.DIFFERS, sha256
    )


def contents(path: str) -> Contents:
    """Return what a store holds, and what is wrong with it."""
    try:
        with untouched(path) as connection:
            version: int = connection.execute("PRAGMA user_version").fetchone()[0]
            damage = damage_of(connection)
            if damage:
                return Contents(version, {}, damage, None)
            row = connection.execute("PRAGMA foreign_key_check").fetchone()
            return Contents(version, row_counts(connection), None, row and str(row[0]))
    except (sqlite3.Error, UnicodeDecodeError) as error:
        return Contents(0, {}, said_by(error), None)


def damage_of(connection: sqlite3.Connection) -> str | None:
    """Return the first thing SQLite finds wrong with a store, None if nothing is.

    Of a file that it may only read SQLite does not ask whether rows keep to their tables' rules,
    so they are asked here.
    """
    said = first_said(connection)
    if said is not None:
        return said
    (may_only_read,) = connection.execute("PRAGMA query_only").fetchone()
    return _broken_rule(connection) if may_only_read else None


def first_said(connection: sqlite3.Connection) -> str | None:
    """Return the first thing that SQLite's own check says, None if all is well.

    It looks at the cells of every page first, and ends there if one is wrong: that each page is
    looked at again as it is read, which our connections ask for, only costs time.
    """
    connection.execute("PRAGMA cell_size_check = OFF")
    try:
        said = str(connection.execute("PRAGMA integrity_check(1)").fetchone()[0])
    finally:
        connection.execute("PRAGMA cell_size_check = ON")
    return None if said == "ok" else found_by_check(said)


def _broken_rule(connection: sqlite3.Connection) -> str | None:
    """Return that rows of a table break its rules, as SQLite says it; None if none do."""
    from pipelinecli.store.checkup.rules import rules

    broken = next(rules(connection), None)
    return broken and found_by_check(f"CHECK constraint failed in {broken.facts['table']}")


def row_counts(connection: sqlite3.Connection) -> dict[str, int]:
    """Return how many rows each table has, whatever tables there are."""
    tables = [name for (name,) in connection.execute(_TABLES)]
    return {name: _count(connection, name) for name in tables}


def dangling_text(table: str) -> str:
    """Return what is said of a row that refers to one that is not there."""
    return _("a row of {table} belongs to one that is not there").format(table=table)


def _count(connection: sqlite3.Connection, table: str) -> int:
    quoted = table.replace('"', '""')
    rows: int = connection.execute(f'SELECT count(*) FROM "{quoted}"').fetchone()[0]  # noqa: S608
    return rows


@contextmanager
def untouched(path: str) -> Iterator[sqlite3.Connection]:
    """Open a file that nobody writes to, to be read and never changed."""
    from pathlib import Path

    uri = Path(os.path.abspath(path)).as_uri()  # noqa: PTH100
    connection = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, isolation_level=None)
    try:
        # A damaged file may hold text that is none.
        connection.text_factory = lambda raw: raw.decode(errors="replace")
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        yield connection
    finally:
        connection.close()


def _was_cut_short(path: str) -> bool:
    """Whether SQLite would change the file as it opens it, from a journal beside it."""
    return any(_size(f"{path}{ending}") for ending in (files.JOURNAL, files.WAL))


def _size(path: str) -> int:
    try:
        return os.stat(path).st_size  # noqa: PTH116
    except OSError:
        return 0


def _digest(path: str) -> str:
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    try:
        return digest(file)
    finally:
        os.close(file)
