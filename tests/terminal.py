"""A terminal with somebody at it: the program's output is read, and its prompts are answered."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

INTERRUPT = "\x03"
"""What Ctrl-C types."""
END_OF_INPUT = "\x04"
"""What Ctrl-D types."""
_PATIENCE = 30
# The new session's leader takes the first terminal it opens: Ctrl-C then reaches the program.
_TAKE_THE_TERMINAL = """
import os, sys
os.open(os.ttyname(0), os.O_RDWR)
os.execvp(sys.argv[1], sys.argv[1:])
"""
_ESCAPES = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]")


def typed(
    argv: Sequence[str],
    env: Mapping[str, str],
    directory: Path,
    size: tuple[int, int],
    answers: Sequence[tuple[str, str]],
) -> tuple[int, str]:
    """Run a command on a terminal of (columns, lines); return its exit code and all it showed."""
    ours, theirs = pty.openpty()
    try:
        columns, lines = size
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        with subprocess.Popen(
            [sys.executable, "-S", "-c", _TAKE_THE_TERMINAL, *argv],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            cwd=directory,
            env=dict(env),
            start_new_session=True,
        ) as process:
            os.close(theirs)
            theirs = -1
            try:
                screen = _watched(ours, answers)
                return process.wait(_PATIENCE), screen
            finally:
                process.kill()
    finally:
        os.close(ours)
        if theirs >= 0:
            os.close(theirs)


def plain(screen: str) -> str:
    """Take the colours out of what a terminal showed."""
    return _ESCAPES.sub("", screen)


def _watched(ours: int, answers: Sequence[tuple[str, str]]) -> str:
    shown, left = b"", list(answers)
    answered = 0
    until = time.monotonic() + _PATIENCE
    while True:
        while left and (at := shown.find(left[0][0].encode(), answered)) >= 0:
            prompt, answer = left.pop(0)
            answered = at + len(prompt.encode())
            os.write(ours, answer.encode())
        ready, _w, _x = select.select([ours], [], [], max(0.0, until - time.monotonic()))
        assert ready, f"nothing more came after: {shown!r}"
        try:
            piece = os.read(ours, 65536)
        except OSError:
            # On Linux this is how a terminal says that nobody is left on the other side.
            piece = b""
        if not piece:
            assert not left, f"never asked {left[0][0]!r}: {shown!r}"
            return shown.decode().replace("\r\n", "\n")
        shown += piece
