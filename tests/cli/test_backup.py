"""Copies of the store as a rep types them, and the one that each day begins with."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from pipelinecli.store.file import files
from tests.running import TODAY
from tests.store.old_stores import old_store

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Home

TOMORROW = "2026-11-25 09:00"


def folder(home: Home) -> Path:
    return home.store.with_name("pipeline.db-backups")


def copies(home: Home) -> list[str]:
    there = folder(home)
    return sorted(path.name for path in there.glob("*.db")) if there.is_dir() else []


@pytest.fixture
def used(home: Home) -> Home:
    """Return a machine on which somebody was added on the day before."""
    assert home.run("add", "王经理", today="2026-11-23 09:00").code == 0
    return home


def test_a_copy_says_where_it_is_how_large_and_that_it_was_checked(used: Home) -> None:
    ran = used.run("backup")
    path = folder(used) / "2026-11-24T010000Z-manual.db"
    size = path.stat().st_size // 1024
    assert ran == (0, f"Backup: {path}\n{size} KB, 7 rows, read back and checked.\n", "")
    assert used.run("-q", "backup").out == f"{folder(used)}/2026-11-24T010000Z-manual-2.db\n"


def test_a_copy_as_json_tells_its_rows_and_its_checksum(used: Home) -> None:
    data = used.data("backup")
    held = data["path"] + ".sha256"
    with open(held, encoding="utf-8") as file:  # noqa: PTH123
        assert file.read() == f"{data['sha256']}  2026-11-24T010000Z-manual.db\n"
    assert (data["made"], data["reason"], data["rows"]["card"], data["version"]) == (
        "2026-11-24T09:00:00+08:00",
        "manual",
        1,
        files.version_text(files.CURRENT),
    )


def test_the_copies_are_listed_newest_first_in_the_reps_own_time(used: Home) -> None:
    used.run("add", "Ann")
    used.run("backup", today="2026-11-24 10:00")
    used.run("merge", "1", "2", today="2026-11-24 11:00")
    size = (folder(used) / "daily-2026-11-24.db").stat().st_size // 1024
    assert used.run("backup", "list") == (
        0,
        (
            "Made              Why        Size  File\n"
            f"2026-11-24 11:00  merge    {size} KB  2026-11-24T030000Z-merge.db\n"
            f"2026-11-24 10:00  by hand  {size} KB  2026-11-24T020000Z-manual.db\n"
            f"2026-11-24 09:00  daily    {size} KB  daily-2026-11-24.db\n"
        ),
        "",
    )
    seen = used.terminal("backup", "list")
    assert f"They are in {folder(used)}." in seen.out.replace("\r\n", "")


def test_the_copies_of_a_store_that_is_gone_or_damaged_are_listed_all_the_same(used: Home) -> None:
    listed = used.run("backup", "list", "--json")
    used.run("backup")
    with_one = used.data("backup", "list")
    assert (json.loads(listed.out)["data"], len(with_one)) == ([], 1)
    for spoilt in (b"nonsense", b"SQLite format 3\x00" + bytes(200), None):
        if spoilt is None:
            used.store.unlink()
        else:
            used.store.write_bytes(spoilt)
        assert used.data("backup", "list") == with_one


def test_without_a_store_there_is_nothing_to_copy_and_nothing_is_made(home: Home) -> None:
    ran = home.run("backup")
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith(f"pipeline: error: there is no store yet at {home.store}; ")
    assert home.run("backup", "list") == (0, "No backups yet.\n", "")
    assert home.contents() == {}


def test_where_a_copy_cannot_go_it_is_a_line_and_an_exit_code(used: Home) -> None:
    (used.files / "there.db").write_text("mine")
    hint = "name a file that is not there: --to FILE"
    for to, code, line in (
        ("there.db", 2, f"there.db is there already; a backup is not written over it; {hint}"),
        (str(used.store), 2, f"{used.store} is the store itself; {hint}"),
        ("none/x.db", 2, f"there is no directory {used.files}/none; make it first"),
        ("", 2, f"--to names nothing; {hint}"),
        ("/proc/x.db", 1, ("no backup could be made: /proc/x.db: No such file or directory; "
         "nothing was changed")),
    ):  # fmt: skip
        assert used.run("backup", "--to", to) == (code, "", f"pipeline: error: {line}\n")
    assert [path.name for path in used.files.iterdir()] == ["there.db"]


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_everything_a_copy_makes_is_private(used: Home, umask: int) -> None:
    before = os.umask(umask)
    try:
        used.run("add", "Ann")
        used.run("backup")
        used.run("backup", "--to", ".")
    finally:
        os.umask(before)
    made = [*folder(used).iterdir(), *used.files.iterdir()]
    assert {stat.S_IMODE(path.stat().st_mode) for path in made} == {0o600}
    assert stat.S_IMODE(folder(used).stat().st_mode) == 0o700
    assert len(made) == 6


def test_the_first_write_of_a_day_keeps_what_there_was_before(used: Home) -> None:
    for name in ("Ann", "Bob"):
        assert used.run("add", name).err == ""
    assert copies(used) == ["daily-2026-11-24.db"]
    with closing(sqlite3.connect(folder(used) / "daily-2026-11-24.db")) as copy:
        assert copy.execute("SELECT name FROM card").fetchall() == [("王经理",)]
    used.run("list", today=TOMORROW)
    assert copies(used) == ["daily-2026-11-24.db"]
    used.run("log", "dial", today=TOMORROW)
    assert copies(used) == ["daily-2026-11-24.db", "daily-2026-11-25.db"]


def test_a_write_that_is_refused_changes_nothing_but_that_the_day_has_its_copy(used: Home) -> None:
    before = used.contents()
    assert used.run("move", "1", "50").code == 4
    assert used.contents() == before
    assert copies(used) == ["daily-2026-11-24.db"]


def test_every_copy_is_a_store_the_program_reads(used: Home) -> None:
    used.run("backup", "--to", "mine.db")
    shown = used.run("list", "--store", "mine.db", "--json").out
    assert shown == used.run("list", "--json").out
    assert used.run("add", "Ann", "--store", "mine.db").code == 0


WARNED = "pipeline: warning: no backup could be made: {}: it is not a directory\n"


@pytest.mark.parametrize("quiet", [(), ("-q",)])
def test_a_days_copy_that_fails_is_a_warning_and_the_write_goes_on(
    used: Home, quiet: tuple[str, ...]
) -> None:
    folder(used).write_text("in the way")
    assert used.run(*quiet, "add", "Ann").err == WARNED.format(folder(used))
    assert used.run("list").err == ""
    assert len(used.data("list")) == 2


def test_a_warning_is_said_once_however_often_a_command_writes(used: Home) -> None:
    for name in ("Ann", "Bob"):
        used.run("add", name, today="2026-10-01")
        used.run("book", name, "2026-10-02", today="2026-10-01")
        used.run("met", name, "--on", "2026-10-02", "--no-next", today="2026-10-02")
    shutil.rmtree(folder(used))
    folder(used).write_text("in the way")
    ran = used.run("checkin", "--apply")
    assert (ran.code, ran.err.count("no backup could be made")) == (0, 1)


def test_with_json_asked_for_standard_output_stays_one_value(used: Home) -> None:
    folder(used).write_text("in the way")
    ran = used.run("add", "Ann", "--json")
    assert json.loads(ran.out)["data"]["name"] == "Ann"
    assert ran.err == WARNED.format(folder(used))


def test_of_a_write_that_fails_as_well_only_that_is_said(used: Home) -> None:
    folder(used).write_text("in the way")
    for form in ((), ("--json",)):
        ran = used.run("move", "1", "50", *form)
        assert (ran.code, "no backup could be made" in ran.err) == (4, False)


def test_without_room_for_a_copy_there_is_no_merge(used: Home) -> None:
    used.run("add", "Ann")
    shutil.rmtree(folder(used))
    folder(used).write_text("in the way")
    before = used.store.read_bytes()
    assert used.run("merge", "1", "2") == (
        1,
        "",
        (
            f"pipeline: error: no backup could be made: {folder(used)}: it is not a directory; "
            "nothing was changed\n"
        ),
    )
    assert used.store.read_bytes() == before


def test_an_older_store_is_copied_before_it_is_brought_up_to_date(home: Home) -> None:
    home.store.parent.mkdir(parents=True)
    old = old_store(home.store.parent)
    with closing(sqlite3.connect(old)) as connection:
        before = list(connection.iterdump())
    assert home.run("list", today=TODAY).code == 0
    [name] = copies(home)
    assert name.endswith("-migration.db")
    with closing(sqlite3.connect(folder(home) / name)) as copy:
        assert list(copy.iterdump()) == before
        assert copy.execute("PRAGMA user_version").fetchone() == (1000,)
    home.run("list", today=TODAY)
    assert copies(home) == [name]


def test_an_older_store_that_cannot_be_copied_stays_as_it_is(home: Home) -> None:
    home.store.parent.mkdir(parents=True)
    old_store(home.store.parent)
    folder(home).write_text("in the way")
    before = home.store.read_bytes()
    ran = home.run("list")
    assert (ran.code, ran.out) == (6, "")
    assert ran.err.startswith(f"pipeline: error: {home.store} has store version 1.0 and cannot be ")
    assert ran.err.endswith(f"{folder(home)}: it is not a directory; nothing was changed\n")
    assert home.store.read_bytes() == before


def test_an_older_store_that_cannot_be_written_leaves_no_copy_at_each_look(home: Home) -> None:
    home.store.parent.mkdir(parents=True)
    old_store(home.store.parent)
    with closing(sqlite3.connect(home.store, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        line = "import sys; from pipelinecli.store import engine; engine._BUSY_SECONDS = 0.05;"
        line += "from pipelinecli.__main__ import main; sys.argv[0] = 'pipeline'; main()"
        done = subprocess.run(
            [sys.executable, "-c", line, "list"],
            env=home.environment(measured=False),
            capture_output=True,
            check=False,
        )
    assert done.returncode == 6
    assert copies(home) == []
