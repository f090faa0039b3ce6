"""A copy of the store written anew, without what should not be in it any more.

The work is done on a private copy of the copy, which then takes its place. It refuses to leave a
copy half rewritten, or under a checksum that is another's: for a moment it has none.
"""

from __future__ import annotations

import errno
import os
import sqlite3
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from pipelinecli.config.private import sync_directory
from pipelinecli.errors import (
    BackupFailed,
    PipelineError,
    StoreDamaged,
    StoreError,
    StoreUnreadable,
    StoreUnwritable,
)
from pipelinecli.i18n import _
from pipelinecli.store.backup import placing
from pipelinecli.store.backup.private_copy import taken_out
from pipelinecli.store.backup.verification import untouched, verify
from pipelinecli.store.file.translating import said_by
from pipelinecli.store.record.traces import known_by
from pipelinecli.store.transaction import Transaction

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})


def cards_known_by(path: str, marks: Iterable[str]) -> set[int]:
    """Return the cards of a copy that hold the person known by those marks.

    Raises sqlite3.Error for a copy that cannot be read; it is not written to.
    """
    with untouched(path) as connection:
        return known_by(Transaction(connection, 0), marks)


@contextmanager
def rewriting(path: str, store_path: str) -> Iterator[str]:
    """Give a private copy of a copy of a store, to be worked on as one; it takes the copy's place.

    It is brought up to date first. Raises PipelineError, and then the copy is as it was.
    """
    try:
        with taken_out(path, store_path) as part:
            yield part.path
            verify(part.path)
            _take_its_place(part, path)
    except OSError as error:
        at = str(error.filename or path)
        raise NotWrittenAnew(path, error.strerror or str(error), _denied(error, at)) from error
    except sqlite3.Error as error:
        raise NotWrittenAnew(path, said_by(error)) from error
    except (StoreUnwritable, StoreUnreadable) as error:
        # What the operating system has said is what it was raised from, or nothing is.
        raise NotWrittenAnew(path, error.reason, _denied(error.__context__, error.path)) from error
    except (StoreDamaged, BackupFailed) as error:
        raise NotWrittenAnew(path, error.reason) from error
    except StoreError as error:
        raise NotWrittenAnew(path, _("it is damaged")) from error


class NotWrittenAnew(PipelineError):
    """A copy that is as it was. `denied` is what the rep may not write to or read, if that is why.

    Whoever knows what it was written anew for says what to do next.
    """

    def __init__(self, path: str, reason: str, denied: str | None = None) -> None:
        super().__init__(
            _("{path} could not be written anew: {reason}").format(path=path, reason=reason),
            hint=_("it is as it was"),
        )
        self.denied = denied


def _denied(error: BaseException | None, path: str) -> str | None:
    """Return the directory or file that the operating system keeps from us, if it does."""
    if not isinstance(error, OSError) or error.errno not in _DENIED:
        return None
    return os.path.dirname(path) if path.endswith(placing.PART) else path  # noqa: PTH120


def _take_its_place(part: placing.Part, path: str) -> None:
    sums = part.seal()
    directory = os.path.dirname(path)  # noqa: PTH120
    with placing.alone_in(directory):
        os.utime(part.path, ns=(os.stat(path).st_atime_ns, os.stat(path).st_mtime_ns))  # noqa: PTH116
        with suppress(FileNotFoundError):
            os.unlink(f"{path}{placing.SUMS}")  # noqa: PTH108
        sync_directory(directory)
        os.replace(part.path, path)  # noqa: PTH105
        sync_directory(directory)
        with placing.part_in(directory) as listing:
            os.write(listing.file, placing.sums_line(sums, path))
            os.fsync(listing.file)
            os.replace(listing.path, f"{path}{placing.SUMS}")  # noqa: PTH105
        sync_directory(directory)
