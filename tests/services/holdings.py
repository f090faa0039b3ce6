"""Everything a store holds beside its record of changes, to be compared with another's."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from pipelinecli.services import restoring
from pipelinecli.store.backup import backups
from pipelinecli.store.restore.comparing import TABLES

if TYPE_CHECKING:
    from collections.abc import Collection
    from pathlib import Path

    from pipelinecli.services.restoring import Restored
    from tests.builders import Diary

Holdings = dict[str, list[tuple[Any, ...]]]


def holdings(connection: sqlite3.Connection) -> Holdings:
    """Return every row that is kept; a change set is known by its uid, for its id may differ."""
    found: Holdings = {}
    uids = dict(connection.execute("SELECT id, uid FROM main.change_set").fetchall())
    for table in TABLES:
        rows = connection.execute(f"SELECT * FROM main.{table} ORDER BY id")  # noqa: S608 - ours
        names = [column[0] for column in rows.description]
        found[table] = [
            tuple(
                uids[value] if name == "change_set_id" else value
                for name, value in zip(names, row, strict=True)
            )
            for row in rows
        ]
    effective = "SELECT uid, effective_at FROM main.change_set WHERE command NOT IN {but}"
    effective += " AND id NOT IN (SELECT id FROM main.undone) ORDER BY uid"
    # When what is in force counts from is what the past is read by.
    found["in force"] = connection.execute(
        effective.format(but="('undo', 'redo', 'restore', 'forget')")
    ).fetchall()
    return found


def held(diary: Diary) -> Holdings:
    return holdings(diary.store._open())  # noqa: SLF001 - a second connection would see less


def held_in(path: str | Path) -> Holdings:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return holdings(connection)


_CHANGE_SETS = "SELECT id, uid FROM change_set"
_JOURNAL = "SELECT change_set_id, table_name, row_id, before, after FROM journal ORDER BY id"
_UIDS = "SELECT uid FROM main.change_set"


def change_sets(diary: Diary) -> set[str]:
    return {uid for (uid,) in diary.rows(_UIDS)}


def change_sets_in(path: str | Path) -> set[str]:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        return {uid for (uid,) in connection.execute(_UIDS)}


_RESTORES = (
    "SELECT uid FROM main.change_set WHERE command = 'restore' "
    "AND id NOT IN (SELECT id FROM main.undone)"
)


def restores_only_in(path: str | Path, diary: Diary) -> set[str]:
    """Return the restores that are in force in a backup and not here: no row tells them."""
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as connection:
        there = {uid for (uid,) in connection.execute(_RESTORES)}
    return there - {uid for (uid,) in diary.rows(_RESTORES)}


def check_story(diary: Diary, foreign: Collection[str]) -> None:
    """Each row's story has no gap, but for what was done elsewhere and only read here."""
    known: dict[tuple[str, int], str | None] = {}
    ids = {change_set for change_set, uid in diary.rows(_CHANGE_SETS) if uid in foreign}
    for change_set, table, row, before, after in diary.rows(_JOURNAL):
        if change_set in ids:
            continue
        # Of change sets it begins where they are pulled back or brought from elsewhere.
        begins = table in {"change_set", "undone"} and (table, row) not in known
        assert begins or known.get((table, row)) == before
        known[table, row] = after
    for (table, row), text in known.items():
        found = diary.rows(f"SELECT * FROM {table} WHERE id = ?", row)  # noqa: S608 - ours
        assert [tuple(json.loads(text).values())] == found if text else found == []


def keep(diary: Diary, moment: str, to: str | None = None) -> str:
    """Make a backup and return its path."""
    reason, clock = backups.Reason.MANUAL, diary.desk(moment).clock
    return backups.make(diary.store, diary.path, reason, clock, to).path


def put_back(diary: Diary, path: str, moment: str) -> Restored:
    with restoring.prepared(diary.desk(moment), path) as ready:
        return restoring.restore(diary.desk(moment), ready)
