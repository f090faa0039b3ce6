"""A backup put back is a command like any other: exact, undone and brought again, never half."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.services import (
    advance,
    capture,
    history,
    leaving,
    people,
    restoring,
    review,
    setup,
    sheets,
    undoing,
)
from pipelinecli.store import restoring_sql
from pipelinecli.store.engine import Store
from pipelinecli.store.restoring_sql import TABLES
from pipelinecli.store.tables.schema import JOURNALLED, METADATA
from tests.builders import MONDAY, Diary, refused, when
from tests.services.handing_in import BEFORE, FRIDAY, WEDNESDAY, hand_in
from tests.services.holdings import held, held_in, keep, put_back
from tests.services.stories import at_25, at_50, at_90, closed
from tests.store.old_stores import RELEASED, TODAY, old_store

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelinecli.store.transaction import Transaction

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
    assert diary.rows(f"{journal} change_set) ORDER BY id") == [("undone", 6), ("card", 1)]


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


def test_an_error_in_the_middle_leaves_everything_as_it_was(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    before = diary.dump()
    rows = restoring_sql.rows

    def cut_short(columns: Mapping[str, Sequence[str]]) -> Iterator[str]:
        yield from list(rows(columns))[:-2]
        yield "INSERT INTO main.card (id) VALUES (1)"

    monkeypatch.setattr(restoring_sql, "rows", cut_short)
    said = refused(lambda: put_back(diary, backup, FRIDAY))
    assert said.startswith(f"store: {backup} is damaged: NOT NULL constraint failed")
    assert diary.dump() == before
    monkeypatch.undo()
    assert put_back(diary, backup, FRIDAY).changed


def test_what_others_record_meanwhile_is_in_what_is_kept(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The one writes while the other has looked at what differs and not begun to put it right."""
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    other = Store(diary.path)
    differs = restoring.restoring.differs

    def late(store: Store, copy: restoring.restoring.Copy) -> bool:
        found = differs(store, copy)
        capture.add(diary.desk()._replace(store=other), capture.Contact("Late"))
        return found

    monkeypatch.setattr(restoring.restoring, "differs", late)
    done = put_back(diary, backup, FRIDAY)
    assert (done.cards, done.taken_back) == ((3, 1), 2)
    assert done.kept is not None
    assert [row[2] for row in held_in(done.kept)["card"]] == ["Ann", "Bo", "Late"]
    other.close()
    undo(diary)
    assert diary.rows("SELECT name FROM card") == [("Ann",), ("Bo",), ("Late",)]


def test_others_wait_while_it_is_put_back(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    other = Store(diary.path)
    other.patience = 0.0
    count = "SELECT count(*) FROM card"
    assert other.first(count) == (2,)
    desk = diary.desk()._replace(store=other)
    make_equal = restoring.restoring.make_equal
    said: list[str] = []

    def tell(tx: Transaction, copy: restoring.restoring.Copy) -> None:
        make_equal(tx, copy)
        said.append(refused(lambda: capture.add(desk, capture.Contact("Late"))))
        assert other.first(count) == (2,)

    monkeypatch.setattr(restoring.restoring, "make_equal", tell)
    put_back(diary, backup, FRIDAY)
    assert [line.partition("; ")[0] for line in said] == [
        f"store: {diary.path} is locked by another program"
    ]
    assert other.first(count) == (1,)
    other.close()
