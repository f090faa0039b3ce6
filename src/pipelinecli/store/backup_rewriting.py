"""A copy of the store written anew, without what should not be in it any more.

The work is done on a private copy of the copy, which then takes its place. It refuses to leave a
copy half rewritten, or under a checksum that is another's: for a moment it has none.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING

from pipelinecli.config.private import sync_directory
from pipelinecli.errors import PipelineError, StoreError
from pipelinecli.i18n import _
from pipelinecli.store import backup_files, files
from pipelinecli.store.engine import version_of
from pipelinecli.store.migrations import bring_up_to_date
from pipelinecli.store.traces import known_by
from pipelinecli.store.transaction import Transaction
from pipelinecli.store.verification import Sums, untouched, verify

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CHUNK = 1 << 20


def cards_known_by(path: str, marks: Iterable[str]) -> set[int]:
    """Return the cards of a copy that hold the person known by those marks.

    Raises sqlite3.Error for a copy that cannot be read; it is not written to.
    """
    with untouched(path) as connection:
        return known_by(Transaction(connection, 0), marks)


@contextmanager
def rewriting(path: str) -> Iterator[str]:
    """Give a private copy of a copy, to be worked on as a store; it takes the copy's place.

    It is brought up to date first. Raises PipelineError, and then the copy is as it was.
    """
    directory = os.path.dirname(path)  # noqa: PTH120
    try:
        with backup_files.part_in(directory) as part:
            if verify(path).sums is Sums.DIFFERS:
                raise _as_it_was(path, _("it is not what its checksum was made for"))
            _fill(part, path)
            try:
                _bring_up_to_date(part.path)
                yield part.path
            finally:
                for ending in ("-journal", "-wal", "-shm"):
                    with suppress(FileNotFoundError):
                        os.unlink(f"{part.path}{ending}")  # noqa: PTH108
            verify(part.path)
            _take_its_place(part, path)
    except OSError as error:
        raise _as_it_was(path, error.strerror or str(error)) from error
    except sqlite3.Error as error:
        raise _as_it_was(path, str(error)) from error
    except StoreError as error:
        raise _as_it_was(path, _("it is damaged")) from error


def _bring_up_to_date(path: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        if version_of(connection) < files.CURRENT:
            bring_up_to_date(connection, path, keep_copy=False)


def _as_it_was(path: str, reason: str) -> PipelineError:
    return PipelineError(
        _("{path} could not be written anew: {reason}").format(path=path, reason=reason),
        hint=_("it is as it was"),
    )


def _fill(part: backup_files.Part, path: str) -> None:
    with open(path, "rb") as copy:  # noqa: PTH123
        while block := copy.read(_CHUNK):
            left = memoryview(block)
            while left:
                left = left[os.write(part.file, left) :]


def _take_its_place(part: backup_files.Part, path: str) -> None:
    sums = part.seal()
    directory = os.path.dirname(path)  # noqa: PTH120
    with backup_files.alone_in(directory):
        os.utime(part.path, ns=(os.stat(path).st_atime_ns, os.stat(path).st_mtime_ns))  # noqa: PTH116
        with suppress(FileNotFoundError):
            os.unlink(f"{path}{backup_files.SUMS}")  # noqa: PTH108
        os.replace(part.path, path)  # noqa: PTH105
        with backup_files.part_in(directory) as listing:
            os.write(listing.file, backup_files.sums_line(sums, path))
            os.fsync(listing.file)
            os.replace(listing.path, f"{path}{backup_files.SUMS}")  # noqa: PTH105
        sync_directory(directory)
