"""A store that cannot be used: one line, exit 6, and not a byte of it is changed."""

from __future__ import annotations

import os
import socket
import sqlite3
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.running import Home

READS = (["list"], ["board"], ["show", "1"], ["sheet"], ["today"])
WRITES = (
    ["add", "Bob"],
    ["met", "1"],
    ["book", "Ann", "fri"],
    ["log", "dial"],
    ["tally", "--dials", "2"],
    ["init"],
    ["config", "set", "cycle", "30"],
    ["forget", "1", "--yes"],
)


@pytest.fixture
def home(home: Home) -> Home:
    home.run("add", "Ann")
    return home


def _refused(home: Home, said: str, commands: tuple[list[str], ...]) -> None:
    before = home.contents()
    for argv in commands:
        assert home.run(*argv) == (6, "", f"pipeline: error: {said}\n"), argv
    assert home.contents() == before


def _foreign_database(path: Path) -> None:
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE note (text)")
    connection.execute("INSERT INTO note VALUES ('not a card')")
    connection.commit()
    connection.close()


@pytest.mark.parametrize("what", ["text", "zeros", "database", "picture"])
def test_a_file_of_another_kind_is_never_touched(what: str, home: Home) -> None:
    if what == "database":
        _foreign_database(home.store)
    else:
        content = {"text": b"Dear diary\n" * 500, "zeros": bytes(8192), "picture": b"\x89PNG" * 99}
        home.store.write_bytes(content[what])
    said = f"{home.store} is not a pipelinecli store; it has not been touched"
    _refused(home, f"{said}; name another with --store FILE", (*READS, *WRITES))


def test_a_directory_is_no_store(home: Home) -> None:
    home.store.unlink()
    home.store.mkdir()
    said = f"{home.store} cannot be read: Is a directory; name another with --store FILE"
    _refused(home, said, (*READS, *WRITES))


def test_a_path_through_a_file_is_no_store(home: Home) -> None:
    (home.files / "file").write_text("x")
    failed = home.run("add", "Bob", "--store", "file/store.db")
    assert (failed.code, failed.out) == (6, "")
    assert failed.err.startswith(f"pipeline: error: {home.files}/file/store.db cannot be ")
    assert "Not a directory" in failed.err


@pytest.mark.parametrize("argv", [["list"], ["add", "Bob"]])
def test_a_pipe_or_a_socket_is_no_store_and_nobody_waits_for_it(
    argv: list[str], home: Home
) -> None:
    os.mkfifo(home.files / "fifo")
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(home.files / "socket"))
        for name in ("fifo", "socket", "/dev/null", "/dev/zero"):
            failed = home.process(*argv, "--store", name)
            assert (failed.code, failed.out) == (6, ""), name
            assert failed.err.startswith("pipeline: error: ")
            assert failed.err.count("\n") == 1


def test_a_store_of_a_later_program_is_refused_with_both_versions(home: Home) -> None:
    connection = sqlite3.connect(home.store)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute("PRAGMA user_version = 2000007")
    connection.commit()
    connection.close()
    known = f"{version // 1000}.{version % 1000}"
    said = (
        f"{home.store} has store version 2000.7; this program knows up to {known}; "
        "install a newer pipelinecli"
    )
    _refused(home, said, (*READS, *WRITES))


def test_a_store_of_a_later_minor_version_works(home: Home) -> None:
    connection = sqlite3.connect(home.store)
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {version + 1}")
    connection.commit()
    connection.close()
    assert home.run("list").code == 0
    assert home.run("add", "Bob").code == 0


def test_a_damaged_store_says_so_and_is_left_as_it_is(home: Home) -> None:
    whole = home.store.read_bytes()
    home.store.write_bytes(whole[:4096] + b"A" * (len(whole) - 4096))
    before = home.contents()
    for argv in (*READS, *WRITES):
        failed = home.run(*argv)
        assert (failed.code, failed.out) == (6, ""), argv
        assert failed.err.startswith(f"pipeline: error: {home.store} is damaged: ")
        assert failed.err.endswith("; nothing was changed; there is no sound backup of it\n")
    assert home.contents() == before


@pytest.mark.parametrize("kept", [50, 100, 2000, 5000])
def test_a_store_cut_short_is_refused(kept: int, home: Home) -> None:
    home.store.write_bytes(home.store.read_bytes()[:kept])
    before = home.contents()
    for argv in (*READS, *WRITES):
        failed = home.run(*argv)
        assert (failed.code, failed.out, failed.err.count("\n")) == (6, "", 1), (argv, failed)
    assert home.contents() == before


def test_an_empty_file_counts_as_no_store_yet(home: Home) -> None:
    home.store.write_bytes(b"")
    assert home.run("list").err.startswith("pipeline: error: there is no store yet at")
    assert home.run("add", "Ann").code == 0


def test_a_store_in_use_is_said_to_be_locked(home: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pipelinecli.store.engine._BUSY_SECONDS", 0.05)
    holder = sqlite3.connect(home.store, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    said = f"{home.store} is locked by another program"
    hint = "nothing was changed; try again when it has finished"
    try:
        for argv in (*READS, *WRITES[:4]):
            failed = home.run(*argv)
            assert (failed.code, failed.out) == (6, "")
            assert failed.err == f"pipeline: error: {said}; {hint}\n"
    finally:
        holder.close()
    assert home.run("list").code == 0


def test_a_link_that_leads_nowhere_is_said_to_be_one_and_nothing_is_begun(home: Home) -> None:
    away = home.path / "stick" / "pipeline.db"
    home.run("backup", "--to", "kept.db")
    home.store.unlink()
    home.store.symlink_to(away)
    others = (["restore", "kept.db"], ["backup"], ["doctor"], ["undo"], ["history"])
    said = f"{home.store} is a link to {away}, where there is no file"
    hint = "bring back what it leads to, or take the link away"
    _refused(home, f"{said}; {hint}", (*READS, *WRITES, *others))
    assert not away.parent.exists()
    away.parent.mkdir()
    _refused(home, f"{said}; {hint}", (*READS, *WRITES, *others))
    assert list(away.parent.iterdir()) == []


def test_no_store_is_begun_through_a_link_to_a_file_that_is_empty(home: Home) -> None:
    away = home.path / "empty.db"
    away.touch()
    home.store.unlink()
    home.store.symlink_to(away)
    said = f"{home.store} cannot be written: it is a link, and no store is begun through one"
    _refused(home, f"{said}; nothing was changed", (["add", "Bob"], ["init"]))
