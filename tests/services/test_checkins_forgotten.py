"""A person in a row that was handed in is forgotten: the name goes, and the row stays."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.sheet import RowStatus
from pipelinecli.services import checkins, leaving, people
from tests.services.erasing import forget
from tests.services.handing_in import (
    ANN,
    BO,
    DEE,
    EVE,
    FLO,
    FRIDAY,
    FULL_ROW,
    GUS,
    WEDNESDAY,
    entries,
    full_row,
    hand_in,
    in_the_file,
    row_of,
    visit,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Diary

LATER = "2026-03-10"


@pytest.fixture
def diary(diary: Diary) -> Diary:
    full_row(diary)
    return diary


def without(name: str) -> list[str]:
    return [text.replace(name, "") for text in FULL_ROW]


def bytes_of(diary: Diary) -> bytes:
    """Return everything on the disk."""
    diary.store.close()
    path = Path(diary.path)
    return path.read_bytes() + path.with_name(f"{path.name}-journal").read_bytes()


@pytest.mark.parametrize(
    ("who", "name"), [(BO, "Bo"), (ANN, "Ann"), (DEE, "Dee"), (EVE, "Eve"), (FLO, "Flo")]
)
def test_of_a_person_who_was_forgotten_only_the_name_is_gone(
    diary: Diary, who: str, name: str
) -> None:
    was, row = in_the_file(diary), row_of(diary)
    forget(diary.desk(LATER), who)
    after = row_of(diary)
    assert entries(after) == without(name)
    assert after == row._replace(entries=after.entries)
    assert after.status is RowStatus.HANDED_IN
    cleared = [tuple(None if value == name else value for value in line) for line in was]
    assert in_the_file(diary) == cleared
    assert hand_in(diary, now="2026-04-01") == (after, False)


def test_whoever_was_erased_in_those_days_is_not_handed_in_as_lost(diary: Diary) -> None:
    desk = diary.desk("2026-03-05")
    visit(diary, ANN, "2026-03-05", now="2026-03-05")
    leaving.back(desk, DEE)
    for who in (ANN, DEE):
        forget(desk, who)
    row, _anew = hand_in(diary, FRIDAY)
    assert entries(row) == []
    assert checkins.changes(diary.desk(FRIDAY), row.window) == ()


def test_whoever_was_erased_after_those_days_is_handed_in_without_a_name(diary: Diary) -> None:
    visit(diary, ANN, "2026-03-05", now="2026-03-05")
    forget(diary.desk(FRIDAY), ANN)
    row, _anew = hand_in(diary, FRIDAY)
    assert entries(row) == ["25 03.02"]
    assert row_of(diary, FRIDAY) == row


def sentinels(diary: Diary) -> None:
    """Call Ann something no other byte says, in a row of hers and one under a later name."""
    people.edit(diary.desk(WEDNESDAY), ANN, {"name": "Sentinel One"})
    visit(diary, ANN, WEDNESDAY, now=WEDNESDAY)
    hand_in(diary, FRIDAY)
    people.edit(diary.desk(FRIDAY), ANN, {"name": "Sentinel Two"})
    hand_in(diary, FRIDAY, note="again")
    people.edit(diary.desk(FRIDAY), ANN, {"name": "Sentinel Three"})


def alone(_diary: Diary) -> str:
    return ANN


def merged_into_another(diary: Diary) -> str:
    people.merge(diary.desk(LATER), GUS, ANN)
    return GUS


def merged_twice(diary: Diary) -> str:
    people.merge(diary.desk(LATER), BO, ANN)
    people.merge(diary.desk(LATER), GUS, BO)
    return GUS


def taken_back(diary: Diary) -> str:
    """As an undo does it: the rows are deleted, and stay in the journal."""
    with diary.store.write("undo", diary.desk(LATER).clock) as tx:
        tx.execute("DELETE FROM checkin_entry WHERE checkin_id > 1")
        tx.execute("DELETE FROM checkin WHERE id > 1")
        tx.commit()
    return ANN


@pytest.mark.parametrize("happens", [alone, merged_into_another, merged_twice, taken_back])
def test_no_byte_of_a_name_in_a_row_is_left(diary: Diary, happens: Callable[[Diary], str]) -> None:
    sentinels(diary)
    who = happens(diary)
    rows = diary.rows("SELECT count(*) FROM checkin_entry")
    assert bytes_of(diary).count(b"Sentinel") > 3
    forget(diary.desk(LATER), who)
    held = bytes_of(diary).lower()
    assert b"sentinel" not in held
    assert b"dee" in held
    assert diary.rows("SELECT count(*) FROM checkin_entry") == rows
    named = diary.rows("SELECT DISTINCT name FROM checkin_entry WHERE checkin_id = 1")
    gone = {"alone": {"Ann"}, "merged_twice": {"Ann", "Bo"}}.get(happens.__name__, {"Ann"})
    assert {name for (name,) in named if name} == {"Bo", "Cy", "Dee", "Eve", "Flo"} - gone
