"""A backup put back is a command like any other: exact, undone and brought again, never half."""

from __future__ import annotations

from pathlib import Path

from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.services import (
    advance,
    capture,
    leaving,
    people,
    review,
    setup,
    sheets,
    undoing,
)
from pipelinecli.store.restore.comparing import TABLES
from pipelinecli.store.tables.schema import JOURNALLED, METADATA
from tests.builders import MONDAY, Diary, refused, when
from tests.services.handing_in import BEFORE, FRIDAY, WEDNESDAY, hand_in
from tests.services.holdings import held, held_in, keep, put_back
from tests.services.stories import at_25, at_90

TUESDAY = "2026-03-03"


def undo(diary: Diary, count: int = 1) -> None:
    desk = diary.desk(FRIDAY)
    undoing.undo(desk, undoing.plan(desk, count))


def redo(diary: Diary) -> None:
    desk = diary.desk(FRIDAY)
    undoing.redo(desk, undoing.redo_plan(desk))


def test_every_table_that_is_kept_is_put_back() -> None:
    assert set(TABLES) == {*JOURNALLED} - {"undone"}


def test_what_no_two_rows_may_have_alike_is_known_of_every_table() -> None:
    for table, known in TABLES.items():
        columns = {
            column.name
            for index in METADATA.tables[table].indexes
            if index.unique
            for column in index.columns
        }
        columns |= {column.name for column in METADATA.tables[table].c if column.unique}
        partial = [
            str(index.dialect_options["sqlite"]["where"])
            for index in METADATA.tables[table].indexes
            if index.unique and index.dialect_options["sqlite"]["where"] is not None
        ]
        assert columns | {text.split()[0] for text in partial} == set(known)


def test_everything_is_as_it_was_and_undo_and_redo_lead_there_and_back(diary: Diary) -> None:
    ann, bo = at_90(diary, "Ann"), at_25(diary, "Bo")
    hand_in(diary, BEFORE)
    backup = keep(diary, MONDAY)
    then = held(diary)
    advance.close(diary.desk(TUESDAY), ann, when(TUESDAY))
    people.merge(diary.desk(TUESDAY), ann, bo)
    setup.put(diary.desk(TUESDAY), "cycle", "14")
    diary.add("Cy", TUESDAY, referred_by="Ann", tags=("vip",))
    capture.tally(diary.desk(TUESDAY), when(TUESDAY).day, {TallyKind.DIAL: 3})
    hand_in(diary, WEDNESDAY)
    now = held(diary)
    done = put_back(diary, backup, FRIDAY)
    assert held(diary) == then == held_in(backup)
    assert (done.cards, done.taken_back, done.settings) == ((2, 2), 6, ("cycle",))
    assert [one.command for one in done.latest] == ["checkin", "tally", "add"]
    assert done.kept is not None
    assert held_in(done.kept) == now
    undo(diary)
    assert held(diary) == now
    redo(diary)
    assert held(diary) == then
    undo(diary, 2)
    assert diary.rows("SELECT count(*) FROM checkin") == [(1,)]
    undo(diary)
    assert diary.rows("SELECT count(*) FROM tally") == [(0,)]


def test_only_what_differs_is_touched(diary: Diary) -> None:
    ann, _bo = at_25(diary, "Ann"), at_25(diary, "Bo")
    backup = keep(diary, MONDAY)
    people.edit(diary.desk(TUESDAY), ann, {"name": "Anne"})
    put_back(diary, backup, FRIDAY)
    journal = "SELECT table_name, row_id FROM journal WHERE change_set_id = (SELECT max(id) FROM"
    assert diary.rows(f"{journal} change_set) ORDER BY id") == [("undone", 5), ("card", 1)]


def test_what_was_done_before_the_backup_is_taken_back_after_it(diary: Diary) -> None:
    ann = diary.add("Ann")
    before = held(diary)
    people.edit(diary.desk(), ann, {"name": "Anne"})
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    put_back(diary, backup, FRIDAY)
    commands = [one.command for one in undoing.plan(diary.desk(FRIDAY), 3).sets]
    assert commands == ["restore", "add", "edit"]
    undo(diary, 3)
    assert held(diary) == before


def test_an_undo_after_the_backup_does_not_hold_after_it(diary: Diary) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    undo(diary)
    done = put_back(diary, backup, FRIDAY)
    assert (done.cards, done.taken_back, done.brought) == ((0, 1), 0, 1)
    assert held(diary) == held_in(backup)
    undo(diary)
    assert done.changed
    assert diary.rows("SELECT count(*) FROM card") == [(0,)]
    redo(diary)
    undo(diary, 1)
    redo(diary)
    assert held(diary) == held_in(backup)


def test_what_was_undone_in_the_backup_is_undone_after_it(diary: Diary) -> None:
    diary.add("Ann")
    diary.add("Bo")
    undo(diary)
    backup = keep(diary, MONDAY)
    redo(diary)
    done = put_back(diary, backup, FRIDAY)
    assert (done.cards, done.taken_back) == ((2, 1), 1)
    assert refused(lambda: undoing.redo_plan(diary.desk(FRIDAY))).startswith("not_found")
    undo(diary)
    assert diary.rows("SELECT name FROM card") == [("Ann",), ("Bo",)]


def test_the_past_reads_as_it_did_when_the_backup_was_made(diary: Diary) -> None:
    ann, bo = at_25(diary, "Ann"), at_90(diary, "Bo")
    backup = keep(diary, TUESDAY)
    days = [when(f"2026-03-0{day}") for day in range(1, 7)]

    def past() -> list[object]:
        desk = diary.desk(FRIDAY)
        return [sheets.sheet(desk, as_of=day) for day in days] + [review.show(desk, ann)]

    was = past()
    # Recorded late: it changes how the days before the backup look.
    advance.close(diary.desk(WEDNESDAY), bo, when(MONDAY))
    cy = diary.add("Cy", WEDNESDAY)
    capture.log(diary.desk(WEDNESDAY), ActivityKind.VISIT, cy, when("2026-03-01"))
    leaving.lose(diary.desk(WEDNESDAY), ann, "a clear no")
    otherwise = past()
    assert otherwise != was
    put_back(diary, backup, FRIDAY)
    assert past() == was
    undo(diary)
    assert past() == otherwise


def test_a_card_opened_earlier_than_was_known_is_opened_then_again(diary: Diary) -> None:
    """What pulls a card's opening back changes an older change set as well."""
    ann = diary.add("Ann", WEDNESDAY)
    backup = keep(diary, WEDNESDAY)
    then = held(diary)
    capture.log(diary.desk(WEDNESDAY), ActivityKind.VISIT, ann, when(MONDAY))
    now = held(diary)
    assert now["in force"] != then["in force"]
    put_back(diary, backup, FRIDAY)
    assert held(diary) == then
    undo(diary)
    assert held(diary) == now


def test_where_nothing_differs_nothing_is_written(diary: Diary) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    there = Path(backup).parent
    before, files = diary.dump(), sorted(path.name for path in there.iterdir())
    done = put_back(diary, backup, FRIDAY)
    assert (done.changed, done.cards, done.kept) == (False, (1, 1), None)
    assert (diary.dump(), sorted(path.name for path in there.iterdir())) == (before, files)
    diary.add("Bo")
    assert put_back(diary, backup, FRIDAY).changed
    before = diary.dump()
    assert not put_back(diary, backup, FRIDAY).changed
    assert diary.dump() == before


def test_what_was_done_and_done_away_with_is_a_difference_in_the_past(diary: Diary) -> None:
    ann = diary.add("Ann")
    backup = keep(diary, MONDAY)
    for name in ("Anne", "Ann"):
        people.edit(diary.desk(TUESDAY), ann, {"name": name})
    assert held(diary)["card"] == held_in(backup)["card"]
    assert put_back(diary, backup, FRIDAY).taken_back == 2


def test_an_id_that_was_given_away_is_not_given_to_another(diary: Diary) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    bo = diary.add("Bo")
    put_back(diary, backup, FRIDAY)
    assert diary.add("Cy", FRIDAY) == str(int(bo) + 1)


def test_a_backup_in_the_stores_folder_is_found_by_its_name(diary: Diary) -> None:
    diary.add("Ann")
    name = Path(keep(diary, MONDAY)).name
    diary.add("Bo")
    for named in (name, name.removesuffix(".db")):
        assert put_back(diary, named, FRIDAY).ready.copy.of.endswith(f"-backups/{name}")


def test_nothing_is_left_beside_the_backups(diary: Diary) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    done = put_back(diary, backup, FRIDAY)
    assert done.kept is not None
    kept = [Path(path).name for path in (backup, done.kept)]
    there = sorted(path.name for path in Path(backup).parent.iterdir())
    assert there == sorted([*kept, *(f"{name}.sha256" for name in kept)])
