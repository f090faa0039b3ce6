"""A store that somebody writes to, or has written to, is not replaced."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import StoreLocked
from pipelinecli.store.backup import placing
from pipelinecli.store.engine import Store
from pipelinecli.store.restore import locking, replacing, standing
from pipelinecli.store.restore.standing import seen_at
from tests.builders import refused
from tests.store.restore.test_replacing import KEPT_AS, people, replace, store

if TYPE_CHECKING:
    from collections.abc import Iterator

__all__ = ["store"]

MEANWHILE = "refused: something was recorded meanwhile; nothing was changed"

_WRITES = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode = TRUNCATE")
connection.execute("BEGIN IMMEDIATE")
connection.execute("UPDATE card SET name = 'Late'")
print("begun", flush=True)
sys.stdin.readline()
connection.execute(sys.argv[2])
print("ended", flush=True)
"""
_LOCKS = """
import fcntl, os, sys
file = os.open(sys.argv[1], os.O_RDWR)
fcntl.lockf(file, fcntl.LOCK_EX, 1, 0x40000001)
print("begun", flush=True)
sys.stdin.readline()
"""


@contextmanager
def another(code: str, *arguments: str) -> Iterator[subprocess.Popen[str]]:
    """Run another program until it has begun; it ends with the block."""
    with subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    ) as process:  # fmt: skip
        assert process.stdout is not None
        assert process.stdout.readline() == "begun\n"
        try:
            yield process
        finally:
            process.communicate("\n")


def names_of(directory: Path) -> list[str]:
    return sorted(path.name for path in directory.iterdir())


def test_a_writer_whose_journal_is_there_is_waited_for(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0.0)
    with another(_WRITES, str(store), "ROLLBACK"):
        there = names_of(store.parent)
        assert Path(f"{store}-journal").stat().st_size
        with pytest.raises(StoreLocked):
            replace(store)
        assert names_of(store.parent) == there
    assert replace(store) == f"{store}.{KEPT_AS}"


def test_what_a_writer_commits_while_it_is_waited_for_stays_in_the_store(store: Path) -> None:
    with another(_WRITES, str(store), "COMMIT") as process:
        assert process.stdin is not None
        later = threading.Timer(0.3, process.stdin.write, ["\n"])
        process.stdin.reconfigure(line_buffering=True)  # type: ignore[attr-defined]
        later.start()
        assert refused(lambda: replace(store)).startswith(MEANWHILE)
        later.join()
    assert people(store) == ["Late", "Late"]
    assert not list(store.parent.glob(f"*{KEPT_AS}*"))


@pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX locks")
@pytest.mark.parametrize("journal", [b"", b"hot"])
def test_what_sqlite_cannot_open_is_locked_all_the_same(
    store: Path, monkeypatch: pytest.MonkeyPatch, journal: bytes
) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0.0)
    store.write_bytes(b"\1" * 8192)
    Path(f"{store}-journal").write_bytes(journal)
    with another(_LOCKS, str(store)):
        with pytest.raises(StoreLocked):
            replace(store)
        assert Path(f"{store}-journal").read_bytes() == journal
        assert not list(store.parent.glob(f"*{KEPT_AS}*"))
    assert replace(store) == f"{store}.{KEPT_AS}"


@pytest.mark.parametrize("was", ["absent", "sound", "damaged", "gone"])
def test_only_what_was_seen_is_replaced(store: Path, was: str) -> None:
    other = shutil.copy(store, f"{store}.other")
    if was == "absent":
        store.unlink()
    elif was == "damaged":
        store.write_bytes(b"\1" * 8192)
    seen = seen_at(str(store))
    if was == "sound":
        with closing(sqlite3.connect(store)) as connection:
            connection.execute("UPDATE card SET name = 'Late'")
            connection.commit()
    elif was == "gone":
        store.unlink()
    else:
        Path(other).replace(store)
    there = store.exists() and store.read_bytes()
    with placing.part_in(f"{store}-backups") as part:
        said = refused(lambda: replacing.put_in_place(part, str(store), KEPT_AS, seen))
    assert said.startswith(MEANWHILE)
    assert (store.exists() and store.read_bytes()) == there
    assert not list(store.parent.glob(f"*{KEPT_AS}*"))


def killed_in_the_middle(store: Path) -> None:
    """Leave the store as a program does that is killed when it has written half of a change."""
    away = store.parent / "away"
    away.mkdir()
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("PRAGMA cache_spill = 1")
        connection.execute("BEGIN")
        connection.execute("UPDATE card SET name = 'Half'")
        connection.execute("CREATE TABLE filler (x)")
        connection.executemany("INSERT INTO filler VALUES (?)", [("y" * 3000,)] * 200)
        for name in (store.name, f"{store.name}-journal"):
            shutil.copy(store.parent / name, away / name)
        connection.execute("ROLLBACK")
    for path in away.iterdir():
        path.replace(store.parent / path.name)
    away.rmdir()


def test_the_old_store_never_stands_without_its_journal(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is set aside, and what stands there if it is killed on the way, is whole."""
    killed_in_the_middle(store)
    assert Path(f"{store}-journal").stat().st_size
    found: list[list[str]] = []
    rename, replaced = os.rename, os.replace

    def look() -> None:
        copy = store.parent / "copy.db"
        for ending in ("", "-journal"):
            if Path(f"{store}{ending}").exists():
                shutil.copy(f"{store}{ending}", f"{copy}{ending}")
        with closing(sqlite3.connect(copy)) as connection:
            found.append([name for (name,) in connection.execute("SELECT name FROM card")])
        for path in store.parent.glob("copy.db*"):
            path.unlink()

    def renamed(*names: str) -> None:
        rename(*names)
        look()

    def looked_and_replaced(*names: str) -> None:
        look()
        replaced(*names)

    monkeypatch.setattr(os, "rename", renamed)
    monkeypatch.setattr(os, "replace", looked_and_replaced)
    monkeypatch.setattr(locking, "check", lambda *_anything: None)
    aside = replace(store)
    monkeypatch.undo()
    assert aside is not None
    assert found
    assert found == [["Ann", "Bo"]] * len(found)
    assert people(Path(aside)) == ["Ann", "Bo"]
    assert people(store) == ["Ann"]


def test_a_journal_whose_store_is_gone_is_not_the_new_ones(store: Path) -> None:
    killed_in_the_middle(store)
    journal = Path(f"{store}-journal").read_bytes()
    store.unlink()
    assert replace(store) is None
    assert Path(f"{store}.{KEPT_AS}-journal").read_bytes() == journal
    assert people(store) == ["Ann"]


def test_what_is_looked_at_is_remembered_as_it_was(store: Path) -> None:
    with closing(Store(str(store))) as opened:
        assert standing.look_at(opened).seen == seen_at(str(store))
