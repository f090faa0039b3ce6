"""Stores to walk through: a rep's cards on the morning of Monday 23 November 2026."""

from __future__ import annotations

import sqlite3
import tempfile
from contextlib import closing
from functools import cache
from pathlib import Path

from tests.running import Home, Ran
from tests.terminal import plain

MONDAY = "2026-11-23 09:00"
KEYS = "?: "
"""How the line of keys ends, in every language."""

OVERDUE = """
2026-10-05 09:00|add "Ann Lee"
2026-10-05 10:00|met 1 --next 2026-12-01
"""
STEP_PASSED = """
2026-11-02 09:00|add 王芳
2026-11-02 10:00|met 王芳 --next 2026-11-20 --agenda 讲计划书
"""
SIGNING_PASSED = """
2026-11-03 09:00|add 赵强
2026-11-03 10:00|met 赵强 --next 2026-11-25 --agenda sign
2026-11-04 10:00|mark 赵强 person=self plan=annuity budget=1500/month timing=2026-11-20
"""
NO_STEP = """
2026-11-12 09:00|add 周星
2026-11-12 10:00|met 周星 --no-next
"""
UNANSWERED = """
2026-11-16 09:00|add 李明
2026-11-16 10:00|book 李明 "2026-11-20 14:00"
"""
STUCK = """
2026-11-16 12:00|config set limit.opportunity 3
2026-11-18 09:00|add "Bo Stuck"
"""
QUIET = """
2026-11-21 09:00|add 陈静
2026-11-21 10:00|met 陈静 --next 2026-11-26
"""
EVERYBODY = OVERDUE + STEP_PASSED + SIGNING_PASSED + NO_STEP + UNANSWERED + STUCK + QUIET


def begin(home: Home, story: str) -> None:
    """Put the store of a story where the store is."""
    home.store.parent.mkdir(parents=True, exist_ok=True)
    home.store.write_bytes(_stored(story))


@cache
def _stored(story: str) -> bytes:
    with tempfile.TemporaryDirectory() as directory:
        home = Home(Path(directory))
        home.play(story)
        return home.store.read_bytes()


def walked(home: Home, *answers: tuple[str, str], options: tuple[str, ...] = ()) -> Ran:
    """Check in at a terminal; return the exit code and the screen without its colours."""
    ran = home.terminal("checkin", *options, today=MONDAY, answers=answers)
    return Ran(ran.code, plain(ran.out))


def done(home: Home) -> list[str]:
    """Return the commands that the journal has of the day of the check-in, in order."""
    with closing(sqlite3.connect(home.store)) as store:
        found = store.execute(
            "SELECT command FROM change_set WHERE recorded_at >= '2026-11-23' ORDER BY id"
        )
        return [command for (command,) in found]


def asked(screen: str) -> list[str]:
    """Return the first line of every card that was asked about, and its first reason."""
    lines = screen.splitlines()
    return [
        f"{line} | {lines[at + 1].strip()}"
        for at, line in enumerate(lines)
        if line[:1].isdigit() and " of " in line[:10]
    ]
