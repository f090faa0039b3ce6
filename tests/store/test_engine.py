"""The open store: its pragmas, and writes that happen whole or not at all."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from pipelinecli.errors import (
    NotOurs,
    PipelineError,
    StoreAbsent,
    StoreDamaged,
    StoreError,
    StoreLocked,
    StoreUnreadable,
    StoreUnwritable,
    TooOldSqlite,
)
from pipelinecli.services.capture import Contact, add
from pipelinecli.store import _sql, cards, engine, settings, transaction
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files
from tests.builders import Diary, pinned

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


@pytest.mark.parametrize(("pragma", "value"), PRAGMAS.items())
def test_the_store_is_opened_as_it_was_decided(diary: Diary, pragma: str, value: object) -> None:
    diary.add("Ann")
    diary.store.close()
    assert diary.rows(f"PRAGMA {pragma}") == [(value,)]


def test_a_write_left_without_a_commit_leaves_nothing(diary: Diary) -> None:
    diary.add("Ann")
    before = diary.dump()
    with diary.store.write("test", NOON) as tx:
        settings.put(tx, "name", "Bo")
        assert settings.every(tx) == {"name": "Bo"}
    assert diary.dump() == before


def test_an_error_in_a_write_takes_everything_back(diary: Diary) -> None:
    diary.add("Ann")
    before = diary.dump()
    with pytest.raises(KeyError), diary.store.write("test", NOON) as tx:  # noqa: PT012
        settings.put(tx, "name", "Bo")
        raise KeyError
    assert diary.dump() == before
    assert diary.add("Cy") == "2"


def test_a_first_write_that_is_taken_back_leaves_no_store(diary: Diary) -> None:
    with diary.store.write("test", NOON) as tx:
        settings.put(tx, "name", "Bo")
    assert not diary.store.exists()
    with pytest.raises(StoreAbsent):
        cards.counts(diary.store)
    assert diary.add("Ann") == "1"


def test_a_change_set_says_what_was_typed_and_when(diary: Diary) -> None:
    diary.add("Ann", "2026-03-02T09:30")
    assert diary.rows("SELECT command, recorded_at, effective_at FROM change_set") == [
        ("add", "2026-03-02T09:30:00Z", "2026-03-02T09:30:00Z")
    ]


def test_a_uid_is_128_random_bits() -> None:
    uids = {transaction.new_uid() for _ in range(100)}
    assert len(uids) == 100
    assert all(len(bytes.fromhex(uid)) == 16 for uid in uids)


def test_another_writer_is_waited_for_and_then_named(
    diary: Diary, monkeypatch: pytest.MonkeyPatch
) -> None:
    diary.add("Ann")
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    other = Store(diary.path)
    desk = diary.desk()._replace(store=other)
    before = diary.dump()
    with diary.store.write("test", NOON), pytest.raises(StoreLocked) as caught:
        add(desk, Contact("Bo"))
    assert caught.value.message == f"{diary.path} is locked by another program"
    assert diary.dump() == before
    other.close()


def test_a_reader_does_not_wait_for_a_writer_that_has_not_finished(diary: Diary) -> None:
    diary.add("Ann")
    other = Store(diary.path)
    with diary.store.write("test", NOON) as tx:
        settings.put(tx, "name", "Bo")
        assert settings.every(other) == {}
    other.close()


def test_reads_in_a_snapshot_see_one_state(diary: Diary, monkeypatch: pytest.MonkeyPatch) -> None:
    ann = Contact("Ann")
    with pytest.raises(StoreAbsent), diary.store.snapshot():
        pass
    diary.add("Ann")
    monkeypatch.setattr(engine, "_BUSY_SECONDS", 0.05)
    other = Store(diary.path)
    desk = diary.desk()._replace(store=other)
    with diary.store.snapshot():
        before = cards.counts(diary.store)
        with pytest.raises(StoreLocked):
            add(desk, ann, another=True)
        with diary.store.snapshot():
            assert cards.counts(diary.store) == before
    add(desk, ann, another=True)
    assert sum(cards.counts(diary.store).values()) == 2
    other.close()


def test_a_snapshot_inside_a_write_sees_what_was_written(diary: Diary) -> None:
    diary.add("Ann")
    with diary.store.write("test", NOON) as tx:
        settings.put(tx, "name", "Bo")
        with diary.store.snapshot():
            assert settings.every(diary.store) == {"name": "Bo"}
        tx.commit()
    assert settings.every(diary.store) == {"name": "Bo"}


_ADDS = """
import pathlib, sys
from tests.builders import Diary
diary = Diary(pathlib.Path(sys.argv[1]))
for number in range(5):
    diary.add(f"{sys.argv[2]} {number}")
"""


def test_several_processes_that_begin_at_once_lose_nothing(diary: Diary, tmp_path: Path) -> None:
    running = [
        subprocess.Popen([sys.executable, "-c", _ADDS, str(tmp_path), name], stderr=subprocess.PIPE)
        for name in ("a", "b", "c")
    ]
    assert [process.communicate()[1] for process in running] == [b""] * 3
    names = [name for (name,) in diary.rows("SELECT name FROM card")]
    assert sorted(names) == sorted(f"{who} {number}" for who in "abc" for number in range(5))
    assert diary.rows("PRAGMA integrity_check") == [("ok",)]


def test_a_file_with_rubbish_in_it_is_damaged(diary: Diary) -> None:
    diary.add("Ann")
    diary.store.close()
    with Path(diary.path).open("r+b") as file:
        size = file.seek(0, 2)
        file.seek(4096)
        file.write(b"\xff" * (size - 4096))
    with pytest.raises(StoreDamaged) as caught:
        list(cards.listed(diary.store, NOON, cards.Filter()))
    assert caught.value.message == (f"{diary.path} is damaged: its pages do not fit together")


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("SQLITE_BUSY", StoreLocked),
        ("SQLITE_BUSY_SNAPSHOT", StoreLocked),
        ("SQLITE_LOCKED", StoreLocked),
        ("SQLITE_FULL", StoreUnwritable),
        ("SQLITE_READONLY", StoreUnwritable),
        ("SQLITE_READONLY_DIRECTORY", StoreUnwritable),
        ("SQLITE_IOERR_WRITE", StoreUnwritable),
        ("SQLITE_CANTOPEN", StoreUnreadable),
        ("SQLITE_PERM", StoreUnreadable),
        ("SQLITE_AUTH", StoreUnreadable),
        ("SQLITE_NOTADB", NotOurs),
        ("SQLITE_CORRUPT", StoreDamaged),
        ("SQLITE_CONSTRAINT_CHECK", StoreError),
        ("", StoreError),
    ],
)
def test_what_sqlite_says_becomes_what_the_user_can_do(
    code: str, expected: type[PipelineError]
) -> None:
    error = sqlite3.OperationalError("it failed")
    error.sqlite_errorname = code
    translated = Store("rep.db")._translated(error)  # noqa: SLF001
    assert type(translated) is expected
    assert "rep.db" in translated.message


def test_an_sqlite_without_strict_tables_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 36, 0))
    monkeypatch.setattr(sqlite3, "sqlite_version", "3.36.0")
    with pytest.raises(TooOldSqlite) as caught:
        Diary(tmp_path).add("Ann")
    assert caught.value.message == "SQLite 3.37.0 or newer is needed; this Python has 3.36.0"


def test_the_version_in_the_header_is_read_without_sqlite(diary: Diary) -> None:
    diary.add("Ann")
    with Path(diary.path).open("rb") as file:
        header = file.read(100)
    version = _sql.SCHEMA_MAJOR * files.MINORS + _sql.SCHEMA_MINOR
    assert int.from_bytes(header[60:64], "big") == version
    assert header[68:72] == b"PPLC"
