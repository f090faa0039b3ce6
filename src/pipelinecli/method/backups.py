"""Copies of the store that were kept, and which of the automatic ones stay.

Pure: a copy is what its name and size say. It refuses to let a copy go that the rep made, and to
let one dated after today push out another: the clock that dated it was wrong, or is wrong now.
"""

from __future__ import annotations

from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Hashable
    from datetime import date, datetime

DAYS = 12
WEEKS = 10
MONTHS = 9
"""Of how many of the newest days, weeks and months a daily copy stays."""
OF_EACH = 12
"""How many copies made before one kind of command stay."""
_AHEAD = timedelta(days=1)
"""A day may be named from where it is tomorrow already."""


class Reason(StrEnum):
    """Why a copy was made."""

    DAILY = "daily"
    MIGRATION = "migration"
    IMPORT = "import"
    MERGE = "merge"
    RESTORE = "restore"
    DOCTOR = "doctor"
    MANUAL = "manual"


class Backup(NamedTuple):
    """A copy of the store that was kept."""

    path: str
    made: datetime
    """Aware."""
    reason: Reason
    size: int
    """In bytes."""
    day: date
    """The rep's day of a daily copy; for any other the day it was made on, in UTC."""
    number: int = 1
    """Which one it was for the same reason in the same second."""
    order: int = 0
    """Nanoseconds that the file's time is after `made`: it was made after those with fewer."""


def newest_first(backups: Collection[Backup]) -> list[Backup]:
    """Return the copies in the order in which they are looked through."""

    def moment(backup: Backup) -> tuple[datetime, int, int, str]:
        return backup.made, backup.order, backup.number, backup.path

    return sorted(backups, key=moment, reverse=True)


def kept(backups: Collection[Backup], today: date) -> list[Backup]:
    """Return those that stay, newest first.

    Of the daily ones the newest of each of the newest DAYS days, WEEKS ISO weeks and MONTHS months
    that have any, and that of `today`; of those before a kind of command the newest OF_EACH; each
    that the rep made; and each dated after today, which does not count.
    """
    in_order = newest_first(backups)
    counted = [backup for backup in in_order if backup.day <= today + _AHEAD]
    staying = {backup for backup in in_order if backup.day > today + _AHEAD}
    daily = sorted(
        (backup for backup in counted if backup.reason is Reason.DAILY),
        key=lambda backup: (backup.day, backup.made),
        reverse=True,
    )
    staying.update(backup for backup in daily if backup.day == today)
    staying.update(_newest(daily, DAYS, lambda backup: backup.day))
    staying.update(_newest(daily, WEEKS, lambda backup: backup.day.isocalendar()[:2]))
    staying.update(_newest(daily, MONTHS, lambda backup: (backup.day.year, backup.day.month)))
    for reason in Reason:
        others = [backup for backup in counted if backup.reason is reason]
        if reason is Reason.MANUAL:
            staying.update(others)
        elif reason is not Reason.DAILY:
            staying.update(others[:OF_EACH])
    return [backup for backup in in_order if backup in staying]


def _newest(
    backups: Collection[Backup], most: int, span: Callable[[Backup], Hashable]
) -> list[Backup]:
    """Return the first of each of the first `most` spans; the copies come newest first."""
    found: dict[Hashable, Backup] = {}
    for backup in backups:
        found.setdefault(span(backup), backup)
    return list(found.values())[:most]
