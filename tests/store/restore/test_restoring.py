"""A store compared with a copy of it: every kind of difference is found, and nothing else."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.services import people, undoing
from pipelinecli.store import settings
from pipelinecli.store.backup import backups
from pipelinecli.store.engine import Store
from pipelinecli.store.restore import restoring
from pipelinecli.store.restore.restoring import Copy, beside, differs
from tests.services.stories import at_25

if TYPE_CHECKING:
    from tests.builders import Diary


@pytest.fixture
def copy(diary: Diary, tmp_path: Path) -> Path:
    """Return where a copy of a store is."""
    at_25(diary, "Ann")
    people.edit(diary.desk(), "Ann", {"tags": ("vip",)})
    people.edit(diary.desk(), "Ann", {"note": "tea"})
    desk = diary.desk()
    undoing.undo(desk, undoing.plan(desk))
    made = backups.make(
        diary.store, diary.path, backups.Reason.MANUAL, desk.clock, str(tmp_path / "copy.db")
    )
    return Path(made.path)


def differ(diary: Diary, copy: Path) -> bool:
    with closing(sqlite3.connect(copy)) as connection:
        (until,) = connection.execute("SELECT max(id) FROM change_set").fetchone()
    there = Copy(str(copy), str(copy), until)
    with beside(diary.store, there):
        return differs(diary.store, there)


def test_a_copy_is_the_same(diary: Diary, copy: Path) -> None:
    assert not differ(diary, copy)


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM tag",
        "INSERT INTO tag (card_id, name) VALUES (1, 'late')",
        "UPDATE card SET note = 'coffee'",
        "UPDATE card SET uid = lower(hex(randomblob(16)))",
        "DELETE FROM undone",
        "INSERT INTO undone (id, by_id) VALUES (1, 5)",
        "UPDATE change_set SET effective_at = '2026-03-02T00:00:00Z' WHERE id = 1",
        "UPDATE change_set SET uid = 'another' WHERE id = 2",
    ],
)
def test_every_difference_is_found(diary: Diary, copy: Path, change: str) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(change)
        connection.commit()
    assert differ(diary, copy)
    before = diary.dump()
    assert differ(diary, copy)
    assert diary.dump() == before


@pytest.mark.parametrize(
    "command", ["undo", "redo", "restore", "forget"], ids=lambda command: f"a {command}"
)
def test_what_has_no_effect_of_its_own_is_no_difference(
    diary: Diary, copy: Path, command: str
) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(
            "INSERT INTO change_set (uid, recorded_at, effective_at, command)"
            " SELECT 'new', recorded_at, effective_at, ? FROM change_set WHERE id = 1",
            (command,),
        )
        connection.commit()
    assert not differ(diary, copy)
    with diary.store.write(command, diary.desk().clock) as tx:
        tx.commit()
    assert not differ(diary, copy)


def test_the_copy_cannot_be_written_to(diary: Diary, copy: Path) -> None:
    before = copy.read_bytes()
    clock = diary.desk().clock
    there = Copy(str(copy), str(copy), 9)
    with beside(diary.store, there), diary.store.write("edit", clock) as tx:  # noqa: SIM117
        with pytest.raises(sqlite3.OperationalError, match="readonly"):
            tx.execute("DELETE FROM copy.card")
    assert copy.read_bytes() == before
    assert diary.rows("PRAGMA database_list")[-1][1] == "main"


def test_what_is_kept_while_it_writes_is_what_was_before(diary: Diary, copy: Path) -> None:
    """Nothing of what is not yet committed is in it, and the one it was kept for is gone."""
    clock = diary.desk().clock
    older, seen = restoring.keep_what_is(diary.store, clock)
    with diary.store.write("restore", clock) as tx:
        assert restoring.is_kept(tx, seen)
        tx.execute("UPDATE card SET note = 'not yet'")
        kept = restoring.keep_instead(older, diary.path, clock)
        tx.commit()
    with closing(sqlite3.connect(kept.path)) as connection:
        assert connection.execute("SELECT note FROM card").fetchall() == [(None,)]
        assert connection.execute("SELECT max(id) FROM change_set").fetchone() == (5,)
    assert diary.rows("SELECT note FROM card") == [("not yet",)]
    assert backups.verify(kept.path).sums is backups.Sums.MATCHES
    assert [backup.path for backup in backups.every(diary.path)] == [kept.path]
    assert copy.exists()


def test_whether_others_have_written_since_is_known(diary: Diary) -> None:
    diary.add("Ann")
    clock, other = diary.desk().clock, Store(diary.path)
    _kept, seen = restoring.keep_what_is(diary.store, clock)
    with diary.store.write("config", clock) as tx:
        settings.put(tx, "name", "Ann")
        tx.commit()
    with diary.store.write("edit", clock) as tx:
        assert restoring.is_kept(tx, seen)
    with other.write("config", clock) as tx:
        settings.put(tx, "name", "Bo")
        tx.commit()
    other.close()
    with diary.store.write("edit", clock) as tx:
        assert not restoring.is_kept(tx, seen)
