"""A store of a later MINOR is used, and what this program does not know of it stays."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pipelinecli.services import leaving, meetings, people, setup, undoing
from pipelinecli.store.file import files
from tests.builders import Diary, refused, when
from tests.services.erasing import forget

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LATER = files.CURRENT + 7
NEW_COLUMNS = {
    "card": "pet", "attempt": "mood", "stage_change": "wind", "activity": "room",
    "setting": "since_when", "checkin": "weather", "change_set": "machine",
}  # fmt: skip


@pytest.fixture
def diary(tmp_path: Path) -> Iterator[Diary]:
    """Return a store in which a later program keeps more: columns, a table, and the journal."""
    made = Diary(tmp_path)
    made.add("Ann", phone="1")
    made.add("Bo")
    made.store.close()
    with closing(sqlite3.connect(made.path, isolation_level=None)) as later:
        for table, column in NEW_COLUMNS.items():
            later.execute(f"ALTER TABLE {table} ADD COLUMN {column} TEXT")
        later.execute("CREATE TABLE policy (id INTEGER PRIMARY KEY, text TEXT) STRICT")
        later.execute("INSERT INTO policy VALUES (1, 'kept')")
        _journal_the_pet(later)
        later.execute("UPDATE card SET pet = 'a cat called ' || name")
        later.execute("UPDATE attempt SET mood = 'fine'")
        later.execute(f"PRAGMA user_version = {LATER}")
    yield made
    made.store.close()


def _journal_the_pet(later: sqlite3.Connection) -> None:
    """Let the journal keep the new column of a card, as the later program would."""
    found = "SELECT name, sql FROM sqlite_master WHERE name LIKE 'journal_card_%'"
    for name, sql in later.execute(found).fetchall():
        for row in ("old", "new"):
            last = f"'\"forgotten\":' || coalesce({row}.forgotten, 'null')"
            more = f"""',"pet":' || coalesce('"' || {row}.pet || '"', 'null')"""
            sql = sql.replace(last, f"{last} || {more}")  # noqa: PLW2901
        assert "pet" in sql
        later.execute(f"DROP TRIGGER {name}")
        later.execute(sql)


def test_every_day_goes_on_and_nothing_unknown_is_lost(diary: Diary) -> None:
    meetings.met(diary.desk(), "Ann", when("2026-03-02"), upcoming=when("2026-03-09"))
    people.edit(diary.desk(), "Ann", {"note": "x"})
    leaving.back(diary.desk(), "Ann")
    setup.put(diary.desk(), "cycle", "35")
    diary.add("Cy")
    assert diary.rows("SELECT name, pet FROM card ORDER BY id") == [
        ("Ann", "a cat called Ann"), ("Bo", "a cat called Bo"), ("Cy", None),
    ]  # fmt: skip
    assert diary.rows("SELECT mood FROM attempt ORDER BY id")[:2] == [("fine",), ("fine",)]
    assert diary.rows("SELECT * FROM policy") == [(1, "kept")]
    assert diary.rows("PRAGMA user_version") == [(LATER,)]


def test_what_is_taken_back_comes_with_what_is_not_known(diary: Diary) -> None:
    before = diary.rows("SELECT * FROM card ORDER BY id")
    people.merge(diary.desk(), "Ann", "Bo")
    assert diary.rows("SELECT pet FROM card") == [("a cat called Ann",)]
    undoing.undo(diary.desk(), undoing.plan(diary.desk()))
    assert diary.rows("SELECT * FROM card ORDER BY id") == before
    undoing.redo(diary.desk(), undoing.redo_plan(diary.desk()))
    assert diary.rows("SELECT name FROM card") == [("Ann",)]


def test_nobody_is_erased_by_halves(diary: Diary) -> None:
    before = diary.dump()
    assert refused(lambda: forget(diary.desk(), "Bo")) == (
        f"failed: {diary.path} is of a later version, and may hold more of a person than is known "
        "here; nobody was erased; install a newer pipelinecli"
    )
    assert diary.dump() == before
