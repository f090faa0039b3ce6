"""A machine before a command that is interrupted, and what its store holds afterwards."""

from __future__ import annotations

import shutil
import signal
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tests.running import Home

if TYPE_CHECKING:
    from pathlib import Path

SIGNALS = {
    signal.SIGINT: 130,
    signal.SIGTERM: -signal.SIGTERM,
    signal.SIGHUP: -signal.SIGHUP,
}
"""Each with how the process ends: what `subprocess` says of one that a signal ended is negative."""


def begin(path: Path) -> Home:
    """Return a machine with a card, and no copy of the day yet."""
    home = Home(path)
    people = "Name,Phone\nBo,13800138000\nCy,none\n"
    (home.files / "people.csv").write_text(people, encoding="utf-8")
    home.run("add", "Ann")
    home.run("book", "Ann", "fri")
    shutil.rmtree(home.store.parent / "pipeline.db-backups", ignore_errors=True)
    return home


def facts(home: Home) -> dict[str, list[tuple[object, ...]]]:
    """Return every row there is, without what is drawn by lot."""
    with closing(sqlite3.connect(home.store)) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
        found = {}
        tables = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            columns = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
            told = [column for column in columns if column not in {"uid", "before", "after"}]
            quoted = ", ".join(f'"{column}"' for column in told)
            found[table] = sorted(
                store.execute(f"SELECT {quoted} FROM {table}").fetchall(),  # noqa: S608
                key=repr,
            )
        return found
