"""The day's copy of the store, made before the first write of the rep's day.

On every other write this is one look at the file system: the copy's name is the day. So it
refuses to load what makes a copy before there is one to make.
"""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

from pipelinecli.store.backup.folder import daily_name, folder

if TYPE_CHECKING:
    from pipelinecli.config.clock import Clock
    from pipelinecli.store.engine import Store


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
    store.see_it_can_be_written()
    from pipelinecli.method.backups import Reason
    from pipelinecli.store.backup import backups

    try:
        backups.make(store, store.path, Reason.DAILY, clock)
    finally:
        backups.prune(store.path, clock)
