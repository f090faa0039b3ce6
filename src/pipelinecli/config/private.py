"""A file that only its owner may read, put in its place whole or not at all, and there to stay.

It is written beside its place and renamed over what is there, so that a reader never sees half of
one; then the directory is made to last as well. It refuses to follow a link, and to widen what
others may do.
"""

from __future__ import annotations

import errno
import io
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, BinaryIO, TextIO

from pipelinecli.errors import PipelineError
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
_NOT_SYNCED = frozenset({errno.EINVAL, errno.EBADF, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})
"""What is said where directories cannot be synced at all."""


@contextmanager
def private_file(path: str) -> Iterator[TextIO]:
    """Open a file to be written; it is in place when the block has ended without an error.

    Line ends are written as they are given. Raises PipelineError when it cannot be written.
    """
    with private_bytes(path) as file:
        text = io.TextIOWrapper(file, encoding="utf-8", errors="replace", newline="")
        yield text
        # The bytes are closed by whoever opened them, whatever comes of this.
        text.detach()


@contextmanager
def private_bytes(path: str, *, replaces: bool = True) -> Iterator[BinaryIO]:
    """Open a file to be written as bytes; it is in place when the block has ended without an error.

    What is there is replaced, unless it may not be. Raises PipelineError when it cannot be written.
    """
    beside = f"{path}.{os.urandom(8).hex()}.part"
    try:
        # Nothing may come between making the file and seeing to it that it goes away again.
        with open(beside, "xb", opener=_privately) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        if replaces:
            os.replace(beside, path)  # noqa: PTH105
        else:
            _name(beside, path)
        sync_directory(os.path.dirname(path))  # noqa: PTH120
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108


def _name(path: str, name: str) -> None:
    """Give a file a name that nothing has. Raises OSError."""
    try:
        os.link(path, name)
    except FileExistsError:
        raise
    except OSError:
        # A file system without a second name for anything.
        if os.path.lexists(name):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), name) from None
        os.rename(path, name)  # noqa: PTH104


def _privately(path: str, flags: int) -> int:
    return os.open(path, flags | NO_LINK, 0o600)


def sync_directory(path: str) -> None:
    """Make the names in a directory last, where the system can. Raises OSError."""
    try:
        directory = os.open(path or os.curdir, os.O_RDONLY)
    except PermissionError:
        # One that may be written and not listed, or a system that does not open directories.
        return
    try:
        os.fsync(directory)
    except OSError as error:
        if error.errno not in _NOT_SYNCED:
            raise
    finally:
        os.close(directory)


def unwritable(path: str, error: OSError) -> PipelineError:
    """Return what is said of a file that cannot be written."""
    reason = error.strerror or str(error)
    return PipelineError(_("{path} cannot be written: {reason}").format(path=path, reason=reason))
