"""What the store works with: SQLite, the disk, the place, the configuration file, the clock.

It refuses to try any of them out.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
from typing import TYPE_CHECKING

from pipelinecli.config.paths import config_file, store_named_in
from pipelinecli.config.places import Where, doubtful
from pipelinecli.errors import PipelineError
from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found

if TYPE_CHECKING:
    from pipelinecli.config.clock import Clock
    from pipelinecli.method.checkup.findings import Finding

_FAULTY = (((3, 37, 0), (3, 37, 2)), ((3, 38, 0), (3, 38, 2)))
"""From which version of SQLite up to, not including, which one it has known faults that could
touch a store: a page lost when a part of a transaction is taken back, and wrong answers. (The
fault of 3.7.0 to 3.51.2 with the WAL does not: stores are not kept in that mode.)"""
_TIMES = 3
_MOST_CONFIG = 64 * 1024
_WHERE = {
    Where.NETWORK: Said.NETWORK,
    Where.SYNCED: Said.SYNCED,
    Where.VOLUME: Said.VOLUME,
}


def sqlite_version() -> Finding:
    """Return what is known of the SQLite that Python was built with."""
    number = sqlite3.sqlite_version_info
    for first, mended in _FAULTY:
        if first <= number < mended:
            fixed = ".".join(map(str, mended))
            return found(Said.SQLITE_FAULTY, version=sqlite3.sqlite_version, fixed=fixed)
    return found(Said.SQLITE_FINE, version=sqlite3.sqlite_version)


def location(path: str) -> Finding:
    """Return what is doubtful about where the store is."""
    place = doubtful(path)
    if place is None:
        return found(Said.LOCAL)
    return found(_WHERE[place.where], path=os.path.realpath(path), what=place.what)


def room(path: str) -> Finding:
    """Return whether there is room for the store to be written anew and copied."""
    real = os.path.realpath(path)
    try:
        free = shutil.disk_usage(os.path.dirname(real)).free  # noqa: PTH120
        needed = _TIMES * os.path.getsize(real)  # noqa: PTH202
    except OSError:
        return found(Said.ROOM_UNKNOWN)
    if free < needed:
        return found(Said.LITTLE_ROOM, free=free, needed=needed)
    return found(Said.ROOM, free=free)


def config() -> Finding:
    """Return whether the configuration file can be read, if there is one."""
    path = config_file()
    try:
        with open(path, "rb") as file:  # noqa: PTH123
            store_named_in(file.read(_MOST_CONFIG), path)
    except FileNotFoundError:
        return found(Said.CONFIG_NONE)
    except OSError as error:
        return found(Said.CONFIG_UNREADABLE, path=path, reason=error.strerror or str(error))
    except PipelineError as error:
        return found(Said.CONFIG_UNREADABLE, path=path, reason=error.message)
    return found(Said.CONFIG_FINE, path=path)


def clock_against(clock: Clock, last: str) -> Finding:
    """Return whether the clock is behind the moment at which something was recorded last."""
    if not last or not clock.is_behind(last):
        return found(Said.CLOCK_FINE, now=clock.now)
    return found(Said.CLOCK_BEHIND, now=clock.now, last=clock.local(last))
