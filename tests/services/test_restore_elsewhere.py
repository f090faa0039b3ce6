"""A backup from another machine, or of another version, put in the place of the store."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from pipelinecli.services import history, people, review, setup, undoing
from tests.builders import MONDAY, Diary
from tests.services.handing_in import BEFORE, FRIDAY, hand_in
from tests.services.holdings import held, keep, put_back
from tests.services.stories import at_25, at_50, at_90, closed
from tests.store.old_stores import RELEASED, TODAY, old_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

TUESDAY = "2026-03-03"


def undo(diary: Diary, count: int = 1) -> None:
    desk = diary.desk(FRIDAY)
    undoing.undo(desk, undoing.plan(desk, count))


def redo(diary: Diary) -> None:
    desk = diary.desk(FRIDAY)
    undoing.redo(desk, undoing.redo_plan(desk))


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Diary]:
    """Return a machine of its own."""
    (tmp_path / "elsewhere").mkdir()
    other = Diary(tmp_path / "elsewhere")
    yield other
    other.store.close()


def carried(diary: Diary, to: Diary) -> Diary:
    """Go on with a copy of the store on another machine."""
    to.store.close()
    keep(diary, TUESDAY, to.path)
    return to


def test_another_store_can_be_put_in_its_place_and_taken_back(
    diary: Diary, elsewhere: Diary
) -> None:
    closed(elsewhere, "Zoe")
    at_90(elsewhere, "Yan")
    setup.put(elsewhere.desk(), "currency", "EUR")
    elsewhere.add("Xu", tags=("a", "b"), referred_by="Zoe")
    hand_in(elsewhere, BEFORE)
    backup = keep(elsewhere, MONDAY)
    at_50(diary, "Ann")
    hand_in(diary, BEFORE)
    now = held(diary)
    done = put_back(diary, backup, FRIDAY)
    assert held(diary) == held(elsewhere)
    assert done.cards == (1, 3)
    assert history_of(diary) == history_of(elsewhere)
    undo(diary)
    assert held(diary) == now
    redo(diary)
    assert held(diary) == held(elsewhere)
    assert diary.rows("PRAGMA foreign_key_check") == []


def history_of(diary: Diary) -> list[object]:
    """Return what was done to each card, as history tells it."""
    sets = history.history(diary.desk(FRIDAY), "Yan")
    return [(one.command, one.recorded, one.effective) for one in sets if one.command != "restore"]


def test_work_done_on_two_machines_is_put_in_the_place_of_each_other(
    diary: Diary, elsewhere: Diary
) -> None:
    """Rows that were made on both have the same ids and are others."""
    ann = diary.add("Ann")
    carried(diary, elsewhere)
    for at, name in ((diary, "Here"), (elsewhere, "There")):
        at_25(at, name)
        people.edit(at.desk(TUESDAY), ann, {"note": name, "tags": (name,), "referred_by": name})
        hand_in(at, BEFORE)
    here, there = held(diary), held(elsewhere)
    mine, theirs = keep(diary, TUESDAY), keep(elsewhere, TUESDAY)
    done = put_back(diary, theirs, FRIDAY)
    assert held(diary) == there
    assert (done.taken_back, done.brought) == (4, 4)
    # There and back, by restoring and by undoing.
    put_back(diary, mine, FRIDAY)
    assert held(diary) == here
    put_back(diary, theirs, FRIDAY)
    assert held(diary) == there
    undo(diary)
    assert held(diary) == here
    undo(diary)
    assert held(diary) == there
    undo(diary)
    assert held(diary) == here


def test_what_was_undone_elsewhere_stays_undone_when_the_restore_is_taken_back(
    diary: Diary, elsewhere: Diary
) -> None:
    ann = diary.add("Ann")
    carried(diary, elsewhere)
    people.edit(elsewhere.desk(), ann, {"name": "Anne"})
    undo(elsewhere)
    people.edit(elsewhere.desk(), ann, {"name": "Annie"})
    put_back(diary, keep(elsewhere, TUESDAY), FRIDAY)
    undone = "SELECT c.command, b.command FROM undone u JOIN change_set c USING (id)"
    undone += " JOIN change_set b ON b.id = u.by_id ORDER BY c.id"
    assert diary.rows(undone) == [("edit", "undo")]
    undo(diary)
    assert diary.rows(undone) == [("edit", "undo"), ("edit", "restore"), ("restore", "undo")]
    assert [one.command for one in undoing.plan(diary.desk(FRIDAY)).sets] == ["add"]


def test_a_backup_of_an_earlier_version_is_brought_up_to_date_and_left_as_it_is(
    diary: Diary, tmp_path: Path
) -> None:
    for dump in RELEASED:
        (tmp_path / dump.stem).mkdir()
        old = old_store(tmp_path / dump.stem, dump)
        before = old.read_bytes()
        diary.add("Ann", FRIDAY)
        now = held(diary)
        assert put_back(diary, str(old), FRIDAY).changed
        assert review.board(diary.desk(TODAY)).counts
        undo(diary)
        assert held(diary) == now
        assert old.read_bytes() == before
        assert sorted(path.name for path in old.parent.iterdir()) == [old.name]
