"""Which other process holds a store's file, so that whoever waited for it knows whom to ask.

The operating system says whose lock is in the way; on Linux it also says what that program is
called and whether it is stopped. It refuses to look at another program's command line, which may
have people in it. Where nothing is to be had, nobody is named.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import StoreLocked
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

_PENDING = 0x40000000
_RESERVED = _PENDING + 1
_SHARED = _PENDING + 2
_SHARED_SIZE = 510
"""The bytes SQLite locks (its file format, "lock-byte page"), in all rollback modes."""
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)


class Holder(NamedTuple):
    """A process; its name and state are known where the operating system tells them."""

    process: int
    program: str = ""
    stopped: bool = False


class LockedBy(StoreLocked):
    """Another process has been using the store for too long, and this is the one."""

    def __init__(self, path: str, holder: Holder) -> None:
        super().__init__(path)
        who = _("process {process}")
        if holder.program:
            who = _("{program}, process {process}")
        if holder.stopped:
            who = _("{program}, process {process}, which is stopped")
            self.hint = _(
                "nothing was changed; let it go on with fg or kill -CONT {process}, or end it"
            ).format(process=holder.process)
        self.message = _("{path} is locked by another program ({who})").format(
            path=path, who=who.format(program=holder.program, process=holder.process)
        )


def holder_of(path: str) -> Holder | None:
    """Return the process that is in the way of the file's next user, None if none can be named.

    One that is stopped comes first, for it will not finish by itself; then one that writes; then
    one that reads. To be asked when this process has no connection to the file: looking opens
    and closes it, and closing any descriptor of a file gives up all locks the process has on it.
    """
    holders = [_known(process) for process in dict.fromkeys(_processes(path))]
    return next((holder for holder in holders if holder.stopped), holders[0] if holders else None)


def _processes(path: str) -> Iterator[int]:
    try:
        file = os.open(path, os.O_RDONLY | _NO_WAIT)
    except OSError:
        return
    try:
        for start, size in ((_RESERVED, 1), (_PENDING, 1), (_SHARED, _SHARED_SIZE)):
            process = _locked_by(file, start, size)
            if process > 0:  # who is in another container, or on another machine, has none
                yield process
    finally:
        os.close(file)


def _locked_by(file: int, start: int, size: int) -> int:
    """Return the process whose lock would not let us write there; 0 if there is none."""
    if sys.platform not in {"linux", "darwin"}:
        return 0
    import fcntl
    import struct

    if sys.platform == "linux":
        order = "hhqqi4x"  # l_type, l_whence, l_start, l_len, l_pid
        asked = (fcntl.F_WRLCK, os.SEEK_SET, start, size, 0)
        kind, whose = 0, 4
    else:
        order = "qqihh"  # l_start, l_len, l_pid, l_type, l_whence
        asked = (start, size, 0, fcntl.F_WRLCK, os.SEEK_SET)
        kind, whose = 3, 2
    try:
        answer = fcntl.fcntl(file, fcntl.F_GETLK, struct.pack(order, *asked))
    except OSError:
        return 0
    found = struct.unpack(order, answer)
    return 0 if found[kind] == fcntl.F_UNLCK else int(found[whose])


def _known(process: int) -> Holder:
    """Look a process up; what it is called is a word of its own choosing, of up to 15 bytes."""
    try:
        with open(f"/proc/{process}/stat", "rb") as file:  # noqa: PTH123
            number_and_name, _bracket, rest = file.read().rpartition(b") ")
    except OSError:
        return Holder(process)
    name = number_and_name.partition(b" (")[2].decode(errors="replace")
    return Holder(process, name, bool(name) and rest.startswith(b"T"))
