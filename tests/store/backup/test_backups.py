"""Copies of the store: what they hold, what they are called, which are good."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pipelinecli.errors import BackupFailed, PipelineError, StoreAbsent
from pipelinecli.services import review
from pipelinecli.store.backup import backups
from pipelinecli.store.backup.backups import Reason, Sums
from pipelinecli.store.engine import Store
from tests.builders import Diary, pinned
from tests.store.copies import DAY, MANUAL, NOW, folder_of, keep, listing, modes
from tests.store.old_stores import RELEASED, old_store


@pytest.fixture
def kept(diary: Diary) -> Diary:
    """Return a diary with two people in it."""
    diary.add("Ann")
    diary.add("王经理")
    return diary


def test_a_copy_is_a_store_with_the_same_cards(kept: Diary) -> None:
    path = keep(kept, Reason.MANUAL)
    kept.add("later")
    copied = Diary(path.parent)
    copied.store = Store(str(path))
    with closing(copied.store):
        board = review.board(copied.desk())
    names = {card.person.name for cards in board.columns.values() for card in cards}
    assert names == {"Ann", "王经理"}


def test_a_copy_holds_every_row_and_says_so(kept: Diary) -> None:
    path = keep(kept, Reason.MANUAL)
    found = backups.verify(str(path))
    assert (found.rows["card"], found.rows["journal"]) == (2, 6)
    assert found.sums is Sums.MATCHES
    with closing(sqlite3.connect(path)) as copy:
        assert list(copy.iterdump()) == kept.dump()


def test_a_copy_is_named_by_its_moment_and_why_and_a_day_by_itself(kept: Diary) -> None:
    made = [
        backups.make(kept.store, kept.path, reason, NOW)
        for reason in (Reason.MANUAL, Reason.MANUAL, Reason.MERGE, Reason.DAILY)
    ]
    assert [(Path(backup.path).name, backup.reason, backup.number) for backup in made] == [
        (MANUAL, Reason.MANUAL, 1),
        ("2026-03-02T093000Z-manual-2.db", Reason.MANUAL, 2),
        ("2026-03-02T093000Z-merge.db", Reason.MERGE, 1),
        (DAY, Reason.DAILY, 1),
    ]
    assert {backup.made for backup in made} == {datetime(2026, 3, 2, 9, 30, tzinfo=UTC)}
    assert set(backups.every(kept.path)) == set(made)
    assert {backup.size for backup in made} == {Path(kept.path).stat().st_size}


def test_the_day_is_the_reps_and_the_moment_is_utc(kept: Diary) -> None:
    import zoneinfo

    late = pinned("2026-03-03T01:00", zoneinfo.ZoneInfo("Asia/Shanghai"))
    daily = backups.make(kept.store, kept.path, Reason.DAILY, late)
    by_hand = backups.make(kept.store, kept.path, Reason.MANUAL, late)
    assert [Path(backup.path).name for backup in (daily, by_hand)] == [
        "daily-2026-03-03.db",
        "2026-03-02T170000Z-manual.db",
    ]
    assert daily.made == by_hand.made


def test_a_day_has_one_copy_and_the_first_one_stays(kept: Diary) -> None:
    first = keep(kept, Reason.DAILY)
    before = first.read_bytes()
    kept.add("later")
    assert keep(kept, Reason.DAILY) == first
    assert (first.read_bytes(), listing(first.parent)) == (before, [DAY, f"{DAY}.sha256"])


@pytest.mark.skipif(shutil.which("sha256sum") is None, reason="there is no sha256sum")
def test_sha256sum_checks_a_copy_whatever_it_is_called(kept: Diary, tmp_path: Path) -> None:
    for name in ("plain.db", "two words.db", "王经理.db", "back\\slash.db", "new\nline.db"):
        path = keep(kept, Reason.MANUAL, tmp_path / name)
        check = ["sha256sum", "--check", "--strict", f"{path.name}.sha256"]
        assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 0
        with path.open("ab") as file:
            file.write(b"x")
        assert subprocess.run(check, cwd=tmp_path, check=False, capture_output=True).returncode == 1


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_copies_are_private_under_any_umask(kept: Diary, tmp_path: Path, umask: int) -> None:
    open_to_all = tmp_path / "stick"
    open_to_all.mkdir()
    before = os.umask(umask)
    try:
        keep(kept, Reason.DAILY)
        keep(kept, Reason.MANUAL, open_to_all)
        keep(kept, Reason.MANUAL, open_to_all / "mine.db")
    finally:
        os.umask(before)
    assert folder_of(kept).stat().st_mode & 0o777 == 0o700
    assert modes(folder_of(kept)) == modes(open_to_all) == {0o600}
    assert len(listing(open_to_all)) == 4


def test_nothing_is_left_beside_a_copy(kept: Diary) -> None:
    keep(kept, Reason.MANUAL)
    assert listing(folder_of(kept)) == [MANUAL, f"{MANUAL}.sha256"]
    assert backups.newest_good(kept.path) is not None
    assert listing(folder_of(kept)) == [MANUAL, f"{MANUAL}.sha256"]


_WRITES = """
import sys
from pathlib import Path
from tests.builders import Diary
diary = Diary(Path(sys.argv[1]))
print("ready", flush=True)
for number in range(150):
    diary.add(f"Person {number}")
"""


def test_while_another_process_writes_each_copy_is_of_one_moment(
    kept: Diary, tmp_path: Path
) -> None:
    root = Path(__file__).parents[3]
    writer = subprocess.Popen(
        [sys.executable, "-c", _WRITES, str(tmp_path)], stdout=subprocess.PIPE, cwd=root
    )
    assert writer.stdout is not None
    writer.stdout.readline()
    counts = []
    while writer.poll() is None:
        rows = backups.verify(str(keep(kept, Reason.MANUAL))).rows
        assert (rows["card"], rows["attempt"], rows["journal"]) == (
            rows["change_set"],
            rows["change_set"],
            3 * rows["change_set"],
        )
        counts.append(rows["card"])
    writer.stdout.close()
    assert writer.returncode == 0
    assert counts == sorted(counts)
    assert len(set(counts)) > 2


def test_a_copy_of_an_old_store_is_of_its_version(tmp_path: Path) -> None:
    for dump in RELEASED:
        old = old_store(tmp_path, dump)
        with closing(sqlite3.connect(old, isolation_level=None)) as connection:
            backup = backups.make(connection, str(old), Reason.MIGRATION, None)
            assert not connection.in_transaction
            [cards] = connection.execute("SELECT count(*) FROM card").fetchone()
        found = backups.verify(backup.path)
        assert f"store-{found.version // 1000}.{found.version % 1000}" == dump.stem
        assert found.rows["card"] == cards > 0


def test_without_a_clock_a_copy_is_named_by_the_file_systems(tmp_path: Path) -> None:
    old = old_store(tmp_path)
    with closing(sqlite3.connect(old, isolation_level=None)) as connection:
        backup = backups.make(connection, str(old), Reason.MIGRATION, None)
    assert backup.made.timestamp() == int(Path(backup.path).stat().st_mtime)
    assert Path(backup.path).name == f"{backup.made:%Y-%m-%dT%H%M%SZ}-migration.db"


def test_a_store_that_is_not_there_is_not_copied(diary: Diary) -> None:
    with pytest.raises(StoreAbsent):
        keep(diary, Reason.MANUAL)
    assert listing(folder_of(diary)) == []


def test_what_others_put_into_the_folder_is_neither_listed_nor_taken_away(kept: Diary) -> None:
    path = keep(kept, Reason.MANUAL)
    names = (
        "notes.txt", "daily-2026-02-30.db", "daily-2026-3-2.db", "2026-03-02T250000Z-manual.db",
        "2026-03-02T093000Z-other.db", "2026-03-02T093000Z-manual-02.db", "daily-２０２６-03-02.db",
        "daily-2001-01-01.db.txt",
    )  # fmt: skip
    for name in names:
        (path.parent / name).write_text("theirs")
    (path.parent / "daily-2001-01-01.db").symlink_to(path)
    (path.parent / "daily-2001-01-02.db").mkdir()
    assert [backup.path for backup in backups.every(kept.path)] == [str(path)]
    there = listing(path.parent)
    assert backups.prune(kept.path, NOW) == []
    assert listing(path.parent) == there


def test_copies_that_were_copied_elsewhere_and_back_keep_their_days(kept: Diary) -> None:
    path = keep(kept, Reason.DAILY)
    os.utime(path)
    [backup] = backups.every(kept.path)
    assert (backup.day.isoformat(), backup.made) == (
        "2026-03-02",
        datetime(2026, 3, 2, 12, tzinfo=UTC),
    )


def test_the_copies_of_a_store_behind_a_link_are_beside_the_store(
    kept: Diary, tmp_path: Path
) -> None:
    (tmp_path / "synced").mkdir()
    link = tmp_path / "synced" / "linked.db"
    link.symlink_to(kept.path)
    assert backups.folder(str(link)) == backups.folder(kept.path) == f"{kept.path}-backups"


def test_a_store_that_is_locked_for_good_is_said_to_be_and_leaves_nothing(kept: Diary) -> None:
    locked = threading.Event()
    with closing(sqlite3.connect(kept.path, isolation_level=None)) as holder:
        holder.execute("BEGIN EXCLUSIVE")
        locked.set()
        other = Store(kept.path)
        other.patience = 0.05
        with closing(other), pytest.raises(PipelineError, match="locked"):
            backups.make(other, kept.path, Reason.MANUAL, NOW)
    assert listing(folder_of(kept)) == []


def test_a_transaction_that_has_written_is_not_waited_for_in_vain(kept: Diary) -> None:
    with kept.store.write("add", NOW) as tx:
        tx.execute("UPDATE card SET name = 'x'")
        with pytest.raises(BackupFailed, match="has it open"):
            keep(kept, Reason.MANUAL)
    assert listing(folder_of(kept)) == []
