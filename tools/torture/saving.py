"""What keeps a rep's work safe, put to the same tests: backup, restore, undo and redo.

A backup is there, checked, or it is not there; a store is as it was or as it is to be.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

from tools.torture.dumps import all_or_nothing, dump
from tools.torture.scenarios import (
    Job,
    Scenario,
    Seen,
    an_office,
    by_token,
    copying,
    must,
    prepared,
    shapes_of,
    token_of,
    writing,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tools.torture.places import Place

_PAGE = 4096
_TAKEN_BACK = (("undo",), ("undo", "3"))


def _backup_jobs(ready: Place) -> Callable[[Place, int], Job]:
    before = {path.name for path in ready.databases()}

    def seen(place: Place) -> Seen:
        new = {path.name for path in place.databases()} - before
        return Seen.WHOLE if new else Seen.ABSENT

    return lambda _place, _number: Job(("backup",), seen)


def _undo_jobs(ready: Place) -> Callable[[Place, int], Job]:
    known = [all_or_nothing(ready, *typed) for typed in _TAKEN_BACK]
    return lambda _place, number: known[number % len(known)]


def _redo_jobs(ready: Place) -> Callable[[Place, int], Job]:
    known = all_or_nothing(ready, "redo", "3")
    return lambda _place, _number: known


def _on_another_day(place: Place) -> None:
    """Let the day's copy be one that is still to be made."""
    an_office(place)
    shutil.rmtree(place.backups)


def _daily_jobs(ready: Place) -> Callable[[Place, int], Job]:
    known = shapes_of(ready)

    def job(_place: Place, number: int) -> Job:
        token = token_of(number)
        typed = ("log", "dial", "1", "--note", token)
        return Job(typed, lambda then: by_token(then, token, known), token)

    return job


def _done(place: Place) -> None:
    """Do what is to be taken back: a restore, of a copy from before a merge, is the last of it."""
    an_office(place)
    prepared(
        place,
        "add Bo",
        "backup --to kept.db",
        "log dial Bo",
        "merge 1 Bo",
        "restore kept.db",
    )


def _undone(place: Place) -> None:
    _done(place)
    must(place, "undo", "3")


def _kept(place: Place) -> None:
    """Keep a copy, and go on working; keep another of what was done in a store of its own."""
    an_office(place)
    prepared(
        place,
        "backup --to base.db",
        "add Xu",
        "log dial Xu",
        "move 1 opportunity --force --reason elsewhere",
        "backup --to other.db",
    )
    place.store.unlink()
    place.journal.unlink()
    prepared(
        place,
        "restore base.db",
        "backup --to kept.db",
        "add Bo",
        "log dial Bo",
        "move 1 opportunity --force --reason later",
        "undo 4",
        "add Cy",
    )


def _restore_jobs(file: str) -> Callable[[Place], Callable[[Place, int], Job]]:
    def jobs(ready: Place) -> Callable[[Place, int], Job]:
        known = all_or_nothing(ready, "restore", file, copied="-restore")
        return lambda _place, _number: known

    return jobs


def _damaged(place: Place) -> None:
    _kept(place)
    size = place.store.stat().st_size
    with place.store.open("r+b") as file:
        file.seek(_PAGE)
        file.write(bytes(size // 2))


def _replace_jobs(ready: Place) -> Callable[[Place, int], Job]:
    """Give the command that replaces a damaged store: the damaged one is kept, whatever happens."""
    damaged = ready.store.read_bytes()
    typed = ("restore", "kept.db", "--yes")
    after = dump(ready.files / "kept.db")

    def seen(place: Place) -> Seen:
        if not place.store.exists():
            return Seen.HALF
        if place.store.read_bytes() == damaged:
            return Seen.ABSENT
        aside = place.store.parent.glob(f"{place.store.name}.damaged-*")
        is_kept = any(path.read_bytes() == damaged for path in aside)
        return Seen.WHOLE if is_kept and dump(place.store) == after else Seen.HALF

    return lambda _place, _number: Job(typed, seen)


BACKUP = Scenario("backup", an_office, _backup_jobs, traces=copying)
DAILY = Scenario("first write of a day", _on_another_day, _daily_jobs, traces=copying)
UNDO = Scenario("undo", _done, _undo_jobs, kinds=len(_TAKEN_BACK))
REDO = Scenario("redo", _undone, _redo_jobs)
RESTORE = Scenario("restore", _kept, _restore_jobs("kept.db"), traces=writing)
ELSEWHERE = Scenario(
    # What comes from elsewhere brings its own history, which follows on nothing here.
    "restore of what was done elsewhere",
    _kept,
    _restore_jobs("other.db"),
    replayed=False,
    traces=writing,
)
REPLACE = Scenario(
    "restore over a damaged store",
    _damaged,
    _replace_jobs,
    replayed=False,
    damaged=True,
    traces=copying,
)
