"""A store that another program has put into WAL mode: used if it is sound, else left as it is."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.errors import StoreDamaged, StoreLocked
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files, soundness
from pipelinecli.store.file.cut_short import foreign_beside
from tests.builders import refused

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.builders import Diary


@pytest.fixture
def store(diary: Diary, tmp_path: Path) -> Path:
    """Return a store in WAL mode with a card that is in its WAL only, as a killed run leaves it."""
    diary.add("Ann")
    diary.store.close()
    path = tmp_path / "pipeline.db"
    leave_in_wal(path, "UPDATE card SET name = 'Bob'")
    return path


def leave_in_wal(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA wal_autocheckpoint = 0")
        connection.execute(statement)
        kept = {ending: Path(f"{path}{ending}").read_bytes() for ending in ("", "-wal")}
    for ending, content in kept.items():
        Path(f"{path}{ending}").write_bytes(content)


def names(store: Path) -> list[str]:
    with closing(Store(str(store))) as opened:
        return [row[0] for row in opened.read("SELECT name FROM card ORDER BY id")]


def lies_there(store: Path) -> dict[str, tuple[bytes, int]]:
    """Return what is in a directory, and when it was written."""
    return {
        path.name: (path.read_bytes(), path.stat().st_mtime_ns) for path in store.parent.iterdir()
    }


def last_page(store: Path) -> None:
    whole = store.read_bytes()
    store.write_bytes(whole[:-4096] + b"\x5a" * 4096)


def of_nobody(store: Path) -> None:
    """Let the WAL hold a reference to nothing, and the file none."""
    store.write_bytes(_out_of_wal(store))
    leave_in_wal(store, "UPDATE card SET referred_by = 99")


def _out_of_wal(store: Path) -> bytes:
    with closing(sqlite3.connect(store, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    return store.read_bytes()


def test_a_sound_store_is_used_with_what_is_in_the_wal_and_taken_out_of_that_mode(
    store: Path,
) -> None:
    assert files.is_in_wal(str(store))
    assert names(store) == ["Bob"]
    assert not files.is_in_wal(str(store))
    assert sorted(lies_there(store)) == ["pipeline.db", "pipeline.db-journal"]
    assert names(store) == ["Bob"]


@pytest.mark.parametrize(
    ("damage", "reason"),
    [
        (last_page, "its pages do not fit together"),
        (of_nobody, "a row of card belongs to"),
    ],
)
def test_a_damaged_store_is_refused_and_neither_it_nor_its_wal_is_written_to(
    damage: Callable[[Path], None], reason: str, store: Path
) -> None:
    damage(store)
    before = lies_there(store)
    for _time in range(2):
        with pytest.raises(StoreDamaged) as error:
            names(store)
        assert error.value.reason.startswith(reason)
    assert lies_there(store) == before


def test_one_that_is_to_be_put_right_is_opened_as_it_is(store: Path) -> None:
    of_nobody(store)
    with closing(Store(str(store))) as opened:
        opened.as_it_is = True
        assert opened.first("SELECT referred_by FROM card") == (99,)


def test_what_is_written_while_it_is_copied_is_looked_at_again(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A copy of half a checkpoint is no damage."""
    looked: list[int] = []

    def half_of_it(_connection: sqlite3.Connection) -> str | None:
        looked.append(1)
        if len(looked) < 3:
            Path(f"{store}-wal").touch()
            return "half of it"
        return None

    monkeypatch.setattr(soundness, "what_is_wrong", half_of_it)
    soundness.look_through_with_wal(str(store))
    assert len(looked) == 3
    looked.clear()
    monkeypatch.setattr(soundness, "_LOOKS", 2)
    with pytest.raises(StoreLocked):
        soundness.look_through_with_wal(str(store))


def test_the_wal_of_another_file_is_not_written_over_a_store(diary: Diary, tmp_path: Path) -> None:
    """SQLite takes any for the store's, whatever mode the store is in."""
    diary.add("Ann")
    diary.store.close()
    store, other = tmp_path / "pipeline.db", tmp_path / "other.db"
    other.write_bytes(store.read_bytes())
    leave_in_wal(other, "UPDATE card SET name = 'Bob'")
    Path(f"{store}-wal").write_bytes(Path(f"{other}-wal").read_bytes())
    before = lies_there(store)
    assert foreign_beside(str(store)) == f"{store}-wal"
    assert refused(lambda: names(store)).startswith(
        f"store: {store} is damaged: the journal beside it is another file's"
    )
    assert lies_there(store) == before
    assert foreign_beside(str(other)) is None
    assert names(other) == ["Bob"]


def test_a_wal_with_pages_of_another_size_is_another_files(store: Path) -> None:
    whole = bytearray(Path(f"{store}-wal").read_bytes())
    whole[8:12] = (8192).to_bytes(4, "big")
    Path(f"{store}-wal").write_bytes(whole)
    assert foreign_beside(str(store)) == f"{store}-wal"


@pytest.mark.parametrize("beside", [b"", b"notes", bytes(4096)])
def test_what_is_no_wal_is_left_to_sqlite(beside: bytes, diary: Diary, tmp_path: Path) -> None:
    diary.add("Ann")
    diary.store.close()
    (tmp_path / "pipeline.db-wal").write_bytes(beside)
    assert foreign_beside(diary.path) is None
    assert names(tmp_path / "pipeline.db") == ["Ann"]
