"""A disk that is full, files and directories that may not be written: one line, nothing changed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.running import Home, Ran

if TYPE_CHECKING:
    from collections.abc import Iterator

READS = (["list"], ["board"], ["show", "1"], ["sheet"], ["today"])
WRITES = (
    ["add", "Bob"],
    ["met", "1"],
    ["book", "Ann", "fri"],
    ["log", "dial"],
    ["tally", "--dials", "2"],
    ["init", "--cycle", "30"],
    ["config", "set", "cycle", "30"],
    ["forget", "1", "--yes"],
)


@pytest.fixture
def home(home: Home) -> Home:
    home.run("add", "Ann")
    return home


LIMITED = """
import resource, sys
size = int(sys.argv[1])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
sys.argv = ["pipeline", *sys.argv[2:]]
from pipelinecli.__main__ import main
main()
"""


def _on_a_disk_of(home: Home, size: int, *argv: str) -> Ran:
    """Run a command that may not make any file larger than `size` bytes.

    It writes no bytecode (`-B`): cut short by the limit, that would stay for the next process.
    """
    done = subprocess.run(
        [sys.executable, "-B", "-c", LIMITED, str(size), *argv],
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
    before = home.store.read_bytes()
    failed = _on_a_disk_of(home, 100, *argv)
    assert (failed.code, failed.out) == (6, "")
    assert failed.err.startswith(f"pipeline: error: {home.store} cannot be written: ")
    assert failed.err.endswith("; nothing was changed\n")
    assert failed.err.count("\n") == 1
    assert home.store.read_bytes() == before
    assert home.run(*argv).code == 0


def test_a_card_that_does_not_fit_on_the_disk_is_not_half_there(home: Home) -> None:
    before = home.run("list", "--json").out
    size = home.store.stat().st_size
    failed = _on_a_disk_of(home, size, "add", "Bob", "--note", "long " * 3900)
    assert failed == (
        6,
        "",
        (
            f"pipeline: error: {home.store} cannot be written: the disk cannot be read or "
            "written; nothing was changed\n"
        ),
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
        (
            f"pipeline: error: {home.files}/new.db cannot be written: Permission denied; "
            "nothing was changed\n"
        ),
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
                (
                    f"pipeline: error: {home.store} cannot be read: Permission denied; "
                    "name another with --store FILE\n"
                ),
            )
    finally:
        home.store.chmod(0o600)
