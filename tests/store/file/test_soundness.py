"""A file that something other than SQLite has written to is looked through before it is used."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import StoreDamaged
from pipelinecli.store import _sql
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Diary


@pytest.fixture
def store(diary: Diary, tmp_path: Path) -> Path:
    diary.add("Ann")
    diary.add("Bob")
    diary.store.close()
    path = tmp_path / "pipeline.db"
    assert not files.was_touched(str(path))
    return path


def journal(store: Path) -> Path:
    return Path(f"{store}-journal")


def touched(store: Path) -> None:
    """Let the file be younger than its journal, as after any write but SQLite's."""
    os.utime(journal(store), (1, 1))
    assert files.was_touched(str(store))


def changed(store: Path, *statements: str) -> None:
    """Do to the rows what no command does."""
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = MEMORY")
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("PRAGMA writable_schema = ON")
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            connection.execute(f"DROP TRIGGER {name}")
        for statement in (*statements, *(s for s in _sql.SCHEMA if "CREATE TRIGGER" in s)):
            connection.execute(statement)
    touched(store)


def names(store: Path) -> list[str]:
    with closing(Store(str(store))) as opened:
        return [row[0] for row in opened.read("SELECT name FROM card ORDER BY id")]


def test_a_file_as_sqlite_has_left_it_is_not_looked_through(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "pipelinecli.store.file.soundness", raising=False)
    assert names(store) == ["Ann", "Bob"]
    assert "pipelinecli.store.file.soundness" not in sys.modules


def test_a_sound_file_is_looked_through_once_and_marked(store: Path) -> None:
    touched(store)
    whole, age = store.read_bytes(), store.stat().st_mtime_ns
    assert names(store) == ["Ann", "Bob"]
    assert not files.was_touched(str(store))
    assert (store.read_bytes(), store.stat().st_mtime_ns) == (whole, age)
    assert journal(store).read_bytes() == b""


def test_a_copy_without_a_journal_is_looked_through_and_nothing_is_left_beside_it(
    store: Path, tmp_path: Path
) -> None:
    (tmp_path / "copies").mkdir()
    copy = tmp_path / "copies" / "copy.db"
    copy.write_bytes(store.read_bytes())
    assert files.was_touched(str(copy))
    assert names(copy) == ["Ann", "Bob"]
    assert os.listdir(copy.parent) == ["copy.db"]  # noqa: PTH208
    copy.write_bytes(b"")
    assert not files.was_touched(str(copy))


def test_what_is_too_large_to_be_looked_through_unnoticed_is_left_to_the_daily_copy(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    touched(store)
    monkeypatch.setattr(files, "_TOUCHED", store.stat().st_size - 1)
    assert not files.was_touched(str(store))
    journal(store).unlink()
    assert files.was_touched(str(store))
    monkeypatch.setattr(files, "_COPIED", store.stat().st_size - 1)
    assert not files.was_touched(str(store))


def _an_index_cell(whole: bytearray, page: int) -> None:
    at = whole.index(b"ann", page * 4096)
    whole[at : at + 3] = b"zzz"


def _a_page(whole: bytearray, page: int) -> None:
    whole[page * 4096 : (page + 1) * 4096] = bytes(4096)


@pytest.mark.parametrize("damage", [_an_index_cell, _a_page])
def test_a_damaged_file_is_refused_before_anything_is_done_with_it(
    store: Path, damage: Callable[[bytearray, int], None]
) -> None:
    with closing(sqlite3.connect(store)) as connection:
        query = "SELECT rootpage - 1 FROM sqlite_master WHERE name = 'card_by_name'"
        (page,) = connection.execute(query).fetchone()
    whole = bytearray(store.read_bytes())
    damage(whole, page)
    store.write_bytes(whole)
    touched(store)
    for _time in range(2):
        with pytest.raises(StoreDamaged):
            names(store)
    assert store.read_bytes() == whole
    assert journal(store).stat().st_mtime == 1


@pytest.mark.parametrize(
    ("statement", "reason"),
    [
        ("UPDATE attempt SET stage = 'somewhere'", "a row of attempt breaks a rule"),
        ("UPDATE card SET opened_on = '2026-02-31'", "a row of card cannot be read"),
        ("UPDATE stage_change SET at = '2026-13-01T00:00:00Z'", "a row of stage_change cannot"),
        ("UPDATE card SET name = CAST(x'ff' AS TEXT)", "a row of card cannot be read"),
        ("UPDATE card SET note = CAST(x'c328' AS TEXT)", "a row of card cannot be read"),
        ("UPDATE journal SET after = '{' WHERE id = 1", "a row of journal cannot be read"),
        ("DELETE FROM card WHERE id = 1", "a row of attempt belongs to one that is not there"),
        ("DROP INDEX card_by_name", "its indexes or triggers are not those of a store"),
        ("PRAGMA user_version = 0", "its version is gone"),
    ],
)
def test_what_could_not_be_read_is_damage_and_says_nobodys_name(
    store: Path, statement: str, reason: str
) -> None:
    changed(store, statement)
    with pytest.raises(StoreDamaged) as refused:
        names(store)
    assert reason in refused.value.reason
    assert "Ann" not in str(refused.value)


def test_a_file_that_is_to_be_put_right_is_opened_as_it_is(store: Path) -> None:
    changed(store, "DROP INDEX card_by_name")
    with closing(Store(str(store))) as opened:
        opened.as_it_is = True
        assert opened.first("SELECT count(*) FROM card") == (2,)


def test_text_that_is_none_is_damage_though_nothing_shows_it_and_is_not_told(store: Path) -> None:
    changed(store, "UPDATE card SET name = CAST(x'416e6eff' AS TEXT) WHERE id = 1")
    os.utime(journal(store))
    with pytest.raises(StoreDamaged, match="its text cannot be read") as refused:
        names(store)
    assert "Ann" not in str(refused.value)


def test_an_older_store_is_looked_through_before_it_is_brought_up_to_date(store: Path) -> None:
    changed(store, "PRAGMA user_version = 1001", "UPDATE card SET referred_by = 99")
    whole = store.read_bytes()
    with pytest.raises(StoreDamaged, match="a row of card belongs to one that is not there"):
        names(store)
    assert store.read_bytes() == whole


def test_a_write_of_another_process_in_the_midst_is_no_damage(diary: Diary, tmp_path: Path) -> None:
    """While it is under way, the file may be the younger of the two."""
    diary.add("Ann")
    diary.store.close()
    path = tmp_path / "pipeline.db"
    program = (
        "import sqlite3, sys\n"
        "c = sqlite3.connect(sys.argv[1], isolation_level=None)\n"
        "c.execute('PRAGMA journal_mode = TRUNCATE'); c.execute('PRAGMA cache_size = 1')\n"
        "c.execute('BEGIN IMMEDIATE')\n"
        "c.execute('CREATE TABLE more (text)')\n"
        "c.executemany('INSERT INTO more VALUES (?)', [('x' * 900,)] * 200)\n"
        "c.execute('DROP TABLE more')\n"
        "print(flush=True); sys.stdin.read(1); c.execute('COMMIT')\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", program, path], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as writer:
        assert writer.stdin is not None
        assert writer.stdout is not None
        writer.stdout.readline()
        os.utime(journal(path), (1, 1))
        store = Store(str(path))
        store.patience = 0.05
        writer.stdin.close()
        writer.wait()
        assert store.first("SELECT name FROM card") == ("Ann",)
        store.close()
