"""Copies that do not pass their checks: they are not kept, or not taken for good ones."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from pipelinecli.errors import BackupFailed, PipelineError, StoreDamaged
from pipelinecli.store.backup import backups
from pipelinecli.store.backup.backups import Reason
from tests.builders import Diary, pinned, refused
from tests.store.copies import MANUAL, NOW, folder_of, keep, listing


@pytest.fixture
def kept(diary: Diary) -> Diary:
    """Return a diary with two people in it."""
    diary.add("Ann")
    diary.add("王经理")
    return diary


def spoil(path: Path) -> None:
    """Swap two bytes in every page but the first, which no reader notices before it looks."""
    raw = bytearray(path.read_bytes())
    for page in range(4096, len(raw), 4096):
        raw[page : page + 12] = os.urandom(12)
    path.write_bytes(raw)


def test_a_damaged_store_is_said_to_be_and_no_copy_of_it_counts(kept: Diary) -> None:
    good = keep(kept, Reason.MANUAL)
    kept.store.close()
    spoil(Path(kept.path))
    with pytest.raises(StoreDamaged) as caught:
        keep(kept, Reason.MANUAL)
    assert caught.value.message.startswith(f"{kept.path} is damaged: ")
    assert listing(good.parent) == [MANUAL, f"{MANUAL}.sha256"]


def test_a_row_that_belongs_to_none_keeps_a_copy_from_counting_unless_that_is_meant(
    kept: Diary,
) -> None:
    with closing(sqlite3.connect(kept.path)) as connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        connection.execute("UPDATE attempt SET card_id = 99 WHERE id = 2")
        connection.commit()
    assert refused(lambda: keep(kept, Reason.MANUAL)) == (
        f"failed: no backup could be made: {kept.path}: a row of attempt belongs to one that is "
        "not there; nothing was changed"
    )
    assert listing(folder_of(kept)) == []
    faithful = backups.make(kept.store, kept.path, Reason.DOCTOR, NOW, as_it_is=True)
    with closing(sqlite3.connect(faithful.path)) as copy:
        assert list(copy.iterdump()) == kept.dump()
    assert backups.newest_good(kept.path) is None


def test_a_copy_that_lost_a_row_on_its_way_is_not_kept(
    kept: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_pages = backups._copy_pages  # noqa: SLF001

    def lossy(source: sqlite3.Connection, path: str, where: str, copy: str) -> None:
        copy_pages(source, path, where, copy)
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("DELETE FROM journal WHERE id = (SELECT max(id) FROM journal)")
            connection.commit()

    monkeypatch.setattr(backups, "_copy_pages", lossy)
    with pytest.raises(BackupFailed, match="does not hold what the store holds"):
        keep(kept, Reason.MANUAL)
    assert listing(folder_of(kept)) == []


def test_a_copy_that_was_spoilt_on_its_way_is_not_taken_for_the_stores_fault(
    kept: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_pages = backups._copy_pages  # noqa: SLF001

    def spoiling(source: sqlite3.Connection, path: str, where: str, copy: str) -> None:
        copy_pages(source, path, where, copy)
        spoil(Path(copy))

    monkeypatch.setattr(backups, "_copy_pages", spoiling)
    with pytest.raises(BackupFailed) as caught:
        keep(kept, Reason.MANUAL)
    assert caught.value.message.startswith(f"no backup could be made: {folder_of(kept)}: ")
    assert listing(folder_of(kept)) == []


def test_the_newest_good_one_is_the_newest_that_passes_its_checks(kept: Diary) -> None:
    oldest, spoilt, differs = (
        Path(backups.make(kept.store, kept.path, Reason.MANUAL, pinned(day)).path)
        for day in ("2026-03-02", "2026-03-03", "2026-03-04")
    )
    spoil(spoilt)
    Path(f"{spoilt}.sha256").unlink()
    Path(f"{differs}.sha256").write_text(f"{'0' * 64}  {differs.name}\n")
    (folder_of(kept) / "2026-03-05T120000Z-manual.db").write_text("not a store")
    good = backups.newest_good(kept.path)
    assert good is not None
    assert good.path == str(oldest)
    Path(f"{differs}.sha256").unlink()  # a copy without a checksum is no worse for it
    good = backups.newest_good(kept.path)
    assert good is not None
    assert good.path == str(differs)


def test_without_copies_none_is_the_newest(kept: Diary) -> None:
    assert backups.newest_good(kept.path) is None
    folder_of(kept).write_text("in the way")
    assert backups.newest_good(kept.path) is None
    with pytest.raises(PipelineError, match="cannot be read: Not a directory"):
        backups.every(kept.path)
