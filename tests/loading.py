"""A command run in a process of its own, and what it loaded to answer.

A linter sees imports at the top of a file and the layers see who imports whom; only a fresh
process sees what a command really loads.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from datetime import date
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.store.backup.folder import daily_name

if TYPE_CHECKING:
    from pathlib import Path

RUN = """
import os, sys
planted = os.environ.pop("PLANTED", "")
told, sys.argv = sys.argv[1], ["pipeline", *sys.argv[2:]]
opened = []
sys.addaudithook(lambda event, what: event == "open" and opened.append(str(what[0])))
from pipelinecli.__main__ import main
code = 0
try:
    if planted:
        from pipelinecli.store import settings
        every = settings.every
        settings.every = lambda *a: (__import__(planted), every(*a))[1]
    main()
except SystemExit as left:
    code = left.code
catalogues = [path for path in opened if path.endswith(".mo")]
with open(told, "w") as file:
    print(code, " ".join(catalogues), " ".join(sys.modules), sep="\\n", file=file)
"""
"""Runs a command, then tells its exit code, which catalogues were read and what was loaded."""


class Loaded(NamedTuple):
    """What a command loaded that an idle interpreter has not, and the catalogues it read."""

    modules: set[str]
    catalogues: list[str]

    def of(self, names: set[str]) -> set[str]:
        """Return which of these modules, or packages, were loaded."""
        return {
            name
            for name in names
            if any(module == name or module.startswith(f"{name}.") for module in self.modules)
        }


DAY = date(2026, 11, 20)
"""A Friday: nothing in the sheet's week has changed since in a way that its journal has to tell."""


class Desk:
    """A rep's machine with a store in its usual place, and nothing else in the environment."""

    def __init__(self, home: Path, store: Path) -> None:
        self.home = home
        self.told = home / "told.txt"
        self.store = home / "pipelinecli" / "pipeline.db"
        self.store.parent.mkdir()
        shutil.copyfile(store, self.store)
        keep_todays_copy(self.store)
        self.environment = {
            "PATH": "/usr/bin:/bin",
            "HOME": str(home),
            "XDG_CONFIG_HOME": str(home),
            "XDG_DATA_HOME": str(home),
            "PIPELINE_STORE": str(self.store),
            "PIPELINE_TODAY": f"{DAY} 12:00",
            "LANG": "C.UTF-8",
            "TERM": "xterm-256color",
            "TZ": "UTC",
        }

    def load(self, *arguments: str, terminal: bool = False, **environment: str) -> Loaded:
        """Run a command that must succeed, piped or on a terminal, and tell what it loaded."""
        ours, theirs = os.openpty() if terminal else os.pipe()
        self.told.unlink(missing_ok=True)
        process = subprocess.Popen(
            [sys.executable, "-c", RUN, str(self.told), *arguments],
            stdin=theirs if terminal else subprocess.DEVNULL,
            stdout=theirs,
            stderr=theirs,
            env={**self.environment, **environment},
        )
        os.close(theirs)
        said = b""
        while chunk := _read(ours):
            said += chunk
        os.close(ours)
        process.wait()
        code, catalogues, modules = self.told.read_text().splitlines()
        assert code == "0", said.decode()
        return Loaded(set(modules.split()) - idle(), catalogues.split())


def _read(descriptor: int) -> bytes:
    try:
        return os.read(descriptor, 65536)
    except OSError:  # a terminal whose other end has gone
        return b""


@cache
def idle() -> set[str]:
    """Return what an interpreter of this environment loads to do nothing."""
    done = subprocess.run(
        [sys.executable, "-c", "import sys; print(*sys.modules)"],
        capture_output=True,
        check=True,
        text=True,
        env={"PATH": "/usr/bin:/bin"},
    )
    return set(done.stdout.split())


def keep_todays_copy(store: Path) -> None:
    """Keep the copy of the day on which the commands of this test run."""
    folder = store.with_name(f"{store.name}-backups")
    folder.mkdir()
    (folder / daily_name(DAY)).touch()
