"""A copy's way to its place: past links, past what is there, beside others that do the same."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from pipelinecli.errors import BackupFailed, PipelineError
from pipelinecli.store.backup import backups, placing
from pipelinecli.store.backup.backups import Reason
from pipelinecli.store.backup.names import AlreadyThere
from tests.builders import Diary, refused
from tests.store.copies import DAY, MANUAL, NOW, folder_of, keep, listing, whole_or_nothing

ROOT = Path(__file__).parents[3]
COPY = [DAY, f"{DAY}.sha256"]


@pytest.fixture
def kept(diary: Diary) -> Diary:
    """Return a diary with somebody in it, and no copy."""
    diary.add("Ann")
    return diary


def test_a_link_or_a_name_of_another_file_is_never_written_through(
    kept: Diary, tmp_path: Path
) -> None:
    """Planted where the copy, its checksum and its folder go."""
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("theirs")
    folder = folder_of(kept)
    for plant in (Path.symlink_to, Path.hardlink_to):
        for name in (DAY, f"{DAY}.sha256", f"{DAY}-journal"):
            folder.mkdir(mode=0o700)
            plant(folder / name, theirs)
            if plant is Path.hardlink_to and name == DAY:
                # It is a file of that name: the day has its copy, as far as a look can tell.
                assert keep(kept, Reason.DAILY) == folder / DAY
            else:
                assert "something else is in its place" in refused(lambda: keep(kept, Reason.DAILY))
            assert listing(folder) == [name]
            assert theirs.read_text() == "theirs"
            shutil.rmtree(folder)
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    folder.symlink_to(elsewhere)
    assert refused(lambda: keep(kept, Reason.DAILY)) == (
        f"failed: no backup could be made: {folder}: it is a link; nothing was changed"
    )
    assert listing(elsewhere) == []


def test_a_link_planted_for_one_that_is_numbered_is_passed_by(kept: Diary, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("theirs")
    folder_of(kept).mkdir(mode=0o700)
    (folder_of(kept) / MANUAL).symlink_to(theirs)
    (folder_of(kept) / "2026-03-02T093000Z-manual-2.db.sha256").symlink_to(theirs)
    assert keep(kept, Reason.MANUAL).name == "2026-03-02T093000Z-manual-3.db"
    assert theirs.read_text() == "theirs"


def test_a_link_planted_where_the_part_goes_is_not_followed(
    kept: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "theirs.txt"
    theirs.write_text("theirs")
    folder_of(kept).mkdir(mode=0o700)
    with monkeypatch.context() as fixed:
        fixed.setattr(os, "urandom", bytes)
        (folder_of(kept) / f"backup-{'00' * 8}.part").symlink_to(theirs)
        assert "File exists" in refused(lambda: keep(kept, Reason.DAILY))
    assert theirs.read_text() == "theirs"


def test_a_part_that_was_exchanged_meanwhile_is_not_put_in_place(
    kept: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy_pages = backups._copy_pages  # noqa: SLF001

    def exchanged(source: Any, path: str, where: str, copy: str) -> None:  # noqa: ANN401
        copy_pages(source, path, where, copy)
        shutil.copyfile(copy, f"{copy}.other")
        Path(f"{copy}.other").replace(copy)

    monkeypatch.setattr(backups, "_copy_pages", exchanged)
    with pytest.raises(BackupFailed, match="another program has replaced it"):
        keep(kept, Reason.DAILY)
    assert listing(folder_of(kept)) == []


@pytest.mark.parametrize("beside", ["", ".sha256", "-journal", "-wal", "-shm"])
def test_a_file_that_is_there_is_never_written_over(
    kept: Diary, tmp_path: Path, beside: str
) -> None:
    """SQLite would take a journal that lies there for the copy's own."""
    there = tmp_path / f"mine.db{beside}"
    there.write_text("mine")
    with pytest.raises(AlreadyThere) as caught:
        keep(kept, Reason.MANUAL, tmp_path / "mine.db")
    assert caught.value.message == f"{there} is there already; a backup is not written over it"
    assert there.read_text() == "mine"
    assert [name for name in listing(tmp_path) if name.startswith("mine")] == [there.name]


def test_a_checksum_without_its_copy_is_replaced_and_any_other_file_is_not(
    kept: Diary, tmp_path: Path
) -> None:
    left_over = tmp_path / "mine.db.sha256"
    left_over.write_bytes(placing.sums_line("0" * 64, "mine.db"))
    keep(kept, Reason.MANUAL, tmp_path / "mine.db")
    whole_or_nothing(folder_of(kept))
    assert placing.sums_beside(str(tmp_path / "mine.db")) != "0" * 64
    for said in (b"0" * 64 + b"  other.db\n", b"notes", b"", b"0" * 64 + b"  next.db\nmore\n"):
        (tmp_path / "next.db.sha256").write_bytes(said)
        with pytest.raises(AlreadyThere):
            keep(kept, Reason.MANUAL, tmp_path / "next.db")
        assert (tmp_path / "next.db.sha256").read_bytes() == said


def test_where_there_are_no_hard_links_it_is_renamed_and_still_puts_nothing_over_a_file(
    kept: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A stick with FAT on it."""

    def unsupported(*_names: str) -> None:
        raise PermissionError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", unsupported)
    keep(kept, Reason.DAILY)
    assert listing(folder_of(kept)) == COPY
    whole_or_nothing(folder_of(kept))
    appeared = tmp_path / "mine.db"

    def appears(*names: str) -> None:
        appeared.write_text("mine")
        unsupported(*names)

    monkeypatch.setattr(os, "link", appears)
    with pytest.raises(AlreadyThere):
        keep(kept, Reason.MANUAL, appeared)
    assert appeared.read_text() == "mine"
    assert not Path(f"{appeared}.sha256").exists()


_TOGETHER = """
import sys
from pathlib import Path
from tests.builders import Diary
from tests.store.copies import keep
from pipelinecli.store.backup.backups import Reason
diary = Diary(Path(sys.argv[1]))
sys.stdin.readline()
diary.add(sys.argv[2])
print(keep(diary, Reason.DAILY).name, keep(diary, Reason.MANUAL).name)
"""


def test_processes_that_keep_the_same_days_copy_get_one_and_no_error(
    kept: Diary, tmp_path: Path
) -> None:
    kept.store.close()
    running = [
        subprocess.Popen(
            [sys.executable, "-c", _TOGETHER, str(tmp_path), f"Person {number}"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            cwd=ROOT,
        )
        for number in range(4)
    ]  # fmt: skip
    for process in running:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    said = [process.communicate() for process in running]
    assert [errors for _told, errors in said] == [""] * 4
    assert {told.split()[0] for told, _errors in said} == {DAY}
    assert len({told.split()[1] for told, _errors in said}) == 4
    assert len(listing(folder_of(kept))) == 10
    whole_or_nothing(folder_of(kept))


def test_another_run_at_work_there_is_waited_for_and_then_named(
    kept: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(placing, "_PATIENCE", 0.05)
    keep(kept, Reason.MANUAL)
    with placing.alone_in(str(folder_of(kept))):
        assert refused(lambda: keep(kept, Reason.DAILY)) == (
            f"failed: no backup could be made: {folder_of(kept)}: another program is at work "
            "there; nothing was changed"
        )
        assert backups.prune(kept.path, NOW) == []
    assert keep(kept, Reason.DAILY).name == DAY


def test_where_nothing_can_be_locked_copies_are_kept_all_the_same(
    kept: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    import fcntl

    def unsupported(_file: int, _how: int) -> None:
        raise OSError(errno.ENOTSUP, "Operation not supported")

    monkeypatch.setattr(fcntl, "flock", unsupported)
    keep(kept, Reason.DAILY)
    monkeypatch.setitem(sys.modules, "fcntl", None)
    keep(kept, Reason.MANUAL)
    assert len(listing(folder_of(kept))) == 4
    whole_or_nothing(folder_of(kept))


def test_what_killed_runs_have_left_goes_after_an_hour_and_not_before(
    kept: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(kept, Reason.DAILY)
    (folder_of(kept) / "backup-0123456789abcdef.part").write_text("left")
    (folder_of(kept) / "theirs.part").write_text("theirs")
    backups.prune(kept.path, NOW)
    assert listing(folder_of(kept)) == ["backup-0123456789abcdef.part", *COPY, "theirs.part"]
    monkeypatch.setattr(placing, "_LEFT_OVER", -time.time())
    backups.prune(kept.path, NOW)
    assert listing(folder_of(kept)) == [*COPY, "theirs.part"]


def test_the_part_of_a_run_that_has_just_ended_is_in_nobodys_way(
    kept: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = str(folder_of(kept) / "backup-0123456789abcdef.part")
    monkeypatch.setattr(placing, "parts_in", lambda _directory: [gone])
    keep(kept, Reason.DAILY)
    placing.sweep(str(folder_of(kept)))
    assert listing(folder_of(kept)) == COPY


def test_a_copy_and_its_checksum_go_together(kept: Diary) -> None:
    path = keep(kept, Reason.DAILY)
    placing.remove(str(path))
    assert listing(path.parent) == []
    placing.remove(str(path))


def test_what_cannot_be_copied_from_its_place_is_an_error_of_ours(
    kept: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refusing(_file: int) -> None:
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(os, "fsync", refusing)
    with pytest.raises(PipelineError, match="Input/output error"):
        keep(kept, Reason.DAILY)
    assert listing(folder_of(kept)) == []
