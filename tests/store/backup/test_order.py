"""Which copy is the newest, though a clock that stands still makes them all in one second."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from pipelinecli.method.backups import Reason
from pipelinecli.store.backup import backups
from tests.store.copies import NOW, keep

if TYPE_CHECKING:
    from tests.builders import Diary

MADE = (
    Reason.RESTORE,
    Reason.MANUAL,
    Reason.DAILY,
    Reason.MERGE,
    Reason.MANUAL,
    Reason.DOCTOR,
    Reason.MANUAL,
)
NAMED = [
    "2026-03-02T093000Z-restore.db",
    "2026-03-02T093000Z-manual.db",
    "daily-2026-03-02.db",
    "2026-03-02T093000Z-merge.db",
    "2026-03-02T093000Z-manual-2.db",
    "2026-03-02T093000Z-doctor.db",
    "2026-03-02T093000Z-manual-3.db",
]


def newest_first(diary: Diary) -> list[str]:
    return [Path(backup.path).name for backup in backups.every(diary.path)]


def test_of_copies_of_the_same_second_the_last_made_is_the_newest_whatever_it_was_for(
    diary: Diary,
) -> None:
    diary.add("Ann")
    made = []
    for reason in MADE:
        made.append(keep(diary, reason).name)
        assert newest_first(diary) == made[::-1]
    assert made == NAMED
    assert {backup.made for backup in backups.every(diary.path)} == {NOW.now}


def test_copies_that_were_copied_without_their_times_go_by_their_numbers(diary: Diary) -> None:
    diary.add("Ann")
    for number in range(11, 0, -1):
        path = keep(diary, Reason.MANUAL)
        os.utime(path, (1_900_000_000 + number, 1_900_000_000 + number))
    stem = "2026-03-02T093000Z-manual"
    assert newest_first(diary) == [
        *(f"{stem}-{number}.db" for number in range(11, 1, -1)),
        f"{stem}.db",
    ]
