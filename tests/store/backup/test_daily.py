"""The day's copy: before the first write of the rep's day, and only then."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import BackupFailed, StoreDamaged
from pipelinecli.store.backup import backups
from pipelinecli.store.backup.daily import keep_daily
from tests.builders import Diary, pinned
from tests.store.copies import folder_of, listing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def kept(diary: Diary) -> Diary:
    """Return a diary of somebody whose program keeps a copy of each day."""
    diary.store.before_writing = keep_daily
    return diary


def days(diary: Diary) -> list[str]:
    return [backup.day.isoformat() for backup in backups.every(diary.path)]


def cards_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as copy:
        count: int = copy.execute("SELECT count(*) FROM card").fetchone()[0]
        return count


def test_the_copy_of_a_day_is_what_there_was_before_its_first_write(kept: Diary) -> None:
    for day, name in (("2026-03-02", "Ann"), ("2026-03-03", "Bob"), ("2026-03-03", "Cid")):
        kept.add(name, day)
    assert days(kept) == ["2026-03-03"]
    assert cards_in(folder_of(kept) / "daily-2026-03-03.db") == 1


def test_the_first_write_of_all_has_nothing_to_copy(kept: Diary) -> None:
    kept.add("Ann")
    assert listing(folder_of(kept)) == []


def test_reading_keeps_no_copy(kept: Diary) -> None:
    kept.add("Ann", "2026-03-02")
    kept.desk("2026-03-03")
    assert kept.store.first("SELECT count(*) FROM card") == (1,)
    assert listing(folder_of(kept)) == []


def test_on_a_day_that_has_its_copy_there_is_one_look_and_nothing_is_opened(
    kept: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept.add("Ann")
    kept.add("Bob")
    looked: list[str] = []
    lstat = os.lstat

    def look(path: str) -> os.stat_result:
        looked.append(os.path.basename(path))  # noqa: PTH119
        return lstat(path)

    monkeypatch.setattr(os, "lstat", look)
    monkeypatch.setattr(backups, "make", None)
    monkeypatch.setattr(kept.store, "exists", None)
    keep_daily(kept.store, pinned("2026-03-02"))
    # The first is whether the store is a link.
    assert looked in (["daily-2026-03-02.db"], ["pipeline.db", "daily-2026-03-02.db"])


def test_a_link_in_the_place_of_the_days_copy_is_none(kept: Diary, tmp_path: Path) -> None:
    kept.add("Ann")
    folder_of(kept).mkdir()
    (folder_of(kept) / "daily-2026-03-02.db").symlink_to(tmp_path / "pipeline.db")
    with pytest.raises(BackupFailed, match="something else is in its place"):
        keep_daily(kept.store, pinned("2026-03-02"))


def test_copies_that_need_not_stay_go_when_a_days_copy_is_made(kept: Diary) -> None:
    kept.add("Ann", "2025-01-01")
    for month in range(1, 13):
        for day in ("05", "15"):
            kept.add(f"Person {month} {day}", f"2025-{month:02}-{day}")
    assert days(kept) == [
        "2025-12-15", "2025-12-05", "2025-11-15", "2025-11-05", "2025-10-15", "2025-10-05",
        "2025-09-15", "2025-09-05", "2025-08-15", "2025-08-05", "2025-07-15", "2025-07-05",
        "2025-06-15", "2025-05-15", "2025-04-15",
    ]  # fmt: skip
    assert len(listing(folder_of(kept))) == 2 * 15


def test_a_failure_takes_away_what_need_not_stay_all_the_same(
    kept: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It may be for want of room."""
    kept.add("Ann", "2025-01-01")
    for month in range(1, 13):
        for day in (5, 15):
            clock = pinned(f"2025-{month:02}-{day:02}")
            backups.make(kept.store, kept.path, backups.Reason.DAILY, clock)

    def full(_file: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(BackupFailed, match="No space left"):
        keep_daily(kept.store, pinned("2025-12-16"))
    assert len(days(kept)) == 15


def test_a_damaged_store_is_not_written_to_any_more(kept: Diary, tmp_path: Path) -> None:
    """Though the damage is where the command itself would not have come by."""
    kept.add("Ann", "2026-03-02")
    [(page,)] = kept.rows("SELECT rootpage FROM sqlite_master WHERE name = 'checkin'")
    kept.store.close()
    store = tmp_path / "pipeline.db"
    raw = bytearray(store.read_bytes())
    raw[(page - 1) * 4096 : (page - 1) * 4096 + 64] = bytes(range(64))
    store.write_bytes(raw)
    os.utime(f"{store}-journal")  # nothing shows that something was written since
    with pytest.raises(StoreDamaged):
        kept.add("Bob", "2026-03-03")
    assert store.read_bytes() == raw
    assert listing(folder_of(kept)) == []
    kept.store.before_writing = None
    kept.add("Bob", "2026-03-03")
