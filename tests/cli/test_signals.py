"""Ctrl-C, the end of a session and `kill`, at any point of a command: all of it or nothing.

The program sends itself the signal when it has made so many calls, so that every part of a
command has its turn. SIGNAL_POINTS says at how many points of each command.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from tests.cli.interrupted import SIGNALS, begin, facts
from tests.running import PATIENCE, Home

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

POINTS = int(os.environ.get("SIGNAL_POINTS", "3"))
COUNTED = """
import os, sys
from pipelinecli.__main__ import main

told, number, point, where, *words = sys.argv[1:]
sys.argv = ["pipeline", *words]
counts = eval(f"lambda frame, event, what: {where}")
calls = 0

def count(*happens):
    global calls
    calls += counts(*happens)
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
"""Sends the signal at one of the calls that count, and tells how many there were."""
PLACES = {
    # A signal is answered between two steps; not as a frame is entered or left.
    "call": 'event.startswith("c_")',
    "statement": (
        'event == "c_return" and what.__name__ == "execute" and what.__self__.in_transaction'
    ),
}
COMMANDS = {
    "add": ("add", "Bob", "--phone", "13800138000", "--tag", "vip"),
    "log": ("log", "talk", "Ann", "--note", "he asked about pensions"),
    "move": ("move", "Ann", "25", "--force", "--reason", "the boss says so"),
    "met": ("met", "Ann", "--next", "fri", "--agenda", "the plan"),
    "checkin": ("checkin", "--for", "2026-11-23"),
    "sheet": ("sheet", "--to", "week.csv", "-q"),
    "import": ("import", "contacts", "people.csv", "--skip-errors", "--errors", "bad.csv"),
}


class Whole(NamedTuple):
    """A command that nobody interrupts: what there was before and after, and its calls."""

    machine: Path
    before: object
    after: object
    files: set[str]
    calls: int


def _run(
    home: Home, argv: tuple[str, ...], where: str, number: int = 0, point: int = -1
) -> tuple[int, bytes]:
    told = str(home.path / "told")
    done = subprocess.run(
        [sys.executable, "-c", COUNTED, told, str(int(number)), str(point), where, *argv],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        check=False,
        cwd=home.files,
        env=home.environment(measured=False),
        timeout=PATIENCE,
    )
    return done.returncode, done.stderr


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str, str], Whole]:
    @cache
    def of(command: str, place: str) -> Whole:
        directory = tmp_path_factory.mktemp(command)
        home = begin(directory / "machine")
        shutil.copytree(home.path, directory / "played")
        played = Home(directory / "played")
        assert _run(played, COMMANDS[command], PLACES[place])[0] == 0
        calls = int((played.path / "told").read_text())
        return Whole(home.path, facts(home), facts(played), set(played.contents()), calls)

    return of


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("command", COMMANDS)
def test_a_signal_anywhere_leaves_all_of_a_command_or_nothing(
    command: str,
    place: str,
    number: signal.Signals,
    whole: Callable[[str, str], Whole],
    tmp_path: Path,
) -> None:
    undisturbed = whole(command, place)
    for part in range(POINTS):
        point = 1 + int(undisturbed.calls * (part + 0.5) / POINTS)
        home = Home(tmp_path / str(point))
        shutil.copytree(undisturbed.machine, home.path, dirs_exist_ok=True)
        ended = _run(home, COMMANDS[command], PLACES[place], number, point)
        # At the very end the command is done, and nothing interrupts it any more.
        assert ended in {(SIGNALS[number], b""), (0, b"")}, (point, ended)
        now = facts(home)
        assert now == undisturbed.after or (ended[0] and now == undisturbed.before), point
        left = set(home.contents()) - {"told"}
        assert left <= undisturbed.files, (point, left - undisturbed.files)
        assert home.run("list").code == 0
        shutil.rmtree(home.path)


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize(
    "there",
    [
        # Where Python itself cannot let an error out.
        ("importlib._bootstrap>", "cb", "c_call", "acquire_lock"),
        # The file was made just now, and nobody has it yet.
        ("config/private.py", "_privately", "c_return", "open"),
        ("config/private.py", "private_bytes", "c_call", "fsync"),
        ("config/private.py", "private_bytes", "c_call", "replace"),
    ],
)
def test_a_signal_at_an_awkward_place_is_answered_as_anywhere_else(
    there: tuple[str, str, str, str], number: signal.Signals, tmp_path: Path
) -> None:
    file, function, event, what = there
    home = begin(tmp_path / "machine")
    before = set(home.contents())
    where = (
        f"frame.f_code.co_filename.endswith({file!r}) and frame.f_code.co_name == {function!r}"
        f" and event == {event!r} and what.__name__ == {what!r}"
    )
    assert _run(home, COMMANDS["sheet"], where, number, 1) == (SIGNALS[number], b"")
    assert set(home.contents()) - {"told"} == before


INSISTED = """
import os, signal, sys, time
from pipelinecli.services import review
def board(*arguments):
    try:
        print("ready", flush=True)
        time.sleep(60)
    finally:
        print("busy", flush=True)
        time.sleep(60)
review.board = board
sys.argv = ["pipeline", "board"]
from pipelinecli.__main__ import main
main()
"""


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_that_is_sent_again_ends_a_program_that_does_not_come_to_its_end(
    number: signal.Signals, tmp_path: Path
) -> None:
    home = begin(tmp_path / "machine")
    with subprocess.Popen(
        [sys.executable, "-u", "-c", INSISTED],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=home.files,
        env=home.environment(measured=False),
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"ready\n"
        process.send_signal(number)
        process.send_signal(number)  # a terminal that is closed says so twice
        assert process.stdout.readline() == b"busy\n"
        assert process.poll() is None
        time.sleep(1.1)
        process.send_signal(number)
        assert process.wait(PATIENCE) == SIGNALS[number]
        assert process.stderr.read() == b""


@pytest.mark.parametrize("number", SIGNALS)
def test_a_signal_we_were_told_to_ignore_is_ignored(number: signal.Signals, tmp_path: Path) -> None:
    home = begin(tmp_path / "machine")
    before = signal.signal(number, signal.SIG_IGN)
    try:
        assert _run(home, COMMANDS["add"], PLACES["call"], number, 20_000) == (0, b"")
    finally:
        signal.signal(number, before)
    assert int((home.path / "told").read_text()) > 20_000
    assert home.run("show", "Bob").code == 0
