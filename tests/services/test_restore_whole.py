"""A store that would be replaced as a whole, and what others do to it before it is agreed to."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.services import capture, restoring
from pipelinecli.store.backup import backups
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files
from tests.builders import MONDAY, Diary, refused
from tests.services.erasing import forget
from tests.services.handing_in import FRIDAY
from tests.services.holdings import held_in, keep, put_back

if TYPE_CHECKING:
    from collections.abc import Callable

MEANWHILE = "refused: something was recorded meanwhile; nothing was changed"
NAMES = "SELECT name FROM card ORDER BY id"


def of_a_later_minor(path: str) -> None:
    """Let a file be of a version that this program does not know all of."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA user_version = {files.CURRENT + 1}")
    Path(f"{path}.sha256").unlink(missing_ok=True)


def gone(diary: Diary, _backup: str) -> None:
    diary.store.close()
    for ending in ("", "-journal"):
        Path(f"{diary.path}{ending}").unlink()


def cut_off(diary: Diary, _backup: str) -> None:
    diary.store.close()
    whole = Path(diary.path).read_bytes()
    Path(diary.path).write_bytes(whole[:-4096])


def later_store(diary: Diary, _backup: str) -> None:
    diary.store.close()
    of_a_later_minor(diary.path)


def later_backup(_diary: Diary, backup: str) -> None:
    of_a_later_minor(backup)


def late(diary: Diary) -> None:
    """Record somebody, by another connection, or a store of their own where there is none."""
    other = Store(diary.path)
    capture.add(diary.desk()._replace(store=other), capture.Contact("Late"))
    other.close()


def mended(diary: Diary) -> None:
    """Put a sound store where a damaged one was."""
    sound = Path(diary.path).parent / "sound"
    sound.mkdir()
    other = Diary(sound)
    other.add("Late")
    other.store.close()
    Path(other.path).replace(diary.path)


@pytest.mark.parametrize(
    ("how", "meanwhile", "names"),
    [
        (gone, late, ["Late"]),
        (cut_off, mended, ["Late"]),
        (later_store, late, ["Ann", "Bo", "Late"]),
        (later_backup, late, ["Ann", "Bo", "Late"]),
    ],
    ids=["absent", "damaged", "other", "sound"],
)
def test_what_is_recorded_before_it_is_agreed_to_stays(
    diary: Diary,
    how: Callable[[Diary, str], None],
    meanwhile: Callable[[Diary], None],
    names: list[str],
) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    desk = diary.desk(FRIDAY)
    how(diary, backup)
    with restoring.prepared(desk, backup) as ready:
        assert ready.whole
        meanwhile(diary)
        assert refused(lambda: restoring.restore(desk, ready)).startswith(MEANWHILE)
    diary.store.close()
    assert [name for (name,) in diary.rows(NAMES)] == names
    left = {path.name for path in Path(diary.path).parent.glob("pipeline.db.*")}
    assert left == set()
    assert [one.path for one in backups.every(diary.path)] == [backup]


def test_whoever_is_erased_before_it_is_agreed_to_stays_erased(diary: Diary) -> None:
    diary.add("Ann")
    bo = diary.add("Bo")
    backup = keep(diary, MONDAY)
    later_backup(diary, backup)
    desk = diary.desk(FRIDAY)
    with restoring.prepared(desk, backup) as ready:
        other = Store(diary.path)
        forget(diary.desk()._replace(store=other), bo)
        other.close()
        assert refused(lambda: restoring.restore(desk, ready)).startswith(MEANWHILE)
    diary.store.close()
    assert b"Bo" not in Path(diary.path).read_bytes()
    assert [one.path for one in backups.every(diary.path)] == [backup]


def test_a_sound_store_that_is_replaced_as_a_whole_is_in_a_backup_first(diary: Diary) -> None:
    diary.add("Ann")
    backup = keep(diary, MONDAY)
    diary.add("Bo")
    later_backup(diary, backup)
    done = put_back(diary, backup, FRIDAY)
    assert (done.cards, done.kept) == ((2, 1), f"{diary.path}.replaced-2026-03-06T120000Z")
    [kept] = [one for one in backups.every(diary.path) if one.reason is backups.Reason.RESTORE]
    assert done.kept is not None
    assert held_in(kept.path) == held_in(done.kept)
    assert [row[2] for row in held_in(kept.path)["card"]] == ["Ann", "Bo"]


def test_a_backup_that_may_hold_more_of_somebody_who_was_erased_is_refused(diary: Diary) -> None:
    who = diary.add("Secret Ann")
    diary.add("Bo")
    backup = keep(diary, MONDAY)
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("ALTER TABLE card ADD COLUMN nick TEXT")
        connection.execute("UPDATE card SET nick = 'their secret'")
        connection.commit()
    later_backup(diary, backup)
    forget(diary.desk(), who)
    before = Path(diary.path).read_bytes()
    said = refused(lambda: put_back(diary, backup, FRIDAY))
    assert said == (
        f"refused: {backup} is of a later version, and may hold more of a person than is known "
        "here; nothing was changed; take an older one: pipeline backup list"
    )
    assert Path(diary.path).read_bytes() == before
    assert [one.path for one in backups.every(diary.path)] == [backup]
