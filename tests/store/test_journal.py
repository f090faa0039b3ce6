"""The journal that the triggers keep: every row before and after, in JSON that reads back."""

from __future__ import annotations

import json
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipelinecli.store.tables.schema import JOURNALLED
from tests.store.rows import GOOD, Row, insert, memory, stored

if TYPE_CHECKING:
    import sqlite3

TEXT = st.text(
    st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), max_size=30
) | st.sampled_from(
    ['"', "\\", '\\"', "\\n", "\n", "\t", "'", "null", "", "王经理", "👍🏽", '{"a": 1}', "\u2028"]
)
FREE = {
    "setting": ("value",),
    "card": ("name", "name_key", "phone", "email", "org", "title", "source", "note"),
    "tag": ("name",),
    "attempt": ("reason", "override", "next_agenda", "person", "plan", "budget"),
    "stage_change": ("reason",),
    "activity": ("note",),
    "tally": (),
    "checkin": ("note",),
    "checkin_entry": ("name",),
    "undone": (),
}
ALLOWED: dict[str, dict[str, Any]] = {
    "stage_change": {"reason": None},
    "checkin": {},
    "checkin_entry": {"name": None},
}
"""The tables whose rows stay as they are, and the one change there is to them."""
NUMBERS = {"attempt": "received", "activity": "minutes", "tally": "count"}


def images(connection: sqlite3.Connection, table: str) -> list[tuple[Row | None, Row | None]]:
    """Return what the journal holds of a table's first row, oldest first."""
    found = connection.execute(
        "SELECT before, after FROM journal WHERE table_name = ? AND row_id = 1 ORDER BY id", [table]
    )
    return [(_read(before), _read(after)) for before, after in found]


def _read(image: str | None) -> Row | None:
    return None if image is None else json.loads(image)


def store_for(table: str) -> sqlite3.Connection:
    """Return a store with everything a row of this table points at."""
    connection = memory()
    for needed in GOOD:
        if needed == table:
            return connection
        insert(connection, needed)
    raise AssertionError(table)


@st.composite
def spoilt(draw: st.DrawFn, table: str) -> dict[str, Any]:
    row: dict[str, Any] = {column: draw(TEXT) for column in FREE[table]}
    if table in NUMBERS:
        row[NUMBERS[table]] = draw(st.integers(0, 2**63 - 1))
    return row


def test_the_tables_of_the_journal_are_all_there_are() -> None:
    assert sorted(FREE) == sorted(JOURNALLED)


@pytest.mark.parametrize("table", FREE)
@settings(max_examples=40)
@given(data=st.data())
def test_a_row_is_read_back_from_the_journal_exactly_as_it_was(
    table: str, data: st.DataObject
) -> None:
    first, then = data.draw(spoilt(table)), data.draw(spoilt(table))
    connection = store_for(table)
    insert(connection, table, **first)
    inserted = stored(connection, table)
    then = ALLOWED.get(table, then)
    for column, value in then.items():
        connection.execute(f"UPDATE {table} SET {column} = ?", [value])  # noqa: S608
    updated = stored(connection, table)
    story = images(connection, table)
    assert story[0] == (None, inserted)
    assert story[-1][1] == (updated if then else inserted)
    assert all(before[1] == after[0] for before, after in pairwise(story))
    assert len(story) == 1 + len(then)
    connection.close()


@pytest.mark.parametrize("table", [table for table in FREE if table != "stage_change"])
def test_a_row_that_is_deleted_is_kept_in_the_journal(table: str) -> None:
    connection = store_for(table)
    insert(connection, table)
    before = stored(connection, table)
    connection.execute(f"DELETE FROM {table}")  # noqa: S608
    assert images(connection, table)[-1] == (before, None)
    connection.close()


def test_a_change_of_two_rows_is_two_entries_of_one_change_set() -> None:
    connection = store_for("tally")
    insert(connection, "tally")
    insert(connection, "tally", id=2, uid="2" * 32)
    insert(connection, "change_set", id=9, uid="9" * 32)
    connection.execute("UPDATE tally SET count = 7")
    found = connection.execute(
        "SELECT change_set_id, row_id FROM journal WHERE table_name = 'tally' ORDER BY id"
    )
    assert found.fetchall() == [(1, 1), (1, 2), (9, 1), (9, 2)]
    connection.close()


def test_what_is_null_is_null_and_not_a_word() -> None:
    connection = store_for("activity")
    empty = dict.fromkeys(("card_id", "attempt_id", "due", "minutes", "note"))
    insert(connection, "activity", **empty)
    [(_before, after)] = images(connection, "activity")
    assert after == {**GOOD["activity"], **empty}
    connection.close()
