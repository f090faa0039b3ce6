"""The day's copy of the store, made before the first write of the rep's day.

On every other write this is one look at the file system: the copy's name is the day. So it
refuses to load what makes a copy before there is one to make.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.config.clock import Clock
    from pipelinecli.store.engine import Store


def folder(store_path: str) -> str:
    """Return the path of the folder in which a store's copies are kept; it may not be there.

    It is beside the file, wherever a link to it is.
    """
    if os.path.islink(store_path):  # noqa: PTH114
        store_path = os.path.realpath(store_path)
    return f"{store_path}-backups"


def daily_name(day: date) -> str:
    """Return what the copy of a day is called."""
    return f"daily-{day.isoformat()}.db"


def keep_daily(store: Store, clock: Clock) -> None:
    """Keep a copy of the store as it is now, unless the rep's day has one or there is no store.

    Copies that need not stay any longer go. Raises BackupFailed, which need not stop the write
    that comes next, and whatever would stop that as well.
    """
    path = os.path.join(folder(store.path), daily_name(clock.today))  # noqa: PTH118
    try:
        if stat.S_ISREG(os.lstat(path).st_mode):
            return
    except OSError:
        pass  # none yet, or one that cannot be looked at: what is made next says why
    if not store.exists():
        return
    from pipelinecli.method.backups import Reason
    from pipelinecli.store import backups

    try:
        backups.make(store, store.path, Reason.DAILY, clock)
    finally:
        backups.prune(store.path, clock)
