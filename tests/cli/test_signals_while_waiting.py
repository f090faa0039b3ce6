"""A signal while the program waits: for an answer, for a lock, for whoever reads its output."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pytest

from tests.cli.interrupted import SIGNALS, begin, facts
from tests.cli.walk.seat import on_terminal
from tests.cli.walk.stories import KEYS
from tests.running import PATIENCE, PROGRAM

if TYPE_CHECKING:
    from pathlib import Path

QUESTIONS = {
    "is it meant": (("forget", "Ann"), "[y/N]: "),
    "a line": (("init",), "Your name, for the sheet: "),
    "a key": (("checkin", "--for", "2026-11-30"), KEYS),
}


@pytest.mark.parametrize("number", SIGNALS)
@pytest.mark.parametrize("question", QUESTIONS)
def test_a_signal_at_a_question_leaves_the_terminal_as_it_was_and_changes_nothing(
    question: str, number: signal.Signals, tmp_path: Path
) -> None:
    home = begin(tmp_path / "machine")
    before = facts(home)
    argv, prompt = QUESTIONS[question]
    environment = home.environment(today="2026-12-01 09:00", measured=False)
    with on_terminal([*PROGRAM, *argv], environment) as seat:
        seat.sees(prompt)
        seat.process.send_signal(number)
        ended, shown = seat.ends()
        assert (ended, "Traceback" in shown, "\x1b[?25l" in shown) == (
            SIGNALS[number], False, False,
        )  # fmt: skip
        assert seat.mode == seat.before
    assert facts(home) == before


def test_what_was_typed_before_a_question_was_seen_is_no_answer_to_it(tmp_path: Path) -> None:
    home = begin(tmp_path / "machine")
    slow = "import sys, time; print('slow', flush=True); time.sleep(0.5)\n"
    script = f"{slow}from pipelinecli.__main__ import main; main()"
    argv = [sys.executable, "-c", script, "forget", "Ann"]
    with on_terminal(argv, home.environment(measured=False)) as seat:
        seat.sees("slow")
        seat.types("y\n")
        seat.sees("[y/N]: ")
        assert not seat.shows_more()
        seat.types("n\n")
        assert seat.ends()[0] == 1
    assert home.run("show", "Ann").code == 0


def test_a_terminal_that_is_gone_answers_no_question(tmp_path: Path) -> None:
    home = begin(tmp_path / "machine")
    deaf = ["sh", "-c", 'trap "" HUP; exec "$@"', "sh", *PROGRAM, "forget", "Ann"]
    with on_terminal(deaf, home.environment(measured=False)) as seat:
        seat.sees("[y/N]: ")
        seat.hang_up()
        assert seat.process.wait(PATIENCE) == 130
    assert home.run("show", "Ann").code == 0


def test_a_command_that_waits_for_a_lock_is_interrupted_at_once(tmp_path: Path) -> None:
    home = begin(tmp_path / "machine")
    with closing(sqlite3.connect(home.store, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        with subprocess.Popen(
            [*PROGRAM, "add", "Bob"],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=home.files,
            env=home.environment(measured=False),
        ) as process:
            time.sleep(2)
            began = time.monotonic()
            process.send_signal(signal.SIGINT)
            assert process.communicate(timeout=PATIENCE) == (b"", b"")
            assert (process.returncode, time.monotonic() - began < 2) == (130, True)


FULL = """
import os, sys, time
from pipelinecli.services import review
def board(*arguments):
    sys.stdout.write("what is not written yet")
    os.set_blocking(1, False)
    for piece in (b"x" * 4096, b"x"):
        try:
            while True:
                os.write(1, piece)
        except BlockingIOError:
            continue
    os.set_blocking(1, True)
    os.write(2, b"full\\n")
    time.sleep(60)
review.board = board
sys.argv = ["pipeline", "board"]
from pipelinecli.__main__ import main
main()
"""
"""A command whose reader has stopped reading, with something left to write."""


def test_a_reader_who_has_stopped_reading_does_not_keep_an_interrupted_command(
    tmp_path: Path,
) -> None:
    home = begin(tmp_path / "machine")
    with subprocess.Popen(
        [sys.executable, "-c", FULL],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=home.files,
        env=home.environment(measured=False),
    ) as process:
        assert process.stderr is not None
        assert process.stderr.readline() == b"full\n"
        process.send_signal(signal.SIGINT)
        try:
            assert process.wait(10) == 130
        finally:
            process.kill()
        assert process.stderr.read() == b""
