"""Every row of a store, table by table, and a store made of such rows.

What comes of it is the same to every query: ids, the journal, what was undone and who was erased,
and which ids were given away. It refuses rows that this program's tables do not have.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.i18n import _
from pipelinecli.store import _sql
from pipelinecli.store.file import files
from pipelinecli.store.file.soundness import what_is_wrong

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pipelinecli.store.engine import Store

    Value = str | int | None

SEQUENCE = "sqlite_sequence"
"""SQLite's own table of the ids that were given away."""
_TABLES = r"""
SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\_%' ESCAPE '\'
"""
_PRAGMAS = ("journal_mode = OFF", "synchronous = OFF", "trusted_schema = OFF", "temp_store = FILE")
_TABLE, _TRIGGER = "CREATE TABLE", "CREATE TRIGGER"


class Table(NamedTuple):
    """A table, its columns, and its rows in the order of their ids."""

    name: str
    columns: tuple[str, ...]
    rows: Iterator[tuple[Value, ...]]


class Unfit(Exception):
    """A row that no store can hold; the argument says why."""


def version(store: Store) -> int:
    """Return the version of the store's tables, as `user_version` has it."""
    return files.version_of(store._open())  # noqa: SLF001 - the store's own package


def damage(store: Store) -> str | None:
    """Return what is wrong with the store, None if nothing is."""
    with store.snapshot():
        return what_is_wrong(store._open())  # noqa: SLF001 - the store's own package


def tables(store: Store) -> Iterator[Table]:
    """Yield every table with its rows; each is read before the next. Within one `snapshot`."""
    there = {name for (name,) in store.read(_TABLES)}
    known = [name for name in _tables() if name in there]
    # A later program's tables are its own, and this one knows none of them.
    later = sorted(there.difference(known)) if store.is_of_a_later_version else []
    for name in (*known, *later, SEQUENCE):
        columns = tuple(row[1] for row in store.read(f"PRAGMA table_info({_quoted(name)})"))
        rows = store.read(f"SELECT * FROM {_quoted(name)} ORDER BY rowid")  # noqa: S608 - a name
        yield Table(name, columns, rows)


def count(store: Store) -> int:
    """Return how many rows there are in all."""
    counts = (store.first(f"SELECT count(*) FROM {_quoted(name)}") for name in _tables())  # noqa: S608 - ours
    return sum(row[0] for row in counts if row)


class Building:
    """A store that is being made of rows, in an empty file that nobody else knows of."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._columns: dict[str, Sequence[str]] = {}
        self._inserts: dict[str, str] = {}
        for statement in _schema(acts=False):
            connection.execute(statement)
        for name in (*_tables(), SEQUENCE):
            columns = [row[1] for row in connection.execute(f"PRAGMA table_info({_quoted(name)})")]
            names, binds = ", ".join(map(_quoted, columns)), ", ".join(f":{c}" for c in columns)
            self._columns[name] = columns
            self._inserts[name] = f"INSERT INTO {_quoted(name)} ({names}) VALUES ({binds})"  # noqa: S608 - ours
        self._given: list[Mapping[str, Value]] = []

    def add(self, table: str, row: Mapping[str, Value]) -> None:
        """Put a row into its table. Raises Unfit."""
        columns = self._columns.get(table)
        if columns is None:
            raise Unfit(_("there is no table {table}").format(table=table[:_LONGEST]))
        if len(row) != len(columns) or any(column not in row for column in columns):
            raise Unfit(_("a row of {table} has other columns").format(table=table))
        if table == SEQUENCE:
            # SQLite writes to it while rows are put in.
            self._given.append(row)
            return
        try:
            self._connection.execute(self._inserts[table], row)
        except sqlite3.IntegrityError as error:
            raise Unfit(str(error)) from error

    def finish(self) -> None:
        """Make the rest of the store. Raises Unfit where the rows do not go together."""
        connection = self._connection
        connection.execute(f"DELETE FROM {SEQUENCE}")  # noqa: S608 - SQLite's own
        for row in self._given:
            if row["name"] not in self._columns or not isinstance(row["seq"], int):
                raise Unfit(_("a row of {table} cannot be read").format(table=SEQUENCE))
            connection.execute(self._inserts[SEQUENCE], row)
        for statement in _schema(acts=True):
            connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {_sql.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {files.CURRENT}")
        connection.execute("COMMIT")
        wrong = what_is_wrong(connection)
        if wrong is not None:
            raise Unfit(wrong)


def build(path: str, rows: Iterable[tuple[str, Mapping[str, Value]]]) -> None:
    """Make a store of rows, each with its table, in an empty file. Raises Unfit, sqlite3.Error.

    What is cut short is thrown away whole by whoever made the file: it needs no journal.
    """
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")
        connection.execute("BEGIN")
        building = Building(connection)
        for table, row in rows:
            building.add(table, row)
        building.finish()


_LONGEST = 60


def _schema(*, acts: bool) -> Iterator[str]:
    """Yield what makes a store in its usual order: what acts by itself, or what does not."""
    for statement in _sql.SCHEMA:
        if statement.lstrip().startswith(_TRIGGER) is acts:
            yield statement


def _tables() -> list[str]:
    """Return the names of this program's tables, in an order in which they can be made."""
    made = (part.split(None, 3) for part in _sql.SCHEMA)
    return [name for create, what, name, *_rest in made if f"{create} {what}" == _TABLE]


def _quoted(name: str) -> str:
    return '"{}"'.format(name.replace('"', '""'))
