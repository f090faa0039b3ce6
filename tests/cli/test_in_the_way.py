"""What lies where the store, its journal or its backups should be is named and left alone."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from pipelinecli.store.file import files

if TYPE_CHECKING:
    from tests.running import Home

COMMANDS = ("list", "add Bo", "board", "backup", "undo", "config set cycle 7", "init", "today")


@pytest.fixture
def home(home: Home) -> Home:
    home.play("2026-11-23 09:00|add Ann\n2026-11-24 09:00|add Di")
    return home


def told(home: Home, *argv: str) -> tuple[int, list[str]]:
    """Return how a check-up ended, and what it said that is not fine, paths shortened."""
    ran = home.run("doctor", *argv)
    assert ran.err == ""
    lines = [" ".join(line.split()) for line in ran.out.splitlines()]
    states = (" problem ", " warning ", " fixed ")
    kept = [line for line in lines if any(state in line for state in states)]
    return ran.code, [line.replace(f"{home.store.parent}/", "") for line in kept]


def unmarked(home: Home) -> None:
    """Take from the header that the store is one of ours."""
    whole = bytearray(home.store.read_bytes())
    whole[68:72] = bytes(4)
    home.store.write_bytes(whole)


@pytest.mark.parametrize("kept", [True, False])
def test_a_store_whose_header_does_not_say_that_it_is_one_is_damaged(
    kept: bool,
    home: Home,
) -> None:
    unmarked(home)
    newest = home.store.parent / "pipeline.db-backups" / "daily-2026-11-24.db"
    if not kept:
        shutil.rmtree(newest.parent)
    before = home.contents()
    lacks = "is damaged: its header does not say any more that it is one of ours"
    out = f"put the last backup back: pipeline restore {newest}"
    for command in COMMANDS:
        ran = home.run(*command.split())
        assert (ran.code, ran.out) == (6, "")
        assert ran.err == (
            f"pipeline: error: {home.store} {lacks}; "
            f"{out if kept else 'nothing was changed; there is no sound backup of it'}\n"
        )
    answer = (
        "put a backup back: pipeline restore pipeline.db-backups/daily-2026-11-24.db"
        if kept
        else "there is no good backup to put back; keep the file, and ask for help"
    )
    for fix in ([], ["--fix"]):
        code, lines = told(home, *fix)
        assert (code, lines[0]) == (6, f"file problem the store {lacks}; {answer}")
    assert home.contents() == before


def test_another_programs_database_is_none_of_ours_and_no_damaged_one(home: Home) -> None:
    unmarked(home)
    other = home.files / "other.db"
    other.write_bytes(home.store.read_bytes().replace(b"tag_by_name", b"tag_by_mane"))
    assert home.run("--store", "other.db", "list").err == (
        f"pipeline: error: {other} is not a pipelinecli store; it has not been touched; "
        "name another with --store FILE\n"
    )


@pytest.mark.parametrize("ending", files.BESIDE)
def test_a_directory_where_sqlite_writes_is_named_and_left(ending: str, home: Home) -> None:
    path = Path(f"{home.store}{ending}")
    path.unlink(missing_ok=True)
    path.mkdir(mode=0o700)
    (path / "precious").write_text("mine")
    before = home.contents()
    said = "is not a plain file of its own: a link, a directory, or a second name"
    for command in (*COMMANDS, "restore daily-2026-11-24 --yes"):
        ran = home.run(*command.split())
        assert (ran.code, ran.out, ran.err) == (
            6,
            "",
            (
                f"pipeline: error: {path} {said}; nothing was touched; "
                "look what it is, and take it away\n"
            ),
        )
    for fix in ([], ["--fix"]):
        assert told(home, *fix) == (
            6,
            [f"file problem {path.name} {said}; look what it is, and take it away"],
        )
    assert home.contents() == before


def test_a_folder_of_backups_that_is_a_link_is_not_written_through(home: Home) -> None:
    folder, elsewhere = home.store.parent / "pipeline.db-backups", home.files / "elsewhere"
    folder.rename(elsewhere)
    folder.symlink_to(elsewhere)
    for number in range(40):
        shutil.copy(
            elsewhere / "daily-2026-11-24.db", elsewhere / f"2026-01-01T0000{number:02}Z-merge.db"
        )
    before = {path.name: path.read_bytes() for path in elsewhere.iterdir()}
    link = f"no backup could be made: {folder}: it is a link"
    ran = home.run("backup")
    assert (ran.code, ran.err) == (1, f"pipeline: error: {link}; nothing was changed\n")
    ran = home.run("add", "Bo", today="2026-11-25 09:00")
    assert (ran.code, ran.err) == (0, f"pipeline: warning: {link}\n")
    ran = home.run("restore", "daily-2026-11-24", "--yes")
    assert (ran.code, ran.err) == (1, f"pipeline: error: {link}; nothing was changed\n")
    code, lines = told(home)
    assert (code, [line for line in lines if line.startswith("backups problem")]) == (
        1,
        [
            (
                "backups problem pipeline.db-backups is a link: no copies are kept there; "
                "put the directory itself there, with the copies in it"
            )
        ],
    )
    assert {path.name: path.read_bytes() for path in elsewhere.iterdir()} == before
