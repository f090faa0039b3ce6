"""A journal beside a store is rolled back only if it is the store's own."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipelinecli.errors import StoreAbsent, StoreDamaged
from pipelinecli.store.engine import Store
from pipelinecli.store.file.cut_short import refuse_foreign
from tests.builders import Diary

# Writes so much into so small a cache that pages reach the file, and dies.
DIES = """
import os, sqlite3, sys
c = sqlite3.connect(sys.argv[1], isolation_level=None)
c.execute("PRAGMA journal_mode = TRUNCATE")
c.execute("PRAGMA cache_size = 2")
c.execute("BEGIN IMMEDIATE")
for statement in sys.argv[2:]:
    c.execute(statement)
os._exit(9)
"""
FILL = """
INSERT INTO more WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 300)
SELECT zeroblob(900) FROM n
"""
WRITES = {
    "rows": ("CREATE TABLE more (text)", FILL, "UPDATE card SET name = 'Zoe'"),
    "pages freed": ("DELETE FROM journal", "DELETE FROM change_set", "DELETE FROM card"),
    "nothing much": ("UPDATE card SET name = 'Zoe'",),
}


@pytest.fixture
def store(diary: Diary, tmp_path: Path) -> Path:
    for number in range(30):
        diary.add(f"Card {number}")
    diary.store.close()
    return tmp_path / "pipeline.db"


def die(path: Path, *statements: str) -> None:
    """Leave a file behind with a journal that is hot."""
    line = [sys.executable, "-c", DIES, str(path), "PRAGMA foreign_keys = OFF", *statements]
    assert subprocess.run(line, check=False).returncode == 9


def journal(store: Path) -> Path:
    return Path(f"{store}-journal")


def cards(store: Path) -> int:
    with closing(Store(str(store))) as opened:
        row = opened.first("SELECT count(*) FROM card WHERE name LIKE 'Card %'")
        assert row is not None
        return int(row[0])


@pytest.mark.parametrize("what", WRITES)
def test_the_stores_own_journal_is_rolled_back(store: Path, what: str) -> None:
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'")
        dropped = [name for (name,) in triggers]
    die(store, *(f"DROP TRIGGER {name}" for name in dropped), *WRITES[what])
    assert journal(store).stat().st_size
    refuse_foreign(str(store))
    assert cards(store) == 30
    assert not journal(store).exists() or not journal(store).stat().st_size


def test_a_first_write_that_was_cut_short_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    path.touch(0o600)
    die(path, "PRAGMA application_id = 1347439683", "CREATE TABLE more (text)", FILL)
    refuse_foreign(str(path))
    with pytest.raises(StoreAbsent):
        cards(path)


def _refused(store: Path) -> None:
    whole, beside = store.read_bytes(), journal(store).read_bytes()
    for _time in range(2):
        with pytest.raises(StoreDamaged, match="the journal beside it is another file's"):
            cards(store)
    assert (store.read_bytes(), journal(store).read_bytes()) == (whole, beside)


@pytest.mark.parametrize("size", [512, 1024, 4096, 65536])
def test_the_journal_of_another_database_is_refused(store: Path, tmp_path: Path, size: int) -> None:
    other = tmp_path / "other.db"
    with closing(sqlite3.connect(other)) as connection:
        connection.execute(f"PRAGMA page_size = {size}")
        connection.execute("CREATE TABLE more (text)")
        connection.commit()
    die(other, FILL)
    shutil.copy(journal(other), journal(store))
    _refused(store)


def test_the_journal_of_a_first_write_elsewhere_is_refused(store: Path, tmp_path: Path) -> None:
    """It would cut the store down to nothing."""
    other = tmp_path / "other.db"
    other.touch()
    die(other, "CREATE TABLE more (text)", FILL)
    shutil.copy(journal(other), journal(store))
    _refused(store)


def test_a_copy_put_back_over_a_store_whose_write_was_cut_short_is_not_ruined(
    store: Path, tmp_path: Path
) -> None:
    older = store.read_bytes()
    diary = Diary(tmp_path)
    diary.add("One more")
    diary.add("And one")
    diary.store.close()
    die(store, *WRITES["rows"])
    store.write_bytes(older)
    _refused(store)


def test_what_is_no_journal_is_left_to_sqlite(store: Path) -> None:
    magic = bytes.fromhex("d9d505f920a163d7")
    for junk in (b"x", b"Dear diary" * 99, magic, magic + b"\xff" * 20, magic + bytes(600), b"\0"):
        journal(store).write_bytes(junk)
        refuse_foreign(str(store))
        assert cards(store) == 30
    journal(store).unlink()
    refuse_foreign(str(store))
