"""Everything that a store holds, as text: rows, journal, what is undone, what it is made of.

Two runs of a command leave the same text, although each draws identifiers of its own. It refuses
to leave anything out: a command that is judged by it is there whole, with its journal, or not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tools.torture.checks import opened
from tools.torture.scenarios import Job, Seen, must

if TYPE_CHECKING:
    from pathlib import Path

    from tools.torture.places import Place

_UID = re.compile(r"\b[0-9a-f]{32}\b")


def dump(path: Path, known: frozenset[str] = frozenset()) -> str:
    """Return everything in a store, line by line; identifiers not `known` are numbered instead."""
    with opened(path) as connection:
        [version] = connection.execute("PRAGMA user_version").fetchone()
        made = connection.execute(
            "SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name"
        ).fetchall()
        lines = [f"version {version}", *map(repr, made)]
        for kind, name, _of, _sql in made:
            if kind == "table":
                rows = connection.execute(f"SELECT * FROM {name}")  # noqa: S608
                lines += sorted(f"{name} {row!r}" for row in rows)
    numbers: dict[str, str] = {}

    def named(found: re.Match[str]) -> str:
        uid = found[0]
        return uid if uid in known else numbers.setdefault(uid, f"<new {len(numbers)}>")

    return _UID.sub(named, "\n".join(lines))


def uids_in(path: Path) -> frozenset[str]:
    """Return every identifier that is in a store."""
    with opened(path) as connection:
        return frozenset(_UID.findall("\n".join(connection.iterdump())))


def all_or_nothing(ready: Place, *typed: str, copied: str = "") -> Job:
    """Return a command after which the store is as the sound program leaves it, or as it was.

    With `copied` there is then a copy as well, of the store as it was, whose name ends so.
    """
    reference = ready.copy(ready.path.with_name(f"{ready.path.name}-reference"))
    known = uids_in(reference.store)
    before = dump(reference.store, known)
    must(reference, *typed)
    after = dump(reference.store, known)
    reference.remove()

    def seen(place: Place) -> Seen:
        now = dump(place.store, known)
        if now == before:
            return Seen.ABSENT
        is_kept = not copied or any(
            dump(path, known) == before for path in place.databases() if copied in path.name
        )
        return Seen.WHOLE if now == after and is_kept else Seen.HALF

    return Job(typed, seen)
