"""A change set taken back, or brought again, row by row from what the journal kept.

The triggers journal this like any other change. It refuses to guess: a row that is not as the
change set left it ends the command, and nothing is changed.
"""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

from pipelinecli.errors import StoreDamaged
from pipelinecli.i18n import _
from pipelinecli.store import _sql
from pipelinecli.store.rows import image_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.journal import Image
    from pipelinecli.store.transaction import Row, Transaction


def take_back(tx: Transaction, change_set: int) -> None:
    """Put every row that a change set changed back as it was before, the last one first.

    Raises StoreDamaged when a row is not as the journal has it.
    """
    rows = list(tx.read(_sql.CHANGES_ROWS, change_set_id=change_set))
    _put(tx, [(table, row, before, after) for table, row, before, after in reversed(rows)])
    tx.execute(_sql.CHANGES_MARK_UNDONE, id=change_set, by_id=tx.change_set)


def bring_again(tx: Transaction, change_set: int) -> None:
    """Put every row back as the change set left it. Raises StoreDamaged as `take_back` does."""
    tx.execute(_sql.CHANGES_MARK_IN_FORCE, of_id=change_set)
    rows = tx.read(_sql.CHANGES_ROWS, change_set_id=change_set)
    _put(tx, [(table, row, after, before) for table, row, before, after in list(rows)])


def _put(tx: Transaction, rows: Iterable[Row]) -> None:
    """Make rows, each (table, id, image wanted, image it has), as they are wanted."""
    # Rows that point at each other come back one after the other.
    tx.execute("PRAGMA defer_foreign_keys = ON")
    columns: dict[str, frozenset[str]] = {}
    try:
        for table, row, wanted, present in rows:
            if table not in columns:
                columns[table] = _columns(tx, table)
            if not columns[table]:
                raise _at_odds(tx)
            _put_row(tx, table, columns[table], row, _read(wanted), _read(present))
    except (sqlite3.IntegrityError, ValueError) as error:
        raise _at_odds(tx) from error


def _columns(tx: Transaction, table: str) -> frozenset[str]:
    """Return a table's columns, those of a later version among them."""
    return frozenset(row[0] for row in tx.read("SELECT name FROM pragma_table_info(:of)", of=table))


def _read(text: str | None) -> Image | None:
    return None if text is None else image_of(text)


def _put_row(  # noqa: PLR0913, PLR0917 - a row, where it is, and what it is to be
    tx: Transaction,
    table: str,
    columns: frozenset[str],
    row: int,
    wanted: Image | None,
    present: Image | None,
) -> None:
    if wanted is None:
        done = tx.execute(f"DELETE FROM {_name(table)} WHERE id = :id", id=row)  # noqa: S608
    elif present is None:
        kept = {name: value for name, value in wanted.items() if name in columns}
        names = ", ".join(map(_name, kept))
        done = tx.connection.execute(
            f"INSERT INTO {_name(table)} ({names}) VALUES ({', '.join('?' * len(kept))})",  # noqa: S608
            tuple(kept.values()),
        )
    else:
        changed = [
            name
            for name, value in wanted.items()
            if name in columns and value != present.get(name, value)
        ]
        if not changed:
            return
        sets = ", ".join(f"{_name(name)} = ?" for name in changed)
        same = " AND ".join(f"{_name(name)} IS ?" for name in changed)
        done = tx.connection.execute(
            f"UPDATE {_name(table)} SET {sets} WHERE id = ? AND {same}",  # noqa: S608
            (*(wanted[name] for name in changed), row, *(present[name] for name in changed)),
        )
    if done.rowcount != 1:
        raise _at_odds(tx)


def _name(name: str) -> str:
    """Quote a name, for a later version may have given it; no value is put into SQL here."""
    return '"' + name.replace('"', '""') + '"'


def _at_odds(tx: Transaction) -> StoreDamaged:
    path = tx.connection.execute("PRAGMA database_list").fetchone()[2]
    return StoreDamaged(path, _("the journal and the rows disagree"))
