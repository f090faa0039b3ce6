"""A store with something of everything in it, and ways to spoil it behind the program's back."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from pipelinecli.method.calendar import due_between
from pipelinecli.method.kinds import ActivityKind, TallyKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import advance, capture, checkins, leaving, people, setup, undoing
from pipelinecli.store.backup import backups
from tests.builders import MONDAY, Diary, pinned, when
from tests.services.erasing import forget
from tests.services.stories import at_2, at_25, at_50, at_90, closed

if TYPE_CHECKING:
    from pipelinecli.config.clock import Clock
    from pipelinecli.method.checkup.findings import Check, Finding

FRIDAY = "2026-03-06"
CLOCK: Clock = pinned(f"{FRIDAY}T18:00")
LOST, SIGNED, CLOSED = 6, 4, 5
"""The cards of some of those people."""


def lived_in(directory: Path) -> str:
    """Make a store of a full week and return its path: a copy of one that is made once."""
    path = directory / "pipeline.db"
    path.touch(mode=0o600)
    path.write_bytes(_lived_in())
    return str(path)


@cache
def _lived_in() -> bytes:
    with tempfile.TemporaryDirectory() as directory:
        diary = Diary(Path(directory))
        with closing(diary.store):
            _live(diary)
        return Path(diary.path).read_bytes()


def _live(diary: Diary) -> None:
    desk = diary.desk()
    setup.put(desk, "cycle", "21")
    at_2(diary, "Ann")
    at_25(diary, "Bo")
    at_50(diary, "Cy")
    at_90(diary, "Di")
    closed(diary, "Ed")
    leaving.lose(desk, diary.add("Flo"), "no money")
    leaving.reopen(desk, "5")
    people.edit(desk, "1", {"tags": ["vip"], "referred_by": "2", "phone": "1"})
    twin = diary.add("Ann again")
    people.merge(desk, "1", twin)
    advance.move(desk, "2", Stage.P50, force=True, reason="said so")
    undoing.undo(desk, undoing.plan(desk))
    undoing.redo(desk, undoing.redo_plan(desk))
    capture.log(desk, ActivityKind.DIAL, None, when(MONDAY))
    capture.tally(desk, desk.today, {TallyKind.DIAL: 5})
    undoing.undo(desk, undoing.plan(desk))
    forget(desk, diary.add("Gus"))
    for window in due_between(when(MONDAY).day, when("2026-03-04").day):
        checkins.take(diary.desk("2026-03-04"), window, "cold")


def keep(path: str, clock: Clock = CLOCK, reason: backups.Reason = backups.Reason.MANUAL) -> str:
    """Make a backup of a store, and return its path."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        return backups.make(connection, path, reason, clock).path


def behind_its_back(path: str, *statements: str) -> None:
    """Change a store as no command does: no trigger, no rule and no reference is minded."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA ignore_check_constraints = ON")
        connection.execute("BEGIN")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"
        ).fetchall()
        for name, _text in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        for _name, text in triggers:
            connection.execute(text)
        connection.execute("COMMIT")


def in_its_schema(path: str, *statements: str) -> None:
    """Change a store's tables, indexes and triggers, or what SQLite keeps of them."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        for statement in statements:
            connection.execute(statement)


def cut_short(path: str) -> None:
    """Leave a store as a write does that is killed: half of it in the file, and its journal."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = TRUNCATE")
        connection.execute("PRAGMA cache_size = 1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE journal SET after = after || zeroblob(2000)")
        half = {ending: Path(path + ending).read_bytes() for ending in ("", "-journal")}
        connection.execute("ROLLBACK")
    for ending, content in half.items():
        Path(path + ending).write_bytes(content)
        Path(path + ending).chmod(0o600)


def dump(path: str) -> list[str]:
    """Return every row of a store, as SQL."""
    with closing(sqlite3.connect(path)) as connection:
        connection.text_factory = lambda raw: raw.decode(errors="surrogateescape")
        return list(connection.iterdump())


def untouched(path: str) -> tuple[bytes, int, list[str]]:
    """Return what must be the same after a store was only looked at."""
    file = Path(path)
    beside = sorted(one.name for one in file.parent.glob("pipeline.db-*"))
    return file.read_bytes(), file.stat().st_mtime_ns, beside


def told(findings: list[Finding]) -> list[str]:
    """Return the findings that are not fine, as state and code with the most telling facts."""
    return [
        " ".join([finding.state, finding.said, *map(str, _facts(finding))])
        for finding in findings
        if finding.state != "ok"
    ]


def _facts(finding: Finding) -> list[object]:
    kept = ("table", "column", "n", "rows", "names", "indexes", "name", "key", "where")
    return [finding.facts[name] for name in kept if name in finding.facts]


def about(findings: list[Finding], check: Check) -> list[str]:
    """Return what is said of one check, with the paths it names."""
    return [
        " ".join([one.state, one.said, str(one.facts.get("path", ""))]).strip()
        for one in findings
        if one.check is check
    ]
