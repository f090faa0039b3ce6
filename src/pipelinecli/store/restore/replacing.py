"""A store's file put in the place of another, for where rows cannot be put right one by one.

Whatever is in that place is moved aside first, with what SQLite has beside it, and never deleted.
However it is interrupted, there is the old file or the new one, and the old one's bytes under one
of two names. This module refuses to put anything over what is there, to replace what somebody is
writing to, and to replace anything but the very state that was looked at before.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, contextmanager, suppress
from itertools import count
from typing import TYPE_CHECKING

from pipelinecli.config.paths import make_directory
from pipelinecli.config.private import NO_LINK, sync_directory
from pipelinecli.errors import StoreUnwritable
from pipelinecli.store.backup import placing
from pipelinecli.store.file import files
from pipelinecli.store.file.cut_short import foreign_beside
from pipelinecli.store.restore import locking
from pipelinecli.store.restore.standing import State, look_at, seen_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.store.backup.placing import Part
    from pipelinecli.store.restore.standing import Seen

__all__ = ["State", "look_at", "put_in_place", "set_aside_of"]

_NO_WAIT: int = getattr(os, "O_NONBLOCK", 0)
_CHUNK = 1 << 20


def put_in_place(part: Part, path: str, kept_as: str, seen: Seen | None) -> str | None:
    """Put a private copy in a store's place; return where what was there is now, if anything was.

    `kept_as` is what its name gets at the end, and a number where that is taken; `seen` is what
    was found there when it was decided. Nobody here may have the old one open. Raises LeadsNowhere,
    StoreUnwritable, StoreLocked while another program is writing to it, Refused when it is not as
    it was seen.
    """
    target = os.path.realpath(path)
    files.refuse_what_leads_nowhere(path)
    try:
        make_directory(os.path.dirname(target))  # noqa: PTH120
        part.seal()
        if os.path.lexists(target):
            with _alone_with(target, seen, os.path.dirname(part.path), kept_as) as copied:  # noqa: PTH120
                aside = copied or _second_name(target, kept_as)
                _move_beside(target, aside)
                os.replace(part.path, target)  # noqa: PTH105
        elif seen is None:
            aside = None
            # A journal whose store is gone would be the new one's.
            _move_beside(target, next(_free_names(target, kept_as)))
            placing.give_name(part.path, target)
        else:
            raise locking.recorded_meanwhile()
        sync_directory(os.path.dirname(target))  # noqa: PTH120
        return None if aside is None else _tidied(aside)
    except FileExistsError:
        raise locking.recorded_meanwhile() from None
    except OSError as error:
        raise StoreUnwritable(path, error.strerror or str(error)) from None


@contextmanager
def _alone_with(path: str, seen: Seen | None, room: str, kept_as: str) -> Iterator[str | None]:
    """Let nobody write to a store that is about to go, and see that it is as it was seen.

    SQLite takes back first what was cut short in it, so that the old one never stands without its
    journal. Two journals are no such matter: one that is plainly another file's stays away from
    the store, and where the header is gone nobody knows; there the bytes of both are copied aside
    before, and it is yielded where to. A store that is in WAL mode still is damaged, for a sound
    one was taken out of it: SQLite would write to it. `room` is a directory for copies on their
    way.
    """
    is_hot = files.was_cut_short(path)
    is_foreign, in_wal = foreign_beside(path) is not None, files.is_in_wal(path)
    with ExitStack() as stack:
        file = locking.opened(path)
        stack.callback(os.close, file)
        header = seen_in(file).header
        is_torn = is_hot and not is_foreign and bool(header) and not header.startswith(files.MAGIC)
        copied = None
        if is_torn:
            locking.lock_file(file, path)
            locking.check(file, path, seen)
            copied = _copy_aside(file, path, room, kept_as)
        if is_foreign or in_wal or not locking.lock_by_sqlite(stack, path):
            locking.lock_file(file, path)
        if not is_torn:
            locking.check(file, path, seen)
        yield copied


def _copy_aside(file: int, path: str, room: str, kept_as: str) -> str:
    """Copy a store and its journal as they are to another name, and move what else is beside it."""
    aside = next(_free_names(path, kept_as))
    with open(files.journal(path), "rb", buffering=0) as beside:  # noqa: PTH123
        _copy(beside.fileno(), room, f"{aside}{files.JOURNAL}")
    _copy(file, room, aside)
    _move_beside(path, aside, (files.WAL, files.SHM))
    return aside


def _copy(file: int, room: str, name: str) -> None:
    """Copy an open file to a name that nothing has. Raises OSError."""
    os.lseek(file, 0, os.SEEK_SET)
    with placing.part_in(room) as part, open(part.file, "wb", closefd=False) as copy:
        while block := os.read(file, _CHUNK):
            copy.write(block)
        copy.flush()
        part.seal()
        placing.give_name(part.path, name)


def _free_names(path: str, kept_as: str) -> Iterator[str]:
    """Yield names beside a store that nothing has, nor what SQLite would take for part of it."""
    for number in count(1):
        aside = f"{path}.{kept_as}" + (f"-{number}" if number > 1 else "")
        if not any(os.path.lexists(f"{aside}{ending}") for ending in ("", *files.BESIDE)):
            yield aside


def _second_name(path: str, kept_as: str) -> str:
    """Give a store another name; its own leads to it until it is given away.

    So there is never no store. Raises OSError.
    """
    while True:
        aside = next(_free_names(path, kept_as))
        with suppress(FileExistsError):
            placing.give_name(path, aside)
            return aside


def _move_beside(path: str, aside: str, endings: tuple[str, ...] = files.BESIDE) -> None:
    """Let what is beside a store go with it, none of which it still needs. Raises OSError."""
    sync_directory(os.path.dirname(path))  # noqa: PTH120
    for ending in endings:
        beside = f"{path}{ending}"
        if os.path.lexists(beside) and os.lstat(beside).st_size:
            os.rename(beside, f"{aside}{ending}")  # noqa: PTH104
    sync_directory(os.path.dirname(path))  # noqa: PTH120


def set_aside_of(path: str) -> list[str]:
    """Return the stores that were once at a path and were set aside, by name."""
    directory, name = os.path.split(os.path.abspath(path))  # noqa: PTH100
    kept = (f"{name}.damaged-", f"{name}.replaced-")
    with suppress(OSError):
        found = sorted(one for one in os.listdir(directory) if one.startswith(kept))  # noqa: PTH208
        return [os.path.join(directory, one) for one in found]  # noqa: PTH118
    return []


def _tidied(aside: str) -> str | None:
    """Make what was set aside private; it goes if there was nothing in it."""
    if not os.lstat(aside).st_size:
        os.unlink(aside)  # noqa: PTH108
        return None
    file = os.open(aside, os.O_RDONLY | NO_LINK | _NO_WAIT)
    try:
        if hasattr(os, "fchmod"):
            os.fchmod(file, os.fstat(file).st_mode & 0o600)
    finally:
        os.close(file)
    return aside
