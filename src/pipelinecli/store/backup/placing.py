"""A copy's way to its place: written beside it, synced, and linked there whole.

The checksum comes first, so that a copy never stands without it. This module refuses to put
anything over what is there, to follow a link, and to leave a part behind when it is interrupted.
"""

from __future__ import annotations

import errno
import os
import stat
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config.private import NO_LINK, sync_directory
from pipelinecli.errors import BackupFailed
from pipelinecli.i18n import _
from pipelinecli.store.file import files

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUMS = ".sha256"
PART = ".part"
_PARTS = tuple(f"{PART}{ending}" for ending in ("", *files.BESIDE))
_BESIDE = ("", SUMS, *files.BESIDE)
"""What may not be there where a copy goes; SQLite would take the last three for part of it."""
_NO_HARD_LINKS = frozenset({errno.EPERM, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
_PATIENCE = 5.0
_PAUSE = 0.01
_LEFT_OVER = 3600
"""Seconds after which no run can still be at work on a part."""
_CHUNK = 1 << 20
_DIGITS = 64
_LONGEST_SUMS = 8192


class Part(NamedTuple):
    """A file on its way: open, and what it is called until it has arrived."""

    path: str
    file: int

    def seal(self) -> str:
        """Make what was written last, and return its SHA-256 in hexadecimal digits.

        Raises BackupFailed when the name leads to another file than the one that was made.
        """
        if not os.path.samestat(os.fstat(self.file), os.lstat(self.path)):
            raise BackupFailed(self.path, _("another program has replaced it"))
        os.fsync(self.file)
        return digest(self.file)


@contextmanager
def part_in(directory: str) -> Iterator[Part]:
    """Make an empty private file in a directory; when the block is left its name is gone."""
    path = os.path.join(directory, f"backup-{os.urandom(8).hex()}{PART}")  # noqa: PTH118
    file = None
    try:
        file = os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR | NO_LINK, 0o600)
        yield Part(path, file)
    finally:
        if file is not None:
            os.close(file)
        with suppress(OSError):
            os.unlink(path)  # noqa: PTH108


def digest(file: int) -> str:
    """Return the SHA-256 of an open file, from its beginning."""
    import hashlib

    found = hashlib.sha256()
    os.lseek(file, 0, os.SEEK_SET)
    while block := os.read(file, _CHUNK):
        found.update(block)
    return found.hexdigest()


def sums_line(sums: str, path: str) -> bytes:
    """Return what `sha256sum -c` reads for a file, which it looks for beside the list."""
    name = os.path.basename(path)  # noqa: PTH119
    spelt = name.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return os.fsencode(f"{'' if spelt == name else chr(92)}{sums}  {spelt}\n")


def sums_beside(path: str) -> str | None:
    """Return the SHA-256 that the checksum file beside `path` has, "" if it has none.

    None where there is no such file. Raises OSError.
    """
    said = _sums_file(path)
    if said is None:
        return None
    sums = said.removeprefix(b"\\")[:_DIGITS].lower()
    return sums.decode() if len(sums) == _DIGITS and sums.isalnum() else ""


def _sums_file(path: str) -> bytes | None:
    """Return the beginning of the checksum file beside `path`; None where there is none."""
    try:
        file = os.open(f"{path}{SUMS}", os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    except FileNotFoundError:
        return None
    try:
        is_file = stat.S_ISREG(os.fstat(file).st_mode)
        return os.read(file, _LONGEST_SUMS) if is_file else b""
    finally:
        os.close(file)


def place(part: Part, sums: str, paths: Iterable[str]) -> str | None:
    """Give a sealed copy the first of the paths, all in its directory, that is free.

    None if none is. Raises OSError or BackupFailed; then there is neither a copy nor a checksum.
    """
    directory = os.path.dirname(part.path)  # noqa: PTH120
    with alone_in(directory):
        for path in paths:
            if in_the_way(path) is None and _placed(part, sums, path):
                sync_directory(directory)
                return path
    return None


def in_the_way(path: str) -> str | None:
    """Return what keeps a copy from being put there, if anything does.

    The checksum of a copy that never arrived does not.
    """
    for ending in _BESIDE:
        beside = f"{path}{ending}"
        if os.path.lexists(beside) and not (ending == SUMS and _is_left_over(path)):
            return beside
    return None


def _is_left_over(path: str) -> bool:
    """Whether the checksum file beside a path is one that was made for a copy there."""
    if not stat.S_ISREG(os.lstat(f"{path}{SUMS}").st_mode):
        return False
    sums = sums_beside(path)
    return bool(sums) and _sums_file(path) == sums_line(sums or "", path)


def _placed(part: Part, sums: str, path: str) -> bool:
    """Put the checksum and then the copy in place; False if another was quicker."""
    line = sums_line(sums, path)
    try:
        with part_in(os.path.dirname(path)) as list_of_one:  # noqa: PTH120
            os.write(list_of_one.file, line)
            os.fsync(list_of_one.file)
            os.replace(list_of_one.path, f"{path}{SUMS}")  # noqa: PTH105
            # Or a power cut might keep the copy's name, which comes next, and lose this one.
            sync_directory(os.path.dirname(path))  # noqa: PTH120
        give_name(part.path, path)
    except BaseException as error:
        with suppress(OSError):
            if not _has_arrived(part, path) and _sums_file(path) == line:
                os.unlink(f"{path}{SUMS}")  # noqa: PTH108
        if isinstance(error, FileExistsError):
            return False
        raise
    return True


def _has_arrived(part: Part, path: str) -> bool:
    try:
        return os.path.samestat(os.fstat(part.file), os.lstat(path))
    except FileNotFoundError:
        return False


def give_name(path: str, name: str) -> None:
    """Give a file another name, which nothing has; it keeps its own where the system allows it.

    Raises FileExistsError.
    """
    try:
        os.link(path, name)
    except OSError as error:
        if error.errno not in _NO_HARD_LINKS:
            raise
        if os.path.lexists(name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name) from None
        os.rename(path, name)  # noqa: PTH104


def remove(path: str) -> None:
    """Take a copy away, and then its checksum. Raises OSError."""
    for name in (path, f"{path}{SUMS}"):
        with suppress(FileNotFoundError):
            os.unlink(name)  # noqa: PTH108


def sweep(directory: str) -> None:
    """Take away the parts that killed runs have left. Raises OSError."""
    # The file system's own time: a machine's clock may be another.
    os.utime(directory)
    now = os.stat(directory).st_ctime  # noqa: PTH116
    for path in parts_in(directory):
        # The part of a run that has just ended is gone by now.
        with suppress(FileNotFoundError):
            if now - os.lstat(path).st_ctime > _LEFT_OVER:
                os.unlink(path)  # noqa: PTH108


def parts_in(directory: str) -> list[str]:
    """Return the parts of copies that are there: being made, or left by a run that was killed."""
    try:
        names = sorted(os.listdir(directory))  # noqa: PTH208
    except OSError:
        return []
    parts = (name for name in names if name.startswith("backup-") and name.endswith(_PARTS))
    return [os.path.join(directory, name) for name in parts]  # noqa: PTH118


@contextmanager
def alone_in(directory: str) -> Iterator[None]:
    """Keep other runs of this program from putting copies there or taking them away.

    Where the system or the file system has no such locks there is none. Raises BackupFailed if
    another run holds it for long.
    """
    try:
        import fcntl

        handle = os.open(directory, os.O_RDONLY)
    except (ImportError, PermissionError):
        # Another system; or a directory that may be written and not listed.
        yield
        return
    try:
        until = time.monotonic() + _PATIENCE
        while True:
            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > until:
                    raise BackupFailed(directory, _("another program is at work there")) from None
                time.sleep(_PAUSE)
            except OSError:
                break
        yield
    finally:
        os.close(handle)
