"""A backup taken out: a private copy that is fit to be a store, or a line that says why not."""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipelinecli.errors import StoreDamaged, StoreError, StoreUnwritable
from pipelinecli.store.backup import backups
from pipelinecli.store.backup.private_copy import taken_out
from pipelinecli.store.file import files
from tests.builders import Diary, refused
from tests.store.old_stores import RELEASED, old_store, version


@pytest.fixture
def backup(diary: Diary, tmp_path: Path) -> Path:
    """Return where a backup is."""
    diary.add("Ann")
    clock = diary.desk().clock
    to = str(tmp_path / "kept.db")
    return Path(backups.make(diary.store, diary.path, backups.Reason.MANUAL, clock, to).path)


def take(file: Path, store: str) -> None:
    with taken_out(str(file), store):
        pass


def test_it_is_private_and_gone_afterwards(backup: Path, diary: Diary) -> None:
    folder = Path(f"{diary.path}-backups")
    old = os.umask(0)
    try:
        with taken_out(str(backup), diary.path) as part:
            assert Path(part.path).read_bytes() == backup.read_bytes()
            assert [path.name for path in folder.iterdir()] == [Path(part.path).name]
            assert (Path(part.path).stat().st_mode & 0o777, folder.stat().st_mode & 0o777) == (
                0o600,
                0o700,
            )
    finally:
        os.umask(old)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("dump", RELEASED, ids=lambda dump: dump.stem)
def test_one_of_an_earlier_version_is_brought_up_to_date(
    tmp_path: Path, diary: Diary, dump: Path
) -> None:
    (tmp_path / "old").mkdir()
    file = old_store(tmp_path / "old", dump)
    before = file.read_bytes()
    with taken_out(str(file), diary.path) as part:
        assert version(Path(part.path)) == files.CURRENT
        assert len(list(Path(part.path).parent.iterdir())) == 1
    assert file.read_bytes() == before
    assert [path.name for path in file.parent.iterdir()] == [file.name]


def test_damage_anywhere_is_found_and_the_file_is_named(backup: Path, diary: Diary) -> None:
    whole = backup.read_bytes()
    Path(f"{backup}.sha256").unlink()
    for page in range(1, len(whole) // 4096):
        backup.write_bytes(whole[: page * 4096] + b"\xff" * 4096 + whole[(page + 1) * 4096 :])
        said = refused(lambda: take(backup, diary.path))
        assert said.startswith(f"store: {backup} is damaged: "), page
    assert not Path(f"{diary.path}-backups").exists()


def test_a_file_that_changes_while_it_is_read_is_not_taken(
    backup: Path, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def late(path: str) -> object:
        found = backups.verify(path)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("UPDATE card SET note = 'late'")
            connection.commit()
        return found

    monkeypatch.setattr("pipelinecli.store.backup.private_copy.verify", late)
    with pytest.raises(StoreDamaged, match="another program is writing to it"):
        take(backup, diary.path)


def test_where_there_is_no_room_a_line_says_so(
    backup: Path, diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_file: int, _block: bytes) -> int:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "write", full)
    with pytest.raises(StoreUnwritable, match="No space left on device"):
        take(backup, diary.path)
    monkeypatch.undo()
    assert list(Path(f"{diary.path}-backups").iterdir()) == []


def test_one_of_a_later_minor_is_taken_as_it_is(backup: Path, diary: Diary) -> None:
    Path(f"{backup}.sha256").unlink()
    with closing(sqlite3.connect(backup)) as connection:
        connection.execute("CREATE TABLE later (id INTEGER PRIMARY KEY)")
        connection.execute(f"PRAGMA user_version = {files.CURRENT + 1}")
    with taken_out(str(backup), diary.path) as part:
        assert version(Path(part.path)) == files.CURRENT + 1


def test_a_step_that_fails_is_damage(tmp_path: Path, diary: Diary) -> None:
    (tmp_path / "old").mkdir()
    file = old_store(tmp_path / "old")
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("CREATE TABLE undone (id INTEGER)")
    with pytest.raises(StoreError, match="is damaged: SQLite cannot do with it what is asked"):
        take(file, diary.path)
