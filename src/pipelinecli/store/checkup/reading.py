"""A store opened to be looked at, by a connection that changes nothing: neither file nor journal.

A file that SQLite would change as it opens it (a write to it was cut short, it is in WAL mode)
is looked at in a private copy, which is deleted. It refuses to bring a store up to date.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import tempfile
import time
from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config.private import NO_LINK
from pipelinecli.errors import PipelineError
from pipelinecli.store.backup.folder import folder, is_folder
from pipelinecli.store.file import files
from pipelinecli.store.file.cut_short import foreign_beside
from pipelinecli.store.file.waiting import Waiting

if TYPE_CHECKING:
    from collections.abc import Iterator

PATIENCE = 15.0
"""Seconds that other programs are waited for."""
_TRIAL = "pipelinecli-trial-"
"""What the name of a private directory begins with."""
_LEFT_OVER = 3600
"""Seconds after which no run can still be at work in one."""
_CACHE_KIB = 32_000
_WOULD_CHANGE = ("SQLITE_READONLY", "SQLITE_CANTOPEN")
"""What SQLite says of a file that it would have to change before it can be read."""


class Looked(NamedTuple):
    """A connection to a store, or to a copy of it, and why it is a copy."""

    connection: sqlite3.Connection
    cut_short: bool = False
    """Whether the last write was killed, so that whoever opens the file takes it back."""
    in_wal: bool = False
    foreign: str | None = None
    """The journal beside the file if it is plainly another file's."""


@contextmanager
def looking(path: str, patience: float = PATIENCE) -> Iterator[Looked]:
    """Open the store at `path` to be looked at. Raises sqlite3.Error or OSError.

    Nothing else may open or close the file meanwhile: that lets go of the locks.
    """
    real = os.path.realpath(path)
    planted = any(files.is_planted(f"{real}{ending}") for ending in (files.JOURNAL, files.WAL))
    foreign = None if planted else foreign_beside(real)
    in_wal = files.is_in_wal(real) or (files.has_wal(real) and not (planted or foreign))
    if not (in_wal or planted or foreign):
        connection = _unchanged(real, patience)
        if connection is not None:
            with closing(connection):
                yield Looked(connection)
            return
    with private_directory(path) as directory:
        copy = _copy(real, directory, () if foreign else (files.JOURNAL, files.WAL))
        with closing(_connect(copy, "rw", patience)) as connection:
            cut_short = not (in_wal or planted or foreign)
            yield Looked(connection, cut_short, in_wal, foreign)


@contextmanager
def private_directory(store_path: str) -> Iterator[str]:
    """Make a directory that nobody else can look into, and delete it with all that is in it.

    It is made among the store's backups, where the next check-up finds what a killed one has
    left; where there are none, where the system keeps what is temporary. Raises OSError.
    """
    kept = folder(store_path)
    usable = is_folder(kept) and os.access(kept, os.W_OK)
    directory = tempfile.mkdtemp(prefix=_TRIAL, dir=kept if usable else None)
    try:
        yield directory
    finally:
        shutil.rmtree(directory, ignore_errors=True)


def left_over(store_path: str) -> Iterator[str]:
    """Yield the private directories of ours that killed runs have left."""
    now = time.time()
    for directory in dict.fromkeys((folder(store_path), tempfile.gettempdir())):
        with suppress(OSError), os.scandir(directory) as entries:
            for entry in entries:
                if entry.name.startswith(_TRIAL) and entry.is_dir(follow_symlinks=False):
                    seen = entry.stat(follow_symlinks=False)
                    if now - seen.st_ctime > _LEFT_OVER and seen.st_uid == os.geteuid():
                        yield entry.path


def settings_kept(path: str) -> dict[str, str]:
    """Return the settings in a store, as far as they can be read without changing it."""
    with suppress(OSError, sqlite3.Error, PipelineError):
        if files.exists(path):
            with looking(path, patience=1.0) as looked:
                return dict(looked.connection.execute("SELECT key, value FROM setting"))
    return {}


@contextmanager
def one_state(connection: sqlite3.Connection) -> Iterator[None]:
    """Let several reads see one state, whatever is written meanwhile."""
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.rollback()


def _unchanged(path: str, patience: float) -> sqlite3.Connection | None:
    """Open a file to be read only; None if SQLite would have to change it before."""
    connection = None
    try:
        connection = _connect(path, "ro", patience)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        if connection is not None:
            connection.close()
        if getattr(error, "sqlite_errorname", "").startswith(_WOULD_CHANGE):
            return None
        raise
    return connection


def _copy(path: str, directory: str, endings: tuple[str, ...]) -> str:
    """Copy a store with what lies beside it, as far as those are plain files of one name."""
    copy = os.path.join(directory, "store.db")  # noqa: PTH118
    for ending in ("", *endings):
        beside = f"{path}{ending}"
        if ending and (files.is_planted(beside) or not os.path.exists(beside)):  # noqa: PTH110
            continue
        _copy_file(beside, f"{copy}{ending}")
    return copy


def _copy_file(path: str, to: str) -> None:
    source = os.open(path, os.O_RDONLY | NO_LINK)
    target = os.open(to, os.O_CREAT | os.O_EXCL | os.O_WRONLY | NO_LINK, 0o600)
    with open(source, "rb") as original, open(target, "wb") as copy:  # noqa: PTH123
        shutil.copyfileobj(original, copy, 1 << 20)


def _connect(path: str, mode: str, patience: float) -> sqlite3.Connection:
    from pathlib import Path

    connection = sqlite3.connect(
        f"{Path(path).as_uri()}?mode={mode}",
        uri=True,
        isolation_level=None,
        timeout=0,  # it waits by itself
        factory=Waiting,
    )
    connection.patience = patience
    try:
        for pragma in (
            "trusted_schema = OFF",
            "cell_size_check = ON",
            "mmap_size = 0",
            "temp_store = MEMORY",
            f"cache_size = -{_CACHE_KIB}",
            "query_only = ON" if mode == "ro" else "secure_delete = ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
    except BaseException:
        connection.close()
        raise
    return connection
