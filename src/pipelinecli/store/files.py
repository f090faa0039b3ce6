"""The store as a file: created private, recognised before SQLite may touch it.

A file that is not ours is never opened by SQLite, for even reading a database can write to it.
This module refuses to follow a link when it creates and never widens a permission.
"""

from __future__ import annotations

import os

from pipelinecli.errors import NotOurs, StoreUnreadable, StoreUnwritable, TooNew
from pipelinecli.store import _sql

_MAGIC = b"SQLite format 3\x00"
_HEADER = 100
_VERSION_AT = 60
_APPLICATION_AT = 68
MINORS = 1000
"""`user_version` is MAJOR * 1000 + MINOR."""


def exists(path: str) -> bool:
    """Whether there is a store to read. Raises NotOurs, TooNew or StoreUnreadable.

    An empty file counts as absent: it is what a creation cut short leaves behind.
    """
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            header = file.read(_HEADER)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise StoreUnreadable(path, _reason(error)) from None
    if not header:
        return False
    if not header.startswith(_MAGIC):
        # A creation that was killed is rolled back by SQLite itself from its journal.
        if not any(header) and os.path.exists(f"{path}-journal"):  # noqa: PTH110
            return True
        raise NotOurs(path)
    if _number(header, _APPLICATION_AT) != _sql.APPLICATION_ID:
        raise NotOurs(path)
    check_version(path, _number(header, _VERSION_AT))
    return True


def check_version(path: str, version: int) -> None:
    """Raise TooNew for a store of a later MAJOR; a later MINOR works."""
    major, minor = divmod(version, MINORS)
    if major > _sql.SCHEMA_MAJOR:
        known = f"{_sql.SCHEMA_MAJOR}.{_sql.SCHEMA_MINOR}"
        raise TooNew(path, f"{major}.{minor}", known)


def create(path: str) -> None:
    """Create an empty private file, and its directory, unless the file is there already.

    Raises StoreUnwritable when the operating system does not let us.
    """
    try:
        _make_directory(os.path.dirname(path))  # noqa: PTH120
        flags = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_NOFOLLOW", 0)
        os.close(os.open(path, flags, 0o600))
    except FileExistsError:
        return
    except OSError as error:
        raise StoreUnwritable(path, _reason(error)) from None


def _make_directory(path: str) -> None:
    if path and not os.path.isdir(path):  # noqa: PTH112
        _make_directory(os.path.dirname(path))  # noqa: PTH120
        try:
            os.mkdir(path, 0o700)  # noqa: PTH102
        except FileExistsError:
            return


def _number(header: bytes, at: int) -> int:
    return int.from_bytes(header[at : at + 4], "big")


def _reason(error: OSError) -> str:
    return error.strerror or str(error)
