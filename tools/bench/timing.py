"""Whole processes, timed in turn: every command once a round, so that drift falls on all alike.

A run is measured from outside: wall time from start to the last byte read and the process
reaped, processor time and memory as the operating system accounts for that process. Nothing is
measured inside the program. It refuses to time a command that fails.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from statistics import median
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

TERMINAL = (40, 120)
"""Rows and columns of the terminal."""
_CHUNK = 1 << 16
_SAID = 2_000
"""How much of a failed command's output is kept."""
_WEIGHING = """
import os, sys
started = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ)
_, status, used = os.wait4(started, 0)
os.write(2, b"\\n%.3f %d" % (used.ru_utime + used.ru_stime, used.ru_maxrss))
sys.exit(os.waitstatus_to_exitcode(status) & 127)
"""


class Command(NamedTuple):
    """What is run, and how its output is read."""

    name: str
    arguments: Callable[[int], Sequence[str]]
    """The command line of a round, for commands that may not do the same twice."""
    environment: Mapping[str, str]
    cards: int = 0
    """The size of the store it works on; 0 for none."""
    terminal: bool = False
    silent: bool = False
    """Whether it succeeds without printing anything."""


class Run(NamedTuple):
    """One finished process."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system."""


class Series(NamedTuple):
    """A command's runs, one a round, and what the reference took in the same rounds."""

    command: Command
    runs: Sequence[Run]
    reference: Sequence[Run]

    @property
    def wall(self) -> float:
        """The median wall time in seconds."""
        return median(run.wall for run in self.runs)

    @property
    def cpu(self) -> float:
        """The median processor time in seconds."""
        return median(run.cpu for run in self.runs)

    @property
    def times(self) -> Times:
        """The ratio to the reference, the median over the rounds."""
        return times(self.runs, self.reference)


class Times(NamedTuple):
    """How many times as long."""

    wall: float
    cpu: float


def times(above: Sequence[Run], below: Sequence[Run]) -> Times:
    """Return the ratios of runs to other runs, each the median of the rounds' own ratios."""
    pairs = list(zip(above, below, strict=True))
    return Times(median(a.wall / b.wall for a, b in pairs), median(a.cpu / b.cpu for a, b in pairs))


class Failed(Exception):
    """A measured command did not succeed, so that its time says nothing."""

    def __init__(self, command: Command, code: int, said: bytes) -> None:
        text = said.decode(errors="replace").strip() or "nothing printed"
        super().__init__(f"{command.name} ended with {code}: {text}")


def run_once(command: Command, number: int) -> Run:
    """Run a command in round `number` to its end, reading all that it prints. Raises Failed."""
    arguments = command.arguments(number)
    reading, writing = _terminal() if command.terminal else os.pipe()
    said = b""
    began = time.perf_counter()
    process = subprocess.Popen(
        arguments,
        stdin=writing if command.terminal else subprocess.DEVNULL,
        stdout=writing,
        stderr=writing,
        env=command.environment,
        start_new_session=True,
    )
    os.close(writing)
    while chunk := _read(reading):
        said = said or chunk
    _pid, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    os.close(reading)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or not (said or command.silent):
        raise Failed(command, process.returncode, said[:_SAID])
    return Run(wall, used.ru_utime + used.ru_stime)


def weigh(command: Command) -> int:
    """Return the most memory in KiB that a command holds, its output read. Raises Failed."""
    return weighed(command)[1]


def weighed(command: Command) -> tuple[float, int]:
    """Return the seconds of processor time a command takes, and the most memory in KiB.

    Its output is read and let go. Raises Failed.

    It is started by a process that is smaller than any Python program: the system counts what
    the starting process held as the started one's.
    """
    arguments = [sys.executable, "-I", "-S", "-c", _WEIGHING, *command.arguments(0)]
    done = subprocess.run(
        arguments,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        env=command.environment,
        check=False,
    )
    if done.returncode != 0:
        raise Failed(command, done.returncode, done.stderr[-_SAID:])
    cpu, held = done.stderr.split()[-2:]
    return float(cpu), int(held) // 1024 if sys.platform == "darwin" else int(held)


def measure(
    reference: Command, commands: Sequence[Command], rounds: int, report: Callable[[str], None]
) -> list[Series]:
    """Time the reference and the commands in turn, round by round; the reference comes first.

    A first round is run and not counted. The reference is run before every command and a round
    counts the median of them. Raises Failed.
    """
    references: list[Run] = []
    runs: list[list[Run]] = [[] for _ in commands]
    for number in range(rounds + 1):
        report(f"round {number} of {rounds}" if number else "warming up")
        again = []
        for command, found in zip(commands, runs, strict=True):
            again.append(run_once(reference, number))
            found.append(run_once(command, number))
        references.append(_middle(again))
    counted = references[1:]
    return [
        Series(reference, counted, counted),
        *(
            Series(command, found[1:], counted)
            for command, found in zip(commands, runs, strict=True)
        ),
    ]


def _middle(runs: Sequence[Run]) -> Run:
    return Run(median(run.wall for run in runs), median(run.cpu for run in runs))


def _terminal() -> tuple[int, int]:
    """Open a terminal of the usual size: our end and the program's."""
    import fcntl
    import struct
    import termios

    ours, theirs = os.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", *TERMINAL, 0, 0))
    return ours, theirs


def _read(descriptor: int) -> bytes:
    """Read some output; a terminal whose last writer has gone says so by an error."""
    try:
        return os.read(descriptor, _CHUNK)
    except OSError:
        return b""
