"""The file as SQLite sees it: its pages, its indexes, its rules, and rows that refer to others.

It refuses to tell a wrong index, which can be made anew, from damage by anything but what
SQLite's own check says.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store.backup.verification import first_said
from pipelinecli.store.checkup.rules import rules
from pipelinecli.store.checkup.sample import Sample

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from pipelinecli.method.checkup.findings import Finding

_MOST = 20
_RULE = r"CHECK constraint failed in (\S+)"
"""What `rules` finds as well, and row by row."""
_LONGEST = 120
_INDEX = (
    r"row \d+ missing from index (\S+)",
    r"wrong # of entries in index (\S+)",
    r"non-unique entry in index (\S+)",
    r"row \d+ values differ from index (\S+)",
    r"rowid not at end-of-record for row \d+ of index (\S+)",
)
_KIND = (
    r"NULL value in (\S+)",
    r"(?:non-)?(?:INTEGER|INT|TEXT|REAL|NUMERIC|BLOB) value in (\S+)",
)


def integrity(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield what SQLite's integrity check says, wrong indexes and broken rules each together."""
    said = list(_said(connection)) if first_said(connection) is not None else []
    indexes = _named(said, _INDEX)
    kinds = _named(said, _KIND)
    damage = [line for line in said if not _matched(line, (*_INDEX, *_KIND, _RULE))]
    broken = [] if damage else list(rules(connection))
    if damage:
        reason = " ".join(damage[0].split())[:_LONGEST]
        yield found(Said.DAMAGED, reason=reason, n=len(damage))
    if indexes:
        yield found(Said.INDEXES_WRONG, indexes=", ".join(indexes), n=len(indexes))
    if kinds:
        yield found(Said.KIND_WRONG, where=", ".join(kinds))
    yield from broken
    if not (said or broken):
        yield found(Said.SOUND)


def references(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield the rows that refer to one that is not there, table by table."""
    dangling: dict[tuple[str, str], Sample] = {}
    for table, row, parent, _key in connection.execute("PRAGMA foreign_key_check"):
        dangling.setdefault((table, parent), Sample()).add(row)
    for (table, parent), rows in dangling.items():
        yield found(Said.DANGLING, table=table, parent=parent, n=rows.count, rows=rows.told)
    if not dangling:
        yield found(Said.REFERENCES_FINE)


def _said(connection: sqlite3.Connection) -> Iterator[str]:
    for (lines,) in connection.execute(f"PRAGMA integrity_check({_MOST})"):
        for line in str(lines).splitlines():
            if line and line != "ok" and not line.startswith("***"):
                yield line


def _named(said: list[str], patterns: tuple[str, ...]) -> list[str]:
    names = (_matched(line, patterns) for line in said)
    return list(dict.fromkeys(name for name in names if name))


def _matched(line: str, patterns: tuple[str, ...]) -> str | None:
    matches = (re.search(pattern, line) for pattern in patterns)
    return next((match[1].rstrip(",") for match in matches if match), None)
