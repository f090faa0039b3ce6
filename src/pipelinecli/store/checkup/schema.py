"""The tables, indexes and triggers of a store, beside those the program makes.

It refuses to judge what a newer program has added or made otherwise, as long as the columns this
one knows are there.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store import _sql
from pipelinecli.store.file import files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.checkup.findings import Finding

_PARTS = r"""
SELECT type, name, tbl_name, sql FROM sqlite_master
WHERE name NOT LIKE 'sqlite\_%' ESCAPE '\' ORDER BY type, name
"""
_TABLE = "table"


class Part(NamedTuple):
    """A table, an index or a trigger, and the text that makes it."""

    kind: str
    name: str
    table: str
    text: str


Parts = dict[tuple[str, str], Part]


def schema(connection: sqlite3.Connection, written: int) -> Iterator[Finding]:
    """Yield what is missing, changed or strange; `written` is the store's version."""
    there, known = parts_of(connection), known_parts()
    if written < files.CURRENT:
        there = _as_after_the_steps(connection, written)
    findings = [
        *_tables(connection, there, known, exact=written <= files.CURRENT),
        *([] if written > files.CURRENT else _others(there, known)),
    ]
    yield from findings or [found(Said.SCHEMA_FINE)]


def parts_of(connection: sqlite3.Connection) -> Parts:
    """Return what a store is made of, by kind and name."""
    parts = (
        Part(kind, name, table, text or "")
        for kind, name, table, text in connection.execute(_PARTS)
    )
    return {(part.kind, part.name): part for part in parts}


def known_parts() -> Parts:
    """Return what the program makes a store of."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for statement in _sql.SCHEMA:
            connection.execute(statement)
        return parts_of(connection)


def wrong_parts(connection: sqlite3.Connection) -> list[Part]:
    """Return the indexes and triggers, as the program makes them, that are missing or changed."""
    there = parts_of(connection)
    return [
        part
        for key, part in known_parts().items()
        if part.kind != _TABLE and (key not in there or not _same(part, there[key]))
    ]


def columns(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """Return a table's columns: name, type, whether it may be null, default, key."""
    statement = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)'
    return list(connection.execute(statement, (table,)))


def _tables(
    connection: sqlite3.Connection, there: Parts, known: Parts, *, exact: bool
) -> Iterator[Finding]:
    for key, part in known.items():
        if part.kind != _TABLE:
            continue
        if key not in there:
            yield found(Said.TABLE_MISSING, name=part.name)
        elif not _same(part, there[key]) and (exact or not _holds(connection, part)):
            yield found(Said.TABLE_CHANGED, name=part.name)


def _others(there: Parts, known: Parts) -> Iterator[Finding]:
    missing = [part for key, part in known.items() if part.kind != _TABLE and key not in there]
    changed = [
        part
        for key, part in known.items()
        if part.kind != _TABLE and key in there and not _same(part, there[key])
    ]
    strange = [part for key, part in there.items() if key not in known]
    for said, parts in (
        (Said.PART_MISSING, missing),
        (Said.PART_CHANGED, changed),
        (Said.PART_STRANGE, strange),
    ):
        if parts:
            yield found(said, names=", ".join(part.name for part in parts), n=len(parts))


def _same(one: Part, other: Part) -> bool:
    return one.table == other.table and one.text.split() == other.text.split()


def _holds(connection: sqlite3.Connection, known: Part) -> bool:
    """Whether a table of a later version still has the columns this program knows."""
    with closing(sqlite3.connect(":memory:")) as ours:
        ours.execute(known.text)
        wanted = columns(ours, known.name)
    return set(wanted) <= set(columns(connection, known.name))


def _as_after_the_steps(connection: sqlite3.Connection, written: int) -> Parts:
    """Return what an older store will be made of, by taking the steps on its empty tables."""
    from pipelinecli.store.upgrade.migrations import STEPS

    with closing(sqlite3.connect(":memory:", isolation_level=None)) as trial:
        parts = sorted(parts_of(connection).values(), key=lambda part: part.kind != _TABLE)
        for part in parts:
            trial.execute(part.text)
        for step in STEPS:
            if step.before >= written:
                for statement in step.statements:
                    trial.execute(statement)
        return parts_of(trial)
