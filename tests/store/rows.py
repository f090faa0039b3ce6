"""One good row of every table, to be spoilt column by column."""

from __future__ import annotations

import sqlite3
from functools import cache
from typing import Any

from pipelinecli.store import _sql

Row = dict[str, Any]

DAY, WHEN, MOMENT = "2026-03-02", "2026-03-02T14:00", "2026-03-02T12:00:00Z"

GOOD: dict[str, Row] = {
    "change_set": {
        "id": 1, "uid": "c" * 32, "recorded_at": MOMENT, "effective_at": MOMENT, "command": "add",
    },
    "setting": {"id": 1, "key": "name", "value": "Ann"},
    "card": {
        "id": 1, "uid": "a" * 32, "name": "Ann", "name_key": "ann", "opened_on": DAY,
        "phone": "1", "phone_key": "1", "email": "a@b", "email_key": "a@b", "org": "x",
        "title": "x", "source": "x", "referred_by": None, "grade": "A", "birthday": DAY,
        "note": "x", "forgotten": 0,
    },
    "tag": {"id": 1, "card_id": 1, "name": "vip"},
    "attempt": {
        "id": 1, "uid": "b" * 32, "card_id": 1, "number": 1, "current": 1, "stage": "90",
        "since": MOMENT, "opened_at": MOMENT, "ended_at": MOMENT, "outcome": "closed",
        "reason": "x", "override": "x", "first_meeting": WHEN, "held": 1, "next_step": WHEN,
        "next_agenda": "x", "next_marked": DAY, "person": "x", "person_marked": DAY, "plan": "x",
        "plan_marked": DAY, "budget": "x", "budget_marked": DAY, "amount_low": 1,
        "amount_high": 2, "amount_per": "month", "signing": DAY, "signing_marked": DAY,
        "signed_on": DAY, "received": 3, "issued_on": DAY, "premium": 4, "standard": 5,
        "currency": "CNY",
    },
    "stage_change": {
        "id": 1, "uid": "d" * 32, "card_id": 1, "attempt_id": 1, "change_set_id": 1,
        "at": MOMENT, "from_stage": None, "to_stage": "opportunity", "kind": "new", "reason": "x",
    },
    "activity": {
        "id": 1, "uid": "e" * 32, "card_id": 1, "attempt_id": 1, "at": MOMENT, "kind": "visit",
        "due": WHEN, "minutes": 5, "note": "x",
    },
    "tally": {"id": 1, "uid": "f" * 32, "day": DAY, "kind": "dial", "count": 3},
    "checkin": {
        "id": 1, "uid": "0" * 32, "change_set_id": 1, "day": DAY, "revision": 1,
        "begins_at": "2026-02-27T00:00:00Z", "ends_at": "2026-03-02T00:00:00Z",
        "handed_in_at": MOMENT, "late": 0, "cycle": 28, "note": "x",
    },
    "checkin_entry": {
        "id": 1, "checkin_id": 1, "place": 1, "card_id": 1, "name": "Ann", "stage": "25",
        "first_meeting": DAY, "overridden": 0,
    },
    "undone": {"id": 1, "by_id": 1},
    "erased": {"id": 1},
    "erased_attempt": {"id": 1, "uid": "b" * 32},
}  # fmt: skip
"""In the order in which they may be inserted."""


def memory() -> sqlite3.Connection:
    """Return an empty store in memory."""
    return copy(_empty())


def filled() -> sqlite3.Connection:
    """Return a store in memory with one good row in every table."""
    return copy(_filled())


def copy(file: bytes) -> sqlite3.Connection:
    """Return a store in memory with these bytes in it."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    connection.deserialize(file)
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA trusted_schema = OFF")
    return connection


@cache
def _empty() -> bytes:
    connection = sqlite3.connect(":memory:", isolation_level=None)
    for statement in _sql.SCHEMA:
        connection.execute(statement)
    return connection.serialize()


@cache
def _filled() -> bytes:
    connection = memory()
    for table in GOOD:
        insert(connection, table)
    return connection.serialize()


def insert(connection: sqlite3.Connection, table: str, **spoilt: object) -> None:
    """Insert the good row of a table, with some columns changed."""
    row = {**GOOD[table], **spoilt}
    columns, binds = ", ".join(row), ", ".join(f":{name}" for name in row)
    connection.execute(f"INSERT INTO {table} ({columns}) VALUES ({binds})", row)  # noqa: S608


def stored(connection: sqlite3.Connection, table: str, row: int = 1) -> Row:
    """Return a row as the table holds it."""
    found = connection.execute(f"SELECT * FROM {table} WHERE id = ?", [row])  # noqa: S608
    names = [column[0] for column in found.description]
    return dict(zip(names, found.fetchone(), strict=True))
