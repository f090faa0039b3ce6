"""A backup from another machine, or of another version, put in the place of the store."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from pipelinecli.method.kinds import ActivityKind
from pipelinecli.services import capture, history, people, review, setup, undoing
from tests.builders import MONDAY, Diary, when
from tests.services.erasing import forget
from tests.services.handing_in import BEFORE, FRIDAY, WEDNESDAY, hand_in
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


def test_who_referred_somebody_is_who_it_was_when_both_are_another_machines(
    diary: Diary, elsewhere: Diary
) -> None:
    """Card 2 goes and another one comes: for a moment nobody has referred Ann."""
    diary.add("Ann")
    away = carried(diary, elsewhere)
    for machine in (diary, away):
        bo = machine.add("Bo")
        people.edit(machine.desk(), "1", {"referred_by": bo})
    now = held(diary)
    put_back(diary, keep(away, MONDAY), FRIDAY)
    assert held(diary) == held(away)
    undo(diary)
    assert held(diary) == now
    redo(diary)
    assert held(diary) == held(away)


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


def story(diary: Diary) -> list[object]:
    """Return what every change set has changed, each known by its uid."""
    uids = dict(diary.rows("SELECT id, uid FROM change_set"))

    def known(table: str, image: str | None) -> dict[str, object] | None:
        if image is None:
            return None
        found: dict[str, Any] = json.loads(image)
        of_them = {"change_set_id", *({"id", "by_id"} if table in {"undone", "change_set"} else ())}
        return {name: uids[at] if name in of_them else at for name, at in found.items()}

    rows = "SELECT change_set_id, table_name, row_id, before, after FROM journal ORDER BY id"
    return [
        (
            uids[of],
            table,
            uids[row] if table in {"undone", "change_set"} else row,
            known(table, before),
            known(table, after),
        )
        for of, table, row, before, after in diary.rows(rows)
    ]


def test_what_was_done_elsewhere_can_be_read_here(diary: Diary, elsewhere: Diary) -> None:
    ann = diary.add("Ann", TUESDAY)
    carried(diary, elsewhere)
    diary.add("Here")
    # The opening of a card that is common to both is pulled back; then that is taken back.
    capture.log(elsewhere.desk(TUESDAY), ActivityKind.VISIT, ann, when(MONDAY))
    undo(elsewhere)
    at_25(elsewhere, "There")
    yan = elsewhere.add("Yan", TUESDAY)
    capture.log(elsewhere.desk(TUESDAY), ActivityKind.VISIT, yan, when(MONDAY))
    hand_in(elsewhere, WEDNESDAY)
    backup = keep(elsewhere, TUESDAY)
    put_back(elsewhere, keep(diary, MONDAY), FRIDAY)
    undo(elsewhere)
    zoe = elsewhere.add("Zoe")
    forget(elsewhere.desk(FRIDAY), zoe)
    for one in (backup, keep(elsewhere, FRIDAY)):
        put_back(diary, one, FRIDAY)
    here = story(diary)
    assert [row for row in story(elsewhere) if row not in here] == []
    erased = "SELECT uid FROM change_set JOIN erased USING (id) ORDER BY uid"
    assert diary.rows(erased) == elsewhere.rows(erased) != []


def test_an_id_that_was_given_away_elsewhere_is_not_given_to_another(
    diary: Diary, elsewhere: Diary
) -> None:
    ann = diary.add("Ann")
    carried(diary, elsewhere)
    elsewhere.add("Bo")
    people.edit(elsewhere.desk(), ann, {"tags": ("a", "b")})
    undo(elsewhere, 2)
    people.edit(elsewhere.desk(), ann, {"name": "Anne"})
    put_back(diary, keep(elsewhere, TUESDAY), FRIDAY)
    given = "SELECT name, seq FROM sqlite_sequence WHERE seq > 0 ORDER BY name"
    assert diary.rows(given) == elsewhere.rows(given)
    assert dict(diary.rows(given)) == {"card": 2, "tag": 2}
    assert diary.add("Cy", FRIDAY) == "3"


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
