"""`python -m tools.torture.warm`: the program loaded once, and forked for every command.

A start of Python is most of what a command costs, and nothing can be lost in it. So it is made
once: every command is a process of its own, forked from one in which nothing has run, with the
environment, the directory and the pipes of the command; it is the driver from its first line to
its last, and dies of what kills it. It refuses requests but from the socket it was started with.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import select
import socket
import sys
import traceback
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any

from tools.torture import driver

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1 << 17
"""The longest request, in bytes."""
_HEAVY = ("sqlmodel", "sqlalchemy", "pydantic", "rich", "typer")
"""What no everyday command loads: it would make every fork slower."""


def main(number: int) -> None:
    """Serve until the socket is closed; be the command in a child."""
    with socket.socket(fileno=number) as asked:
        _load()
        gc.freeze()
        request = _serve(asked)
    if request is not None:
        _run(request)


def _run(request: dict[str, Any]) -> None:
    """Be the command. It ends at once, for to clear away what was loaded takes longer than it."""
    os.environ.clear()
    os.environ.update(request["env"])
    os.chdir(request["cwd"])
    code: object = 0
    try:
        driver.main(request["arguments"])
    except SystemExit as ended:
        code = ended.code
    except BaseException:  # noqa: BLE001 - as the interpreter answers it
        traceback.print_exc()
        code = 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code if isinstance(code, int) else 0)


def _load() -> None:
    """Load all of the program that is cheap to load."""
    import pipelinecli

    with _without(_HEAVY):
        for module in pkgutil.walk_packages(pipelinecli.__path__, "pipelinecli.", lambda _: None):
            if not module.name.endswith("__main__"):
                with suppress(ImportError):
                    importlib.import_module(module.name)


@contextmanager
def _without(names: tuple[str, ...]) -> Iterator[None]:
    """Let nobody import these for a while."""
    missing: dict[str, Any] = {name: None for name in names if name not in sys.modules}
    sys.modules.update(missing)
    try:
        yield
    finally:
        for name in missing:
            del sys.modules[name]


def _serve(asked: socket.socket) -> dict[str, Any] | None:
    """Fork for every request; return it in the child, and None when there are no more."""
    children: dict[int, tuple[int, int]] = {}
    while True:
        ready, _, _ = select.select([asked.fileno(), *children], [], [])
        for one in children.keys() & ready:
            _tell(one, *children.pop(one))
        if asked.fileno() not in ready:
            continue
        data, files, _flags, _address = socket.recv_fds(asked, LONGEST, 3)
        if not data:
            return None
        child = os.fork()
        if not child:
            _take(files)
            for handle, (_pid, told) in children.items():
                os.close(handle)
                os.close(told)
            request: dict[str, Any] = json.loads(data)
            return request
        out, err, told = files
        os.close(out)
        os.close(err)
        handle = os.pidfd_open(child)
        children[handle] = (child, told)
        socket.send_fds(asked, [str(child).encode()], [handle])


def _take(files: list[int]) -> None:
    """Make the command's pipes those of this process."""
    out, err, told = files
    nothing = os.open(os.devnull, os.O_RDONLY)
    for file, number in ((nothing, 0), (out, 1), (err, 2)):
        os.dup2(file, number)
        os.close(file)
    os.close(told)


def _tell(handle: int, child: int, told: int) -> None:
    """Say how a child has ended."""
    _pid, status = os.waitpid(child, 0)
    with suppress(BrokenPipeError):
        os.write(told, str(os.waitstatus_to_exitcode(status)).encode())
    os.close(told)
    os.close(handle)


if __name__ == "__main__":
    main(int(sys.argv[1]))
