"""Rows put into tables in great numbers, in the transaction of a command like any others.

The journal gets exactly what its triggers would have written for them, in one go, and indexes are
made again rather than added to row by row. What is taken off for that is put on again before it
ends, or nothing of the whole transaction lasts. It refuses to take off what is not as this program
makes it: those rows go the slow way.

Until it has ended rows that were put in are not to be changed, and nothing looks for them.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final

from pipelinecli.store import _sql

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from pipelinecli.store.transaction import Transaction

BATCH: Final = 5_000
"""Rows that are put in at a time; so few are not worth the trouble of taking anything off."""
_CACHE: Final = "PRAGMA cache_size = -64000"
_SHARE: Final = 10
"""Indexes are made again where more than one of so many rows of a table would be new."""
_JOURNALS: Final = {
    "card": _sql.BULK_JOURNAL_CARD,
    "tag": _sql.BULK_JOURNAL_TAG,
    "attempt": _sql.BULK_JOURNAL_ATTEMPT,
    "stage_change": _sql.BULK_JOURNAL_STAGE_CHANGE,
    "activity": _sql.BULK_JOURNAL_ACTIVITY,
}
"""The tables it is for, those that others point at first."""
_PARTS: Final = "SELECT type, name, sql FROM sqlite_master WHERE tbl_name = :of AND sql IS NOT NULL"


def uids(count: int) -> Iterator[str]:
    """Yield so many fresh uids."""
    digits = os.urandom(16 * count).hex()
    return (digits[at : at + 32] for at in range(0, len(digits), 32))


@contextmanager
def filling(tx: Transaction) -> Iterator[Filling]:
    """Let rows be put in in great numbers; an error on the way rolls everything back."""
    (cache,) = tx.first("PRAGMA cache_size") or (0,)
    tx.execute(_CACHE)
    fill = Filling(tx)
    try:
        yield fill
        fill.finish()
    except BaseException:
        # Whoever catches this must not be able to keep a store without its triggers.
        if tx.connection.in_transaction:
            tx.connection.execute("ROLLBACK")
        raise
    finally:
        tx.connection.execute(f"PRAGMA cache_size = {int(cache)}")


class Filling:
    """The tables that are being filled, each with what was taken off it."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self._tables: dict[str, _Table] = {}

    def next_id(self, table: str) -> int:
        """Return the id that the next row of a table will have; those after it follow."""
        return self._table(table).next_id

    def insert(
        self, table: str, columns: Sequence[str], rows: Collection[Sequence[object]], more: int = 0
    ) -> None:
        """Put rows in, without their ids; `more` are known to follow.

        Raises sqlite3.IntegrityError for a row that the file refuses.
        """
        names, binds = ", ".join(columns), ", ".join("?" * len(columns))
        query = f"INSERT INTO {table} ({names}) VALUES ({binds})"  # noqa: S608 - our names
        into = self._table(table)
        into.expect(len(rows) + more)
        self._tx.connection.executemany(query, rows)
        into.next_id += len(rows)

    def run(self, table: str, statement: str, count: int, more: int = 0, **binds: object) -> None:
        """Run a statement that puts so many rows in."""
        into = self._table(table)
        into.expect(count + more)
        self._tx.execute(statement, **binds)
        into.next_id += count

    def finish(self) -> None:
        """Fill the journal and put on again what was taken off."""
        for name in _JOURNALS:
            if name in self._tables:
                self._tables[name].finish()

    def _table(self, name: str) -> _Table:
        if name not in self._tables:
            self._tables[name] = _Table(self._tx, name)
        return self._tables[name]


class _Table:
    """One table: how many rows were put in, and what was taken off it."""

    def __init__(self, tx: Transaction, name: str) -> None:
        self._tx = tx
        self._name = name
        self.next_id = next_id(tx, name)
        self._began = self.next_id
        self._since: int | None = None
        """The first row that was not journalled when it was put in."""
        self._taken_off: dict[str, str] = {}

    def expect(self, count: int) -> None:
        """Take off what is in the way of so many rows more, if they are many."""
        coming = self.next_id - self._began + count
        if coming <= BATCH:
            return
        if self._since is None and self._take_off("trigger", f"journal_{self._name}_insert"):
            self._since = self.next_id
        if coming * _SHARE > self._began:
            self._take_off("index")

    def finish(self) -> None:
        """Journal the rows that the trigger has not, then put it and the indexes on again."""
        if self._since is not None:
            binds = {"change_set_id": self._tx.change_set, "first": self._since}
            self._tx.execute(_JOURNALS[self._name], **binds)
        self._since = None
        for text in self._taken_off.values():
            self._tx.execute(text)
        self._taken_off.clear()

    def _take_off(self, kind: str, only: str | None = None) -> bool:
        """Take off parts of a kind, if they are as this program makes them; say if there are."""
        for found, name, text in list(self._tx.read(_PARTS, of=self._name)):
            if found == kind and only in {None, name} and _words(text) in _known():
                self._taken_off[name] = text
                self._tx.execute(f"DROP {kind} {name}")
        return only in self._taken_off


_KNOWN: set[tuple[str, ...]] = set()


def _known() -> set[tuple[str, ...]]:
    """Return what this program makes a store of, word by word."""
    _KNOWN.update(map(_words, () if _KNOWN else _sql.SCHEMA))
    return _KNOWN


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def next_id(tx: Transaction, table: str) -> int:
    """Return the id that SQLite gives to the next row of a table.

    One of a row that is gone is not given again where the table remembers it.
    """
    query = f"SELECT coalesce(max(id), 0) FROM {table}"  # noqa: S608 - our names
    last: list[int] = list(tx.first(query) or (0,))
    remembered = "SELECT seq FROM sqlite_sequence WHERE name = :of"
    last += tx.first(remembered, of=table) or ()
    return 1 + max(last)
