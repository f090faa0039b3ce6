"""What copies of a store are called, and which there are.

A name tells when a copy was made and why. It refuses any other name: what somebody else has put
into the folder is neither listed nor taken away.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from datetime import UTC, date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING

from pipelinecli.errors import PipelineError, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.backups import Backup, Reason, newest_first
from pipelinecli.store.backup.folder import daily_name, folder

if TYPE_CHECKING:
    from collections.abc import Iterator

_REASONS = "|".join(reason for reason in Reason if reason is not Reason.DAILY)
_STAMPED = rf"(\d{{4}}-\d\d-\d\d)T(\d\d)(\d\d)(\d\d)Z-({_REASONS})(?:-([1-9]\d{{0,8}}))?\.db"
_DAILY = r"daily-(\d{4}-\d\d-\d\d)\.db"
_SECOND, _STEP = 1_000_000_000, 1_000
_NEAR = timedelta(hours=26)
"""The most that a moment of a day can be from its noon in UTC, in any zone."""


class AlreadyThere(UsageError):
    """A backup is never put over anything."""

    def __init__(self, path: str) -> None:
        super().__init__(
            _("{path} is there already; a backup is not written over it").format(path=path),
            hint=_("name a file that is not there: --to FILE"),
        )


def names(made: datetime, reason: Reason, day: date) -> Iterator[str]:
    """Return the names a copy may be given, the first that is free; a day has one."""
    if reason is Reason.DAILY:
        yield daily_name(day)
        return
    stem = f"{made.astimezone(UTC):%Y-%m-%dT%H%M%SZ}-{reason}"
    yield f"{stem}.db"
    for number in count(2):
        yield f"{stem}-{number}.db"


def every(store_path: str) -> list[Backup]:
    """Return the copies kept of a store, newest first. Raises PipelineError."""
    path = folder(store_path)
    try:
        return newest_first(_kept_in(path))
    except FileNotFoundError:
        return []
    except OSError as error:
        reason = error.strerror or str(error)
        raise PipelineError(
            _("{path} cannot be read: {reason}").format(path=path, reason=reason)
        ) from None


def _kept_in(directory: str) -> list[Backup]:
    found = []
    with os.scandir(directory) as entries:
        for entry in entries:
            # Another run takes its own part away, or an old copy, while this one looks.
            with suppress(FileNotFoundError):
                if entry.is_file(follow_symlinks=False):
                    found.append(named(entry.path, entry.stat(follow_symlinks=False)))
    return [backup for backup in found if backup is not None]


def time_for(directory: str, made: datetime) -> int:
    """Return the time a copy's file is to have, in nanoseconds, so that the order is kept.

    A clock that stands still has copies of the same second: each is later by a microsecond.
    Raises OSError.
    """
    there = [backup.order for backup in _kept_in(directory) if backup.made == made]
    return int(made.timestamp()) * _SECOND + (max(there) + _STEP if there else 0)


def named(path: str, found: os.stat_result) -> Backup | None:
    """Return what a file is as a copy, by its name; None if it has not the name of one."""
    name = os.path.basename(path)  # noqa: PTH119
    stamped = re.fullmatch(_STAMPED, name, re.ASCII)
    daily = re.fullmatch(_DAILY, name, re.ASCII)
    try:
        if stamped is not None:
            day, hour, minute, second, reason, number = stamped.groups("1")
            made = datetime.fromisoformat(f"{day}T{hour}:{minute}:{second}+00:00")
            kind = Reason(reason)
            order = _order(made, found)
            return Backup(path, made, kind, found.st_size, made.date(), int(number), order)
        if daily is not None:
            of = date.fromisoformat(daily[1])
            made = _made(of, found)
            return Backup(path, made, Reason.DAILY, found.st_size, of, order=_order(made, found))
    except ValueError:
        return None
    return None


def _order(made: datetime, found: os.stat_result) -> int:
    """Return what the file's time has beyond the second, if it is the file's own still."""
    after = found.st_mtime_ns - int(made.timestamp()) * _SECOND
    return after if 0 <= after < _SECOND else 0


def _made(day: date, found: os.stat_result) -> datetime:
    """Return when the copy of a day was made: when the file says, unless it was copied since."""
    noon = datetime.combine(day, time(12), UTC)
    try:
        made = datetime.fromtimestamp(int(found.st_mtime), UTC)
    except (OverflowError, OSError, ValueError):  # a time that no calendar has
        return noon
    return made if abs(made - noon) <= _NEAR else noon
