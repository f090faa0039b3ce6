"""A store that cannot be used: one line, exit 6, and not a byte of it is changed."""

from __future__ import annotations

import os
import shutil
import socket
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.running import PROGRAM

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.running import Home, Ran

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
        assert failed.err.endswith("; nothing was changed; put back a copy of the file\n")
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
    try:
        for argv in (*READS, *WRITES[:4]):
            assert home.run(*argv) == (
                6, "", f"pipeline: error: {said}; nothing was changed; try again when it has "
                "finished\n",
            ), argv  # fmt: skip
    finally:
        holder.close()
    assert home.run("list").code == 0


LIMITED = """
import resource, sys
size = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
sys.argv = ["pipeline", *sys.argv[2:]]
from pipelinecli.__main__ import main
main()
"""


def _on_a_disk_of(home: Home, size: int, *argv: str) -> Ran:
    """Run a command that may not make any file larger than `size` bytes."""
    from tests.running import Ran

    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(size), *argv],
        capture_output=True,
        text=True,
        check=False,
        cwd=home.files,
        env=home.environment(measured=False),
        timeout=60,
    )
    return Ran(done.returncode, done.stdout, done.stderr)


@pytest.mark.parametrize("argv", WRITES)
def test_a_full_disk_is_said_in_one_line_and_changes_nothing(argv: list[str], home: Home) -> None:
    before = home.run("list", "--json").out, home.run("config", "list").out
    size = home.store.stat().st_size
    for n in range(40):
        failed = _on_a_disk_of(home, size, *argv) if n == 0 else failed
        if failed.code:
            break
    assert (failed.code, failed.out) in {(6, ""), (0, failed.out)}
    if failed.code:
        assert failed.err.startswith(f"pipeline: error: {home.store} cannot be written: ")
        assert failed.err.endswith("; nothing was changed\n")
        assert failed.err.count("\n") == 1
        assert (home.run("list", "--json").out, home.run("config", "list").out) == before


def test_a_card_that_does_not_fit_on_the_disk_is_not_half_there(home: Home) -> None:
    before = home.run("list", "--json").out
    size = home.store.stat().st_size
    failed = _on_a_disk_of(home, size, "add", "Bob", "--note", "long " * 3900)
    assert failed == (
        6,
        "",
        f"pipeline: error: {home.store} cannot be written: disk I/O error; nothing was changed\n",
    )
    assert home.run("list", "--json").out == before
    assert home.run("add", "Bob").code == 0


def test_a_first_store_that_does_not_fit_on_the_disk_leaves_nothing_to_clear_up(
    home: Home,
) -> None:
    failed = _on_a_disk_of(home, 8192, "add", "Bob", "--store", "new.db")
    assert (failed.code, failed.out, failed.err.count("\n")) == (6, "", 1)
    assert home.run("list", "--store", "new.db").code == 6
    assert home.run("add", "Bob", "--store", "new.db").code == 0
    assert home.run("show", "Bob", "--store", "new.db").code == 0


def test_a_sheet_that_does_not_fit_on_the_disk_is_not_half_there(home: Home) -> None:
    (home.files / "week.csv").write_text("last week's")
    failed = _on_a_disk_of(home, 100, "sheet", "--to", "week.csv")
    assert (failed.code, failed.out) == (1, "")
    assert failed.err == "pipeline: error: week.csv cannot be written: File too large\n"
    assert {path.name: path.read_text() for path in home.files.iterdir()} == {
        "week.csv": "last week's"
    }


def _without_privileges(home: Home, *argv: str) -> Ran:
    """Run a command as one whom the permissions of files hold back, as they do not hold root."""
    if os.geteuid() != 0:
        return home.process(*argv, measured=False)
    dropped = ("-dac_override", "-dac_read_search", "-fowner")
    before = (shutil.which("setpriv") or "", f"--bounding-set={','.join(dropped)}")
    return home.process(*argv, before=before, measured=False)


needs_setpriv = pytest.mark.skipif(
    os.geteuid() == 0 and shutil.which("setpriv") is None,
    reason="root may write everywhere, and there is no setpriv to hold it back",
)


@pytest.fixture
def read_only(home: Home) -> Iterator[Home]:
    """A machine whose store and its directory may be read and not written."""
    home.store.chmod(0o400)
    home.store.parent.chmod(0o500)
    yield home
    home.store.parent.chmod(0o700)
    home.store.chmod(0o600)


@needs_setpriv
def test_a_read_only_store_can_be_read(read_only: Home) -> None:
    for argv in READS:
        assert _without_privileges(read_only, *argv) == read_only.run(*argv)


@needs_setpriv
@pytest.mark.parametrize("argv", WRITES[:4])
def test_a_read_only_store_refuses_to_be_written(argv: list[str], read_only: Home) -> None:
    before = read_only.contents()
    failed = _without_privileges(read_only, *argv)
    assert (failed.code, failed.out) == (6, "")
    assert failed.err.startswith(f"pipeline: error: {read_only.store} cannot be written: ")
    assert failed.err.count("\n") == 1
    assert read_only.contents() == before


@needs_setpriv
def test_a_store_cannot_be_made_in_a_read_only_directory(home: Home) -> None:
    home.files.chmod(0o500)
    try:
        failed = _without_privileges(home, "add", "Bob", "--store", str(home.files / "new.db"))
        written = _without_privileges(home, "sheet", "--to", "week.csv")
    finally:
        home.files.chmod(0o700)
    assert failed == (
        6,
        "",
        f"pipeline: error: {home.files}/new.db cannot be written: Permission denied; "
        "nothing was changed\n",
    )
    assert written == (
        1,
        "",
        "pipeline: error: week.csv cannot be written: Permission denied\n",
    )
    assert [*home.files.iterdir()] == []


@needs_setpriv
def test_a_store_that_may_not_be_read_says_so(home: Home) -> None:
    home.store.chmod(0)
    try:
        for argv in (["list"], ["add", "Bob"]):
            assert _without_privileges(home, *argv) == (
                6,
                "",
                f"pipeline: error: {home.store} cannot be read: Permission denied; "
                "name another with --store FILE\n",
            )
    finally:
        home.store.chmod(0o600)


def test_the_program_is_what_is_run() -> None:
    assert PROGRAM[0] == sys.executable
