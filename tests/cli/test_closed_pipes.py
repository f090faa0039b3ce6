"""A reader who leaves at any point, and streams that are closed: quiet, and the right exit code."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.running import PATIENCE, PROGRAM, Home

if TYPE_CHECKING:
    from pathlib import Path

READS = (
    ("list",),
    ("list", "--json"),
    ("list", "-o", "csv"),
    ("list", "-o", "md"),
    ("list", "-o", "table"),
    ("list", "--limit=3"),
    ("board", "--all"),
    ("show", "1"),
    ("today",),
    ("sheet",),
    ("sheet", "--json"),
    ("history",),
    ("checkin", "schedule"),
    ("--help",),
)
WRITES = (
    ("add", "Bob"),
    ("add", "Bob", "--json"),
    ("log", "talk", "1"),
    ("tally", "--dials", "3"),
    ("book", "1", "fri"),
    ("mark", "1", "person=she decides"),
    ("checkin", "--for", "2026-11-23"),
    ("config", "set", "cycle", "30"),
    ("forget", "1", "--yes"),
    ("undo",),
)
BYTES = (0, 1, 100, 5_000, 60_000)


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    home = Home(tmp_path_factory.mktemp("machine"))
    for number in range(60):
        home.run("add", f"王经理 {number}", "--note", "long " * 500)
    return home.path


@pytest.fixture
def home(home: Home, machine: Path) -> Home:
    home.store.parent.mkdir(mode=0o700)
    home.store.write_bytes((Home(machine).store).read_bytes())
    return home


def _read_in_part(home: Home, most: int, *argv: str) -> tuple[int, bytes, bytes]:
    """Run a command, read that much of what it says and leave; return how it ended."""
    read, write = os.pipe()
    with subprocess.Popen(
        [*PROGRAM, *argv],
        stdin=subprocess.DEVNULL,
        stdout=write,
        stderr=subprocess.PIPE,
        cwd=home.files,
        env=home.environment(measured=False),
    ) as process:
        os.close(write)
        got = b""
        while len(got) < most and (piece := os.read(read, most - len(got))):
            got += piece
        os.close(read)
        _out, said = process.communicate(timeout=PATIENCE)
        return process.returncode, got, said


@pytest.mark.parametrize("argv", READS, ids=" ".join)
def test_whoever_stops_reading_ends_a_view_quietly(argv: tuple[str, ...], home: Home) -> None:
    whole = home.process(*argv, measured=False).out.encode()
    for most in BYTES:
        assert _read_in_part(home, most, *argv) == (0, whole[:most], b""), most
        if most > len(whole):
            break


@pytest.mark.parametrize("argv", WRITES, ids=" ".join)
def test_what_nobody_reads_is_done_all_the_same(argv: tuple[str, ...], home: Home) -> None:
    before = home.run("history", "--json").out
    code, _got, said = _read_in_part(home, 0, *argv)
    assert (code, said) == (0, b"")
    assert home.run("history", "--json").out != before


def _in_a_shell(home: Home, redirected: str, *argv: str) -> tuple[int, bytes, bytes]:
    """Run a command in a shell with its streams as they are typed there."""
    words = " ".join(f"'{word}'" for word in (*PROGRAM, *argv))
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {words} {redirected}"],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        cwd=home.files,
        env={**home.environment(measured=False), "PATH": os.environ["PATH"]},
        timeout=PATIENCE,
    )
    return done.returncode, done.stdout, done.stderr


ENDS = {
    ("add", "Bob"): 0,
    ("list", "--json"): 0,
    ("nonsense",): 2,
    ("list", "--flag", "nonsense"): 2,
    ("show", "nobody"): 3,
    ("move", "1", "90"): 4,
    ("list", "--store", "absent.db"): 6,
}


@pytest.mark.parametrize("argv", ENDS, ids=" ".join)
@pytest.mark.parametrize(
    "redirected",
    [">&-", "2>&-", "<&-", ">&- 2>&-", "<&- >&- 2>&-", "2>&1 | true", "2>&1 >&- | true"],
)
def test_streams_that_go_nowhere_change_no_exit_code(
    redirected: str, argv: tuple[str, ...], home: Home
) -> None:
    code, _out, said = _in_a_shell(home, redirected, *argv)
    assert code == ENDS[argv]
    assert b"Traceback" not in said
    assert b"Exception" not in said
    if "2>" in redirected:
        assert said == b""
    if argv == ("add", "Bob"):
        assert home.run("show", "Bob").code == 0


OPENS = """
import os
from pipelinecli.cli import run
run.Session = lambda **_typed: os._exit(os.open(os.devnull, os.O_RDWR))
run.run(["board"])
"""
"""Exits, as the command begins, with the place that the next file takes."""


@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"])
def test_a_file_does_not_take_the_place_of_a_stream_that_is_closed(closed: str, home: Home) -> None:
    done = subprocess.run(
        ["bash", "-c", f"'{sys.executable}' -c '{OPENS}' {closed}"],
        check=False,
        cwd=home.files,
        env={**home.environment(measured=False), "PATH": os.environ["PATH"]},
        timeout=PATIENCE,
    )
    assert 2 < done.returncode < 20
