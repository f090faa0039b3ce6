"""A rep's machine under a directory of its own, and the program on it, sound or with a fault.

Nothing of the environment it is called from reaches the program. It refuses to be the place
where anybody really works: every path is below the directory it is given.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pipelinecli
from tools.torture.processes import CAN_BE_WARM, forked

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from tools.torture.processes import Forked

TODAY = "2026-11-24 09:00"
"""A Tuesday: the check-in that is due last is the one of the day before."""
CHECKOUT = Path(__file__).parents[2]
_PROGRAM = Path(pipelinecli.__file__).parents[1]
"""Where the program is that this process has: no other is put to the test."""
PATIENCE = 120
"""Seconds after which a command that should have ended is killed and told of."""


class Ran(NamedTuple):
    """How a command ended, and what it wrote where."""

    code: int
    out: str
    err: str

    @property
    def last_line(self) -> str:
        """What it said last, for a report."""
        said = (self.err or self.out).strip().splitlines()
        return said[-1] if said else "nothing was said"


class Place:
    """A machine of the rep's own. `fault` names one that is planted into every command."""

    def __init__(self, path: Path, fault: str | None = None) -> None:
        self.path = path
        self.fault = fault
        self.files.mkdir(parents=True, exist_ok=True)
        (path / "data").mkdir(exist_ok=True)

    @property
    def files(self) -> Path:
        """Where commands are typed: the working directory."""
        return self.path / "files"

    @property
    def store(self) -> Path:
        """Where the store is when nobody names one."""
        return self.path / "data" / "pipelinecli" / "pipeline.db"

    @property
    def journal(self) -> Path:
        """What SQLite needs to take back a write that was cut short."""
        return Path(f"{self.store}-journal")

    @property
    def backups(self) -> Path:
        """Where the program keeps its backups."""
        return Path(f"{self.store}-backups")

    def with_fault(self, fault: str | None) -> Place:
        """Return the same machine with another program."""
        return Place(self.path, fault)

    def copy(self, path: Path, fault: str | None = None) -> Place:
        """Return a machine with the same files, its files as they are here."""
        shutil.copytree(self.path, path)
        return Place(path, fault)

    def remove(self) -> None:
        """Clear it away."""
        shutil.rmtree(self.path)

    def start(
        self, typed: Sequence[str], env: Mapping[str, str] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a command from nothing, its answers to be read from pipes.

        Where the first word is `drive`, the rest is for `tools.torture.driver`.
        """
        return subprocess.Popen(
            self._line(typed),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=self.files,
            env={**self._environment(), **(env or {})},
        )

    def fork(self, typed: Sequence[str]) -> subprocess.Popen[bytes] | Forked:
        """Start a command as a process that has the program loaded already, where it can be."""
        if not CAN_BE_WARM:
            return self.start(typed)
        drive = typed[1:] if typed[0] == "drive" else ("pipeline", *typed)
        arguments = [*self._planted, *drive]
        return forked(arguments, self.files, self._environment(), CHECKOUT)

    def run(self, *typed: str) -> Ran:
        """Run a command to its end."""
        return _ended(self.fork(typed))

    def run_anew(self, *typed: str, env: Mapping[str, str] | None = None) -> Ran:
        """Run a command that is started from nothing to its end."""
        return _ended(self.start(typed, env))

    def databases(self) -> Iterator[Path]:
        """Yield every backup under a final name."""
        if self.backups.is_dir():
            yield from sorted(self.backups.glob("*.db"))

    @property
    def _planted(self) -> list[str]:
        return [] if self.fault is None else ["--fault", self.fault]

    def _line(self, typed: Sequence[str]) -> list[str]:
        if typed[0] == "drive":
            return [sys.executable, "-m", "tools.torture.driver", *self._planted, *typed[1:]]
        if self.fault:
            driver = [sys.executable, "-m", "tools.torture.driver", *self._planted]
            return [*driver, "pipeline", *typed]
        return [sys.executable, "-m", "pipelinecli", *typed]

    def _environment(self) -> dict[str, str]:
        return {
            "HOME": str(self.path),
            "XDG_CONFIG_HOME": str(self.path / "config"),
            "XDG_DATA_HOME": str(self.path / "data"),
            "PATH": os.defpath,
            "PYTHONPATH": f"{_PROGRAM}{os.pathsep}{CHECKOUT}",
            "TZ": "Asia/Shanghai",
            "LC_ALL": "C.UTF-8",
            "PIPELINE_LANG": "en",
            "PIPELINE_TODAY": TODAY,
        }


def _ended(started: subprocess.Popen[bytes] | Forked) -> Ran:
    with started as process:
        try:
            out, err = process.communicate(timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            err += b"it did not end"
        code = process.wait()
    return Ran(code, out.decode(errors="replace"), err.decode(errors="replace"))
