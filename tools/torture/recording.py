"""What a command did to the files of its machine, recorded call by call.

A small C library, compiled when it is needed, is loaded into the command and writes down every
call that changes a file or a directory, and when the answer was given. It refuses a record from
which the files as they are afterwards cannot be made again: then a call went by unseen, and
states built from the rest would prove nothing.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tools.torture.findings import Unavailable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tools.torture.places import Place, Ran

SOURCE = Path(__file__).with_name("recorder.c")


class Op(NamedTuple):
    """One call. What the numbers and texts are depends on the kind."""

    kind: str
    """C create, M make a directory, W write, T truncate, S sync, R rename, L link, U unlink,
    A answer."""
    node: int
    """The inode, where there is one."""
    at: int
    """The offset of a write, the size of a truncation."""
    data: bytes
    """What was written, or the path, from the machine's directory on."""
    to: str
    """The new name of a rename or link."""

    @property
    def path(self) -> str:
        """The path of a call that has one."""
        return self.data.decode("utf-8", "surrogateescape")


class Recorded(NamedTuple):
    """A command, how it ended, and what it did."""

    ran: Ran
    ops: list[Op]


def compile_recorder(directory: Path) -> Path:
    """Return the library, compiled. Raises Unavailable where that cannot be done."""
    if not sys.platform.startswith("linux"):
        msg = "the recorder is for Linux"
        raise Unavailable(msg)
    compiler = shutil.which("cc") or shutil.which("gcc")
    if compiler is None:
        msg = "there is no C compiler (cc) to build the recorder with"
        raise Unavailable(msg)
    library = directory / "recorder.so"
    line = [compiler, "-shared", "-fPIC", "-O1", "-o", str(library), str(SOURCE), "-ldl"]
    built = subprocess.run(line, capture_output=True, text=True, check=False)
    if built.returncode:
        msg = f"the recorder does not compile: {built.stderr.strip().splitlines()[-1]}"
        raise Unavailable(msg)
    return library


def record(place: Place, typed: Sequence[str], library: Path, log: Path) -> Recorded:
    """Run a command and return what it did; `log` is outside the place and written anew."""
    log.unlink(missing_ok=True)
    ran = place.run_anew(
        *typed,
        env={
            "LD_PRELOAD": str(library),
            "TORTURE_LOG": str(log),
            "TORTURE_ROOT": str(place.path),
        },
    )
    return Recorded(ran, list(_ops(log.read_bytes() if log.exists() else b"")))


def _ops(log: bytes) -> Iterator[Op]:
    at = 0
    while at < len(log):
        end = log.index(b"\n", at)
        kind, node, number, size, more = log[at:end].split(b" ")
        data = log[end + 1 : end + 1 + int(size)]
        at = end + 1 + int(size) + int(more)
        to = log[at - int(more) : at].decode("utf-8", "surrogateescape")
        yield Op(kind.decode(), int(node), int(number), data, to)
