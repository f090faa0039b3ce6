"""The rules of the schema (its CHECKs), asked of every row.

SQLite's own check does not ask them of a file that is opened to be read only. It refuses to ask
any rule but those the program makes its tables with.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store import _sql
from pipelinecli.store.checkup.sample import Sample
from pipelinecli.store.file import files

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from pipelinecli.method.checkup.findings import Finding

_TABLES = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"


def rules(connection: sqlite3.Connection) -> Iterator[Finding]:
    """Yield the tables with rows that break a rule, and which rules those are.

    A table of an older store is asked if it was made then as it is now.
    """
    there = {name: str(text).split() for name, text in connection.execute(_TABLES)}
    if files.version_of(connection) < files.CURRENT:
        made = [statement.split() for statement in _sql.SCHEMA]
        there = {name: text for name, text in there.items() if text in made}
    for table, conditions in known_rules().items():
        if table not in there:
            continue
        any_of = " OR ".join(f"NOT ({condition})" for condition in conditions.values())
        rows = Sample()
        for (row,) in connection.execute(f"SELECT id FROM {table} WHERE {any_of}"):  # noqa: S608 - our own schema
            rows.add(row)
        if rows.count:
            broken = ", ".join(
                name
                for name, condition in conditions.items()
                if _is_broken(connection, table, condition)
            )
            yield found(Said.RULES_BROKEN, table=table, rules=broken, n=rows.count, rows=rows.told)


def known_rules() -> dict[str, dict[str, str]]:
    """Return the rules of each table of the schema that has any, by their names."""
    every: dict[str, dict[str, str]] = {}
    for statement in _sql.SCHEMA:
        table = re.match(r"\s*CREATE TABLE (\w+)", statement)
        if table is not None:
            named = {
                rule[1]: _in_brackets(statement, rule.end())
                for rule in re.finditer(r"CONSTRAINT (\w+) CHECK \(", statement)
            }
            if named:
                every[table[1]] = named
    return every


def _in_brackets(text: str, start: int) -> str:
    """Return the text up to the bracket that closes the one before `start`."""
    depth = 1
    for at in range(start, len(text)):
        depth += {"(": 1, ")": -1}.get(text[at], 0)
        if depth == 0:
            return text[start:at]
    return text[start:]


def _is_broken(connection: sqlite3.Connection, table: str, condition: str) -> bool:
    query = f"SELECT 1 FROM {table} WHERE NOT ({condition}) LIMIT 1"  # noqa: S608 - our own schema
    return connection.execute(query).fetchone() is not None
