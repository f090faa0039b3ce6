"""What the file itself refuses, whatever code does the writing."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import ActivityKind, MoveKind, TallyKind
from pipelinecli.method.money import Per
from pipelinecli.method.stages import Stage
from tests.store.rows import DAY, GOOD, MOMENT, WHEN, filled, insert, stored

if TYPE_CHECKING:
    from enum import StrEnum

ENUMERATIONS: list[tuple[str, str, type[StrEnum]]] = [
    ("attempt", "stage", Stage),
    ("attempt", "outcome", Outcome),
    ("attempt", "amount_per", Per),
    ("stage_change", "from_stage", Stage),
    ("stage_change", "to_stage", Stage),
    ("stage_change", "kind", MoveKind),
    ("activity", "kind", ActivityKind),
    ("tally", "kind", TallyKind),
    ("checkin_entry", "stage", Stage),
]
DAYS = [
    ("card", "opened_on"),
    ("card", "birthday"),
    ("attempt", "next_marked"),
    ("attempt", "person_marked"),
    ("attempt", "plan_marked"),
    ("attempt", "budget_marked"),
    ("attempt", "signing_marked"),
    ("attempt", "signed_on"),
    ("attempt", "issued_on"),
    ("tally", "day"),
    ("checkin", "day"),
    ("checkin_entry", "first_meeting"),
]
WHENS = [
    ("attempt", "first_meeting"),
    ("attempt", "next_step"),
    ("attempt", "signing"),
    ("activity", "due"),
]
MOMENTS = [
    ("change_set", "recorded_at"),
    ("change_set", "effective_at"),
    ("attempt", "since"),
    ("attempt", "opened_at"),
    ("attempt", "ended_at"),
    ("stage_change", "at"),
    ("activity", "at"),
    ("checkin", "begins_at"),
    ("checkin", "ends_at"),
    ("checkin", "handed_in_at"),
]
NO_DAY = [
    "",
    "2026-3-2",
    "2026-13-01x",
    "02.03.2026",
    "tomorrow",
    f"{DAY} ",
    DAY[:7],
    "２026-03-02",
]
SPOILT: list[tuple[str, str, object]] = [
    *((table, column, bad) for table, column in DAYS for bad in (*NO_DAY, WHEN, MOMENT)),
    *((table, column, bad) for table, column in WHENS for bad in (*NO_DAY, MOMENT)),
    *((table, column, bad) for table, column in MOMENTS for bad in (*NO_DAY, DAY, WHEN)),
    *((table, column, bad) for table, column, _e in ENUMERATIONS for bad in ("", "OPEN", "Stage")),
    *(("attempt", sum_, -1) for sum_ in ("amount_low", "received", "premium", "standard")),
    *(("attempt", sum_, 1.5) for sum_ in ("amount_low", "received", "premium", "standard")),
    ("attempt", "amount_low", 3),
    ("attempt", "number", 0),
    ("attempt", "current", 2),
    ("attempt", "held", -1),
    ("attempt", "first_meeting", None),
    ("attempt", "outcome", None),
    ("attempt", "ended_at", None),
    ("attempt", "stage", None),
    ("card", "forgotten", 2),
    ("card", "grade", "E"),
    ("card", "grade", "a"),
    ("card", "uid", "short"),
    ("card", "name", None),
    ("card", "id", "one"),
    ("activity", "minutes", -1),
    ("activity", "minutes", "an hour"),
    ("tally", "count", -1),
    ("tally", "count", 0.5),
    ("checkin", "revision", 0),
    ("checkin", "cycle", 0),
    ("checkin", "late", 2),
    ("checkin", "ends_at", GOOD["checkin"]["begins_at"]),
    ("checkin", "change_set_id", 99),
    ("checkin_entry", "place", 0),
    ("checkin_entry", "overridden", 2),
    ("checkin_entry", "checkin_id", 99),
    ("checkin_entry", "card_id", None),
]


@pytest.mark.parametrize("table", GOOD)
def test_a_good_row_is_taken_and_kept_as_it_is(table: str) -> None:
    assert stored(filled(), table) == GOOD[table]


def insert_second(store: sqlite3.Connection, table: str, **spoilt: object) -> None:
    fresh = {
        "id": 2, "uid": "9" * 32, "number": 2, "current": 0, "key": "zone", "name": "new",
        "revision": 2, "place": 2,
    }  # fmt: skip
    insert(store, table, **{key: fresh[key] for key in fresh if key in GOOD[table]} | spoilt)


@pytest.mark.parametrize("table", GOOD)
def test_a_second_good_row_is_taken(table: str) -> None:
    store = filled()
    if table in {"undone", "erased"}:
        insert_second(store, "change_set")
    insert_second(store, table)
    assert stored(store, table, 2)["id"] == 2


@pytest.mark.parametrize(("table", "column", "bad"), SPOILT)
def test_a_bad_value_is_refused(table: str, column: str, bad: object) -> None:
    store = filled()
    with pytest.raises(sqlite3.IntegrityError):
        insert_second(store, table, **{column: bad})


@pytest.mark.parametrize(("table", "column", "tokens"), ENUMERATIONS)
def test_every_token_of_the_method_is_taken(table: str, column: str, tokens: type[StrEnum]) -> None:
    store = filled()
    for token in tokens:
        if table in {"stage_change", "checkin_entry"}:
            store.execute(f"DROP TRIGGER IF EXISTS {table}_not_edited")
        store.execute(f"UPDATE {table} SET {column} = ?", [token])  # noqa: S608
        assert stored(store, table)[column] == token.value


@pytest.mark.parametrize("table", [*GOOD, "journal"])
def test_every_table_is_strict(table: str) -> None:
    [(strict,)] = filled().execute(f"SELECT strict FROM pragma_table_list('{table}')")  # noqa: S608
    assert strict == 1


@pytest.mark.parametrize(
    ("table", "column"),
    [
        ("card", "referred_by"),
        ("tag", "card_id"),
        ("attempt", "card_id"),
        ("stage_change", "card_id"),
        ("stage_change", "attempt_id"),
        ("stage_change", "change_set_id"),
        ("activity", "card_id"),
        ("activity", "attempt_id"),
    ],
)
def test_nothing_points_at_a_row_that_is_not_there(table: str, column: str) -> None:
    store = filled()
    with pytest.raises(sqlite3.IntegrityError):
        store.execute(f"UPDATE {table} SET {column} = 99")  # noqa: S608


@pytest.mark.parametrize("table", ["card", "attempt", "change_set", "checkin"])
def test_a_row_that_others_point_at_stays(table: str) -> None:
    store = filled()
    with pytest.raises(sqlite3.IntegrityError):
        store.execute(f"DELETE FROM {table}")  # noqa: S608


def test_a_referrer_who_is_merged_away_leaves_no_pointer_behind() -> None:
    store = filled()
    insert(store, "card", id=2, uid="2" * 32)
    store.execute("UPDATE card SET referred_by = 2 WHERE id = 1")
    store.execute("DELETE FROM card WHERE id = 2")
    assert stored(store, "card")["referred_by"] is None


@pytest.mark.parametrize(
    ("table", "twin"),
    [
        ("card", {"id": 2}),
        ("attempt", {"id": 2, "uid": "9" * 32, "number": 2}),
        ("attempt", {"id": 2, "uid": "9" * 32, "current": 0}),
        ("tag", {"id": 2}),
        ("setting", {"id": 2, "value": "other"}),
        ("checkin", {"id": 2, "uid": "9" * 32}),
        ("checkin_entry", {"id": 2}),
    ],
)
def test_there_is_only_one_of_a_kind(table: str, twin: dict[str, object]) -> None:
    store = filled()
    with pytest.raises(sqlite3.IntegrityError):
        insert(store, table, **twin)


EDITS = {
    "uid": "8" * 32,
    "attempt_id": 2,
    "from_stage": "25",
    "to_stage": "25",
    "kind": "earned",
    "reason": "another",
    "change_set_id": 2,
    "id": 7,
    "at": "2026-03-02T12:00:01Z",
}


@pytest.mark.parametrize(("column", "value"), EDITS.items())
def test_a_move_is_never_edited(column: str, value: object) -> None:
    store = filled()
    insert(store, "attempt", id=2, uid="9" * 32, number=2, current=0)
    insert(store, "change_set", id=2, uid="9" * 32)
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store.execute(f"UPDATE stage_change SET {column} = ?", [value])  # noqa: S608


def test_a_move_is_never_deleted() -> None:
    store = filled()
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store.execute("DELETE FROM stage_change")


def test_a_move_goes_to_another_card_and_loses_its_words() -> None:
    store = filled()
    insert(store, "card", id=2, uid="2" * 32)
    store.execute("UPDATE stage_change SET card_id = 2")
    store.execute("UPDATE stage_change SET reason = NULL")
    assert stored(store, "stage_change") == {
        **GOOD["stage_change"], "card_id": 2, "reason": None,
    }  # fmt: skip


def test_only_the_opening_of_a_card_is_pulled_back_and_only_back() -> None:
    earlier = "2026-03-01T12:00:00Z"
    store = filled()
    store.execute("UPDATE stage_change SET at = ?", [earlier])
    assert stored(store, "stage_change")["at"] == earlier
    insert(store, "stage_change", id=2, uid="2" * 32, kind="earned", from_stage="opportunity")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        store.execute("UPDATE stage_change SET at = ? WHERE id = 2", [earlier])
