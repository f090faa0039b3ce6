"""The store as a file: private from the first moment, and never somebody else's."""

from __future__ import annotations

import os
import re
import sqlite3
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from pipelinecli.errors import (
    NotOurs,
    StoreAbsent,
    StoreUnreadable,
    StoreUnwritable,
    TooNew,
)
from pipelinecli.store import _sql, cards
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files
from tests.builders import Diary, refused


def mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def read_a_card(path: Path) -> None:
    cards.counts(Store(str(path)))


def write_a_card(path: Path) -> None:
    diary = Diary(path.parent)
    diary.store = Store(str(path))
    diary.add("Ann")


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_store_and_its_directories_are_private_under_any_umask(
    tmp_path: Path, umask: int
) -> None:
    before = os.umask(umask)
    try:
        write_a_card(tmp_path / "one" / "two" / "pipeline.db")
    finally:
        os.umask(before)
    made = ("one", "one/two", "one/two/pipeline.db", "one/two/pipeline.db-journal")
    assert [oct(mode_of(tmp_path / name)) for name in made] == ["0o700", "0o700", "0o600", "0o600"]


def test_a_directory_that_is_there_keeps_its_permissions(tmp_path: Path) -> None:
    tmp_path.chmod(0o755)
    write_a_card(tmp_path / "pipeline.db")
    assert mode_of(tmp_path) == 0o755


def test_asking_for_a_store_that_is_absent_makes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "one" / "pipeline.db"
    assert not files.exists(str(path))
    assert refused(lambda: read_a_card(path)) == (
        f"store: there is no store yet at {path}; "
        "begin with pipeline init, or with your first contact: pipeline add NAME"
    )
    assert list(tmp_path.iterdir()) == []


def test_an_empty_file_is_absent_and_becomes_a_private_store(tmp_path: Path) -> None:
    path = tmp_path / "pipeline.db"
    path.touch(mode=0o644)
    path.chmod(0o644)
    with pytest.raises(StoreAbsent):
        read_a_card(path)
    write_a_card(path)
    assert mode_of(path) == 0o600
    assert sum(cards.counts(Store(str(path))).values()) == 1


@pytest.mark.parametrize("target", ["absent.db", "empty.db"])
def test_a_link_planted_where_the_store_will_be_is_not_followed(
    tmp_path: Path, target: str
) -> None:
    (tmp_path / "empty.db").touch()
    path = tmp_path / "pipeline.db"
    path.symlink_to(tmp_path / target)
    with pytest.raises((StoreUnwritable, files.LeadsNowhere)):
        write_a_card(path)
    assert (tmp_path / "empty.db").read_bytes() == b""
    assert not (tmp_path / "absent.db").exists()


def test_a_link_to_a_store_that_is_there_is_followed(tmp_path: Path) -> None:
    (tmp_path / "synced").mkdir()
    write_a_card(tmp_path / "synced" / "pipeline.db")
    path = tmp_path / "linked.db"
    path.symlink_to(tmp_path / "synced" / "pipeline.db")
    write_a_card(path)
    assert sum(cards.counts(Store(str(path))).values()) == 2


def a_foreign_database(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE theirs (id INTEGER)")
    connection.close()


def a_text(path: Path) -> None:
    path.write_text("name,phone\nAnn,1\n", encoding="utf-8")


def zeros(path: Path) -> None:
    path.write_bytes(bytes(4096))


def a_pipe(path: Path) -> None:
    os.mkfifo(path)


@pytest.mark.parametrize("make", [a_foreign_database, a_text, zeros, a_pipe])
@pytest.mark.parametrize("work", [read_a_card, write_a_card])
def test_a_file_that_is_something_else_is_named_and_left_alone(
    tmp_path: Path, make: object, work: object
) -> None:
    path = tmp_path / "pipeline.db"
    assert callable(make)
    assert callable(work)
    make(path)
    is_file = path.is_file()
    before = path.read_bytes() if is_file else b""
    with pytest.raises(NotOurs) as caught:
        work(path)
    assert caught.value.message == f"{path} is not a pipelinecli store; it has not been touched"
    assert not is_file or path.read_bytes() == before
    assert [name.name for name in tmp_path.iterdir()] == ["pipeline.db"]


@pytest.mark.parametrize("work", [read_a_card, write_a_card])
def test_a_directory_in_the_stores_place_cannot_be_read(tmp_path: Path, work: object) -> None:
    assert callable(work)
    (tmp_path / "pipeline.db").mkdir()
    with pytest.raises(StoreUnreadable) as caught:
        work(tmp_path / "pipeline.db")
    assert caught.value.message.endswith("pipeline.db cannot be read: Is a directory")


def test_a_file_in_the_directorys_place_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreUnreadable) as caught:
        write_a_card(tmp_path / "file" / "pipeline.db")
    assert caught.value.message.endswith("cannot be read: Not a directory")


def test_a_file_that_may_not_be_opened_is_said_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def denied(path: str, *_flags_and_mode: int) -> int:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(os, "open", denied)
    path = str(tmp_path / "pipeline.db")
    assert refused(lambda: files.exists(path)) == (
        f"store: {path} cannot be read: Permission denied; name another with --store FILE"
    )
    assert refused(lambda: files.create(path)) == (
        f"store: {path} cannot be written: Permission denied; nothing was changed"
    )


def with_version(path: Path, version: int) -> bytes:
    write_a_card(path)
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {version}")
    connection.close()
    return path.read_bytes()


@pytest.mark.parametrize("work", [read_a_card, write_a_card])
def test_a_store_of_a_later_major_is_refused_with_both_versions(
    tmp_path: Path, work: object
) -> None:
    assert callable(work)
    path = tmp_path / "pipeline.db"
    before = with_version(path, (_sql.SCHEMA_MAJOR + 1) * files.MINORS + 3)
    with pytest.raises(TooNew) as caught:
        work(path)
    assert caught.value.message == (f"{path} has store version 2.3; this program knows up to 1.2")
    assert path.read_bytes() == before


def test_a_store_of_a_later_minor_works(tmp_path: Path) -> None:
    path = tmp_path / "pipeline.db"
    with_version(path, _sql.SCHEMA_MAJOR * files.MINORS + _sql.SCHEMA_MINOR + 1)
    write_a_card(path)
    assert sum(cards.counts(Store(str(path))).values()) == 2


@pytest.mark.parametrize("name", ["a b.db", "50%.db", "what?.db", "a#b.db", "客户.db", "%20.db"])
def test_a_path_is_taken_as_it_is_written(tmp_path: Path, name: str) -> None:
    write_a_card(tmp_path / name)
    assert sorted(path.name for path in tmp_path.iterdir()) == [name, f"{name}-journal"]


def test_a_path_with_two_slashes_or_without_any_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    for path in (f"/{tmp_path}/pipeline.db", "pipeline.db"):
        diary = Diary(tmp_path)
        diary.store = Store(path)
        diary.add("Ann")
    assert sum(cards.counts(Store(str(tmp_path / "pipeline.db"))).values()) == 2


_KILLED = """
import os, sqlite3, sys
from pipelinecli.store import engine
from pipelinecli.store.file import files
path = sys.argv[1]
files.create(path)
connection = engine._connect(path)
connection.execute("PRAGMA cache_size = 1")
connection.execute("BEGIN IMMEDIATE")
engine._initialise(connection)
connection.execute("CREATE TABLE filler (text)")
connection.executemany("INSERT INTO filler VALUES (?)", [("x" * 4000,)] * 50)
os._exit(9)
"""


def test_a_creation_that_was_killed_half_way_is_begun_again(tmp_path: Path) -> None:
    path = tmp_path / "pipeline.db"
    subprocess.run([sys.executable, "-c", _KILLED, str(path)], check=False)
    assert path.stat().st_size > 0
    write_a_card(path)
    assert sum(cards.counts(Store(str(path))).values()) == 1


def test_what_sqlite_has_beside_a_store_is_spelt_in_one_place() -> None:
    source = Path(files.__file__).parents[2]
    spelt = [
        str(path.relative_to(source))
        for path in sorted(source.rglob("*.py"))
        if re.search(f'["}}]({"|".join(files.BESIDE)})"', path.read_text(encoding="utf-8"))
    ]
    assert spelt == ["store/file/files.py"]
