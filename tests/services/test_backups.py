"""A copy kept by hand or before a merge: where it may go, and where it may not."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import BackupFailed
from pipelinecli.method.backups import Reason
from pipelinecli.services import backups, people
from pipelinecli.services.lookup import find
from tests.builders import Diary, refused
from tests.store.copies import folder_of, listing

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def kept(diary: Diary) -> Diary:
    """Return a diary with two people in it."""
    diary.add("Ann")
    diary.add("Annie")
    return diary


def test_a_copy_tells_what_it_was_found_to_hold(kept: Diary) -> None:
    made = backups.keep(kept.desk())
    assert (made.version, made.rows["card"], made.backup.reason) == ("1.2", 2, Reason.MANUAL)
    assert backups.every(kept.path) == [made.backup]
    assert backups.folder(kept.path) == str(folder_of(kept))


def test_a_copy_goes_to_a_file_or_into_a_directory(kept: Diary, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "stick")
    for to in ("stick", "stick/", "stick/mine.db", "link", "link/"):
        backups.keep(kept.desk(), f"{tmp_path}/{to}")
    assert [name for name in listing(tmp_path / "stick") if name.endswith(".db")] == [
        "2026-03-02T120000Z-manual-2.db",
        "2026-03-02T120000Z-manual-3.db",
        "2026-03-02T120000Z-manual-4.db",
        "2026-03-02T120000Z-manual.db",
        "mine.db",
    ]
    assert backups.every(kept.path) == []


def test_home_is_understood(kept: Diary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert backups.keep(kept.desk(), "~/mine.db").backup.path == str(tmp_path / "mine.db")


ANOTHER = "name a file that is not there: --to FILE"


def test_where_a_copy_cannot_go_one_line_says_why(kept: Diary, tmp_path: Path) -> None:
    there = tmp_path / "there.db"
    there.write_text("mine")
    for name, target in (("to-a-file", there), ("to-nothing", tmp_path / "new.db")):
        (tmp_path / name).symlink_to(target)
    (tmp_path / "same.db").hardlink_to(kept.path)
    os.mkfifo(tmp_path / "pipe")
    before = listing(tmp_path)
    for name, line in (
        ("there.db", f"PATH is there already; a backup is not written over it; {ANOTHER}"),
        ("pipe", f"PATH is there already; a backup is not written over it; {ANOTHER}"),
        ("same.db", f"PATH is there already; a backup is not written over it; {ANOTHER}"),
        ("pipeline.db", f"PATH is the store itself; {ANOTHER}"),
        ("../{here}/pipeline.db", f"PATH is the store itself; {ANOTHER}"),
        ("pipeline.db-journal", f"PATH is the store itself; {ANOTHER}"),
        ("pipeline.db-wal", f"PATH is the store itself; {ANOTHER}"),
        ("to-a-file", f"PATH is a link; name what it leads to: {there}"),
        ("to-nothing", f"PATH is a link; name what it leads to: {tmp_path}/new.db"),
        ("none/mine.db", f"there is no directory {tmp_path}/none; make it first"),
        ("none/", f"there is no directory {tmp_path}/none; make it first"),
    ):
        to = f"{tmp_path}/{name.format(here=tmp_path.name)}"
        said = refused(lambda to=to: backups.keep(kept.desk(), to))  # type: ignore[misc]
        assert said == f"usage: {line.replace('PATH', to)}"
    assert refused(lambda: backups.keep(kept.desk(), "")) == f"usage: --to names nothing; {ANOTHER}"
    assert listing(tmp_path) == before
    assert there.read_text() == "mine"


def test_without_a_store_there_is_nothing_to_copy(diary: Diary) -> None:
    assert refused(lambda: backups.keep(diary.desk())) == (
        f"store: there is no store yet at {diary.path}; "
        "begin with pipeline init, or with your first contact: pipeline add NAME"
    )


def test_before_a_merge_a_copy_is_kept_that_has_both(kept: Diary) -> None:
    people.merge(kept.desk(), "1", "2")
    [copy] = backups.every(kept.path)
    assert copy.reason is Reason.MERGE
    before = Diary(folder_of(kept))
    before.store.path = copy.path
    assert find(before.store, before.desk(), "Annie").person.id == 2
    before.store.close()


@pytest.mark.parametrize("who", [("1", "1"), ("1", "9"), ("9", "1"), ("1", "nobody"), ("Ann", "n")])
def test_a_merge_that_is_refused_keeps_none(kept: Diary, who: tuple[str, str]) -> None:
    refused(lambda: people.merge(kept.desk(), *who))
    assert backups.every(kept.path) == []


def test_without_a_copy_there_is_no_merge(kept: Diary) -> None:
    folder_of(kept).write_text("in the way")
    before = kept.dump()
    with pytest.raises(BackupFailed):
        people.merge(kept.desk(), "1", "2")
    assert kept.dump() == before
