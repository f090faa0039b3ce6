"""Rows that were handed in: written once, read back as they were, and never edited."""

from __future__ import annotations

import json
import sqlite3
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelinecli.errors import StoreError
from pipelinecli.method.sheet import Entry, HandIn
from pipelinecli.method.stages import Stage
from pipelinecli.store import checkins
from pipelinecli.store.checkins import Frozen, Span
from tests.builders import Diary, pinned
from tests.store.rows import GOOD, filled, insert, stored

MONDAY, WEDNESDAY = date(2026, 3, 2), date(2026, 3, 4)
SPAN = Span("2026-02-27T00:00:00Z", "2026-03-02T00:00:00Z")
NOON = pinned("2026-03-02")
FIRST = HandIn(at=NOON.now, revision=1, late=False, cycle=28, note="寒潮")
REFUSED = "a row that was handed in stays as it is"
ENTRIES = st.lists(
    st.builds(
        Entry,
        id=st.integers(1, 2**40),
        name=st.sampled_from(["Ann", "王经理", 'Bo "B"', "", "C\\n"]),
        stage=st.sampled_from(Stage),
        first_meeting=st.none() | st.dates(date(1000, 1, 1)),
        overridden=st.booleans(),
    ),
    max_size=5,
)


def freeze(
    diary: Diary, day: date, hand_in: HandIn, entries: list[Entry], span: Span = SPAN
) -> int:
    """Write a row as it is handed in, and return the number of the command that did."""
    with diary.store.write("checkin", NOON) as tx:
        checkins.freeze(tx, day, span, hand_in, entries)
        tx.commit()
        return tx.change_set


def every(diary: Diary) -> list[Frozen]:
    return list(checkins.every(diary.store, NOON))


@given(entries=ENTRIES)
def test_a_row_is_read_back_as_it_was_written_in_its_order(entries: list[Entry]) -> None:
    with TemporaryDirectory() as directory:
        diary = Diary(Path(directory))
        diary.desk()
        change_set = freeze(diary, MONDAY, FIRST, entries)
        assert every(diary) == [Frozen(1, MONDAY, FIRST, change_set, SPAN)]
        assert checkins.entries(diary.store, 1) == tuple(entries)
        diary.store.close()


def test_rows_come_by_day_and_each_revision_after_the_one_before(diary: Diary) -> None:
    second = FIRST._replace(revision=2, late=True, note=None, cycle=42)
    written = [(WEDNESDAY, FIRST), (MONDAY, FIRST), (WEDNESDAY, second), (MONDAY, second)]
    for day, hand_in in written:
        freeze(diary, day, hand_in, [])
    assert [(found.day, found.hand_in) for found in every(diary)] == [
        (MONDAY, FIRST), (MONDAY, second), (WEDNESDAY, FIRST), (WEDNESDAY, second),
    ]  # fmt: skip
    between = checkins.between(diary.store, NOON, WEDNESDAY, WEDNESDAY)
    assert [found.hand_in for found in between] == [FIRST, second]


def test_what_was_handed_in_after_a_moment_is_left_out(diary: Diary) -> None:
    freeze(diary, MONDAY, FIRST, [])
    asked = [("2026-03-02T12:00:00Z", 0), ("2026-03-02T12:00:01Z", 1)]
    for until, count in asked:
        found = checkins.between(diary.store, NOON, MONDAY, WEDNESDAY, until)
        assert len(list(found)) == count


def test_one_check_in_has_each_revision_once(diary: Diary) -> None:
    freeze(diary, MONDAY, FIRST, [])
    before = diary.dump()
    with pytest.raises(StoreError, match="a row breaks a rule of its table"):
        freeze(diary, MONDAY, FIRST._replace(late=True), [])
    assert diary.dump() == before


EDITS: list[tuple[str, str, object]] = [
    ("checkin", "id", 7),
    ("checkin", "uid", "9" * 32),
    ("checkin", "change_set_id", 2),
    ("checkin", "day", "2026-03-04"),
    ("checkin", "revision", 2),
    ("checkin", "begins_at", "2026-02-27T00:00:01Z"),
    ("checkin", "ends_at", "2026-03-02T00:00:01Z"),
    ("checkin", "handed_in_at", "2026-03-02T12:00:01Z"),
    ("checkin", "late", 1),
    ("checkin", "cycle", 42),
    ("checkin", "note", "x"),
    ("checkin_entry", "id", 7),
    ("checkin_entry", "checkin_id", 2),
    ("checkin_entry", "place", 2),
    ("checkin_entry", "card_id", 2),
    ("checkin_entry", "name", "Anne"),
    ("checkin_entry", "name", ""),
    ("checkin_entry", "name", "Ann"),
    ("checkin_entry", "stage", "50"),
    ("checkin_entry", "first_meeting", None),
    ("checkin_entry", "first_meeting", "2026-03-03"),
    ("checkin_entry", "overridden", 1),
]


def two_rows() -> sqlite3.Connection:
    """Return a store with a check-in that has an entry, and another check-in without."""
    store = filled()
    insert(store, "change_set", id=2, uid="9" * 32)
    insert(store, "checkin", id=2, uid="8" * 32, revision=2)
    return store


@pytest.mark.parametrize("verb", ["UPDATE", "UPDATE OR IGNORE", "UPDATE OR REPLACE"])
@pytest.mark.parametrize(("table", "column", "value"), EDITS)
def test_no_column_of_a_row_that_was_handed_in_can_be_set(
    table: str, column: str, value: object, verb: str
) -> None:
    store = two_rows()
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        store.execute(f"{verb} {table} SET {column} = ? WHERE id = 1", [value])
    assert stored(store, table) == GOOD[table]


def test_every_column_is_tried() -> None:
    tried = {(table, column) for table, column, _value in EDITS}
    columns = {(table, name) for table in ("checkin", "checkin_entry") for name in GOOD[table]}
    assert tried == columns


def test_an_entry_cannot_be_written_over_by_inserting_it_again() -> None:
    store = two_rows()
    upsert = (
        "INSERT INTO checkin_entry (id, checkin_id, place, card_id, stage, overridden)"
        " VALUES (1, 1, 1, 1, '90', 0) ON CONFLICT (id) DO UPDATE SET stage = '90'"
    )
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        store.execute(upsert)


def test_a_name_is_erased_and_nothing_else_with_it() -> None:
    store = two_rows()
    store.execute("UPDATE checkin_entry SET name = NULL")
    assert stored(store, "checkin_entry") == {**GOOD["checkin_entry"], "name": None}
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        store.execute("UPDATE checkin_entry SET name = 'Ann'")
    with pytest.raises(sqlite3.IntegrityError, match=REFUSED):
        store.execute("UPDATE checkin_entry SET name = NULL, stage = '90'")


def test_a_row_can_be_taken_back_whole_and_is_then_in_the_journal() -> None:
    store = two_rows()
    store.execute("DELETE FROM checkin_entry WHERE checkin_id = 1")
    store.execute("DELETE FROM checkin WHERE id = 1")
    query = (
        "SELECT table_name, before, after FROM journal"
        " WHERE table_name LIKE 'checkin%' AND row_id = 1 ORDER BY id DESC LIMIT 2"
    )
    [row, entry] = store.execute(query).fetchall()
    assert (row[0], json.loads(row[1]), row[2]) == ("checkin", GOOD["checkin"], None)
    assert (entry[0], json.loads(entry[1]), entry[2]) == (
        "checkin_entry", GOOD["checkin_entry"], None,
    )  # fmt: skip


def test_a_row_points_at_no_card_so_that_no_card_keeps_it_from_standing() -> None:
    store = two_rows()
    pointing = {
        row[2]
        for table in ("checkin", "checkin_entry")
        for row in store.execute(f"PRAGMA foreign_key_list({table})")
    }
    assert pointing == {"change_set", "checkin"}


def test_the_first_command_that_wrote_says_when_the_store_begins(diary: Diary) -> None:
    diary.add("Ann", "2026-03-05T10:00")
    diary.add("Bo", "2026-03-03T10:00")  # under a clock that was set back
    assert checkins.first_recorded(diary.store) == "2026-03-05T10:00:00Z"
