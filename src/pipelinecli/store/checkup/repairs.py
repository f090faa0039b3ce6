"""What can be put right without losing anything: each repair as narrow as what was found.

No row is deleted. What a repair writes into rows it writes as a change set, journalled like any
other, so that undo takes it back. This module refuses to guess what a row should say: it is taken
from the card's history, or left.
"""

from __future__ import annotations

import os
import shutil
import stat
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pipelinecli.config.private import NO_LINK, private_file
from pipelinecli.errors import StoreDamaged
from pipelinecli.store.backup.placing import SUMS, sums_line
from pipelinecli.store.backup.verification import damage_of
from pipelinecli.store.checkup.schema import wrong_parts
from pipelinecli.store.checkup.stories import agree

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from pipelinecli.config.clock import Clock
    from pipelinecli.store.engine import Store
    from pipelinecli.store.transaction import Transaction

COMMAND = "doctor"
"""What the change set of a repair is called."""
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)
_FILE, _DIRECTORY = 0o600, 0o700
_AT_ODDS = """
SELECT attempt.id, last.to_stage, last.at FROM attempt JOIN stage_change AS last ON last.id = (
  SELECT id FROM stage_change WHERE card_id = attempt.card_id ORDER BY at DESC, id DESC LIMIT 1)
WHERE attempt.current = 1 AND (attempt.stage <> last.to_stage OR attempt.since <> last.at)
"""
_PUT_RIGHT = "UPDATE attempt SET stage = :stage, since = :since WHERE id = :id"
_AS_IT_IS = "SELECT * FROM attempt WHERE id = :id"
_TOLD_LAST = """
SELECT after FROM journal WHERE table_name = 'attempt' AND row_id = :id ORDER BY id DESC LIMIT 1
"""
_TOLD_AGAIN = "UPDATE attempt SET id = id WHERE id = :id"
_FOLLOWS_ON = """
UPDATE journal SET before = :before WHERE id = (SELECT max(id) FROM journal)
"""


def make_private(path: str) -> None:
    """Take from others what they may do with a file or a directory of ours. Raises OSError."""
    file = os.open(path, os.O_RDONLY | NO_LINK | _NO_WAIT)
    try:
        mode = os.fstat(file).st_mode
        os.fchmod(file, mode & (_DIRECTORY if stat.S_ISDIR(mode) else _FILE))
    finally:
        os.close(file)


def sweep(path: str) -> None:
    """Delete a part of a file, or a private copy, that a killed run has left. Raises OSError."""
    if os.path.isdir(path) and not os.path.islink(path):  # noqa: PTH112, PTH114
        shutil.rmtree(path)
    else:
        os.unlink(path)  # noqa: PTH108


def index_anew(store: Store) -> None:
    """Make every index anew from the rows.

    Raises a StoreError, as well where something is wrong still; then nothing was changed.
    """
    with store._guarded(), _all_or_nothing(store._open()) as connection:  # noqa: SLF001 - the store's own package
        connection.execute("REINDEX")
        damage = damage_of(connection)
        if damage is not None:
            raise StoreDamaged(store.path, damage)


def make_parts_anew(store: Store) -> list[str]:
    """Make missing and changed indexes and triggers as they should be, and return their names.

    Raises a StoreError; then nothing was changed.
    """
    with store._guarded(), _all_or_nothing(store._open()) as connection:  # noqa: SLF001 - the store's own package
        parts = wrong_parts(connection)
        for part in parts:
            name = part.name  # one of our own schema
            connection.execute(f"DROP {part.kind.upper()} IF EXISTS {name}")
            connection.execute(part.text)
    return [part.name for part in parts]


@contextmanager
def _all_or_nothing(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield connection
        connection.execute("COMMIT")
    finally:
        if connection.in_transaction:
            connection.execute("ROLLBACK")


def set_stages(store: Store, clock: Clock) -> int:
    """Put each card where its history has it, and return how many were elsewhere."""
    with store.write(COMMAND, clock) as tx:
        at_odds = list(tx.read(_AT_ODDS))
        for attempt, stage, since in at_odds:
            _catch_up(tx, attempt)
            tx.execute(_PUT_RIGHT, id=attempt, stage=stage, since=since)
        if at_odds:
            tx.commit()
        return len(at_odds)


def _catch_up(tx: Transaction, attempt: int) -> None:
    """Let the journal know of an attempt as it is, if it was changed behind its back.

    What is changed next then follows on it, and can be taken back.
    """
    told = tx.first(_TOLD_LAST, id=attempt)
    rows = tx.connection.execute(_AS_IT_IS, {"id": attempt})
    columns = [column[0] for column in rows.description]
    if told is not None and not agree(told[0], columns, rows.fetchone()):
        tx.execute(_TOLD_AGAIN, id=attempt)  # its trigger keeps the row as it is
        tx.execute(_FOLLOWS_ON, before=told[0])


def write_sums(path: str, sha256: str) -> None:
    """Write the checksum of a backup beside it, where there is none. Raises PipelineError."""
    with private_file(f"{path}{SUMS}") as file:
        file.write(os.fsdecode(sums_line(sha256, path)))
