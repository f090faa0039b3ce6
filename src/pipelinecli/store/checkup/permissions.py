"""Who else may look at what this program keeps, and whether it is the user's own.

It refuses to judge a directory that this program has not made, but for others who may write to
it, and to look where the system has no such permissions.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from pipelinecli.config.paths import config_file, default_store
from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store.backup.folder import folder
from pipelinecli.store.file import files

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pipelinecli.method.checkup.findings import Finding

_OTHERS = 0o077
_OTHERS_WRITE = 0o022
_KEPT = (".db", ".sha256", ".part")
"""What the names in the folder of backups end with that this program has given."""


def private(path: str) -> Iterator[Finding]:
    """Yield what is not private of the store, its backups and the configuration file."""
    if os.name != "posix":
        yield found(Said.PRIVATE_UNKNOWN)
        return
    findings = [
        finding
        for kept in _files(os.path.realpath(path))
        for finding in _judged(kept, stat.S_ISREG)
    ]
    findings += [finding for place in _directories(path) for finding in _of_directory(*place)]
    yield from findings or [found(Said.PRIVATE)]


def _files(real: str) -> Iterator[str]:
    """Yield what holds something of the rep's."""
    yield real
    yield f"{real}{files.JOURNAL}"
    yield config_file()
    kept = folder(real)
    try:
        for name in sorted(os.listdir(kept)):  # noqa: PTH208
            if name.endswith(_KEPT):
                yield os.path.join(kept, name)  # noqa: PTH118
    except OSError:
        return


def _directories(path: str) -> Iterator[tuple[str, bool]]:
    """Yield the directories of those files, and whether this program makes them by itself."""
    ours = {os.path.dirname(config_file()), os.path.dirname(default_store())}  # noqa: PTH120
    yield folder(path), True
    store = os.path.dirname(os.path.realpath(path))  # noqa: PTH120
    for directory in dict.fromkeys((store, os.path.dirname(config_file()))):  # noqa: PTH120
        yield directory, directory in ours


def _of_directory(path: str, ours: bool) -> Iterator[Finding]:  # noqa: FBT001 - as they are yielded
    if ours:
        yield from _judged(path, stat.S_ISDIR)
        return
    try:
        mode = os.stat(path).st_mode  # noqa: PTH116
    except OSError:
        return
    if mode & _OTHERS_WRITE:
        yield found(Said.OTHERS_WRITE, path=path, mode=_told(mode))


def _judged(path: str, is_kind: Callable[[int], bool]) -> Iterator[Finding]:
    try:
        seen = os.lstat(path)
    except OSError:
        return
    if not is_kind(seen.st_mode):
        return
    if seen.st_uid != os.geteuid():
        yield found(Said.ANOTHERS, path=path)
    elif seen.st_mode & _OTHERS:
        yield found(Said.OPEN_TO_OTHERS, path=path, mode=_told(seen.st_mode))
    if not os.access(path, os.W_OK):
        yield found(Said.READ_ONLY, path=path)


def _told(mode: int) -> str:
    return f"{stat.S_IMODE(mode):04o}"
