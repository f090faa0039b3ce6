"""Journals that are none of the store's, to lie beside it.

They are taken from a file of their own, never from the store.
"""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from tools.torture.damages import page_size

if TYPE_CHECKING:
    from random import Random


def foreign_journal(whole: bytes, chance: Random) -> bytes:
    """Return the journal of another database's cut-short write, complete and well formed."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "other.db"
        if chance.random() < 0.5:  # noqa: PLR2004 - half of them from an older copy of the store
            path.write_bytes(whole)
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            size = chance.choice((1024, page_size(whole), page_size(whole)))
            connection.execute(f"PRAGMA page_size = {size}")
            connection.execute("CREATE TABLE IF NOT EXISTS other (text)")
            connection.execute("INSERT INTO other VALUES (zeroblob(99999))")
            connection.execute("UPDATE other SET text = 'x'")
            connection.execute("PRAGMA cache_size = 2")
            connection.execute("BEGIN EXCLUSIVE")
            connection.executemany("INSERT INTO other VALUES (?)", [("y" * 900,)] * 99)
            connection.execute("UPDATE other SET text = text || 'z'")
            journal = Path(f"{path}-journal").read_bytes()
            connection.execute("ROLLBACK")
        return journal


def no_journal(whole: bytes, chance: Random) -> bytes:
    """Return what lies where a journal would, and is none."""
    noise = chance.randbytes(chance.randrange(1, 20_000))
    head = bytes.fromhex("d9d505f920a163d7")
    kinds = (noise, head + noise, head + bytes(504) + noise, b"\0" + noise, whole, b"x")
    return chance.choice(kinds)
