"""A store made equal to a copy of it, row by row, as one change set that undo takes back.

What differs is put right and journalled like any other change; what is the same is not touched.
Change sets come to be in force as they are in the copy, and those that are only there are taken
over with what they changed. It refuses nothing: whether a copy is fit for it, its caller knows.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import StoreDamaged
from pipelinecli.store import _sql
from pipelinecli.store.backup import backups, placing
from pipelinecli.store.file.translating import said_by
from pipelinecli.store.restore import comparing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.method.backups import Backup
    from pipelinecli.store.engine import Store
    from pipelinecli.store.transaction import Reads, Transaction


_DATA_VERSION = "PRAGMA main.data_version"
"""Another number after every write of another connection."""


class Copy(NamedTuple):
    """A private copy of a backup that is of this program's version."""

    path: str
    of: str
    """The backup."""
    until: int
    """Its last change set; those with a higher id were made on the private copy."""


class Erased(NamedTuple):
    """Somebody who was erased here, by what is left of them: nobody's name."""

    attempt: str
    """The uid of an attempt of theirs."""
    left: str | None
    """The stored moment at which they left the board by it, if they were on it."""


def erased(reads: Reads) -> Iterator[Erased]:
    """Stream everybody who was erased, attempt by attempt."""
    for row in reads.read(_sql.RESTORING_ERASED):
        yield Erased(*row)


def holder(reads: Reads, attempt: str) -> int | None:
    """Return the card that has an attempt, by its uid; None if none has or it was erased."""
    row = reads.first(_sql.ATTEMPTS_CARD_OF_UID, uid=attempt)
    return None if row is None else int(row[0])


def attempts_of(reads: Reads, card_id: int) -> list[str]:
    """Return the uids of a card's attempts."""
    return [row[0] for row in reads.read(_sql.ATTEMPTS_UIDS, card_id=card_id)]


def cards(reads: Reads) -> int:
    """Return how many cards have somebody's name."""
    return _number(reads, _sql.RESTORING_CARDS)


def shared(store: Store) -> tuple[int, int, int]:
    """Return how many cards only the copy beside the store has, how many both, how many only it.

    Cards are known by their uids; those of people who were erased do not count.
    """
    row = store.first(comparing.SHARED) or (0, 0, 0)
    return int(row[0]), int(row[1]), int(row[2])


def last_change_set(reads: Reads) -> int:
    """Return the id of the last change set, 0 if there is none."""
    return _number(reads, _sql.RESTORING_LAST_CHANGE_SET)


@contextmanager
def beside(store: Store, copy: Copy) -> Iterator[None]:
    """Have a copy open beside the store, to be read as `copy`, and written to by nobody."""
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

    Commands that were done in one and not in the other are a difference, even if they came to
    the same: the past reads otherwise.
    """
    with store.snapshot():
        connection = store._open()  # noqa: SLF001 - the store's own package
        (last,) = connection.execute("SELECT max(id) FROM main.change_set").fetchone()
        binds = {"until": copy.until, "own": -1, "last": last or 0}
        _map(connection, binds)
        return any(
            connection.execute(f"{query} LIMIT 1", binds).fetchone() is not None
            for query in comparing.differences(_columns(connection))
        )


def keep_what_is(store: Store, clock: Clock) -> tuple[Backup, int]:
    """Keep a copy of the store, and return it with what `is_kept` compares."""
    with store.snapshot():
        (seen,) = store.first(_DATA_VERSION) or (0,)
        return _keep(store, store.path, clock), int(seen)


def is_kept(tx: Transaction, seen: int) -> bool:
    """Whether nobody else has written to the store since a copy was kept."""
    return tx.first(_DATA_VERSION) == (seen,)


def keep_instead(kept: Backup, path: str, clock: Clock) -> Backup:
    """Keep another copy, of the store as it was when this process began to write, for an older one.

    That is what another connection sees, and nobody else can write meanwhile.
    """
    uri = f"{Path(os.path.abspath(path)).as_uri()}?mode=ro"  # noqa: PTH100
    with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
        newer = _keep(connection, path, clock)
    with suppress(OSError):
        placing.remove(kept.path)
    return newer


def _keep(source: Store | sqlite3.Connection, path: str, clock: Clock) -> Backup:
    return backups.make(source, path, backups.Reason.RESTORE, clock, as_it_is=True)


def make_equal(tx: Transaction, copy: Copy) -> None:
    """Make the store equal to the copy that is open beside it. Raises StoreDamaged for the copy.

    Nothing was changed in the transaction before; its change set gets another id.
    """
    connection, until = tx.connection, copy.until
    last = tx.change_set - 1
    (brought,) = connection.execute(comparing.BROUGHT, {"until": until}).fetchone()
    own = tx.change_set + brought
    # The journal's triggers write for the change set with the highest id.
    tx.execute("UPDATE main.change_set SET id = :own WHERE id = :id", own=own, id=tx.change_set)
    tx.change_set = own
    binds = {"until": until, "own": own, "last": last}
    try:
        # Rows that point at each other come and go one after the other.
        connection.execute("PRAGMA defer_foreign_keys = ON")
        _map(connection, binds)
        for statement in comparing.change_sets():
            connection.execute(statement, binds)
        for statement in comparing.rows(_columns(connection)):
            connection.execute(statement, binds)
        connection.execute("DROP TABLE temp.mapped")
    except sqlite3.IntegrityError as error:
        raise StoreDamaged(copy.of, said_by(error)) from error


def taken_back(reads: Reads, change_set: int) -> list[int]:
    """Return the change sets that a restore has put out of force, newest first.

    Not another restore: what that one did may hold after this one just as well.
    """
    return [row[0] for row in reads.read(_sql.RESTORING_TAKEN_BACK, by_id=change_set)]


def brought_again(reads: Reads, change_set: int) -> int:
    """Return how many change sets a restore has put in force."""
    return _number(reads, _sql.RESTORING_BROUGHT_AGAIN, of_id=change_set)


def _number(reads: Reads, statement: str, **binds: object) -> int:
    row = reads.first(statement, **binds)
    return int(row[0]) if row else 0


def _map(connection: sqlite3.Connection, binds: dict[str, int]) -> None:
    for statement in comparing.MAPPED:
        connection.execute(statement, binds)


def _columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the columns of every table that is kept."""
    query = "SELECT name FROM pragma_table_info(:of, 'main')"
    return {
        table: [name for (name,) in connection.execute(query, {"of": table})]
        for table in comparing.TABLES
    }
