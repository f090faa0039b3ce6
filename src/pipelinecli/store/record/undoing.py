"""A change set taken back, or brought again, row by row from what the journal kept.

The triggers journal this like any other change. It refuses to guess: a row that is not as the
change set left it ends the command, and nothing is changed.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.store import _sql
from pipelinecli.store.record.changes import at_odds, image_in, pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.method.record.journal import Image
    from pipelinecli.store.transaction import Row, Transaction

_ABOVE = (1 << 63) - 1
_JOURNALLED = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name = :name"


def take_back(tx: Transaction, change_set: int) -> None:
    """Put every row that a change set changed back as it was before, the last one first.

    Raises StoreDamaged when a row is not as the journal has it.
    """
    rows = _altered(pages(tx, _sql.CHANGES_ROWS_BEFORE, change_set, below=_ABOVE))
    _put(tx, ((table, row, before, after) for table, row, before, after in rows))
    tx.execute(_sql.CHANGES_MARK_UNDONE, id=change_set, by_id=tx.change_set)


def bring_again(tx: Transaction, change_set: int) -> None:
    """Put every row back as the change set left it. Raises StoreDamaged as `take_back` does."""
    tx.execute(_sql.CHANGES_MARK_IN_FORCE, of_id=change_set)
    rows = _altered(pages(tx, _sql.CHANGES_ROWS_AFTER, change_set, after=0))
    _put(tx, ((table, row, after, before) for table, row, before, after in rows))


def _altered(written: Iterable[Row]) -> Iterator[Row]:
    """Yield what a change set wrote, but for rows that it wrote as they were.

    Those may be otherwise by now: what changed them needs nothing of this one.
    """
    for _id, table, row, before, after in written:
        if before != after:
            yield table, row, before, after


class _Change(NamedTuple):
    """A row to be made as it is wanted, which is to be found as it is present."""

    table: str
    row: int
    wanted: Image | None
    present: Image | None


def _put(tx: Transaction, rows: Iterable[Row]) -> None:
    """Make rows, each (table, id, image wanted, image it has), as they are wanted."""
    # Rows that point at each other come back one after the other.
    tx.execute("PRAGMA defer_foreign_keys = ON")
    known: dict[str, frozenset[str]] = {}
    try:
        for table, row, wanted, present in rows:
            change = _Change(table, row, image_in(tx, wanted), image_in(tx, present))
            if table not in known:
                known[table] = _columns(tx, table)
            if not known[table] or not _is_there(tx, change, known[table]):
                raise at_odds(tx)
            _put_row(tx, change, known[table])
    except sqlite3.IntegrityError as error:
        raise at_odds(tx) from error


def _columns(tx: Transaction, table: str) -> frozenset[str]:
    """Return the columns of a table that is journalled, those of a later version among them.

    None of another: what a file says of itself may not write anywhere else.
    """
    if tx.first(_JOURNALLED, name=f"journal_{table}_update") is None:
        return frozenset()
    return frozenset(row[0] for row in tx.read("SELECT name FROM pragma_table_info(:of)", of=table))


def _is_there(tx: Transaction, change: _Change, columns: frozenset[str]) -> bool:
    """Whether a row is as its image has it, so that nothing else is run over."""
    if change.present is None:
        return True
    names = [name for name in change.present if name in columns]
    listed = ", ".join(map(_name, names))
    query = f"SELECT {listed} FROM {_name(change.table)} WHERE id = :id"  # noqa: S608
    return tx.first(query, id=change.row) == tuple(change.present[name] for name in names)


def _put_row(tx: Transaction, change: _Change, columns: frozenset[str]) -> None:
    table, wanted, present = _name(change.table), change.wanted, change.present
    if wanted is None:
        tx.execute(f"DELETE FROM {table} WHERE id = :id", id=change.row)  # noqa: S608
        return
    kept = {name: value for name, value in wanted.items() if name in columns}
    if present is None:
        names, values = ", ".join(map(_name, kept)), ", ".join("?" * len(kept))
        query = f"INSERT INTO {table} ({names}) VALUES ({values})"  # noqa: S608
        tx.connection.execute(query, tuple(kept.values()))
        return
    changed = {name: value for name, value in kept.items() if value != present.get(name, value)}
    if changed:
        sets = ", ".join(f"{_name(name)} = ?" for name in changed)
        query = f"UPDATE {table} SET {sets} WHERE id = ?"  # noqa: S608
        tx.connection.execute(query, (*changed.values(), change.row))


def _name(name: str) -> str:
    """Quote a name, for a later version may have given it; no value is put into SQL here."""
    return '"' + name.replace('"', '""') + '"'
