"""Faults to plant in a store that is lived in, and what a check-up is to find of each."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tests.services.spoiling import behind_its_back, in_its_schema

if TYPE_CHECKING:
    from collections.abc import Callable


class Fault(NamedTuple):
    """What is done to a store's path, and what is said of it then."""

    plant: Callable[[str], None]
    told: tuple[str, ...]
    fixed: tuple[str, ...] | None = None
    """What is said when it was mended, the copies apart; None where it cannot be."""


def rows(*statements: str) -> Callable[[str], None]:
    return lambda path: behind_its_back(path, *statements)


def schema(*statements: str) -> Callable[[str], None]:
    return lambda path: in_its_schema(path, *statements)


def page(number: int) -> Callable[[str], None]:
    """Wipe a page of the file."""

    def wipe(path: str) -> None:
        file = Path(path)
        content = bytearray(file.read_bytes())
        content[4096 * number : 4096 * (number + 1)] = bytes(4096)
        file.write_bytes(content)

    return wipe


def wrong_index(path: str) -> None:
    """Change a row while an index does not look."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        entry = connection.execute(
            "SELECT * FROM sqlite_master WHERE name = 'activity_by_time'"
        ).fetchone()
        connection.execute("DELETE FROM sqlite_master WHERE name = 'activity_by_time'")
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        (trigger,) = connection.execute(
            "SELECT sql FROM sqlite_master WHERE name = 'journal_activity_update'"
        ).fetchone()
        connection.execute("DROP TRIGGER journal_activity_update")
        connection.execute("UPDATE activity SET kind = 'talk' WHERE id = 1")
        connection.execute(
            "UPDATE journal SET after = replace(after, '\"booking\"', '\"talk\"')"
            " WHERE table_name = 'activity' AND row_id = 1"
        )
        connection.execute(trigger)
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", entry)


def two_attempts(path: str) -> None:
    """Let a card have two current attempts, which an index forbids."""
    in_its_schema(path, "DROP INDEX attempt_current")
    behind_its_back(path, "UPDATE attempt SET current = 1 WHERE card_id = 5")


_SET_LAST = (
    "UPDATE journal SET after = '{}' WHERE id ="
    " (SELECT max(id) FROM journal WHERE table_name = 'activity' AND row_id = 1)"
)

FAULTS = {
    "an index that is wrong": Fault(
        wrong_index,
        ("problem indexes-wrong 1 activity_by_time",),
        ("fixed indexed-anew activity_by_time", "fixed kept-before", "fixed backed-up"),
    ),
    "a page that is gone": Fault(
        page(20), ("problem damaged 1", "problem unchecked 1", "problem unchecked 1")
    ),
    "a value no rule allows": Fault(
        rows(
            "UPDATE card SET grade = 'X', forgotten = 7 WHERE id = 1",
            "UPDATE activity SET minutes = -1",
        ),
        (
            "problem rules-broken card 1 1",
            "problem rules-broken activity 6 1, 2, 3, 4, 5, …",
            "problem story-differs activity 5 2, 3, 4, 5, 6",
        ),
    ),
    "a row that refers to nothing": Fault(
        rows("UPDATE activity SET attempt_id = 999 WHERE id IN (1, 2)"),
        ("problem dangling activity 2 1, 2", "problem story-differs activity 2 1, 2"),
    ),
    "a trigger that is gone": Fault(
        schema("DROP TRIGGER journal_card_update", "DROP INDEX tag_by_name"),
        ("problem part-missing 2 tag_by_name, journal_card_update",),
        (
            "fixed parts-made-anew 2 tag_by_name, journal_card_update",
            "fixed kept-before",
            "fixed backed-up",
        ),
    ),
    "a trigger that does nothing": Fault(
        schema(
            "DROP TRIGGER stage_change_not_deleted",
            "CREATE TRIGGER stage_change_not_deleted BEFORE DELETE ON stage_change"
            " BEGIN SELECT 1; END",
        ),
        ("problem part-changed 1 stage_change_not_deleted",),
        (
            "fixed parts-made-anew 1 stage_change_not_deleted",
            "fixed kept-before",
            "fixed backed-up",
        ),
    ),
    "a trigger of somebody else's": Fault(
        schema(
            "CREATE TRIGGER other AFTER INSERT ON card BEGIN SELECT 1; END",
            "CREATE TABLE theirs (id INTEGER)",
        ),
        ("warning part-strange 2 theirs, other",),
    ),
    "a table that is gone": Fault(schema("DROP TABLE erased"), ("problem table-missing erased",)),
    "a table that is changed": Fault(
        schema("ALTER TABLE tally ADD COLUMN more TEXT"), ("problem table-changed tally",)
    ),
    "a card in another column": Fault(
        rows("UPDATE attempt SET stage = '90' WHERE card_id = 2 AND current = 1"),
        ("problem stage-differs 1 2", "problem story-differs attempt 1 2"),
        ("fixed stages-set 1", "fixed kept-before"),
    ),
    "a card since another day": Fault(
        rows("UPDATE attempt SET since = '2026-03-05T00:00:00Z' WHERE card_id = 2 AND current = 1"),
        ("problem stage-differs 1 2", "problem story-differs attempt 1 2"),
        ("fixed stages-set 1", "fixed kept-before"),
    ),
    "a card without an attempt": Fault(
        rows("UPDATE attempt SET current = 0 WHERE card_id = 2"),
        (
            "problem no-current-attempt 1 2",
            "problem outcome-differs 1 2",
            "problem story-differs attempt 1 2",
        ),
    ),
    "a card with two attempts": Fault(
        two_attempts,
        (
            "problem part-missing 1 attempt_current",
            "problem two-current-attempts 1 5",
            "problem story-differs attempt 1 5",
        ),
    ),
    "a card without a history": Fault(
        rows("DELETE FROM stage_change WHERE card_id = 3"),
        ("problem no-moves 1 3", "problem story-differs stage_change 3 5, 6, 7"),
    ),
    "a move that is gone": Fault(
        rows("DELETE FROM stage_change WHERE card_id = 4 AND to_stage = '25'"),
        ("problem chain-broken 1 4", "problem story-differs stage_change 1 9"),
    ),
    "a move of another's attempt": Fault(
        rows("UPDATE stage_change SET attempt_id = 1 WHERE card_id = 3 AND to_stage = '25'"),
        ("problem move-elsewhere 1 3", "problem story-differs stage_change 1 6"),
    ),
    "a card opened after its first move": Fault(
        rows("UPDATE card SET opened_on = '2026-03-05' WHERE id = 3"),
        ("problem opened-late 1 3", "problem story-differs card 1 3"),
    ),
    "an end that is not the stage's": Fault(
        rows("UPDATE attempt SET outcome = 'fell-back' WHERE card_id = 6"),
        ("problem outcome-differs 1 6", "problem story-differs attempt 1 6"),
    ),
    "a gap in the journal": Fault(
        rows(
            "UPDATE journal SET after = replace(after, '2026', '2025')"
            " WHERE table_name = 'attempt' AND row_id = 2 AND before IS NULL"
        ),
        ("warning story-gap attempt 1 2",),
    ),
    "a journal that ends otherwise": Fault(
        rows("UPDATE card SET note = 'x' WHERE id = 4"), ("problem story-differs card 1 4",)
    ),
    "a row the journal does not know": Fault(
        rows(
            "DELETE FROM journal WHERE table_name = 'activity' AND row_id = 1",
            "INSERT INTO tally (uid, day, kind, count)"
            " VALUES (hex(randomblob(16)), '2026-03-02', 'talk', 1)",
        ),
        ("problem story-missing activity 1 1", "problem story-differs tally 1 1"),
    ),
    "a row that is gone": Fault(
        rows("DELETE FROM activity WHERE id = 2"), ("problem story-differs activity 1 2",)
    ),
    "a journal that cannot be read": Fault(
        rows(_SET_LAST.format("{")),
        ("problem story-unreadable activity 1 1",),
    ),
    "a journal that is no image": Fault(
        rows(_SET_LAST.format("7")),
        ("problem story-unreadable activity 1 1",),
    ),
    "a journal of no table": Fault(
        rows("INSERT INTO journal (change_set_id, table_name, row_id) VALUES (1, 'nothing', 1)"),
        ("problem story-of-nothing nothing",),
    ),
    "a change without a row": Fault(
        rows(
            "INSERT INTO change_set (uid, recorded_at, effective_at, command)"
            " SELECT hex(randomblob(16)), recorded_at, effective_at, 'log' FROM change_set"
            " WHERE id = 5"
        ),
        ("warning changes-empty 1 34",),
    ),
    "a change ahead of time": Fault(
        rows("UPDATE change_set SET effective_at = '2027-01-01T00:00:00Z' WHERE id = 3"),
        ("warning changes-ahead 1 3",),
    ),
    "a change taken back by none": Fault(
        rows("UPDATE undone SET by_id = 1"),
        ("problem story-differs undone 1 28", "problem undone-wrong 1 28"),
    ),
    "a day that is none": Fault(
        rows(
            "UPDATE attempt SET signing = '2026-02-31' WHERE id = 3",
            "UPDATE activity SET at = '2026-13-01T25:00:00Z' WHERE id = 1",
            "UPDATE attempt SET next_step = '2026-03-09T24:30' WHERE id = 2",
        ),
        (
            "problem story-differs activity 1 1",
            "problem story-differs attempt 2 2, 3",
            "problem no-such-day attempt next_step 1 2",
            "problem no-such-day attempt signing 1 3",
            "problem no-such-day activity at 1 1",
        ),
    ),
    "text that is none": Fault(
        rows("UPDATE card SET note = CAST(x'ff41' AS TEXT) WHERE id = 1"),
        ("problem story-differs card 1 1", "problem not-text card 1 1"),
    ),
    "a command that is no text": Fault(
        rows("UPDATE change_set SET command = CAST(x'ff41' AS TEXT) WHERE id = 1"),
        ("problem not-text change_set 1 1",),
    ),
    "money without a currency": Fault(
        rows(
            "UPDATE attempt SET currency = NULL WHERE received IS NOT NULL",
            "UPDATE attempt SET plan_marked = NULL WHERE id = 4",
        ),
        (
            "problem story-differs attempt 2 4, 5",
            "problem part-of-value attempt currency 2 4, 5",
            "problem part-of-value attempt plan_marked 1 4",
        ),
    ),
    "a setting that cannot be": Fault(
        rows("UPDATE setting SET value = 'long' WHERE key = 'cycle'"),
        ("problem story-differs setting 1 1", "problem setting-wrong cycle"),
    ),
}
