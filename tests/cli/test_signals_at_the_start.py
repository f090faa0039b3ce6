"""Ctrl-C before the program has come to its first command: quiet, and 130 as ever."""

from __future__ import annotations

import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from tests.running import PATIENCE

if TYPE_CHECKING:
    from tests.running import Home

STARTED = {
    "as a module": 'runpy.run_module("pipelinecli", run_name="__main__", alter_sys=True)',
    "as a script": "from pipelinecli.__main__ import main; main()",
}
INTERRUPTED = """
import os, runpy, signal, sys

def count(frame, event, what):
    code = frame.f_code
    if code.co_filename.endswith("pipelinecli/__main__.py") and {there!r} in (
        (event, code.co_name), (event, getattr(what, "__name__", ""))
    ):
        sys.setprofile(None)
        os.kill(os.getpid(), signal.SIGINT)

signal.signal(signal.SIGINT, {handler})
sys.argv = ["/somewhere/bin/pipeline", "list"]
sys.setprofile(count)
{started}
"""
PLACES = (
    ("c_call", "disable"),
    ("call", "Ended"),
    ("call", "Signals"),
    ("call", "main"),
    ("call", "__init__"),
    ("call", "heed"),
)
"""A call, and whose: of a function of C's, or of code of ours."""


def start(
    home: Home, started: str, there: tuple[str, str], handler: str = "signal.default_int_handler"
) -> tuple[int, bytes]:
    script = INTERRUPTED.format(there=there, handler=handler, started=STARTED[started])
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        check=False,
        env=home.environment(measured=False),
        timeout=PATIENCE,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize("started", STARTED)
@pytest.mark.parametrize("there", PLACES)
def test_a_program_that_has_hardly_begun_is_interrupted_without_a_word(
    home: Home, started: str, there: tuple[str, str]
) -> None:
    assert start(home, started, there) == (130, b"")


def test_what_we_were_told_to_ignore_is_ignored_from_the_start(home: Home) -> None:
    """As in the background of a script: the command goes on, and there is no store to list."""
    home.run("add", "Ann")
    assert start(home, "as a module", PLACES[0], "signal.SIG_IGN") == (0, b"")


def test_whoever_imports_the_program_keeps_their_own_answer_to_ctrl_c() -> None:
    import pipelinecli.__main__  # noqa: F401 - that is what is looked at

    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler
