"""A store that may be read and not written, by somebody who has to ask for permission."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.hostile.screen import faults
from tests.running import TODAY
from tests.store.old_stores import old_store

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.running import Home, Ran

READS = (
    "list",
    "board",
    "today",
    "flags",
    "sheet",
    "sheet --as-of yesterday",
    "show Ann",
    "why 1",
    "history",
    "history 1",
    "tally",
    "checkin list",
    "checkin show 2026-11-23",
    "checkin schedule cron",
    "backup list",
    "config list",
    "config get cycle",
    "config path",
)
WRITES = (
    "add New",
    "log dial 1",
    "tally --dials 1",
    "book 2 fri",
    "met 2 --no-next",
    "next 1 fri",
    "mark 1 plan=x",
    "move 2 25 --force --reason x",
    "back 1",
    "lose 1 --reason x",
    "edit 1 --org x",
    "merge 1 2",
    "restore 2026-11-24T010000Z-manual.db",
    "forget 2 --yes",
    "checkin --note again",
    "config set cycle 30",
    "init --cycle 30",
    "undo",
)
# What makes root as good as anybody: without these it has to ask as well.
_POWERS = "-dac_override,-dac_read_search,-fowner"
_ASKING = ("setpriv", f"--bounding-set={_POWERS}", f"--inh-caps={_POWERS}")


@pytest.fixture(scope="session")
def before() -> tuple[str, ...]:
    """What has to stand before a command so that permissions count."""
    if os.geteuid():
        return ()
    if shutil.which("setpriv") is None:
        pytest.skip("root, and no setpriv to give its powers up with")
    tried = subprocess.run([*_ASKING, "true"], check=False)
    if tried.returncode:
        pytest.skip("root, and its powers cannot be given up")
    return _ASKING


@pytest.fixture
def home(home: Home) -> Iterator[Home]:
    home.play(
        "|add Ann --phone 13800138000\n|add Bo\n2026-11-23 10:00|met Ann --next +3d\n"
        "2026-11-24 09:00|checkin --note done\n|config set name Rep\n|backup\n|log dial 2"
    )
    yield home
    for path in (home.store.parent, *home.store.parent.rglob("*")):
        path.chmod(0o700)


def _sealed(home: Home, *, file: int, directory: int) -> dict[str, tuple[bytes, int, int]]:
    """Take permissions away, and return all there is, as it is to stay."""
    backups = home.store.with_name(f"{home.store.name}-backups")
    for path in (home.store, home.store.with_name(f"{home.store.name}-journal")):
        path.chmod(file)
    backups.chmod(directory)
    home.store.parent.chmod(directory)
    return _all(home)


def _all(home: Home) -> dict[str, tuple[bytes, int, int]]:
    def seen(path: Path) -> tuple[bytes, int, int]:
        found = path.stat()
        return path.read_bytes(), stat.S_IMODE(found.st_mode), found.st_mtime_ns

    return {str(path): seen(path) for path in home.path.rglob("*") if path.is_file()}


def _refused(ran: Ran, line: str) -> None:
    """See that nothing was done, not even a copy kept that comes before what is done."""
    assert (ran.code, ran.out) == (6, ""), (line, ran)
    [said] = ran.err.splitlines()
    assert said.startswith("pipeline: error: "), (line, ran)
    assert "cannot be written" in said, (line, ran)
    assert faults(ran.err) == []


@pytest.mark.parametrize(("file", "directory"), [(0o400, 0o700), (0o400, 0o500), (0o600, 0o500)])
def test_what_may_only_be_read_is_read_as_ever(
    home: Home, before: tuple[str, ...], file: int, directory: int
) -> None:
    wanted = {line: home.run(*line.split()) for line in READS}
    kept = _sealed(home, file=file, directory=directory)
    for line in READS:
        ran = home.process(*line.split(), before=before)
        assert (ran.code, ran.err) == (0, ""), (line, ran)
        if "schedule" not in line:  # it names the program as it was started
            assert ran.out == wanted[line].out
    assert _all(home) == kept


@pytest.mark.parametrize("directory", [0o700, 0o500])
def test_a_write_to_a_file_that_may_only_be_read_is_refused_in_a_line(
    home: Home, before: tuple[str, ...], directory: int
) -> None:
    kept = _sealed(home, file=0o400, directory=directory)
    for line in WRITES:
        for today in (TODAY, "2026-11-25 09:00"):  # the second has no copy yet
            _refused(home.process(*line.split(), before=before, today=today), line)
    assert _all(home) == kept


def test_a_write_where_no_journal_can_be_made_is_refused_in_a_line(
    home: Home, before: tuple[str, ...]
) -> None:
    home.store.with_name(f"{home.store.name}-journal").unlink()
    backups = home.store.with_name(f"{home.store.name}-backups")
    backups.chmod(0o500)
    home.store.parent.chmod(0o500)
    kept = _all(home)
    for line in WRITES:
        _refused(home.process(*line.split(), before=before), line)
    for line in READS[:4]:
        assert home.process(*line.split(), before=before).code == 0
    assert _all(home) == kept


def test_what_is_to_be_brought_up_to_date_and_may_only_be_read_leaves_no_copy(
    home: Home, before: tuple[str, ...]
) -> None:
    old_store(home.files)
    (home.files / "pipeline.db").chmod(0o400)
    kept = _all(home)
    for line in ("list", "add New", "merge 1 2"):
        ran = home.process(*line.split(), "--store", "pipeline.db", before=before)
        assert (ran.code, ran.out, ran.err.count("\n")) == (6, "", 1)
        assert "has store version 1.0 and cannot be brought up to" in ran.err
    assert _all(home) == kept


def test_what_cannot_be_mended_for_want_of_permission_leaves_no_copy(
    home: Home, before: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(home.store)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("DROP INDEX card_by_birthday")
    kept = _sealed(home, file=0o400, directory=0o700)
    ran = home.process("doctor", "--fix", before=before)
    assert (ran.code, ran.err) == (1, "")
    assert "it may only be read" in ran.out
    assert _all(home) == kept


def test_a_store_that_may_not_even_be_read_is_said_to_be_one(
    home: Home, before: tuple[str, ...]
) -> None:
    home.store.chmod(0)
    for line in ("list", "add New", "sheet", "undo"):
        ran = home.process(*line.split(), before=before)
        assert (ran.code, ran.out, ran.err.count("\n")) == (6, "", 1)
        assert "cannot be read: Permission denied" in ran.err


def test_a_store_cannot_be_begun_where_nothing_may_be_made(
    home: Home, before: tuple[str, ...]
) -> None:
    home.files.chmod(0o500)
    for line in ("add New", "init", "log dial", "config set cycle 30"):
        ran = home.process(*line.split(), "--store", "new.db", before=before)
        _refused(ran, line)
    assert list(home.files.iterdir()) == []
    home.files.chmod(0o700)


@pytest.mark.parametrize("what", ["the folder", "a copy"])
def test_copies_that_may_not_be_written_anew_are_not_called_damaged(
    home: Home, before: tuple[str, ...], what: str
) -> None:
    backups = home.store.with_name(f"{home.store.name}-backups")
    for path in backups.glob("daily-*"):
        path.unlink()
    [copy] = backups.glob("*-manual.db")
    denied = backups if what == "the folder" else copy
    denied.chmod(0o500 if denied is backups else 0)
    ran = home.process("forget", "Ann", "--yes", "--backups", before=before)
    lines = ran.out.splitlines()
    assert (ran.code, lines[0], lines[-1]) == (
        1, "Ann (1) is erased for good. The counts stay, without a name.", f"  {copy}"
    )  # fmt: skip
    assert "pipeline forget" not in ran.out
    assert ran.err.splitlines()[0] == (
        f"pipeline: error: {copy} could not be written anew: Permission denied; "
        f"let yourself read and write {denied}, then: pipeline forget 1 --backups"
    )
    denied.chmod(0o700)
    assert home.process("forget", "1", "--backups", before=before) == (
        0, "1 backup held them and is written anew without them.\n", ""
    )  # fmt: skip
