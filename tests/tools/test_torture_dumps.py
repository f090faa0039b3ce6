"""A store as text: the same after the same command, and another after anything else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tools.torture import erasing
from tools.torture.dumps import all_or_nothing, dump, uids_in
from tools.torture.findings import Kind
from tools.torture.places import Place
from tools.torture.scenarios import EVERYDAY, Seen, must

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Place:
    place = Place(tmp_path_factory.mktemp("office") / "place")
    EVERYDAY.prepare(place)
    return place


@pytest.fixture
def place(office: Place, tmp_path: Path) -> Place:
    return office.copy(tmp_path / "place")


def test_the_same_command_leaves_the_same_text_with_other_identifiers(
    office: Place, place: Place, tmp_path: Path
) -> None:
    other = office.copy(tmp_path / "other")
    known = uids_in(office.store)
    must(place, "add", "Bo")
    must(other, "add", "Bo")
    assert uids_in(place.store) != uids_in(other.store)
    assert uids_in(place.store) > known
    assert dump(place.store, known) == dump(other.store, known) != dump(office.store, known)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE journal SET after = NULL WHERE id = 1",
        "INSERT INTO undone (id, by_id) VALUES (1, 2)",
        "DROP TRIGGER journal_card_insert",
        "PRAGMA user_version = 7",
    ],
)
def test_a_command_that_did_anything_else_is_half_done(place: Place, statement: str) -> None:
    job = all_or_nothing(place, "add", "Bo")
    assert job.seen(place) is Seen.ABSENT
    must(place, "add", "Bo")
    assert job.seen(place) is Seen.WHOLE
    with closing(sqlite3.connect(place.store, isolation_level=None)) as connection:
        connection.execute(statement)
    assert job.seen(place) is Seen.HALF


def test_a_copy_that_should_have_been_kept_is_missed(place: Place) -> None:
    must(place, "add", "Bo")
    job = all_or_nothing(place, "merge", "1", "2", copied="-merge")
    must(place, "merge", "1", "2")
    assert job.seen(place) is Seen.WHOLE
    next(place.backups.glob("*-merge.db")).unlink()
    assert job.seen(place) is Seen.HALF


def test_a_person_of_whom_something_is_left_is_found(tmp_path: Path) -> None:
    ready = Place(tmp_path / "ready")
    erasing.FORGET_COPIES.prepare(ready)
    job = erasing.FORGET_COPIES.jobs(ready)(ready, 0)
    assert job.finish is not None
    found = list(job.finish(ready.copy(tmp_path / "lied"), "erased for good, written anew"))
    assert {finding.kind for finding in found} == {Kind.HALF}
    copies = [path.name for path in ready.databases() if "manual" in path.name]
    assert len(copies) == 2
    assert [finding.what for finding in found] == [
        f"something of a person is left in {name} after it said so"
        for name in ("pipeline.db", *copies)
    ]
    assert list(job.finish(ready.copy(tmp_path / "killed"), "")) == []
