"""What a store is made of, beside what the program makes one of."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.store.file.parts import differing, flaw_of, parts_of
from tests.store.rows import memory

if TYPE_CHECKING:
    import sqlite3

OTHERS = "its tables are not those of a store"
INDEXES = "its indexes or triggers are not those of a store"
ACTS = "something in it acts by itself"


def differs(connection: sqlite3.Connection) -> tuple[list[str], ...]:
    """Return the names of what is missing, changed and strange."""
    return tuple([part.name for part in parts] for parts in differing(parts_of(connection)))


def test_a_new_store_is_made_as_the_program_makes_one_whatever_the_white_space() -> None:
    connection = memory()
    assert differs(connection) == ([], [], [])
    connection.execute("PRAGMA writable_schema = ON")
    connection.execute("UPDATE sqlite_master SET sql = replace(sql, ' ', char(10) || '  ')")
    assert differs(connection) == ([], [], [])
    assert flaw_of(connection) is None


@pytest.mark.parametrize(
    ("statement", "found", "flaw", "flaw_alone"),
    [
        ("DROP INDEX tag_by_name", (["tag_by_name"], [], []), INDEXES, INDEXES),
        ("ALTER TABLE tally ADD COLUMN more TEXT", ([], ["tally"], []), OTHERS, OTHERS),
        ("CREATE TABLE theirs (id)", ([], [], ["theirs"]), None, None),
        ("CREATE VIEW theirs AS SELECT 1", ([], [], ["theirs"]), None, ACTS),
        (
            "CREATE TRIGGER theirs AFTER INSERT ON card BEGIN SELECT 1; END",
            ([], [], ["theirs"]),
            None,
            ACTS,
        ),
    ],
)
def test_what_is_missing_changed_or_strange_is_told_and_whether_it_is_a_flaw(
    statement: str, found: tuple[list[str], ...], flaw: str | None, flaw_alone: str | None
) -> None:
    connection = memory()
    connection.execute(statement)
    assert differs(connection) == found
    assert (flaw_of(connection), flaw_of(connection, alone=True)) == (flaw, flaw_alone)


def test_a_trigger_that_does_something_else_is_changed() -> None:
    connection = memory()
    connection.execute("DROP TRIGGER stage_change_not_deleted")
    connection.execute(
        "CREATE TRIGGER stage_change_not_deleted BEFORE DELETE ON stage_change BEGIN SELECT 1; END"
    )
    assert differs(connection) == ([], ["stage_change_not_deleted"], [])
