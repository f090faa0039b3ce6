"""Ctrl-C, the end of a session and `kill`, at any point of a command: all of it or nothing.

The program sends itself the signal when it has made so many calls, so that every part of a
command has its turn. SIGNAL_POINTS says at how many points of each command.
"""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.running import PATIENCE, Home

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POINTS = int(os.environ.get("SIGNAL_POINTS", "7"))
COUNTED = """
import os, sys
from pipelinecli.__main__ import main

told, number, point, *words = sys.argv[1:]
sys.argv = ["pipeline", *words]
calls = 0

def count(_frame, event, _what):
    # A signal is answered between two steps; not as a frame is entered or left.
    global calls
    calls += event.startswith("c_")
    if calls == int(point):
        calls += 1
        os.kill(os.getpid(), int(number))

try:
    sys.setprofile(count)
    main()
finally:
    sys.setprofile(None)
    with open(told, "w") as file:
        file.write(str(calls))
"""
COMMANDS = {
    "add": ("add", "Bob", "--phone", "13800138000", "--tag", "vip"),
    "log": ("log", "talk", "Ann", "--note", "he asked about pensions"),
    "move": ("move", "Ann", "25", "--force", "--reason", "the boss says so"),
    "met": ("met", "Ann", "--next", "fri", "--agenda", "the plan"),
    "checkin": ("checkin", "--for", "2026-11-23"),
    "sheet": ("sheet", "--to", "week.csv", "-q"),
}
SIGNALS = {
    signal.SIGINT: 130,
    signal.SIGTERM: -signal.SIGTERM,
    signal.SIGHUP: -signal.SIGHUP,
}
"""Each with how the process ends: what `subprocess` says of one that a signal ended is negative."""


class Whole(NamedTuple):
    """A command that nobody interrupts: what there was before and after, and its calls."""

    machine: Path
    before: object
    after: object
    files: set[str]
    calls: int


def _facts(home: Home) -> dict[str, list[tuple[object, ...]]]:
    """Return every row there is, without what is drawn by lot."""
    with closing(sqlite3.connect(home.store)) as store:
        assert store.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert store.execute("PRAGMA foreign_key_check").fetchall() == []
        found = {}
        tables = store.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (table,) in tables:
            columns = [row[1] for row in store.execute(f"PRAGMA table_info({table})")]
            told = [column for column in columns if column not in {"uid", "before", "after"}]
            quoted = ", ".join(f'"{column}"' for column in told)
            found[table] = sorted(
                store.execute(f"SELECT {quoted} FROM {table}").fetchall(),  # noqa: S608
                key=repr,
            )
        return found


def _run(home: Home, argv: tuple[str, ...], number: int, point: int) -> tuple[int, bytes]:
    told = home.path / "told"
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, str(told), str(number), str(point), *argv],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
        cwd=home.files,
        env=home.environment(measured=False),
        timeout=PATIENCE,
    )
    return done.returncode, done.stderr


def _begin(path: Path) -> Home:
    home = Home(path)
    home.run("add", "Ann")
    home.run("book", "Ann", "fri")
    shutil.rmtree(home.store.parent / "pipeline.db-backups", ignore_errors=True)
    return home


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Whole]:
    known: dict[str, Whole] = {}

    def of(command: str) -> Whole:
        if command not in known:
            directory = tmp_path_factory.mktemp(command)
            home = _begin(directory / "machine")
            shutil.copytree(home.path, directory / "played")
            played = Home(directory / "played")
            code, said = _run(played, COMMANDS[command], signal.SIGINT, -1)
            assert (code, b"Traceback" in said) == (0, False), said
            calls = int((played.path / "told").read_text())
            files = set(played.contents())
            known[command] = Whole(home.path, _facts(home), _facts(played), files, calls)
        return known[command]

    return of


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_signal_anywhere_leaves_all_of_a_command_or_nothing(
    command: str, number: int, whole: Callable[[str], Whole], tmp_path: Path
) -> None:
    undisturbed = whole(command)
    for place in range(POINTS):
        point = 1 + int(undisturbed.calls * (place + 0.5) / POINTS)
        home = Home(tmp_path / str(place))
        shutil.copytree(undisturbed.machine, home.path, dirs_exist_ok=True)
        ended = _run(home, COMMANDS[command], number, point)
        assert ended in {(SIGNALS[number], b""), (0, b"")}, (point, ended)
        facts = _facts(home)
        assert facts in ([undisturbed.after] if not ended[0] else [undisturbed.before, undisturbed.after]), point
        left = {name for name in home.contents() if not name.endswith("told")}
        assert left <= undisturbed.files, (point, left - undisturbed.files)
        assert home.run("list").code == 0
        shutil.rmtree(home.path)
