"""Running the program as a user does, in an environment sealed from the one the tests run in.

A `Home` is a machine of the rep's own: empty directories, a fixed time zone, no locale, nothing
of the developer's settings. `run` stays in this process, which is fast; `process` starts the
program; `terminal` starts it on a terminal of a given size, where somebody may type answers.
"""

from __future__ import annotations

import io
import json
import os
import shlex
import subprocess
import sys
import time
from contextlib import chdir, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from pipelinecli.cli.run import run as run_here

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

TODAY = "2026-11-24 09:00"
"""A Tuesday; the sheet week is that of Monday 2026-11-23."""
ZONE = "Asia/Shanghai"
PROGRAM = (sys.executable, "-m", "pipelinecli")
PATIENCE = 60
"""Seconds after which a process that should have ended fails its test."""

# What coverage tells the processes it measures, where a test asks for that: it takes longer than
# many a command. Everything else of the environment stays out.
_MEASURING = tuple(name for name in os.environ if name.startswith("COVERAGE_"))


class Ran(NamedTuple):
    """How a command ended, and what it wrote where."""

    code: int
    out: str
    err: str = ""


class Home:
    """A machine of the rep's own, under a directory of the test's."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.files = path / "files"
        """Where commands are typed: the working directory."""
        for directory in (self.files, path / "config", path / "data"):
            directory.mkdir(parents=True, exist_ok=True)

    @property
    def store(self) -> Path:
        """Where the store is when nobody names one."""
        return self.path / "data" / "pipelinecli" / "pipeline.db"

    @property
    def config(self) -> Path:
        """Where the configuration file is looked for."""
        return self.path / "config" / "pipelinecli" / "config.toml"

    def environment(
        self,
        *,
        today: str | None = TODAY,
        lang: str | None = "en",
        measured: bool = False,
        more: Mapping[str, str] | None = None,
    ) -> dict[str, str]:
        """Return the whole environment of a command; `more` has the last word."""
        kept = {name: os.environ[name] for name in _MEASURING} if measured else {}
        fixed = {
            "HOME": str(self.path),
            "XDG_CONFIG_HOME": str(self.path / "config"),
            "XDG_DATA_HOME": str(self.path / "data"),
            "PATH": os.defpath,
            "TZ": ZONE,
            "LC_ALL": "C.UTF-8",
        }
        if today is not None:
            fixed["PIPELINE_TODAY"] = today
        if lang is not None:
            fixed["PIPELINE_LANG"] = lang
        return {**kept, **fixed, **(more or {})}

    def run(
        self,
        *argv: str,
        today: str | None = TODAY,
        lang: str | None = "en",
        stdin: str = "",
        env: Mapping[str, str] | None = None,
        tty: bool = False,
    ) -> Ran:
        """Run a command in this process; `tty` runs it on a terminal instead."""
        if tty:
            return self.terminal(*argv, today=today, lang=lang, env=env)
        surroundings = self.environment(today=today, lang=lang, more=env)
        out, err = _stream(), _stream()
        with _sealed(surroundings), chdir(self.files), _streams(_stream(stdin), out, err):
            code = run_here(argv)
        return Ran(code, _written(out), _written(err))

    def process(
        self,
        *argv: str | bytes,
        today: str | None = TODAY,
        lang: str | None = "en",
        stdin: str = "",
        env: Mapping[str, str] | None = None,
        before: Sequence[str] = (),
        measured: bool = False,
    ) -> Ran:
        """Run a command as a process of its own; `before` is a program that starts it."""
        done = subprocess.run(
            [*before, *PROGRAM, *argv],
            input=stdin.encode(),
            capture_output=True,
            check=False,
            cwd=self.files,
            env=self.environment(today=today, lang=lang, measured=measured, more=env),
            timeout=PATIENCE,
        )
        return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())

    def terminal(
        self,
        *argv: str,
        today: str | None = TODAY,
        lang: str | None = "en",
        size: tuple[int, int] = (80, 24),
        answers: Sequence[tuple[str, str]] = (),
        env: Mapping[str, str] | None = None,
        before: Sequence[str] = (),
    ) -> Ran:
        """Run a command on a terminal; `answers` are typed when their prompts have appeared."""
        from tests.terminal import typed

        more = {"TERM": "xterm", **(env or {})}
        surroundings = self.environment(today=today, lang=lang, more=more)
        code, screen = typed([*before, *PROGRAM, *argv], surroundings, self.files, size, answers)
        return Ran(code, screen)

    def play(self, script: str) -> Ran:
        """Run the lines of a script, `DAY|COMMAND` each, and return the last one's answer.

        Every line must succeed; an empty day is the one before.
        """
        today, ran = TODAY, Ran(0, "")
        for line in filter(None, map(str.strip, script.splitlines())):
            day, _bar, command = line.partition("|")
            today = day.strip() or today
            ran = self.run(*shlex.split(command), today=today)
            assert ran.code == 0, f"{line}: {ran}"
        return ran

    def data(self, *argv: str, today: str = TODAY) -> Any:  # noqa: ANN401 - JSON is what it is
        """Return what a command answers in JSON."""
        ran = self.run(*argv, "--json", today=today)
        assert ran.err == "", ran
        return json.loads(ran.out)["data"]

    def contents(self) -> dict[str, bytes]:
        """Return every file there is, by its path: what a refused command must leave alone.

        The day's copy of the store is left out: it is kept before a write is tried.
        """
        found = (
            path
            for path in self.path.rglob("*")
            if path.is_file() and not path.match("*-backups/daily-*")
        )
        return {str(path.relative_to(self.path)): path.read_bytes() for path in found}


@contextmanager
def _sealed(surroundings: Mapping[str, str]) -> Iterator[None]:
    kept = dict(os.environ)
    os.environ.clear()
    os.environ.update(surroundings)
    time.tzset()
    try:
        yield
    finally:
        os.environ.clear()
        os.environ.update(kept)
        time.tzset()


@contextmanager
def _streams(*ours: io.TextIOWrapper) -> Iterator[None]:
    kept = sys.stdin, sys.stdout, sys.stderr
    sys.stdin, sys.stdout, sys.stderr = ours
    try:
        yield
    finally:
        sys.stdin, sys.stdout, sys.stderr = kept


def _stream(text: str = "") -> io.TextIOWrapper:
    # The encoding of a POSIX locale: that the program writes UTF-8 all the same is its own doing.
    return io.TextIOWrapper(io.BytesIO(text.encode()), encoding="ascii")


def _written(stream: io.TextIOWrapper) -> str:
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    return buffer.getvalue().decode()
