"""Values that cannot be read back although the file's own rules let them in.

A rule looks at a value's form: 2026-02-31 has the form of a day. It refuses to repeat what
SQLite's check of the rules says.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING

from pipelinecli.config.settings import KNOWN, checked, readable
from pipelinecli.errors import PipelineError
from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store import _sql
from pipelinecli.store.checkup.sample import Sample

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from pipelinecli.method.checkup.findings import Finding

_DAY = "(date({0}, '+0 days') IS NOT {0} OR {0} < '0001')"
_MOMENT = "(strftime('%Y-%m-%dT%H:%M:%SZ', {0}, '+0 days') IS NOT {0} OR {0} < '0001')"
_WHEN = (
    "(CASE length({0}) WHEN 10 THEN date({0}, '+0 days')"
    " ELSE strftime('%Y-%m-%dT%H:%M', {0}, '+0 days') END IS NOT {0}"
    " OR {0} < '0001')"
)
_FORMS = {"date": _DAY, "utc": _MOMENT, "date_or_time": _WHEN}
"""By the end of the name of the rule that a column has: what is true of what cannot be read."""
_OF_SOMEBODY = "card_id NOT IN (SELECT id FROM card WHERE forgotten = 1)"
"""Whoever was erased took the words along, and left the day on which they counted."""
_PARTLY = {
    "attempt": (
        (
            "currency",
            "currency IS NULL AND coalesce(amount_low, received, premium, standard) IS NOT NULL",
        ),
        ("amount_high", "(amount_low IS NULL) <> (amount_high IS NULL)"),
        ("person_marked", f"(person IS NULL) <> (person_marked IS NULL) AND {_OF_SOMEBODY}"),
        ("plan_marked", f"(plan IS NULL) <> (plan_marked IS NULL) AND {_OF_SOMEBODY}"),
        ("budget_marked", f"(budget IS NULL) <> (budget_marked IS NULL) AND {_OF_SOMEBODY}"),
    )
}
"""Columns that go together: one without the other is no value."""


_NOT_TOLD = ("change_set",)
"""A table with text that the journal tells next to nothing of."""


def values(connection: sqlite3.Connection, *, told_is_text: bool) -> Iterator[Finding]:
    """Yield the columns with rows that cannot be read back, and the settings.

    `told_is_text` where the journal and all it tells of was read already, and is text.
    """
    tables = _NOT_TOLD if told_is_text else sorted(_tables(connection))
    findings = [*_no_text(connection, tables), *_no_days(connection), *_parts(connection)]
    findings += _settings(connection)
    yield from findings or [found(Said.VALUES_FINE)]


def unreadable(connection: sqlite3.Connection) -> str | None:
    """Return a table with a row that cannot be read back at all, None if there is none."""
    tables = _no_text(connection, sorted(_tables(connection)))
    first = next(chain(tables, _no_days(connection)), None)
    return None if first is None else str(first.facts["table"])


def formed_columns() -> Iterator[tuple[str, str, str]]:
    """Yield each (table, column, form) of the schema that holds a day or a moment."""
    for statement in _sql.SCHEMA:
        table = re.match(r"\s*CREATE TABLE (\w+)", statement)
        if table is not None:
            for rule in re.finditer(r"CONSTRAINT (\w+)_is_(?:a_)?(\w+) CHECK", statement):
                if rule[2] in _FORMS:
                    yield table[1], rule[1], rule[2]


def _no_days(connection: sqlite3.Connection) -> Iterator[Finding]:
    there = _tables(connection)
    for table, column, form in formed_columns():
        if table in there:
            wrong = f"{column} IS NOT NULL AND {_FORMS[form].format(column)}"
            yield from _where(connection, table, column, wrong, Said.NO_SUCH_DAY)


def _parts(connection: sqlite3.Connection) -> Iterator[Finding]:
    for table, rules in _PARTLY.items():
        for column, wrong in rules:
            yield from _where(connection, table, column, wrong, Said.PART_OF_VALUE)


def _where(
    connection: sqlite3.Connection, table: str, column: str, wrong: str, said: Said
) -> Iterator[Finding]:
    rows = Sample()
    for (row,) in connection.execute(f"SELECT id FROM {table} WHERE {wrong} ORDER BY id"):  # noqa: S608 - our names
        rows.add(row)
    if rows.count:
        yield found(said, table=table, column=column, n=rows.count, rows=rows.told)


def _no_text(connection: sqlite3.Connection, tables: Iterable[str]) -> Iterator[Finding]:
    """Yield the tables with text that is not UTF-8."""
    for table in tables:
        rows = _undecodable(connection, table)
        if rows.count:
            yield found(Said.NOT_TEXT, table=table, n=rows.count, rows=rows.told)


def _undecodable(connection: sqlite3.Connection, table: str) -> Sample:
    rows = Sample()
    kept = connection.text_factory
    connection.text_factory = bytes
    try:
        for row in connection.execute(f"SELECT rowid, * FROM {_quoted(table)}"):  # noqa: S608 - quoted
            if not all(_is_text(value) for value in row if isinstance(value, bytes)):
                rows.add(row[0])
    finally:
        connection.text_factory = kept
    return rows


def _is_text(value: bytes) -> bool:
    try:
        value.decode()
    except UnicodeDecodeError:
        return False
    return True


def _settings(connection: sqlite3.Connection) -> Iterator[Finding]:
    stored = dict(connection.execute("SELECT key, value FROM setting ORDER BY key"))
    wrong = {key for key in KNOWN.keys() & stored if not _fits(key, stored[key])}
    if stored.keys() - readable(stored).keys() - KNOWN.keys():
        wrong.add("cycle")  # what was measured of it, which is set anew with it
    for key in sorted(wrong):
        yield found(Said.SETTING_WRONG, key=key)


def _fits(key: str, value: str) -> bool:
    try:
        return checked(key, value) == value
    except PipelineError:
        return False


def _tables(connection: sqlite3.Connection) -> set[str]:
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {name for (name,) in rows if not name.startswith("sqlite_")}


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
