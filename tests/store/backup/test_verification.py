"""A file checked as a store: what it says of it, and that it is not touched."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import NotOurs, StoreDamaged, StoreUnreadable, TooNew
from pipelinecli.store.backup.backups import Reason, Sums, make, verify
from pipelinecli.store.checkup.reading import looking
from pipelinecli.store.file import files
from tests.services.spoiling import behind_its_back
from tests.store.copies import NOW, keep, listing

if TYPE_CHECKING:
    from pathlib import Path

    from tests.builders import Diary


@pytest.fixture
def copy(diary: Diary, tmp_path: Path) -> Path:
    """Return a copy in a directory of its own."""
    diary.add("Ann")
    (tmp_path / "stick").mkdir()
    return keep(diary, Reason.MANUAL, tmp_path / "stick" / "mine.db")


def test_a_sound_copy_tells_its_version_its_rows_and_its_checksum(copy: Path) -> None:
    found = verify(str(copy))
    assert (found.version, found.rows["card"], found.sums) == (files.CURRENT, 1, Sums.MATCHES)
    assert copy.with_name("mine.db.sha256").read_text() == f"{found.sha256}  mine.db\n"


def test_a_checksum_that_is_missing_or_another_is_told(copy: Path) -> None:
    beside = copy.with_name("mine.db.sha256")
    for said, told in (
        ("0" * 64 + "  mine.db\n", Sums.DIFFERS),
        ("notes\n", Sums.DIFFERS),
        ("", Sums.DIFFERS),
        ("é" * 64, Sums.DIFFERS),
        (beside.read_text().upper(), Sums.MATCHES),
    ):
        beside.write_text(said)
        assert verify(str(copy)).sums is told, said
    beside.unlink()
    assert verify(str(copy)).sums is Sums.MISSING
    os.mkfifo(beside)
    assert verify(str(copy)).sums is Sums.DIFFERS


def test_looking_changes_nothing_and_leaves_nothing_beside(copy: Path) -> None:
    for mode in (0o600, 0o400):
        copy.chmod(mode)
        before = copy.read_bytes(), copy.stat().st_mtime_ns, listing(copy.parent)
        verify(str(copy))
        assert (copy.read_bytes(), copy.stat().st_mtime_ns, listing(copy.parent)) == before


def test_a_copy_is_read_through_a_link(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(copy)
    assert verify(str(tmp_path / "link")).sums is Sums.MISSING


def test_a_file_that_is_no_store_is_named_and_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "file.db"
    for raw in (b"", b"name,phone\n", bytes(4096), b"SQLite format 3\x00" + bytes(84)):
        path.write_bytes(raw)
        with pytest.raises(NotOurs):
            verify(str(path))
        assert path.read_bytes() == raw
    path.unlink()
    with closing(sqlite3.connect(path)) as foreign:
        foreign.execute("CREATE TABLE theirs (x)")
    with pytest.raises(NotOurs):
        verify(str(path))
    assert listing(tmp_path) == ["file.db"]


def test_what_is_not_there_or_is_no_file_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(StoreUnreadable, match="No such file"):
        verify(str(tmp_path / "none.db"))
    with pytest.raises(StoreUnreadable, match="Is a directory"):
        verify(str(tmp_path))


def test_a_store_of_a_later_program_is_too_new(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA user_version = 2000")
    with pytest.raises(TooNew):
        verify(str(copy))
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute(f"PRAGMA user_version = {files.CURRENT + 1}")
    assert verify(str(copy)).version == files.CURRENT + 1


def test_a_store_without_a_version_is_none_of_ours(copy: Path) -> None:
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("PRAGMA user_version = 0")
    with pytest.raises(NotOurs):
        verify(str(copy))


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_a_file_that_a_write_was_cut_short_in_is_not_judged(copy: Path, ending: str) -> None:
    copy.with_name(f"mine.db{ending}").write_text("half")
    with pytest.raises(StoreDamaged, match="a write to it was cut short"):
        verify(str(copy))
    assert copy.with_name(f"mine.db{ending}").read_text() == "half"


def test_a_row_that_breaks_a_rule_is_damage_though_sqlite_does_not_ask(copy: Path) -> None:
    behind_its_back(str(copy), "UPDATE card SET grade = 'X'")
    with pytest.raises(StoreDamaged) as refused:
        verify(str(copy))
    assert refused.value.reason == "a row of card breaks a rule"


def test_of_a_store_with_such_a_row_no_copy_is_kept_whoever_has_it_open(
    diary: Diary, tmp_path: Path
) -> None:
    diary.add("Ann")
    diary.store.close()
    path = str(tmp_path / "pipeline.db")
    behind_its_back(path, "UPDATE card SET grade = 'X'")
    with looking(path) as looked, pytest.raises(StoreDamaged) as refused:
        make(looked.connection, path, Reason.DOCTOR, NOW)
    assert refused.value.path == path
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        with pytest.raises(StoreDamaged):
            make(connection, path, Reason.MANUAL, NOW)
        assert make(connection, path, Reason.MANUAL, NOW, as_it_is=True).number == 1
    assert len(listing(tmp_path / "pipeline.db-backups")) == 2


def test_a_file_cut_short_or_with_a_page_of_noise_is_damaged(copy: Path) -> None:
    whole = copy.read_bytes()
    for at in range(1, len(whole) // 4096, 7):
        spoilt = bytearray(whole)
        spoilt[at * 4096 : at * 4096 + 64] = bytes(range(64, 128))
        for raw in (bytes(spoilt), whole[: at * 4096]):
            copy.write_bytes(raw)
            with pytest.raises(StoreDamaged):
                verify(str(copy))
            assert copy.read_bytes() == raw
