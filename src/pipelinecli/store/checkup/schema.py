"""The tables, indexes and triggers of a store, judged beside those the program makes.

It refuses to judge what a newer program has added or made otherwise, as long as the columns this
one knows are there.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store.file import files
from pipelinecli.store.file.parts import TABLE, differing, made_by, parts_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.checkup.findings import Finding
    from pipelinecli.store.file.parts import Differing, Part, Parts


def schema(connection: sqlite3.Connection, written: int) -> Iterator[Finding]:
    """Yield what is missing, changed or strange; `written` is the store's version."""
    there = parts_of(connection)
    if written < files.CURRENT:
        there = _as_after_the_steps(there, written)
    differs = differing(there)
    findings = [
        *_tables(connection, differs, exact=written <= files.CURRENT),
        *([] if written > files.CURRENT else _others(differs)),
    ]
    yield from findings or [found(Said.SCHEMA_FINE)]


def wrong_parts(connection: sqlite3.Connection) -> list[Part]:
    """Return the indexes and triggers, as the program makes them, that are missing or changed."""
    differs = differing(parts_of(connection))
    return [part for part in (*differs.missing, *differs.changed) if part.kind != TABLE]


def columns(connection: sqlite3.Connection, table: str) -> list[tuple[object, ...]]:
    """Return a table's columns: name, type, whether it may be null, default, key."""
    statement = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)'
    return list(connection.execute(statement, (table,)))


def _tables(
    connection: sqlite3.Connection, differs: Differing, *, exact: bool
) -> Iterator[Finding]:
    for part in differs.missing:
        if part.kind == TABLE:
            yield found(Said.TABLE_MISSING, name=part.name)
    for part in differs.changed:
        if part.kind == TABLE and (exact or not _holds(connection, part)):
            yield found(Said.TABLE_CHANGED, name=part.name)


def _others(differs: Differing) -> Iterator[Finding]:
    missing = [part for part in differs.missing if part.kind != TABLE]
    changed = [part for part in differs.changed if part.kind != TABLE]
    for said, parts in (
        (Said.PART_MISSING, missing),
        (Said.PART_CHANGED, changed),
        (Said.PART_STRANGE, differs.strange),
    ):
        if parts:
            yield found(said, names=", ".join(part.name for part in parts), n=len(parts))


def _holds(connection: sqlite3.Connection, known: Part) -> bool:
    """Whether a table of a later version still has the columns this program knows."""
    with closing(sqlite3.connect(":memory:")) as ours:
        ours.execute(known.text)
        wanted = columns(ours, known.name)
    return set(wanted) <= set(columns(connection, known.name))


def _as_after_the_steps(there: Parts, written: int) -> Parts:
    """Return what an older store will be made of, by taking the steps on its empty tables."""
    from pipelinecli.store.upgrade.migrations import STEPS

    parts = sorted(there.values(), key=lambda part: part.kind != TABLE)
    steps = (statement for step in STEPS if step.before >= written for statement in step.statements)
    return made_by([*(part.text for part in parts), *steps])
