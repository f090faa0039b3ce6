"""A file put in a store's place: the old one's bytes are never lost, and a kill leaves no half."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from pipelinecli.errors import NotOurs, StoreLocked
from pipelinecli.store.backup import backups, placing
from pipelinecli.store.engine import Store
from pipelinecli.store.file import files
from pipelinecli.store.restore import locking
from pipelinecli.store.restore.replacing import put_in_place
from pipelinecli.store.restore.standing import Found, State, look_at, seen_at
from tests.builders import Diary, refused
from tests.store.copies import folder_of

KEPT_AS = "damaged-2026-03-06T120000Z"


@pytest.fixture
def store(diary: Diary) -> Path:
    """Return where a store is that nobody has open, with a backup beside it."""
    diary.add("Ann")
    backups.make(diary.store, diary.path, backups.Reason.MANUAL, diary.desk().clock)
    diary.add("Bo")
    diary.store.close()
    return Path(diary.path)


def replace(store: Path, kept_as: str = KEPT_AS) -> str | None:
    """Put the backup in the store's place."""
    with placing.part_in(f"{store}-backups") as part:
        [backup] = Path(f"{store}-backups").glob("*.db")
        os.write(part.file, backup.read_bytes())
        return put_in_place(part, str(store), kept_as, seen_at(str(store)))


def people(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM card ORDER BY id")]


def beside(store: Path) -> list[str]:
    """Return what there is beside the store but for the folder of its backups."""
    return sorted(path.name for path in store.parent.iterdir() if path.is_file())


def test_what_was_there_is_kept_under_another_name(store: Path) -> None:
    was = store.read_bytes()
    store.chmod(0o644)
    aside = replace(store)
    assert aside == f"{store}.{KEPT_AS}"
    assert (Path(aside).read_bytes(), Path(aside).stat().st_mode & 0o777) == (was, 0o600)
    assert (people(store), store.stat().st_mode & 0o777) == (["Ann"], 0o600)
    assert not list(Path(f"{store}-backups").glob("*.part"))
    assert replace(store) == f"{store}.{KEPT_AS}-2"


def test_what_a_write_that_was_cut_short_left_goes_along(store: Path) -> None:
    """SQLite would undo the new store with it."""
    store.write_bytes(b"\0" * 8192)
    journal = Path(f"{store}-journal")
    journal.write_bytes(b"hot")
    Path(f"{store}-wal").write_bytes(b"wal")
    aside = replace(store)
    assert Path(f"{aside}-journal").read_bytes() == b"hot"
    assert beside(store) == sorted(
        [store.name, *(f"{store.name}.{KEPT_AS}{end}" for end in ("", "-journal", "-wal"))]
    )
    assert people(store) == ["Ann"]


def test_a_link_to_the_store_stays_one(store: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.db"
    link.symlink_to(store)
    with placing.part_in(f"{store}-backups") as part:
        os.write(part.file, Path(backups.every(str(store))[0].path).read_bytes())
        aside = put_in_place(part, str(link), KEPT_AS, seen_at(str(link)))
    assert aside == f"{store}.{KEPT_AS}"
    assert link.is_symlink()
    assert people(link) == ["Ann"]


def test_a_planted_link_is_not_followed(store: Path, tmp_path: Path) -> None:
    theirs = tmp_path / "theirs"
    theirs.write_text("theirs")
    Path(f"{store}.{KEPT_AS}").symlink_to(theirs)
    Path(f"{store}.{KEPT_AS}-2-journal").symlink_to(tmp_path / "nowhere")
    os.link(theirs, f"{store}.{KEPT_AS}-3")
    Path(f"{store}-wal").symlink_to(theirs)
    assert replace(store) == f"{store}.{KEPT_AS}-4"
    assert (theirs.read_text(), theirs.stat().st_mode & 0o077) == ("theirs", 0o044)
    assert Path(f"{store}.{KEPT_AS}-4-wal").readlink() == theirs
    assert not os.path.lexists(f"{store}-wal")


def test_a_link_that_leads_nowhere_is_not_followed(store: Path, tmp_path: Path) -> None:
    store.rename(tmp_path / "away.db")
    store.symlink_to(tmp_path / "nowhere.db")
    said = refused(lambda: replace(store))
    assert said == (
        f"store: {store} is a link to {tmp_path}/nowhere.db, where there is no file; "
        "bring back what it leads to, or take the link away"
    )
    assert not (tmp_path / "nowhere.db").exists()


def test_where_nothing_was_nothing_is_kept(store: Path) -> None:
    store.unlink()
    Path(f"{store}-journal").unlink()
    assert replace(store) is None
    assert people(store) == ["Ann"]
    store.write_bytes(b"")
    assert replace(store) is None
    assert beside(store) == [store.name]


def test_a_store_that_has_come_to_be_meanwhile_is_not_replaced(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = store.rename(f"{store}.new")
    link = os.link

    def late(path: str, name: str) -> None:
        there.rename(store)
        link(path, name)

    monkeypatch.setattr(os, "link", late)
    assert refused(lambda: replace(store)).startswith("refused: something was recorded meanwhile")
    assert people(store) == ["Ann", "Bo"]


def test_without_hard_links_it_is_renamed(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def none(_path: str, _name: str) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "link", none)
    was = store.read_bytes()
    aside = replace(store)
    assert aside is not None
    assert Path(aside).read_bytes() == was
    store.unlink()
    assert replace(store) is None
    assert people(store) == ["Ann"]


def test_nobody_is_in_the_middle_of_writing_to_it(
    store: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locking, "_PATIENCE", 0.0)
    with closing(sqlite3.connect(store, isolation_level=None)) as writing:
        writing.execute("BEGIN IMMEDIATE")
        with pytest.raises(StoreLocked):
            replace(store)
        assert beside(store)[0] == store.name
        assert KEPT_AS not in "".join(beside(store))
    assert replace(store) is not None


_KILLS = """
import os, shutil, sys
from pathlib import Path
from tests.store.restore.test_replacing import KEPT_AS, people, replace

at, hot = Path(sys.argv[1]), sys.argv[2] == "hot"
STEPS = "open write fsync link rename replace unlink close fchmod mkdir".split()

def die_before(step):
    left = [step]
    for name in STEPS:
        def counted(*args, call=getattr(os, name), **named):
            left[0] -= 1
            if left[0] < 0:
                os._exit(9)
            return call(*args, **named)
        setattr(os, name, counted)

for step in range(1000):
    here = at / str(step)
    here.mkdir()
    shutil.copytree(at / "pipeline.db-backups", here / "pipeline.db-backups")
    store = here / "pipeline.db"
    shutil.copy(at / "pipeline.db", store)
    old = {store.read_bytes()}
    if hot:
        Path(f"{store}-journal").write_bytes(b"hot")
        old.add(b"hot")
    child = os.fork()
    if not child:
        die_before(step)
        replace(store)
        os._exit(0)
    killed = os.waitpid(child, 0)[1] != 0
    found = {path.read_bytes() for path in here.iterdir() if path.is_file()}
    assert old <= found, (step, "lost")
    now = store.read_bytes()
    journal = Path(f"{store}-journal")
    assert now in old or people(store) == ["Ann"], (step, "half")
    assert now in old or not (journal.exists() and journal.stat().st_size), (step, "journal")
    replace(store)
    assert people(store) == ["Ann"], (step, "again")
    assert old <= {path.read_bytes() for path in here.iterdir() if path.is_file()}, (step, "lost")
    shutil.rmtree(here)
    if not killed:
        print(step)
        break
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
@pytest.mark.parametrize("beside_it", ["cold", "hot"])
def test_a_kill_between_any_two_steps_leaves_the_old_or_the_new(
    store: Path, beside_it: str
) -> None:
    damaged = bytearray(store.read_bytes())
    damaged[: len(damaged) // 2] = os.urandom(len(damaged) // 2)
    store.write_bytes(damaged)
    ran = subprocess.run(
        [sys.executable, "-c", _KILLS, str(store.parent), beside_it],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert (ran.returncode, ran.stderr) == (0, "")
    assert int(ran.stdout) >= 15


def look(store: Path) -> Found:
    with closing(Store(str(store))) as opened:
        return look_at(opened)._replace(seen=None)


def test_what_there_is_in_a_stores_place_is_found_out(store: Path) -> None:
    assert look(store) == Found(State.SOUND)
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("DROP TRIGGER journal_card_update")
        connection.commit()
    assert look(store) == Found(State.DAMAGED, "its indexes or triggers are not those of a store")
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA user_version = 1999")
    assert look(store).state is State.OTHER
    store.write_bytes(b"SQLite format 3\0" + os.urandom(8192))
    assert look(store) == Found(State.DAMAGED, "it is not a store any more")
    store.unlink()
    assert look(store) == Found(State.ABSENT)


def test_a_value_that_no_command_can_read_is_damage_to_whoever_looks(store: Path) -> None:
    """Though SQLite finds nothing, and the file is as SQLite has left it."""
    with closing(sqlite3.connect(store)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("UPDATE card SET opened_on = '2026-02-31'")
        connection.commit()
    assert not files.was_touched(str(store))
    assert look(store) == Found(State.DAMAGED, "a row of card cannot be read")


def test_what_never_was_a_store_is_not_taken_for_a_damaged_one(store: Path) -> None:
    store.write_text("my letters")
    assert look(store).state is State.DAMAGED
    for path in Path(f"{store}-backups").iterdir():
        path.unlink()
    with pytest.raises(NotOurs):
        look(store)
    store.unlink()
    store.mkdir()
    with pytest.raises(Exception, match="cannot be read"):
        look(store)


def test_damage_anywhere_is_found(store: Path) -> None:
    whole = store.read_bytes()
    for page in range(1, len(whole) // 4096):
        store.write_bytes(whole[: page * 4096] + b"\xff" * 4096 + whole[(page + 1) * 4096 :])
        assert look(store).state is State.DAMAGED, page
    store.write_bytes(whole[:-4096])
    assert look(store).state is State.DAMAGED


def test_the_folder_is_where_it_is_looked_for(diary: Diary) -> None:
    assert str(folder_of(diary)) == f"{diary.path}-backups"
