"""A process of the program that was forked from one that has it loaded: see `warm`.

It is watched, killed and read like one that was started from nothing. It refuses to send a signal
to anything but the process it was forked as, however long that has been gone.
"""

from __future__ import annotations

import atexit
import json
import os
import select
import signal
import socket
import subprocess
import sys
import threading
import time
from typing import TYPE_CHECKING, Self

from tools.torture import warm

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

CAN_BE_WARM = hasattr(os, "pidfd_open") and hasattr(socket, "send_fds")
"""Whether this system has what it takes."""
_CHUNK = 1 << 16


class Forked:
    """A command under way. What is here of `subprocess.Popen` does what it does there."""

    def __init__(self, pid: int, handle: int, pipes: tuple[int, int, int]) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._handle = handle
        self._out, self._err, self._told = pipes

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Wait for its end."""
        self.wait()
        for file in (self._handle, self._out, self._err, self._told):
            os.close(file)

    def poll(self) -> int | None:
        """Return how it ended, None as long as it has not."""
        if self.returncode is None and _readable(self._handle, 0):
            self.returncode = int(os.read(self._told, _CHUNK))
        return self.returncode

    def wait(self, timeout: float | None = None) -> int:
        """Wait for its end, and return it. Raises subprocess.TimeoutExpired."""
        if self.returncode is None:
            if not _readable(self._handle, timeout):
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
            self.returncode = int(os.read(self._told, _CHUNK))
        return self.returncode

    def kill(self) -> None:
        """Send SIGKILL, if there is still anybody to send it to."""
        if self.returncode is None:
            try:
                signal.pidfd_send_signal(self._handle, signal.SIGKILL)
            except ProcessLookupError:
                return

    def communicate(self, timeout: float | None = None) -> tuple[bytes, bytes]:
        """Read what it says to the end, and wait for it. Raises subprocess.TimeoutExpired."""
        until = None if timeout is None else time.monotonic() + timeout
        said = {self._out: bytearray(), self._err: bytearray()}
        left = set(said)
        while left:
            patience = None if until is None else max(0.0, until - time.monotonic())
            ready, _, _ = select.select(left, [], [], patience)
            if not ready:
                raise subprocess.TimeoutExpired(str(self.pid), timeout or 0)
            for file in ready:
                more = os.read(file, _CHUNK)
                said[file] += more
                if not more:
                    left.discard(file)
        self.wait()
        return bytes(said[self._out]), bytes(said[self._err])


def _readable(file: int, timeout: float | None) -> bool:
    return bool(select.select([file], [], [], timeout)[0])


class _Server:
    """The process that is forked from, and the way to ask it."""

    def __init__(self, environment: Mapping[str, str], directory: Path) -> None:
        self.owner = os.getpid()
        self._alone = threading.Lock()
        self._asking, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            number = theirs.fileno()
            self._process = subprocess.Popen(
                [sys.executable, "-m", warm.__name__, str(number)],
                stdin=subprocess.DEVNULL,
                # Pipes like the commands' own: how a stream is written to is settled at its start.
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                cwd=directory,
                env=environment,
                pass_fds=[number],
            )

    def fork(self, arguments: Sequence[str], cwd: Path, env: Mapping[str, str]) -> Forked:
        """Start a command. Raises RuntimeError when the server has gone."""
        request = {"arguments": list(arguments), "cwd": str(cwd), "env": dict(env)}
        ours, theirs = zip(*(os.pipe() for _ in range(3)), strict=True)
        try:
            with self._alone:
                socket.send_fds(self._asking, [json.dumps(request).encode()], theirs)
                pid, [handle], _flags, _address = socket.recv_fds(self._asking, _CHUNK, 1)
        except (OSError, ValueError):
            msg = f"the process that commands are forked from has gone: {self.close()}"
            raise RuntimeError(msg) from None
        finally:
            for file in theirs:
                os.close(file)
        return Forked(int(pid), handle, ours)

    def close(self) -> str:
        """End it, if it has not ended; return what it had to say."""
        self._asking.close()
        if self.owner != os.getpid() or self._process.returncode is not None:
            return ""
        _out, err = self._process.communicate()
        return err.decode(errors="replace")


_servers: list[_Server] = []


def forked(arguments: Sequence[str], cwd: Path, env: Mapping[str, str], directory: Path) -> Forked:
    """Start a command of the driver's, in a process forked from one that is started once.

    Commands have the same environment but for where their machine is. `directory` is where the
    server works, and stays.
    """
    if not _servers or _servers[-1].owner != os.getpid():
        _servers.append(_Server(env, directory))
        atexit.register(_servers[-1].close)
    return _servers[-1].fork(arguments, cwd, env)
