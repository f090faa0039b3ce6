"""Whole processes, timed in turn: every command once a round, so that drift falls on all alike.

A run is measured from outside: wall time from start to the last byte read and the process
reaped, processor time and peak memory as the operating system accounts for that process. Nothing
is measured inside the program. It refuses to time a command that fails.
"""

from __future__ import annotations

import os
import subprocess
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


class Command(NamedTuple):
    """What is run, and how its output is read."""

    name: str
    arguments: Callable[[int], Sequence[str]]
    """The command line of a round, for commands that may not do the same twice."""
    environment: Mapping[str, str] = {}  # noqa: RUF012 - read only
    terminal: bool = False
    store: int = 0
    """The cards of the store it works on; 0 for none."""


class Run(NamedTuple):
    """One finished process."""

    wall: float
    """Seconds."""
    cpu: float
    """Seconds, user and system."""
    peak: int
    """Most memory it held, in KiB."""


class Figures(NamedTuple):
    """A command's medians, and those of its ratio to the reference of the same round."""

    wall: float
    cpu: float
    peak: int
    wall_times: float
    cpu_times: float


class Failed(Exception):
    """A measured command did not succeed, so that its time says nothing."""

    def __init__(self, command: Command, code: int, said: bytes) -> None:
        text = said.decode(errors="replace").strip()
        super().__init__(f"{command.name} ended with {code}: {text}")


def run_once(command: Command, round_number: int, environment: Mapping[str, str]) -> Run:
    """Run a command to its end, reading everything it prints. Raises Failed."""
    arguments = command.arguments(round_number)
    reading, writing = _terminal() if command.terminal else os.pipe()
    said = b""
    began = time.perf_counter()
    process = subprocess.Popen(
        arguments,
        stdin=writing if command.terminal else subprocess.DEVNULL,
        stdout=writing,
        stderr=writing,
        env={**environment, **command.environment},
        start_new_session=True,
    )
    os.close(writing)
    while chunk := _read(reading):
        said = said or chunk
    _pid, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    os.close(reading)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode != 0 or not (said or command.store == 0):
        raise Failed(command, process.returncode, said[:_SAID])
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss)


def measure(
    reference: Command,
    commands: Sequence[Command],
    rounds: int,
    environment: Mapping[str, str],
    report: Callable[[str], None],
) -> list[Figures]:
    """Time the reference and the commands in turn, round by round; figures in that order.

    A first round is run and not counted. The reference is run before every command, and a
    round's ratios are to the median of its references. Raises Failed.
    """
    references: list[list[Run]] = []
    runs: list[list[Run]] = [[] for _ in commands]
    for number in range(rounds + 1):
        report(f"round {number} of {rounds}" if number else "warming up")
        again = []
        for command, found in zip(commands, runs, strict=True):
            again.append(run_once(reference, number, environment))
            run = run_once(command, number, environment)
            if number:
                found.append(run)
        if number:
            references.append(again)
    walls = [median(run.wall for run in again) for again in references]
    cpus = [median(run.cpu for run in again) for again in references]
    every = [run for again in references for run in again]
    return [
        Figures(median(walls), median(cpus), max(run.peak for run in every), 1.0, 1.0),
        *(_figures(found, walls, cpus) for found in runs),
    ]


def ratio(above: Sequence[Run], below: Sequence[Run]) -> float:
    """Return the median of the wall times' ratios, round by round."""
    return median(a.wall / b.wall for a, b in zip(above, below, strict=True))


def _figures(runs: Sequence[Run], walls: Sequence[float], cpus: Sequence[float]) -> Figures:
    return Figures(
        median(run.wall for run in runs),
        median(run.cpu for run in runs),
        max(run.peak for run in runs),
        median(run.wall / wall for run, wall in zip(runs, walls, strict=True)),
        median(run.cpu / cpu for run, cpu in zip(runs, cpus, strict=True)),
    )


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
