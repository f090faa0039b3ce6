"""Faults to plant into the program, in its own process, to see that each is found.

A harness that has never found anything has shown nothing. What is broken here is broken by
replacing it in a process that was started for that; the product has no switch for it. Nearly all
of it is between the program and SQLite, or the program and the system, whoever calls.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    Execute = Callable[..., sqlite3.Cursor]
    Changed = Callable[[sqlite3.Connection, Execute, str], sqlite3.Cursor]

_BETWEEN = 0.01
"""Seconds between two steps of what should be one."""
_KEPT_TOGETHER = ("INSERT", "UPDATE", "DELETE", "CREATE", "ALTER", "DROP")


def plant(name: str) -> None:
    """Break the program in this process. Raises KeyError for a fault nobody has thought of."""
    FAULTS[name]()


def _executing(changed: Changed) -> None:
    """Come between the program and SQLite; `changed` gets the connection, the way on, the text."""
    connect = sqlite3.connect

    def connected(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401
        kind = named.get("factory", sqlite3.Connection)

        class Changing(kind):  # type: ignore[misc, valid-type]
            def execute(self, sql: str, *values: Any) -> Any:  # noqa: ANN401
                right = super().execute
                return changed(
                    self, lambda text: right(text, *(values if text == sql else ())), sql
                )

        return connect(*arguments, **{**named, "factory": Changing})

    sqlite3.connect = connected


def _saying(instead: dict[str, str]) -> None:
    """Say something else to SQLite than what begins so."""

    def changed(_connection: sqlite3.Connection, right: Execute, sql: str) -> sqlite3.Cursor:
        return right(next((new for old, new in instead.items() if sql.startswith(old)), sql))

    _executing(changed)


def _answer_first() -> None:
    def changed(_connection: sqlite3.Connection, right: Execute, sql: str) -> sqlite3.Cursor:
        if sql == "COMMIT":
            sys.stdout.write("Done.\n")
            sys.stdout.flush()
        return right(sql)

    _executing(changed)


def _shrug() -> None:
    def changed(connection: sqlite3.Connection, right: Execute, sql: str) -> sqlite3.Cursor:
        try:
            return right(sql)
        except sqlite3.OperationalError:
            return connection.cursor()

    _executing(changed)


def _forget_some() -> None:
    def changed(_connection: sqlite3.Connection, right: Execute, sql: str) -> sqlite3.Cursor:
        return right("ROLLBACK" if sql == "COMMIT" and not os.getpid() % 3 else sql)

    _executing(changed)


def _in_several() -> None:
    began: dict[int, str] = {}

    def changed(connection: sqlite3.Connection, right: Execute, sql: str) -> sqlite3.Cursor:
        if sql.startswith(("RELEASE", "ROLLBACK TO")):
            return connection.cursor()
        done = right(sql)
        if sql.startswith("BEGIN"):
            began[id(connection)] = sql
        writes = connection.in_transaction and began.get(id(connection)) != "BEGIN"
        if writes and sql.lstrip().upper().startswith(_KEPT_TOGETHER):
            with suppress(sqlite3.IntegrityError):
                right("COMMIT")
                time.sleep(_BETWEEN)
                right("BEGIN IMMEDIATE")
                right("PRAGMA defer_foreign_keys = ON")
        return done

    _executing(changed)


def _reading_first() -> None:
    def changed(_connection: sqlite3.Connection, right: Execute, sql: str) -> sqlite3.Cursor:
        if sql != "BEGIN IMMEDIATE":
            return right(sql)
        begun = right("BEGIN")
        right("SELECT count(*) FROM sqlite_master").fetchone()
        time.sleep(_BETWEEN)
        return begun

    _executing(changed)


def _unanswered() -> None:
    def changed(_connection: sqlite3.Connection, right: Execute, sql: str) -> sqlite3.Cursor:
        try:
            return right(sql)
        except sqlite3.DatabaseError as error:
            raise KeyError(sql) from error

    _executing(changed)


def _replacing(replace: Callable[[str, str], None]) -> None:
    """Put a file in another's place in another way."""

    def changed(source: str, target: str, **_named: object) -> None:
        replace(source, target)

    os.replace = changed  # type: ignore[assignment]


def _gone_first(source: str, target: str) -> None:
    with suppress(FileNotFoundError):
        os.unlink(target)  # noqa: PTH108
    time.sleep(_BETWEEN)
    os.rename(source, target)  # noqa: PTH104


def _in_place(source: str, target: str) -> None:
    """Write where the file is to be, so that it is there before it is whole."""
    with open(source, "rb") as whole, open(target, "wb") as file:  # noqa: PTH123
        file.write(whole.read())
    os.unlink(source)  # noqa: PTH108


def _impatient() -> None:
    from pipelinecli.store import engine

    engine._BUSY_SECONDS = 0.01  # noqa: SLF001 - a fault is planted where nobody offers it


def _syncing(sync: Callable[[int], bool]) -> None:
    right = os.fsync

    def changed(file: int) -> None:
        if sync(file):
            right(file)

    os.fsync = changed  # type: ignore[assignment]


def _is_file(file: int) -> bool:
    return not stat.S_ISDIR(os.fstat(file).st_mode)


FAULTS: dict[str, Callable[[], None]] = {
    "synchronous off": lambda: _saying({"PRAGMA synchronous": "PRAGMA synchronous = OFF"}),
    "no journal": lambda: _saying(
        {
            "PRAGMA journal_mode": "PRAGMA journal_mode = OFF",
            # Pages leave a small cache early, so that there is something to take back.
            "PRAGMA mmap_size": "PRAGMA cache_size = 10",
        }
    ),
    "answered before it is written": _answer_first,
    "a command in several transactions": _in_several,
    "a file written where it is to be": lambda: _replacing(_in_place),
    "a file that goes before the new one is there": lambda: _replacing(_gone_first),
    "an erasing that leaves the bytes": lambda: _saying(
        {"PRAGMA secure_delete": "PRAGMA secure_delete = OFF", "VACUUM": "SELECT 1"}
    ),
    "an error of the disk shrugged off": _shrug,
    "a check that finds nothing": lambda: _saying(
        {
            "PRAGMA integrity_check": "SELECT 'ok'",
            "PRAGMA quick_check": "SELECT 'ok'",
            "PRAGMA foreign_key_check": "SELECT 1 WHERE 0",
            "PRAGMA cell_size_check": "SELECT 1",
        }
    ),
    "an error that nobody answers": _unanswered,
    "a write forgotten now and then": _forget_some,
    "a transaction that begins by reading": _reading_first,
    "no patience with a lock": _impatient,
    "files not synced": lambda: _syncing(lambda _file: False),
    "directories not synced": lambda: _syncing(_is_file),
}
