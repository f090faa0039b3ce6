"""What was taken back, merged or copied holds a person too, until they are forgotten."""

from __future__ import annotations

import hashlib
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import Refused, StoreLocked
from pipelinecli.method.backups import Backup, Reason
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.services import (
    capture,
    forgetting,
    meetings,
    people,
    restoring,
    review,
    undoing,
)
from pipelinecli.services.whom import Where, meant
from pipelinecli.store.backup import backups
from pipelinecli.store.backup.verification import Sums
from pipelinecli.store.engine import Store
from tests.builders import MONDAY, refused, when
from tests.services.erasing import forget

if TYPE_CHECKING:
    from tests.builders import Diary


def undo(diary: Diary, count: int = 1, change: int | None = None) -> None:
    desk = diary.desk()
    undoing.undo(desk, undoing.plan(desk, count, change))


def bytes_of(diary: Diary) -> bytes:
    """Return every byte of the store and of what SQLite keeps beside it."""
    diary.store.close()
    path = Path(diary.path)
    return b"".join(at.read_bytes() for at in path.parent.iterdir() if at.is_file()).lower()


def test_what_was_taken_back_goes_with_the_person(diary: Diary) -> None:
    who = diary.add("Secret Ann")
    capture.log(diary.desk(), ActivityKind.TALK, who, when(MONDAY), note="secret one")
    people.edit(diary.desk(), who, {"note": "secret two", "phone": "5550001"})
    undo(diary, 2)
    assert b"secret one" in bytes_of(diary)
    forget(diary.desk(), who)
    held = bytes_of(diary)
    assert [text for text in (b"secret", b"5550001") if text in held] == []


def test_somebody_who_was_taken_back_altogether_can_still_be_erased(diary: Diary) -> None:
    diary.add("Zoe")
    who = diary.add("Secret Ann", phone="5550001", note="secret note")
    undo(diary)
    assert refused(lambda: review.one(diary.desk(), who)).startswith("not_found")
    for typed in (who, "secret ann"):
        found = meant(diary.desk(), typed)
        assert found == (int(who), "Secret Ann", Where.JOURNAL)
    forget(diary.desk(), "Secret Ann")
    held = bytes_of(diary)
    assert b"secret" not in held
    assert b"5550001" not in held
    assert b"zoe" in held
    assert refused(lambda: undoing.redo_plan(diary.desk())).startswith("not_found")
    assert refused(lambda: forget(diary.desk(), "Secret Ann")).startswith("not_found")


def test_a_merge_that_was_taken_back_keeps_nothing_of_either_in_the_other(diary: Diary) -> None:
    kept = diary.add("Bo", note="his own")
    gone = diary.add("Secret Ann", phone="5550001", note="secret note")
    people.merge(diary.desk(), kept, gone)
    undo(diary)
    capture.log(diary.desk(), ActivityKind.TALK, kept, when(MONDAY), note="with Bo")
    before = diary.rows("SELECT * FROM activity")
    forget(diary.desk(), gone)
    held = bytes_of(diary)
    assert b"secret" not in held
    assert b"5550001" not in held
    assert b"his own" in held
    assert diary.rows("SELECT * FROM activity") == before
    assert review.one(diary.desk(), kept).person.name == "Bo"


def test_somebody_who_is_part_of_another_is_erased_with_that_one(diary: Diary) -> None:
    kept, gone = diary.add("Bo"), diary.add("Secret Ann")
    people.merge(diary.desk(), kept, gone)
    with pytest.raises(Refused, match="is part of card 1 now"):
        meant(diary.desk(), gone)
    forget(diary.desk(), kept)
    assert b"secret" not in bytes_of(diary)
    assert refused(lambda: meant(diary.desk(), "Secret Ann")).startswith("not_found")


def test_what_lost_a_part_is_not_taken_back(diary: Diary) -> None:
    ann = diary.add("Ann")
    bo = diary.add("Bo")
    people.merge(diary.desk(), bo, diary.add("Cy"))
    forget(diary.desk(), ann)
    assert refused(lambda: undoing.plan(diary.desk())) == (
        "refused: change 5 erased a person for good; undo cannot bring anybody back; "
        "take back another: pipeline history, then pipeline undo --change ID"
    )
    assert refused(lambda: undoing.plan(diary.desk(), change=1)) == (
        "refused: a part of change 1 was erased with a person who was forgotten; "
        "take back another: pipeline history, then pipeline undo --change ID"
    )
    undo(diary, change=4)
    assert diary.rows("SELECT name FROM card ORDER BY id") == [("",), ("Bo",), ("Cy",)]


def copy_of(diary: Diary) -> Backup:
    return backups.make(diary.store, diary.path, Reason.MANUAL, diary.desk().clock)


def test_the_copies_that_hold_them_are_found_by_no_name(diary: Diary) -> None:
    diary.add("Zoe")
    of_nobody = copy_of(diary)
    who = diary.add("Ann")
    with_her = copy_of(diary)
    people.edit(diary.desk(), who, {"name": "Anna"})
    undo(diary, 2)
    only_in_the_journal = copy_of(diary)
    gone = forget(diary.desk(), "Ann")
    without = copy_of(diary)
    held = [backup.path for backup in forgetting.held_in(diary.desk(), gone)]
    assert sorted(held) == sorted([with_her.path, only_in_the_journal.path])
    assert {of_nobody.path, without.path}.isdisjoint(held)


def test_a_copy_written_anew_holds_everybody_else_and_passes_its_checks(diary: Diary) -> None:
    diary.add("Zoe", note="about Zoe")
    who = diary.add("Secret Ann", phone="5550001", note="secret note", tags=["secret tag"])
    meetings.book(diary.desk(), who, when("2026-03-05"), "secret words")
    copy = copy_of(diary)
    assert b"secret words" in Path(copy.path).read_bytes()
    gone = forget(diary.desk(), who)
    forgetting.erase_from(diary.desk(), copy, gone)
    held = Path(copy.path).read_bytes().lower()
    assert [text for text in (b"secret", b"5550001") if text in held] == []
    assert b"about zoe" in held
    found = backups.verify(copy.path)
    assert found.sums is Sums.MATCHES
    assert found.sha256 == hashlib.sha256(Path(copy.path).read_bytes()).hexdigest()
    assert found.rows["card"] == 2
    assert list(forgetting.held_in(diary.desk(), gone)) == []
    folder = Path(copy.path).parent
    assert sorted(at.name for at in folder.iterdir()) == [
        Path(copy.path).name, Path(copy.path).name + ".sha256",
    ]  # fmt: skip
    assert Path(copy.path).stat().st_mode & 0o777 == 0o600
    assert backups.every(diary.path) == [copy._replace(size=Path(copy.path).stat().st_size)]


def test_somebody_erased_before_can_be_erased_from_the_copies_later(diary: Diary) -> None:
    who = diary.add("Secret Ann")
    copy = copy_of(diary)
    forget(diary.desk(), who)
    again = meant(diary.desk(), who)
    assert again == (int(who), "", Where.COPIES)
    forgetting.erase_from(diary.desk(), copy, forgetting.forget(diary.desk(), again))
    assert b"secret" not in Path(copy.path).read_bytes().lower()


def test_a_copy_that_cannot_be_written_anew_is_as_it_was(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = diary.add("Ann")
    copy = copy_of(diary)
    gone = forget(diary.desk(), who)
    before = Path(copy.path).read_bytes()

    def full(*_anything: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pipelinecli.store.backup.placing.os.fsync", full)
    assert refused(lambda: forgetting.erase_from(diary.desk(), copy, gone)) == (
        f"failed: {copy.path} could not be written anew: No space left on device; it is as it was"
    )
    assert Path(copy.path).read_bytes() == before
    assert len(list(Path(copy.path).parent.iterdir())) == 2


def test_a_copy_that_cannot_be_read_may_hold_them(diary: Diary) -> None:
    who = diary.add("Ann")
    copy = copy_of(diary)
    Path(copy.path).write_bytes(b"SQLite format 3\0" + b"?" * 5000)
    gone = forget(diary.desk(), who)
    [held] = forgetting.held_in(diary.desk(), gone)
    assert held.path == copy.path
    before = Path(copy.path).read_bytes()
    assert refused(lambda: forgetting.erase_from(diary.desk(), copy, gone)) == (
        f"failed: {copy.path} could not be written anew: it is damaged; it is as it was"
    )
    assert Path(copy.path).read_bytes() == before


def test_a_merge_that_was_taken_back_does_not_draw_the_other_one_in(diary: Diary) -> None:
    kept, gone = diary.add("Bo", note="about Bo"), diary.add("Secret Ann")
    people.merge(diary.desk(), kept, gone)
    together = copy_of(diary)
    undo(diary)
    apart = copy_of(diary)
    ann = forget(diary.desk(), gone)
    forgetting.erase_from(diary.desk(), apart, ann)
    held = Path(apart.path).read_bytes().lower()
    assert b"secret" not in held
    assert b"about bo" in held
    before = Path(together.path).read_bytes()
    assert refused(lambda: forgetting.erase_from(diary.desk(), together, ann)) == (
        f"refused: in {together.path} they are one card with somebody who was not erased; "
        "it is as it was; delete it if it may not hold them"
    )
    assert Path(together.path).read_bytes() == before
    assert together.path in [backup.path for backup in forgetting.held_in(diary.desk(), ann)]


def test_a_restore_does_not_bring_back_who_was_erased_without_a_card(diary: Diary) -> None:
    diary.add("Zoe")
    who = diary.add("Secret Ann", note="secret note")
    copy = copy_of(diary)
    undo(diary)
    forget(diary.desk(), who)
    desk = diary.desk()
    with restoring.prepared(desk, copy.path) as ready:
        done = restoring.restore(desk, ready)
    assert done.ready.erased_again == 1
    assert diary.rows("SELECT name FROM card") == [("Zoe",), ("",)]
    assert b"secret" not in bytes_of(diary)


def test_a_copy_that_somebody_has_changed_is_not_given_a_new_checksum(diary: Diary) -> None:
    who = diary.add("Ann")
    copy = copy_of(diary)
    with closing(sqlite3.connect(copy.path)) as changed:
        changed.execute("CREATE TABLE added (x)")
    gone = forget(diary.desk(), who)
    assert refused(lambda: forgetting.erase_from(diary.desk(), copy, gone)) == (
        f"failed: {copy.path} could not be written anew: it is not what its checksum was made for; "
        "it is as it was"
    )


def test_forgetting_somebody_again_writes_the_file_anew_if_that_failed(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    who = diary.add("Ann")
    done: list[str] = []

    def failing(store: Store) -> None:
        done.append("tried")
        raise StoreLocked(store.path)

    monkeypatch.setattr(Store, "rewrite", failing)
    assert refused(lambda: forget(diary.desk(), who)).startswith("failed: Ann is forgotten, but")
    monkeypatch.setattr(Store, "rewrite", lambda _store: done.append("done"))
    forget(diary.desk(), who)
    assert done == ["tried", "done"]


def test_copies_from_before_and_after_a_merge_are_written_anew(diary: Diary) -> None:
    diary.add("Zoe")
    ann, other = diary.add("Secret Ann"), diary.add("Secret A.", note="secret note")
    before = copy_of(diary)
    people.merge(diary.desk(), ann, other)
    after = copy_of(diary)
    gone = forget(diary.desk(), ann)
    held = list(forgetting.held_in(diary.desk(), gone))
    assert {before.path, after.path} <= {backup.path for backup in held}
    for backup in held:
        forgetting.erase_from(diary.desk(), backup, gone)
        assert b"secret" not in Path(backup.path).read_bytes().lower()
    assert list(forgetting.held_in(diary.desk(), gone)) == []
