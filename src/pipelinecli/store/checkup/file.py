"""The store's file from outside: its names, what lies beside it, and whose program wrote it.

It refuses to open the file more than once, and to follow what is planted beside it.
"""

from __future__ import annotations

import os
import re
import stat
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from pipelinecli.config.paths import config_file
from pipelinecli.method.checkup.findings import Said
from pipelinecli.method.checkup.meanings import found
from pipelinecli.store.backup.folder import folder
from pipelinecli.store.checkup import reading
from pipelinecli.store.file import files
from pipelinecli.store.upgrade.migrations import STEPS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.checkup.findings import Finding

_LEFT_OVER = 3600
"""Seconds after which no run can still be at work on a part of a file."""
_PART = rf"backup-[0-9a-f]{{16}}\.part({'|'.join(files.BESIDE)})?"
_OF = r"\.[0-9a-f]{16}\.part"


def names(path: str) -> Iterator[Finding]:
    """Yield what is wrong with what the file is called, and with what is called after it."""
    if os.path.islink(path):  # noqa: PTH114
        yield found(Said.FILE_LINK, path=path, target=os.path.realpath(path))
    real = os.path.realpath(path)
    with suppress(OSError):
        links = os.stat(real).st_nlink  # noqa: PTH116
        if links > 1:
            yield found(Said.FILE_NAMES, path=real, n=links)
    for ending in files.BESIDE:
        if files.is_planted(f"{real}{ending}"):
            yield found(Said.FILE_JOURNAL_LINK, path=f"{real}{ending}")


def version(path: str, written: int) -> Finding:
    """Return what the store's version means for this program; `written` as `user_version` is."""
    facts: dict[str, str | int] = {
        "version": files.version_text(written),
        "known": files.version_text(files.CURRENT),
        "size": os.path.getsize(path),  # noqa: PTH202
    }
    said = Said.FILE_FINE
    if written > files.CURRENT:
        said = Said.FILE_NEWER
    elif written < files.CURRENT:
        is_known = any(step.before == written for step in STEPS)
        said = Said.FILE_OLDER if is_known else Said.FILE_TOO_OLD
    return found(said, None, **facts)


def left_over(path: str) -> Iterator[Finding]:
    """Yield the parts of files, and the private copies, that killed runs have left."""
    real = os.path.realpath(path)
    store, config = os.path.split(real), os.path.split(config_file())
    places = {
        folder(path): [_PART],
        store[0]: [_PART, re.escape(store[1]) + _OF],
        config[0]: [re.escape(config[1]) + _OF],
    }
    now = time.time()
    for directory, patterns in places.items():
        with suppress(OSError), os.scandir(directory) as entries:
            for entry in sorted(entries, key=lambda entry: entry.name):
                if not any(re.fullmatch(pattern, entry.name) for pattern in patterns):
                    continue
                seen = entry.stat(follow_symlinks=False)
                if stat.S_ISREG(seen.st_mode) and now - seen.st_ctime > _LEFT_OVER:
                    yield found(Said.FILE_LEFT_OVER, path=entry.path)
    for directory in reading.left_over(path):
        yield found(Said.FILE_LEFT_OVER, path=directory)
