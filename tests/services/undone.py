"""Commands taken back and brought again, and what the store holds beside their record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from pipelinecli.services import undoing

if TYPE_CHECKING:
    from tests.builders import Diary

TUESDAY, WEDNESDAY, LATER = "2026-03-03", "2026-03-04", "2026-03-10"
_KEPT_APART = re.compile(r'INSERT INTO "(change_set|journal|undone|erased|sqlite_sequence)"')


def rows(diary: Diary) -> list[str]:
    """Return everything the store holds but the record of how it came about."""
    return [line for line in diary.dump() if not _KEPT_APART.match(line)]


def undo(diary: Diary, count: int = 1, change: int | None = None, day: str = LATER) -> list[int]:
    """Take commands back, and return which, as they were taken."""
    desk = diary.desk(day)
    done = undoing.undo(desk, undoing.plan(desk, count, change))
    return [change_set.id for change_set in done.sets]


def redo(diary: Diary, count: int = 1) -> list[int]:
    desk = diary.desk(LATER)
    return [done.id for done in undoing.redo(desk, undoing.redo_plan(desk, count)).sets]
