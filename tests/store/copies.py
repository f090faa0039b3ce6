"""What the tests of copies look at: the files there are, and whether each can be trusted."""

from __future__ import annotations

import stat
from pathlib import Path

from pipelinecli.store.backup import backups
from tests.builders import Diary, pinned

NOW = pinned("2026-03-02T09:30")
DAY = "daily-2026-03-02.db"
MANUAL = "2026-03-02T093000Z-manual.db"


def folder_of(diary: Diary) -> Path:
    return Path(backups.folder(diary.path))


def listing(directory: Path) -> list[str]:
    """Return the names in a directory; none where it is not there."""
    return sorted(path.name for path in directory.iterdir()) if directory.is_dir() else []


def modes(directory: Path) -> set[int]:
    return {stat.S_IMODE(path.lstat().st_mode) for path in directory.iterdir()}


def keep(diary: Diary, reason: backups.Reason, to: Path | None = None) -> Path:
    """Keep a copy at NOW and return where it is."""
    place = None if to is None else str(to)
    return Path(backups.make(diary.store, diary.path, reason, NOW, place).path)


def whole_or_nothing(directory: Path) -> None:
    """See that every copy in a directory is sound and under its own checksum."""
    for path in directory.glob("*.db"):
        assert backups.verify(str(path)).sums is backups.Sums.MATCHES, path
