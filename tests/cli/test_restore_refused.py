"""A file that `restore` does not take: a line says why, and neither it nor the store is touched."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Home

LATER = "2026-11-26 09:00"
LOOK = "look for another: pipeline backup list"


@pytest.fixture
def worked(home: Home) -> Home:
    """Return a machine with a backup at `backup.db`, and work that went on."""
    home.play("2026-11-24 09:00|add Wang\n|backup --to backup.db\n2026-11-25 09:00|add Li")
    return home


def sql(path: Path, *statements: str) -> None:
    Path(f"{path}.sha256").unlink()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for statement in statements:
            connection.execute(statement)


def cut(path: Path) -> None:
    Path(f"{path}.sha256").unlink()
    path.write_bytes(path.read_bytes()[:-4096])


def dump(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        text = "\n".join(connection.iterdump())
    path.write_text(text)


def hot(path: Path) -> None:
    Path(f"{path}-journal").write_bytes(b"cut short")


def pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def directory(path: Path) -> None:
    path.unlink()
    path.mkdir()


def dead_link(path: Path) -> None:
    path.unlink()
    path.symlink_to("nowhere")


def other_bytes(path: Path) -> None:
    Path(f"{path}.sha256").unlink()
    whole = path.read_bytes()
    path.write_bytes(whole[: 5 * 4096] + b"\xff" * 4096 + whole[6 * 4096 :])


FILES: list[tuple[str, Callable[[Path], object], int, str]] = [
    ("empty", lambda path: path.write_bytes(b""), 6, "is not a pipelinecli store"),
    ("dump", dump, 6, "is not a pipelinecli store"),
    ("not ours", lambda path: sql(path, "PRAGMA application_id = 1"), 6, "is not a pipelinecli"),
    ("pipe", pipe, 6, "is not a pipelinecli store"),
    ("too new", lambda path: sql(path, "PRAGMA user_version = 2000"), 6, "has store version 2.0"),
    ("too old", lambda path: sql(path, "PRAGMA user_version = 1"), 6, "has store version 0.1"),
    ("cut", cut, 6, "is damaged: "),
    ("other bytes", other_bytes, 6, "is damaged: "),
    ("cut short", hot, 6, "is damaged: a write to it was cut short"),
    (
        "other sums",
        lambda path: Path(f"{path}.sha256").write_text("0" * 64 + "  backup.db\n"),
        6,
        "is damaged: it is not what its checksum was made for",
    ),
    ("directory", directory, 2, "is a directory"),
    ("nothing", lambda path: path.unlink(), 3, "there is no backup backup.db"),
    ("dead link", dead_link, 3, "there is no backup backup.db"),
    (
        "a table less",
        lambda path: sql(path, "DROP TABLE tally"),
        6,
        "is damaged: its tables are not those of a store",
    ),
    (
        "a trigger more",
        lambda path: sql(path, "CREATE TRIGGER x AFTER INSERT ON tag BEGIN DELETE FROM card; END"),
        6,
        "is damaged: something in it acts by itself",
    ),
    (
        "dangling",
        lambda path: sql(path, "UPDATE attempt SET card_id = 9"),
        6,
        "is damaged: a row of attempt belongs to one that is not there",
    ),
]


@pytest.mark.parametrize(("change", "code", "said"), [row[1:] for row in FILES],
                         ids=[row[0] for row in FILES])  # fmt: skip
def test_what_cannot_be_put_back_is_refused_in_a_line(
    worked: Home, change: Callable[[Path], object], code: int, said: str
) -> None:
    change(worked.files / "backup.db")
    before = worked.contents() if (worked.files / "backup.db").is_file() else None
    ran = worked.run("restore", "backup.db", "--yes")
    assert (ran.code, ran.out, ran.err.count("\n")) == (code, "", 1), ran
    assert said in ran.err
    assert "--store" not in ran.err
    if before is not None:
        assert worked.contents() == before
    assert [card["name"] for card in worked.data("list")] == ["Wang", "Li"]


@pytest.mark.parametrize("state", ["sound", "damaged", "absent"])
def test_the_checks_are_the_same_whatever_there_is_in_the_stores_place(
    worked: Home, state: str
) -> None:
    cut(worked.files / "backup.db")
    if state == "damaged":
        worked.store.write_bytes(worked.store.read_bytes()[:-4096])
    elif state == "absent":
        worked.store.unlink()
    before = worked.contents()
    ran = worked.run("restore", "backup.db", "--yes")
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith(f"pipeline: error: {worked.files}/backup.db is damaged: ")
    assert ran.err.endswith(f"; {LOOK}\n")
    assert worked.contents() == before


@pytest.mark.parametrize("how", ["itself", "link", "hard link"])
def test_the_store_is_not_put_in_its_own_place(worked: Home, how: str) -> None:
    link = worked.files / "other.db"
    if how == "link":
        link.symlink_to(worked.store)
    elif how == "hard link":
        link.hardlink_to(worked.store)
    before = worked.contents()
    typed = str(worked.store) if how == "itself" else "other.db"
    assert worked.run("restore", typed, "--yes") == (
        2,
        "",
        f"pipeline: error: {typed} is the store itself; name a backup: pipeline backup list\n",
    )
    assert worked.contents() == before


def test_a_link_to_a_backup_is_read_through(worked: Home) -> None:
    (worked.files / "link.db").symlink_to("backup.db")
    before = (worked.files / "backup.db").read_bytes()
    assert worked.data("restore", "link.db", today=LATER)["cards"] == 1
    assert (worked.files / "backup.db").read_bytes() == before


def test_a_backup_nobody_may_write_to_is_read(worked: Home) -> None:
    for path in worked.files.iterdir():
        path.chmod(0o400)
    worked.files.chmod(0o500)
    assert worked.data("restore", "backup.db", today=LATER)["cards"] == 1
    worked.files.chmod(0o700)


def test_no_name_and_two_names_are_refused(worked: Home) -> None:
    assert worked.run("restore").err == (
        "pipeline: error: Missing argument 'FILE'; see pipeline restore --help\n"
    )
    assert worked.run("restore", "").err == (
        "pipeline: error: FILE names nothing; look: pipeline backup list\n"
    )
    assert worked.run("restore", "a", "b").code == 2


def test_nothing_that_is_written_can_be_read_by_others(worked: Home) -> None:
    old = os.umask(0)
    try:
        worked.store.write_bytes(worked.store.read_bytes()[:-4096])
        worked.store.chmod(0o666)
        assert worked.run("restore", "backup.db", "--yes").code == 0
    finally:
        os.umask(old)
    for path in worked.store.parent.rglob("*"):
        mode = path.stat().st_mode & 0o777
        assert mode == (0o700 if path.is_dir() else 0o600), path


def test_a_folder_that_is_a_link_is_not_followed(worked: Home, tmp_path: Path) -> None:
    folder = Path(f"{worked.store}-backups")
    folder.rename(f"{folder}-away")
    (tmp_path / "theirs").mkdir()
    folder.symlink_to(tmp_path / "theirs")
    ran = worked.run("restore", "backup.db")
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"pipeline: error: no backup could be made: {folder}: it is a link; nothing was changed\n"
    )
    assert list((tmp_path / "theirs").iterdir()) == []
