"""A store made equal to a copy of it, row by row, as one change set that undo takes back.

What differs is put right and journalled like any other change; what is the same is not touched.
Change sets come to be in force as they are in the copy, and those that are only there are taken
over with what they changed. It refuses nothing: whether the copy is fit for it, its caller knows.
"""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.store.engine import Store
    from pipelinecli.store.transaction import Transaction

class Copy(NamedTuple):
    """A private copy that is fit for this program's version."""

    path: str
    until: int
    """Its last change set; those with a higher id were made on the private copy."""


@contextmanager
def beside(store: Store, copy: Copy) -> Iterator[None]:
    """Have a copy open beside the store, to be read as `copy`, and written to by nobody."""
    from pathlib import Path

    connection = store._open()  # noqa: SLF001 - the store's own package
    uri = f"{Path(copy.path).as_uri()}?mode=ro&immutable=1"
    connection.execute("ATTACH :uri AS copy", {"uri": uri})
    try:
        yield
    finally:
        with suppress(sqlite3.Error):
            connection.execute("DETACH copy")


def differs(store: Store, copy: Copy) -> bool:
    """Whether the copy, which is open beside the store, holds anything else or lacks anything.

    That it was written by other commands that came to the same is no difference; that they were
    done at another time is one.
    """
    with store.snapshot():
        connection = store._open()  # noqa: SLF001 - the store's own package
        last = connection.execute("SELECT max(id) FROM main.change_set").fetchone()[0] or 0
        binds = {"until": copy.until, "own": -1, "last": last}
        _map(connection, binds)
        return any(
            connection.execute(f"{query} LIMIT 1", binds).fetchone() is not None
            for query in _differences(connection)
        )


def make_equal(tx: Transaction, copy: Copy) -> int:
    """Make the store equal to the copy that is open beside it; return its own change set's id.

    Nothing was changed in the transaction before. Raises sqlite3.IntegrityError if the copy holds
    what a store cannot.
    """
    connection = tx.connection
    last = tx.change_set - 1
    brought = (
        "SELECT count(*) FROM copy.change_set WHERE id <= :until"
        " AND uid NOT IN (SELECT uid FROM main.change_set)"
    )
    (count,) = connection.execute(brought, {"until": copy.until}).fetchone()
    own = tx.change_set + count
    # The journal's triggers write for the change set with the highest id.
    tx.execute("UPDATE main.change_set SET id = :own WHERE id = :id", own=own, id=tx.change_set)
    tx.change_set = own
    binds = {"until": copy.until, "own": own, "last": last}
    # Rows that point at each other come and go one after the other.
    connection.execute("PRAGMA defer_foreign_keys = ON")
    _map(connection, binds)
    for statement in (*_change_sets(), *_rows(connection)):
        connection.execute(statement, binds)
    connection.execute("DROP TABLE temp.mapped")
    return own


def _map(connection: sqlite3.Connection, binds: dict[str, int]) -> None:
    for statement in _MAPPED:
        connection.execute(statement, binds)


