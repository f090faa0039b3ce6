"""Somebody who watches a program on a terminal, types at it, and looks at the terminal's mode."""

from __future__ import annotations

import os
import pty
import select
import subprocess
import sys
import termios
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

PATIENCE = 30
# The leader of a session takes the first terminal it opens.
BEGIN = "import os; os.open(os.ttyname(0), os.O_RDWR)\n"
# A shell, as far as it gives a program the terminal and takes it back when the program is stopped.
SHELL = """
import os, signal, sys
signal.signal(signal.SIGTTOU, signal.SIG_IGN)
program = os.fork()
if not program:
    os.setpgid(0, 0)
    os.tcsetpgrp(0, os.getpid())
    signal.signal(signal.SIGTTOU, signal.SIG_DFL)
    os.execv(sys.executable, [sys.executable, "-c", *sys.argv[1:]])
while True:
    _pid, status = os.waitpid(program, os.WUNTRACED)
    os.tcsetpgrp(0, os.getpid())
    if not os.WIFSTOPPED(status):
        break
    print("stopped", flush=True)
    sys.stdin.readline()
    os.tcsetpgrp(0, program)
    os.kill(program, signal.SIGCONT)
"""


class Seat:
    """A place at a terminal with a program on it."""

    def __init__(
        self, terminal: int, before: list[object], process: subprocess.Popen[bytes]
    ) -> None:
        self.process = process
        self.before = before
        """The mode the terminal had when it was empty."""
        self._terminal = terminal
        self._shown = b""

    def types(self, text: str | bytes) -> None:
        """Type, or paste."""
        os.write(self._terminal, text.encode() if isinstance(text, str) else text)

    def sees(self, text: str) -> str:
        """Wait until something is shown; return all that was shown up to its end."""
        until = time.monotonic() + PATIENCE
        while (at := self._shown.find(text.encode())) < 0:
            assert self._read(until), f"it ended before {text!r}: {self._shown!r}"
        end = at + len(text.encode())
        seen, self._shown = self._shown[:end], self._shown[end:]
        return seen.decode(errors="replace")

    def ends(self) -> tuple[int, str]:
        """Wait for the end; return how the program ended and what it still showed."""
        until = time.monotonic() + PATIENCE
        while self._read(until):
            continue
        return self.process.wait(PATIENCE), self._shown.decode(errors="replace")

    def shows_more(self) -> bool:
        """Whether anything is shown within a moment."""
        return bool(select.select([self._terminal], [], [], 0.2)[0])

    def hang_up(self) -> None:
        """Take the terminal away."""
        os.dup2(os.open(os.devnull, os.O_RDONLY), self._terminal)

    @property
    def mode(self) -> list[object]:
        """Every attribute of the terminal."""
        return list(termios.tcgetattr(self._terminal))

    @property
    def local_modes(self) -> int:
        """The terminal's local modes, as bits."""
        return int(termios.tcgetattr(self._terminal)[3])

    def by_lines(self) -> bool:
        """Whether the terminal gives whole lines, and shows what is typed."""
        both = termios.ICANON | termios.ECHO
        return self.local_modes & both == both

    def _read(self, until: float) -> bool:
        ready, _w, _x = select.select([self._terminal], [], [], max(0.0, until - time.monotonic()))
        assert ready, f"nothing more came after {self._shown!r}"
        try:
            piece = os.read(self._terminal, 65536)
        except OSError:  # how Linux says that nobody is left on the other side
            return False
        self._shown += piece
        return bool(piece)


@contextmanager
def seated(code: str, *arguments: str, job: bool = False) -> Iterator[Seat]:
    """Run Python code on a terminal; as a `job` of a shell it can be stopped."""
    words = [BEGIN + SHELL, code] if job else [BEGIN + code]
    with on_terminal([sys.executable, "-c", *words, *arguments], os.environ) as seat:
        yield seat


@contextmanager
def on_terminal(argv: Sequence[str], env: Mapping[str, str]) -> Iterator[Seat]:
    """Run a program on a terminal."""
    ours, theirs = pty.openpty()
    before = list(termios.tcgetattr(ours))
    try:
        with subprocess.Popen(
            argv,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**env, "LC_ALL": "C.UTF-8"},
        ) as process:
            os.close(theirs)
            try:
                yield Seat(ours, before, process)
            finally:
                process.kill()
    finally:
        os.close(ours)
