"""Stores of released versions, from their dumps, and what is in a file."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

from pipelinecli.store.engine import Store

GOLDEN = Path(__file__).parent / "golden"
RELEASED = sorted(GOLDEN.glob("store-*.sql"))
"""A dump of a store of every version there was before this one, as its own program wrote it."""
TODAY = "2026-11-23"


def old_store(directory: Path, dump: Path = RELEASED[0]) -> Path:
    """Make the store of a dump and return where it is."""
    path = directory / "pipeline.db"
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(dump.read_text(encoding="utf-8"))
    return path


def version(path: Path) -> int:
    return int.from_bytes(path.read_bytes()[60:64], "big")


def first(old: Path, query: str) -> tuple[Any, ...] | None:
    """Ask an old store something, as a command does that opens it."""
    with closing(Store(str(old))) as store:
        return store.first(query)


def schema(connection: sqlite3.Connection) -> dict[str, Any]:
    """Return everything a store is made of, white space apart, and what SQLite makes of it."""
    listing = "SELECT type, name, tbl_name, sql FROM sqlite_master"
    found: dict[str, Any] = {
        f"{kind} {name} on {table}": re.sub(r"\s+", " ", sql or "").strip()
        for kind, name, table, sql in connection.execute(listing)
    }
    for _schema, table, *kind in connection.execute("PRAGMA table_list").fetchall():
        if table.startswith("sqlite_"):
            continue
        found[f"{table} is"] = kind
        for pragma in ("table_xinfo", "foreign_key_list", "index_list"):
            rows = connection.execute(f"PRAGMA {pragma}({table})").fetchall()
            # Indexes are listed in the order in which they were made.
            found[f"{table} {pragma}"] = sorted(row[1:] for row in rows)
    return found


def contents(path: Path) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table that has one."""
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        found = {
            table: connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608 - ours
            for (table,) in tables.fetchall()
        }
    return {table: rows for table, rows in found.items() if rows}


def tables(path: Path) -> set[str]:
    """Return the tables there are, by their names."""
    with closing(sqlite3.connect(path)) as connection:
        return {name for (name,) in connection.execute("SELECT name FROM sqlite_master")}
