"""A file that only its owner may read, put in its place whole or not at all, and there to stay.

It is written beside its place and renamed over what is there, so that a reader never sees half of
one; then the directory is made to last as well. It refuses to follow a link, and to widen what
others may do.
"""

from __future__ import annotations

import errno
import os
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

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
    beside = f"{path}.{os.urandom(8).hex()}.part"
    try:
        # Nothing may come between making the file and seeing to it that it goes away again.
        with open(
            beside, "x", encoding="utf-8", errors="replace", newline="", opener=_privately
        ) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(beside, path)  # noqa: PTH105
        sync_directory(os.path.dirname(path))  # noqa: PTH120
    except OSError as error:
        raise unwritable(path, error) from None
    finally:
        with suppress(OSError):
            os.unlink(beside)  # noqa: PTH108


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
