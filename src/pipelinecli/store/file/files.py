"""The store as a file: created private, recognised before SQLite may touch it.

A file that is not ours is never opened by SQLite, for even reading a database can write to it,
and to the files beside it. This module refuses to follow a link when it creates, files beside the
store that are somebody else's, and never widens a permission.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from pipelinecli.config.paths import make_directory
from pipelinecli.errors import NotOurs, StoreError, StoreUnreadable, StoreUnwritable, TooNew
from pipelinecli.i18n import _
from pipelinecli.store import _sql

if TYPE_CHECKING:
    import sqlite3

MAGIC = b"SQLite format 3\x00"
"""How every SQLite database begins."""
_JOURNAL_MAGIC = bytes.fromhex("d9d505f920a163d7")
_PAGES_BEFORE_AT = 16
_HEADER = 100
_READ_AS, _IN_WAL = 19, b"\x02"
_VERSION_AT = 60
_APPLICATION_AT = 68
_NO_LINK: int = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)
JOURNAL, WAL, SHM = "-journal", "-wal", "-shm"
BESIDE = (JOURNAL, WAL, SHM)
"""What SQLite appends to a store's name for the files it writes beside it."""
_TOUCHED = 1 << 26
_COPIED = 1 << 20
"""The most bytes that are looked through: once, and each time where nothing can be marked."""
MINORS = 1000
"""`user_version` is MAJOR * 1000 + MINOR."""
CURRENT = _sql.SCHEMA_MAJOR * MINORS + _sql.SCHEMA_MINOR
"""The version this program writes."""


class SharedBeside(StoreError):
    """A file SQLite would write to is a link, a directory, or has another name."""

    def __init__(self, path: str) -> None:
        said = _("{path} is not a plain file of its own: a link, a directory, or a second name")
        super().__init__(
            said.format(path=path),
            hint=_("nothing was touched; look what it is, and take it away"),
        )


class LeadsNowhere(StoreError):
    """The store's path is a link to a file that is not there, on a stick perhaps."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("{path} is a link to {target}, where there is no file").format(
                path=path, target=os.path.realpath(path)
            ),
            hint=_("bring back what it leads to, or take the link away"),
        )


def exists(path: str) -> bool:
    """Whether there is a store to read.

    An empty file counts as absent: it is what a creation cut short leaves behind. Raises NotOurs,
    TooNew, SharedBeside, LeadsNowhere or StoreUnreadable.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            is_file = stat.S_ISREG(os.fstat(file.fileno()).st_mode)
            header = file.read(_HEADER) if is_file else b""
    except FileNotFoundError:
        refuse_what_leads_nowhere(path)
        return False
    except OSError as error:
        raise StoreUnreadable(path, _reason(error)) from None
    except ValueError:  # a NUL, which a configuration file can spell
        raise StoreUnreadable(path, _("its name has a NUL in it")) from None
    if not header and is_file:
        return False
    if not header.startswith(MAGIC):
        # A creation that was cut short is rolled back by SQLite itself from its journal. After a
        # power cut the file may hold whatever was on the disk before.
        if header and _is_of_an_empty_store(journal(path)):
            _refuse_what_is_shared(path)
            return True
        raise NotOurs(path)
    if _number(header, _APPLICATION_AT) != _sql.APPLICATION_ID:
        raise NotOurs(path)
    check_version(path, _number(header, _VERSION_AT))
    _refuse_what_is_shared(path)
    return True


def refuse_what_leads_nowhere(path: str) -> None:
    """Raise LeadsNowhere for a link to a file that is not there."""
    if os.path.islink(path) and not os.path.exists(path):  # noqa: PTH110, PTH114
        raise LeadsNowhere(path)


def _is_of_an_empty_store(path: str) -> bool:
    """Whether a journal takes a file back to nothing: a first write was in the middle of it."""
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            header = file.read(_HEADER)
    except OSError:
        return False
    return header.startswith(_JOURNAL_MAGIC) and _number(header, _PAGES_BEFORE_AT) == 0


def identity(path: str) -> tuple[int, int] | None:
    """Return which file is at a path, whatever it is called; None where there is none."""
    try:
        found = os.stat(path)  # noqa: PTH116
    except OSError:
        return None
    return found.st_dev, found.st_ino


def was_cut_short(path: str) -> bool:
    """Whether the last write was killed, so that SQLite takes it back when it opens the file.

    When that was the first write, nothing is left.
    """
    try:
        return os.stat(journal(path)).st_size > 0  # noqa: PTH116
    except OSError:
        return False


def is_in_wal(path: str) -> bool:
    """Whether a file says that it is in WAL mode, which no store of ours is left in.

    SQLite writes what is in the WAL into such a file, and takes it out of that mode, as soon as it
    is told to work without one.
    """
    try:
        with open(path, "rb", opener=_without_waiting) as file:
            return file.read(_READ_AS + 1)[_READ_AS:] == _IN_WAL
    except (OSError, ValueError):
        return False


def has_wal(path: str) -> bool:
    """Whether there is a WAL beside a file: SQLite takes any for the file's own."""
    try:
        return os.stat(wal(path)).st_size > 0  # noqa: PTH116
    except OSError:
        return False


def was_touched(path: str) -> bool:
    """Whether something other than SQLite may have written to the file since it last did.

    A file without a journal is one that was copied. One that is so large that looking through it
    would be felt is left to the day's copy, which looks through it as well.
    """
    try:
        store = os.stat(path)  # noqa: PTH116
    except OSError:
        return False
    try:
        written = os.stat(journal(path)).st_mtime_ns  # noqa: PTH116
    except OSError:
        return 0 < store.st_size <= _COPIED
    return store.st_mtime_ns > written and store.st_size <= _TOUCHED


def check_version(path: str, version: int) -> None:
    """Raise TooNew for a store of a later MAJOR; a later MINOR works."""
    if version // MINORS > _sql.SCHEMA_MAJOR:
        raise TooNew(path, version_text(version), version_text(CURRENT))


def version_text(version: int) -> str:
    """Return a version as it is told: 1.1."""
    return ".".join(map(str, divmod(version, MINORS)))


def create(path: str) -> None:
    """Create an empty private file, and its directory, or make an empty one private.

    Raises StoreUnwritable when the operating system does not let us, or for a link; SharedBeside.
    """
    _refuse_what_is_shared(path)
    try:
        make_directory(os.path.dirname(path))  # noqa: PTH120
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | _NO_LINK
        os.close(os.open(path, flags, 0o600))
    except FileExistsError:
        _make_private(path)
    except OSError as error:
        raise StoreUnwritable(path, _reason(error)) from None


def _make_private(path: str) -> None:
    """Take from others what they may do with a file that holds nothing yet."""
    try:
        file = os.open(path, os.O_WRONLY | _NO_LINK | _NO_WAIT)
        try:
            found = os.fstat(file)
            if found.st_nlink > 1:
                raise SharedBeside(path)
            if hasattr(os, "fchmod"):
                os.fchmod(file, found.st_mode & 0o600)
        finally:
            os.close(file)
    except OSError as error:
        reason = _reason(error)
        if os.path.islink(path):  # noqa: PTH114
            reason = _("it is a link, and no store is begun through one")
        raise StoreUnwritable(path, reason) from None


def _refuse_what_is_shared(path: str) -> None:
    """Raise SharedBeside for a file that SQLite would write to, and others with it."""
    store = _followed(path)
    for ending in BESIDE:
        if is_planted(store + ending):
            raise SharedBeside(store + ending)


def is_planted(path: str) -> bool:
    """Whether what is there is not a plain file of one name: it may be anybody's."""
    try:
        found = os.lstat(path)
    except OSError:
        return False
    return not stat.S_ISREG(found.st_mode) or found.st_nlink > 1


def journal(path: str) -> str:
    """Return the path of the journal of a store."""
    return f"{_followed(path)}{JOURNAL}"


def wal(path: str) -> str:
    """Return the path of the WAL of a store that is in that mode."""
    return f"{_followed(path)}{WAL}"


def _followed(path: str) -> str:
    """Return where a store is that a link leads to: there is what SQLite writes beside it."""
    return os.path.realpath(path) if os.path.islink(path) else path  # noqa: PTH114


def _without_waiting(path: str, flags: int) -> int:
    """Open a pipe as well without waiting for its other end."""
    return os.open(path, flags | _NO_WAIT)


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _reason(error: OSError) -> str:
    return error.strerror or str(error)


def version_of(connection: sqlite3.Connection) -> int:
    """Return the store's version; 0 where nothing was written yet."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version
