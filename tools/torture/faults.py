"""Faults to plant into the program, in its own process, to see that each is found.

A harness that has never found anything has shown nothing. What is broken here is broken by
replacing it in a process that was started for that; the product has no switch for it.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import TextIO


_BETWEEN = 0.01
"""Seconds between two transactions of one command."""


def plant(name: str) -> None:
    """Break the program in this process. Raises KeyError for a fault nobody has thought of."""
    FAULTS[name]()


def _connecting(change: Callable[[sqlite3.Connection], object]) -> None:
    """Do something to every connection the store opens."""
    from pipelinecli.store import engine

    connect = engine._connect  # noqa: SLF001 - a fault is planted where nobody offers it

    def changed(*arguments: Any, **named: Any) -> sqlite3.Connection:  # noqa: ANN401
        connection = connect(*arguments, **named)
        change(connection)
        return connection

    engine._connect = changed  # noqa: SLF001


def _executing(change: Callable[[str], str]) -> None:
    """Change statements on their way to SQLite."""
    connect = sqlite3.connect

    def changed(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        kind = named.get("factory", sqlite3.Connection)

        class Changing(kind):  # type: ignore[misc, valid-type]
            def execute(self, sql: str, *values: Any) -> Any:  # noqa: ANN401
                return super().execute(change(sql), *values)

        return connect(*arguments, **{**named, "factory": Changing})

    sqlite3.connect = changed


def _committing(commit: Callable[[Callable[[], None]], None]) -> None:
    """Commit in another way; the right one is handed over."""
    from pipelinecli.store.transaction import Transaction

    right = Transaction.commit

    def changed(self: Transaction) -> None:
        commit(lambda: right(self))

    Transaction.commit = changed  # type: ignore[method-assign]


def _answer_first() -> None:
    def commit(right: Callable[[], None]) -> None:
        sys.stdout.write("Done.\n")
        sys.stdout.flush()
        right()

    _committing(commit)


def _shrug() -> None:
    from pipelinecli.store.transaction import Transaction

    right = Transaction.insert

    def insert(self: Transaction, statement: str, **binds: object) -> int:
        try:
            return right(self, statement, **binds)
        except sqlite3.Error:
            return 0

    def commit(right: Callable[[], None]) -> None:
        try:
            right()
        except sqlite3.Error:
            return

    Transaction.insert = insert  # type: ignore[method-assign]
    _committing(commit)


def _forget_some() -> None:
    def commit(right: Callable[[], None]) -> None:
        if os.getpid() % 3:
            right()

    _committing(commit)


def _in_two() -> None:
    from pipelinecli.store.transaction import Transaction

    right = Transaction.insert

    def insert(self: Transaction, statement: str, **binds: object) -> int:
        row = right(self, statement, **binds)
        self.connection.execute("COMMIT")
        time.sleep(_BETWEEN)
        self.connection.execute("BEGIN IMMEDIATE")
        return row

    Transaction.insert = insert  # type: ignore[method-assign]


def _in_the_open() -> None:
    from pipelinecli.store.upgrade import migrations

    def take(connection: sqlite3.Connection, step: migrations.Step) -> None:
        for statement in step.statements:
            connection.execute(statement)
        connection.execute(f"PRAGMA user_version = {step.after}")

    migrations._take = take  # noqa: SLF001


def _in_place() -> None:
    """Write where the file is to be, so that it is there before it is whole."""
    from pipelinecli.cli import writing

    @contextmanager
    def in_place(path: str) -> Iterator[TextIO]:
        with open(path, "w", encoding="utf-8") as file:  # noqa: PTH123
            yield file

    vars(writing)["private_file"] = in_place


def _impatient() -> None:
    from pipelinecli.store import engine

    engine._BUSY_SECONDS = 0.01  # noqa: SLF001


def _syncing(sync: Callable[[int], bool]) -> None:
    right = os.fsync

    def changed(file: int) -> None:
        if sync(file):
            right(file)

    os.fsync = changed  # type: ignore[assignment]


def _is_file(file: int) -> bool:
    return not stat.S_ISDIR(os.fstat(file).st_mode)


FAULTS: dict[str, Callable[[], None]] = {
    "synchronous off": lambda: _connecting(
        lambda connection: connection.execute("PRAGMA synchronous = OFF")
    ),
    "no journal": lambda: _connecting(
        # Pages leave a small cache early, so that there is something to take back.
        lambda connection: connection.executescript(
            "PRAGMA journal_mode = OFF; PRAGMA cache_size = 10"
        )
    ),
    "answered before it is written": _answer_first,
    "a command in several transactions": _in_two,
    "a migration without a transaction": _in_the_open,
    "a file written where it is to be": _in_place,
    "an error of the disk shrugged off": _shrug,
    "a write forgotten now and then": _forget_some,
    "a transaction that begins by reading": lambda: _executing(
        lambda sql: "BEGIN" if sql == "BEGIN IMMEDIATE" else sql
    ),
    "no patience with a lock": _impatient,
    "files not synced": lambda: _syncing(lambda _file: False),
    "directories not synced": lambda: _syncing(_is_file),
}
