"""Other programs that hold a store's file, each with one of SQLite's locks, running or stopped."""

from __future__ import annotations

import signal
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

LOCKS = ("SHARED", "RESERVED", "PENDING", "EXCLUSIVE")
HOLD = """
import sqlite3, sys
path, lock, name, *_told = sys.argv[1:]
if name:
    with open("/proc/self/comm", "wb") as comm:
        comm.write(name.encode("utf-8", "surrogateescape"))

def opened():
    return sqlite3.connect(path, isolation_level=None, timeout=0)

held = opened()
if lock == "SHARED":
    held.execute("BEGIN")
    held.execute("SELECT count(*) FROM card").fetchone()
elif lock == "PENDING":
    reader = opened()
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM card").fetchone()
    held.execute("BEGIN IMMEDIATE")
    held.execute("CREATE TABLE theirs (id INTEGER)")
    try:
        held.execute("COMMIT")
    except sqlite3.OperationalError:
        pass
else:
    held.execute("BEGIN " + {"RESERVED": "IMMEDIATE", "EXCLUSIVE": "EXCLUSIVE"}[lock])
print("held", flush=True)
sys.stdin.read()
"""


@contextmanager
def held(path: Path, lock: str, *told: str, name: str = "", stopped: bool = False) -> Iterator[int]:
    """Hold a store in another process, and give its number.

    `name` is what the process calls itself, `told` is on its command line.
    """
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path), lock, name, *told],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == b"held\n"
            if stopped:
                process.send_signal(signal.SIGSTOP)
            yield process.pid
        finally:
            process.kill()
