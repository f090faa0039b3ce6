"""Rows in great numbers leave what single ones leave: rows, journal, indexes and triggers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelinecli.store import bulk
from pipelinecli.store.transaction import Transaction
from tests.store.rows import GOOD, insert, memory
from tests.store.test_journal import FREE, TEXT

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

TABLES = ("card", "tag", "attempt", "stage_change", "activity")
Rows = dict[str, list[dict[str, Any]]]
MISSING = {"attempt": ("first_meeting", "held", "amount_low", "received", "currency", "ended_at")}
"""Columns of the good row that may be null as well, and would not be alone."""


def begun(*, batch: int = 3) -> Iterator[tuple[sqlite3.Connection, Transaction]]:
    """Give a store with a change set, and a transaction that is under way."""
    connection = memory()
    insert(connection, "change_set")
    insert(connection, "card", id=7, uid="7" * 32)
    connection.execute("DELETE FROM card")
    connection.execute("BEGIN IMMEDIATE")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(bulk, "BATCH", batch)
        yield connection, Transaction(connection, 1)
    connection.close()


def parts(connection: sqlite3.Connection) -> list[tuple[str, ...]]:
    """Return the schema, in no particular order."""
    return sorted(connection.execute("SELECT type, name, tbl_name, sql FROM sqlite_master"))


def contents(connection: sqlite3.Connection) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table."""
    names = [
        row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
    ]
    return {name: sorted(connection.execute(f"SELECT * FROM {name}")) for name in sorted(names)}  # noqa: S608


@st.composite
def many(draw: st.DrawFn) -> Rows:
    """Draw rows of each table; each points at a card and an attempt that are there."""
    cards = draw(st.integers(1, 9))
    rows: Rows = {name: [] for name in TABLES}
    for table in TABLES:
        for number in range(1, cards + 1):
            row = {
                **GOOD[table],
                **{column: draw(TEXT | _nothing(table, column)) for column in FREE[table]},
            }
            row["uid"] = f"{TABLES.index(table):x}{number:031x}"
            row.update(card_id=7 + number, attempt_id=number, name=draw(TEXT))
            for column in draw(st.sets(st.sampled_from(MISSING.get(table, ("uid",))))) - {"uid"}:
                row[column] = 0 if column == "held" else None
            rows[table].append(_fitting(table, row))
    return rows


def _nothing(table: str, column: str) -> st.SearchStrategy[None]:
    needed = (table, column) in {("card", "name"), ("card", "name_key"), ("tag", "name")}
    return st.nothing() if needed else st.none()


def _fitting(table: str, row: dict[str, Any]) -> dict[str, Any]:
    """Return what the file takes: only the columns of its table, and nothing at odds."""
    if row.get("ended_at") is None:
        row["outcome"] = None
    if row.get("first_meeting") is None:
        row["held"] = 0
    return {
        column: value for column, value in row.items() if column in GOOD[table] and column != "id"
    }


@given(rows=many(), batch=st.integers(0, 4), known=st.booleans())
@settings(max_examples=60)
def test_rows_in_great_numbers_leave_what_single_ones_leave(
    rows: Rows, batch: int, *, known: bool
) -> None:
    for one, tx in begun():
        for table in TABLES:
            for row in rows[table]:
                columns, binds = ", ".join(row), ", ".join("?" * len(row))
                query = f"INSERT INTO {table} ({columns}) VALUES ({binds})"  # noqa: S608
                tx.connection.execute(query, list(row.values()))
        one.execute("COMMIT")
        for other, bulk_tx in begun(batch=batch):
            with bulk.filling(bulk_tx) as fill:
                for table in TABLES:
                    half = len(rows[table]) // 2
                    columns_of = list(rows[table][0])
                    values = [tuple(row.values()) for row in rows[table]]
                    fill.insert(table, columns_of, values[:half], (len(values) - half) * known)
                    assert fill.next_id(table) == half + (8 if table == "card" else 1)
                    fill.insert(table, columns_of, values[half:])
            other.execute("COMMIT")
            assert _less_order(contents(other)) == _less_order(contents(one))
            assert parts(other) == parts(one)
            assert other.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def _less_order(found: dict[str, list[tuple[Any, ...]]]) -> dict[str, list[tuple[Any, ...]]]:
    """Leave out in which order the tables were journalled; that of each table's rows stays."""
    journal = sorted(found["journal"], key=lambda row: (row[2], row[0]))
    return {**found, "journal": [row[1:] for row in journal]}


def test_an_error_on_the_way_leaves_nothing_and_no_transaction_to_go_on_with() -> None:
    for connection, tx in begun():
        before = parts(connection)
        row = {**GOOD["card"], "uid": "x"}
        del row["id"]

        def put_in(tx: Transaction = tx, row: dict[str, Any] = row) -> None:
            with bulk.filling(tx) as fill:
                good = [tuple({**row, "uid": uid}.values()) for uid in bulk.uids(9)]
                fill.insert("card", list(row), good)
                assert not any("journal_card_insert" in part for part in parts(tx.connection))
                fill.insert("card", list(row), [tuple(row.values())])

        with pytest.raises(Exception, match="uid_is_128_bit"):
            put_in()
        assert not connection.in_transaction
        assert parts(connection) == before
        assert connection.execute("SELECT count(*) FROM card").fetchone() == (0,)


def test_a_trigger_of_another_program_stays_and_journals_row_by_row() -> None:
    for connection, tx in begun():
        connection.execute("DROP TRIGGER journal_card_insert")
        connection.execute(
            "CREATE TRIGGER journal_card_insert AFTER INSERT ON card BEGIN INSERT INTO journal"
            " (change_set_id, table_name, row_id, after) VALUES (1, 'card', new.id, '{}'); END"
        )
        row = dict(GOOD["card"])
        del row["id"]
        with bulk.filling(tx) as fill:
            rows = [tuple({**row, "uid": uid}.values()) for uid in bulk.uids(9)]
            fill.insert("card", list(row), rows)
        found = connection.execute(
            "SELECT after FROM journal WHERE change_set_id = 1 AND row_id > 7"
        )
        assert found.fetchall() == [("{}",)] * 9


def test_few_rows_more_do_not_make_the_indexes_of_a_great_table_again() -> None:
    for connection, tx in begun(batch=50):
        row = dict(GOOD["card"])
        del row["id"]
        with bulk.filling(tx) as fill:
            rows = [tuple({**row, "uid": uid}.values()) for uid in bulk.uids(1_000)]
            fill.insert("card", list(row), rows)
        with bulk.filling(tx) as fill:
            rows = [tuple({**row, "uid": uid}.values()) for uid in bulk.uids(90)]
            fill.insert("card", list(row), rows)
            there = {part[1] for part in parts(connection)}
            assert "card_by_name" in there
            assert "journal_card_insert" not in there
        found = connection.execute("SELECT count(*) FROM journal WHERE after IS NOT NULL")
        assert found.fetchone() == (1_091,)
