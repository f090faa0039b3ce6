"""Commands that put right what is there: two cards made one, fall-backs carried out, a check-up.

A merge and a check-in are there whole or not at all. A check-up mends one thing after another:
each of them whole, nothing lost, and what it did not get to is mended the next time.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING

from tools.torture.checks import backups_hold, contents, opens, sound
from tools.torture.dumps import all_or_nothing, dump, uids_in
from tools.torture.findings import Finding, Kind
from tools.torture.scenarios import Job, Scenario, Seen, an_office, must, prepared, settle, writing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tools.torture.places import Place

_FIX = ("doctor", "--fix")
_LONG_AGO = "--today '2026-09-01 09:00'"
_INDEX = "SELECT * FROM sqlite_master WHERE name = 'activity_by_time'"
_NO_INDEX = "DELETE FROM sqlite_master WHERE name = 'activity_by_time'"
_BEHIND_ITS_BACK = """
UPDATE attempt SET stage = '90' WHERE card_id = 2;
UPDATE activity SET kind = 'talk' WHERE id = 2;
UPDATE journal SET after = replace(after, '"dial"', '"talk"')
WHERE table_name = 'activity' AND row_id = 2;
"""
_FALLING = 6
"""How many cards fall back at once."""


def _merge_ready(place: Place) -> None:
    an_office(place)
    prepared(
        place,
        "add 'Bo Chen' --phone 13700000001 --note twin --tag warm",
        "log visit 2 --on 2026-11-22",
        "book 2 +2d",
        "log dial 2 --note twin",
    )


def _merge_jobs(ready: Place) -> Callable[[Place, int], Job]:
    known = all_or_nothing(ready, "merge", "1", "2", copied="-merge")
    return lambda _place, _number: known


def _apply_ready(place: Place) -> None:
    """Let several cards be on their way, and let months go by."""
    each = range(1, _FALLING + 1)
    prepared(
        place,
        *(f"{_LONG_AGO} add 'Card {number}'" for number in each),
        *(f"{_LONG_AGO} met {number} --next +3d" for number in each),
        "--today '2026-11-23 09:00' log visit 1",
    )


def _apply_jobs(ready: Place) -> Callable[[Place, int], Job]:
    known = all_or_nothing(ready, "checkin", "--apply")
    return lambda _place, _number: known


def _faulty(place: Place) -> None:
    """Make a store with something of everything that a check-up mends, behind its back."""
    _merge_ready(place)
    must(place, "backup")
    next(place.backups.glob("*.sha256")).unlink()
    place.store.chmod(0o644)
    with closing(sqlite3.connect(place.store, isolation_level=None)) as connection:
        connection.execute("PRAGMA writable_schema = ON")
        index = connection.execute(_INDEX).fetchone()
        connection.execute(_NO_INDEX)
    with closing(sqlite3.connect(place.store, isolation_level=None)) as connection:
        triggers = connection.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        kept = triggers.fetchall()
        for name, _text in kept:
            connection.execute(f"DROP TRIGGER {name}")
        connection.executescript(_BEHIND_ITS_BACK)
        for _name, text in kept[1:]:
            connection.execute(text)
        # The index does not know of what was changed without it.
        connection.execute("PRAGMA writable_schema = ON")
        connection.execute("INSERT INTO sqlite_master VALUES (?, ?, ?, ?, ?)", index)


def _fix_jobs(ready: Place) -> Callable[[Place, int], Job]:
    reference = ready.copy(ready.path.with_name(f"{ready.path.name}-reference"))
    known = uids_in(reference.store)
    there = _left_alone(reference)
    must(reference, *_FIX)
    after = dump(reference.store, known)

    def seen(place: Place) -> Seen:
        settle(place)
        if dump(place.store, known) == after:
            return Seen.WHOLE
        return Seen.ABSENT if _left_alone(place) == there else Seen.HALF

    def finish(place: Place, _said: str) -> Iterator[Finding]:
        if seen(place) is Seen.WHOLE:
            return
        ran = place.run(*_FIX)
        if ran.code:
            yield Finding(Kind.FAILED, f"doctor --fix, again: ended with {ran.code}: {ran.out}")
        yield from opens(place, may_be_absent=False)
        yield from sound(place.store)
        yield from backups_hold(place, as_they_are=("-doctor",))
        if seen(place) is not Seen.WHOLE:
            yield Finding(Kind.HALF, "doctor --fix, again: not everything is mended")

    return lambda _place, _number: Job(_FIX, seen, finish=finish)


def _left_alone(place: Place) -> object:
    """Return all rows that no repair touches."""
    found = contents(place.store) or {}
    return {table: rows for table, rows in found.items() if table != "attempt"}


MERGE = Scenario("merge", _merge_ready, _merge_jobs, traces=writing)
APPLY = Scenario("check-in with its fall-backs", _apply_ready, _apply_jobs)
FIX = Scenario(
    "doctor --fix", _faulty, _fix_jobs, damaged=True, tells_in_a_table=True, traces=writing
)
