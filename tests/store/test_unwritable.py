"""A store that cannot be written: the disk is full, the file may not grow, or may only be read."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pipelinecli.store import cards, engine
from pipelinecli.store.file import files
from tests.builders import Diary, pinned, refused

NOON = pinned("2026-03-02")

PRAGMAS = {
    "journal_mode": "truncate",
    "synchronous": 2,
    "foreign_keys": 1,
    "secure_delete": 1,
    "trusted_schema": 0,
    "cell_size_check": 1,
    "mmap_size": 0,
    "temp_store": 2,
    "application_id": 0x50504C43,
    "user_version": 1002,
    "encoding": "UTF-8",
}


_LIMITED = """
import pathlib, resource, sys
sys.dont_write_bytecode = True  # it would be cut short as well
from pipelinecli.errors import PipelineError
from tests.builders import Diary
_soft, most = resource.getrlimit(resource.RLIMIT_FSIZE)
diary = Diary(pathlib.Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), most))
try:
    diary.add("Bo", note="x" * 20_000)
except PipelineError as error:
    print(type(error).__name__)
diary.store.close()
resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))  # whatever measures this may write
"""


def test_a_full_disk_is_said_and_changes_nothing(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Ann")
    before = diary.dump()
    diary.store.close()
    connect = engine._connect  # noqa: SLF001

    def on_a_full_disk(path: str, _patience: float | None) -> sqlite3.Connection:
        connection = connect(path)
        [pages] = connection.execute("PRAGMA page_count").fetchone()
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(engine, "_connect", on_a_full_disk)
    assert refused(lambda: diary.add("Bo", note="x" * 20_000)) == (
        f"store: {diary.path} cannot be written: the disk is full; nothing was changed"
    )
    assert diary.dump() == before


@pytest.mark.parametrize("size", [1024, 50_000, 600_000])
def test_a_file_that_may_not_grow_is_said_and_changes_nothing(
    diary: Diary, tmp_path: Path, size: int
) -> None:
    diary.add("Ann", note="y" * 19_000)
    before = diary.dump()
    diary.store.close()
    limited = [sys.executable, "-c", _LIMITED, str(tmp_path), str(size)]
    said = subprocess.run(limited, capture_output=True, text=True, check=False)
    grew = size == 600_000
    assert (said.stdout, said.stderr) == ("" if grew else "StoreUnwritable\n", "")
    assert (diary.dump() == before) is not grew
    assert diary.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_read_only_file_is_read_and_never_written(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Ann")
    diary.store.close()

    def read_only(path: str, _patience: float | None) -> sqlite3.Connection:
        return sqlite3.connect(f"file:{path}?mode=ro", uri=True, isolation_level=None)

    monkeypatch.setattr(engine, "_connect", read_only)
    assert sum(cards.counts(diary.store).values()) == 1
    assert refused(lambda: diary.add("Bo")) == (
        f"store: {diary.path} cannot be written: it may only be read; nothing was changed"
    )


def test_to_see_that_a_store_can_be_written_changes_not_a_byte_of_it(diary: Diary) -> None:
    diary.add("Ann")
    before = Path(diary.path).read_bytes()
    diary.store.see_it_can_be_written()
    diary.store.close()
    assert Path(diary.path).read_bytes() == before
    assert Path(files.journal(diary.path)).read_bytes() == b""
    assert not files.was_touched(diary.path)


def test_a_store_that_cannot_be_written_is_seen_before_anything_is(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Ann")
    diary.store.close()
    connect = engine._connect  # noqa: SLF001

    def for_reading(*arguments: object) -> sqlite3.Connection:
        connection = connect(*arguments)  # type: ignore[arg-type]
        connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(engine, "_connect", for_reading)
    assert refused(diary.store.see_it_can_be_written) == (
        f"store: {diary.path} cannot be written: it may only be read; nothing was changed"
    )
