"""What must hold of a store after whatever has happened to the program.

The program opens it; SQLite finds nothing wrong with it; every row is what its journal says, and
every row has its journal; every backup under a final name can be trusted. It refuses to repair
and to look at a store before the program has had the chance to.
"""

from __future__ import annotations

import hashlib
import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from typing import TYPE_CHECKING, Any, NamedTuple

from tools.torture.findings import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.torture.places import Place

Shape = frozenset[tuple[tuple[str, str], int]]
"""How many rows of which tables a change set inserted, updated and deleted."""
Contents = dict[str, list[tuple[Any, ...]]]
_BOOKKEEPING = ("change_set", "journal", "undone", "erased")
"""Tables that tell of changes; what a rep knows is in the others."""
_NO_STORE = "there is no store yet"


class Written(NamedTuple):
    """A change set, from the journal."""

    id: int
    command: str
    shape: Shape


def opened(path: Path) -> closing[sqlite3.Connection]:
    """Return a connection that does not write, to be closed."""
    return closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None))


def written(place: Place, token: str) -> list[Written]:
    """Return the change sets whose journal has a text in it."""
    if not _is_there(place.store):
        return []
    with opened(place.store) as connection:
        found = connection.execute(
            "SELECT id, command FROM change_set WHERE id IN"
            " (SELECT change_set_id FROM journal WHERE instr(after, ?))",
            (token,),
        ).fetchall()
        return [Written(id_, command, _shape(connection, id_)) for id_, command in found]


def known(place: Place) -> str:
    """Return all text in the journal, to look for many tokens at once."""
    if not _is_there(place.store):
        return ""
    with opened(place.store) as connection:
        return "\n".join(
            row[0] for row in connection.execute("SELECT coalesce(after, '') FROM journal")
        )


def contents(path: Path, *, everything: bool = False) -> Contents | None:
    """Return every row of what a rep knows, or of every table; None where there is no store."""
    if not _is_there(path):
        return None
    with opened(path) as connection:
        return _contents(connection, everything=everything)


def _contents(connection: sqlite3.Connection, *, everything: bool) -> Contents:
    names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    return {
        name: sorted(connection.execute(f"SELECT * FROM {name}").fetchall(), key=repr)  # noqa: S608
        for (name,) in names
        if everything or name not in _BOOKKEEPING
    }


def opens(place: Place, *, may_be_absent: bool) -> Iterator[Finding]:
    """Open the store with the program, as the first command after what has happened."""
    ran = place.with_fault(None).run("list", "--limit", "1")
    absent = may_be_absent and _NO_STORE in ran.err
    if ran.code and not absent:
        kind = Kind.LOST if _NO_STORE in ran.err else Kind.CORRUPT
        yield Finding(kind, f"the program does not open it: {ran.last_line}")


def sound(path: Path, *, replayed: bool = True) -> Iterator[Finding]:
    """Look at a store from end to end; `replayed` where its journal tells of every row."""
    if not _is_there(path):
        return
    try:
        with opened(path) as connection:
            yield from _whole(connection)
            if replayed:
                yield from replay(connection)
    except sqlite3.Error as error:
        yield Finding(Kind.CORRUPT, f"SQLite cannot read it: {error}")


def _whole(connection: sqlite3.Connection) -> Iterator[Finding]:
    for (said,) in connection.execute("PRAGMA integrity_check").fetchall():
        if said != "ok":
            yield Finding(Kind.CORRUPT, f"integrity_check: {said}")
    for row in connection.execute("PRAGMA foreign_key_check").fetchall():
        yield Finding(Kind.CORRUPT, f"foreign_key_check: a row of {row[0]} refers to nothing")


def replay(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Compare every row with its journal: none without the other, and no gap between entries."""
    empty = "SELECT id, command FROM change_set WHERE id NOT IN (SELECT change_set_id FROM journal)"
    for id_, command in connection.execute(empty).fetchall():
        yield Finding(Kind.HALF, f"change set {id_} ({command}) changed nothing")
    triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    tables = {
        found[1] for (name,) in triggers if (found := re.fullmatch(r"journal_(\w+)_insert", name))
    }
    rows: dict[tuple[str, int], str | None] = {}
    entries = connection.execute(
        "SELECT table_name, row_id, before, after FROM journal ORDER BY id"
    ).fetchall()
    for table, row, before, after in entries:
        if table in tables and rows.get((table, row)) != before:
            yield Finding(Kind.HALF, f"the journal of row {row} of {table} has a gap")
        rows[table, row] = after
    for table in sorted(tables):
        yield from _compare(connection, table, rows)


def _compare(
    connection: sqlite3.Connection, table: str, rows: dict[tuple[str, int], str | None]
) -> Iterator[Finding]:
    cursor = connection.execute(f"SELECT * FROM {table}")  # noqa: S608 - a name of ours
    at = [column[0] for column in cursor.description].index("id")
    there = {row[at]: row for row in cursor}
    told = {
        row: tuple(json.loads(image).values())
        for (name, row), image in rows.items()
        if name == table and image is not None
    }
    for row in sorted(there.keys() | told.keys()):
        if there.get(row) != told.get(row):
            yield Finding(Kind.HALF, f"row {row} of {table} is not what its journal says")


def backups_hold(
    place: Place, *, without_sums: bool = False, as_they_are: tuple[str, ...] = ()
) -> Iterator[Finding]:
    """Look at every backup under a final name: it can be trusted whole, or should not be there.

    Those with one of `as_they_are` in their names were kept of a faulty store, faults and all:
    of them only the checksum is looked at.
    """
    for path in place.databases():
        if any(reason in path.name for reason in as_they_are):
            found = list(_sums_hold(path))
        else:
            found = list(backup_holds(path, without_sums=without_sums))
        yield from found
        if found:
            return


def _sums_hold(path: Path) -> Iterator[Finding]:
    sums = path.with_name(f"{path.name}.sha256").read_text(encoding="utf-8").split()
    if sums != [hashlib.sha256(path.read_bytes()).hexdigest(), path.name]:
        yield Finding(Kind.HALF, "a backup under a final name: not what its checksum says")


def backup_holds(path: Path, *, without_sums: bool = False) -> Iterator[Finding]:
    """Look at one backup: what its checksum says, what SQLite says, what the program says."""
    from pipelinecli.errors import PipelineError
    from pipelinecli.store.backup import backups

    try:
        verified = backups.verify(str(path))
    except PipelineError as error:
        yield Finding(Kind.CORRUPT, f"a backup under a final name: {error.message}")
        return
    fine = {backups.Sums.MATCHES, *([backups.Sums.MISSING] if without_sums else [])}
    if verified.sums not in fine:
        yield Finding(Kind.HALF, f"a backup under a final name: its checksum {verified.sums}")
    yield from sound(path, replayed=False)


def _shape(connection: sqlite3.Connection, id_: int) -> Shape:
    rows = connection.execute(
        "SELECT table_name, CASE WHEN before IS NULL THEN 'inserted' WHEN after IS NULL"
        " THEN 'deleted' ELSE 'updated' END FROM journal WHERE change_set_id = ?",
        (id_,),
    )
    return frozenset(Counter(rows.fetchall()).items())


def _is_there(path: Path) -> bool:
    return path.is_file() and path.stat().st_size > 0
