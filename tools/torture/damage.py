"""A store that is damaged: never a traceback, never a wrong answer, never a write to it.

A lived-in store with its backups is damaged in one way after another, and commands are run on it.
Each ends with 6 and one line that names the newest sound backup, or as on the sound store, with
the same answer. A byte that is another letter of somebody's name is no damage that anybody could
see; what SQLite's own check finds is, and so is a value that cannot be.

`python -m tools.torture.damage [TIMES]` runs it by itself.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tools.torture.damages import DAMAGES, IN_WAL
from tools.torture.findings import DAMAGE, Finding, Kind, Tally
from tools.torture.journals import foreign_journal, no_journal
from tools.torture.places import Place
from tools.torture.scenarios import prepared

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tools.torture.places import Ran

    Run = Callable[[Place, tuple[str, ...]], Ran]

READS: tuple[tuple[str, ...], ...] = (
    ("list",),
    ("list", "--json"),
    ("list", "--sort=name", "--limit=3"),
    ("board",),
    ("show", "2", "--json"),
    ("show", "Bo Chen"),
    ("why", "3"),
    ("today",),
    ("flags",),
    ("sheet",),
    ("sheet", "--as-of", "2026-11-22"),
    ("checkin", "list"),
    ("checkin", "show", "2026-11-23"),
    ("tally",),
    ("history",),
    ("history", "1"),
    ("config", "list"),
)
WRITES: tuple[tuple[str, ...], ...] = (
    ("add", "Newcomer"),
    ("log", "dial", "1"),
    ("log", "note", "2", "--note", "after"),
    ("next", "3", "+2d", "--agenda", "after"),
    ("edit", "1", "--org", "After"),
    ("move", "4", "25", "--force", "--reason", "after"),
    ("tally", "--dials", "2"),
    ("config", "set", "cycle", "30"),
    ("checkin", "--note", "after"),
    ("undo",),
    ("forget", "5", "--yes"),
)
KEEPS: tuple[tuple[str, ...], ...] = (("backup",), ("doctor",))
"""Commands about the file itself; they may find fault where others need not."""
WHAT = "commands on a damaged store"
JOURNALS = {"another file's journal": foreign_journal, "no journal": no_journal}
IN_PASSING = frozenset({"in the header the write version", IN_WAL})
"""Which is set right as the file is opened."""
_OK, _FAILED, _DAMAGED = 0, 1, 6
_SURPRISES = ("Traceback", "went wrong that should not")
_LONG_AGO = 1_700_000_000
"""Seconds: when the store was last written to by the program, long before it was damaged."""
_NO_DAMAGE = ("store version", "cannot be written", "set it again: pipeline config set ")
"""What is said of a file that is sound, as far as this program can know."""


class Store(NamedTuple):
    """A store as it lies there, and whether anybody could tell that it is damaged."""

    what: str
    damaged: bytes
    is_told: bool
    journal: bytes = b""


def run_process(place: Place, typed: tuple[str, ...]) -> Ran:
    """Run a command as a process of its own."""
    return place.run(*typed)


def damage_lot(
    times: int, chance: Random, work: Path, fault: str | None = None, run: Run = run_process
) -> Tally:
    """Damage a store so many times, and run a few commands on each."""
    place = Place(work / "place")
    _live_in(place)
    whole = place.store.read_bytes()
    answers = {typed: run(place, typed) for typed in READS}
    place = place.with_fault(fault)
    tally = Tally(DAMAGE, WHAT, 0, 0, 0)
    for number in range(times):
        store = _damaged(whole, number, chance)
        typed = [*chance.sample(READS, 3), *chance.sample(WRITES, 2), chance.choice(KEEPS)]
        found: list[Finding] = []
        for one in typed:
            ran, wrong = _try(place, store, one, run)
            found += wrong or _compared(store, one, ran, answers.get(one))
            tally = tally._replace(acknowledged=tally.acknowledged + (ran.code == _OK))
        tally = tally._replace(
            tried=tally.tried + 1,
            inside=tally.inside + store.is_told,
            findings=(*tally.findings, *found),
        )
        if fault is not None and found:
            break
    return tally


def _live_in(place: Place) -> None:
    """Begin a store with something in every table, a page chain, and two backups."""
    prepared(
        place,
        "add Ann --org Acme --phone 13800138000 --tag warm --grade A",
        "add 'Bo Chen' --source fair --note '" + "a long note, " * 900 + "'",
        *(f"add 'Card {n}' --source web --note {'x' * (n * 40)}" for n in range(3, 21)),
        "book 2 +2d",
        "met 3 --next +2d --agenda talk",
        "mark 3 person=Cy plan=life budget=1500/month timing=+5d",
        "log note 1 --note called",
        "log visit 1 --on 2026-11-21",
        "tally --dials 12",
        "lose 6 --reason no",
        "checkin --note done",
        "config set name Rep",
        "--today '2026-11-24 21:00' backup",
        "move 4 25 --force --reason because",
    )


def _damaged(whole: bytes, number: int, chance: Random) -> Store:
    kinds = [*DAMAGES, *JOURNALS]
    what = kinds[number % len(kinds)]
    if what in JOURNALS:
        return Store(what, whole, is_told=False, journal=JOURNALS[what](whole, chance))
    damaged = DAMAGES[what](whole, chance)
    return Store(what, damaged, is_told=is_told(damaged))


def is_told(damaged: bytes) -> bool:
    """Whether SQLite itself finds something wrong in a file."""
    with tempfile.TemporaryDirectory() as name:
        path = Path(name) / "store.db"
        path.write_bytes(damaged)
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?immutable=1", uri=True)) as connection:
                connection.text_factory = bytes
                connection.execute("PRAGMA cell_size_check = ON")
                said = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
                dangling = connection.execute("PRAGMA foreign_key_check").fetchone()
        except (sqlite3.Error, UnicodeDecodeError):
            return True
        return said != b"ok" or dangling is not None


def _try(place: Place, store: Store, typed: tuple[str, ...], run: Run) -> tuple[Ran, list[Finding]]:
    place.journal.write_bytes(store.journal)
    os.utime(place.journal, (_LONG_AGO, _LONG_AGO))
    place.store.write_bytes(store.damaged)
    before = place.store.stat().st_mtime_ns
    kept = {path: path.read_bytes() for path in place.databases()}
    ran = run(place, typed)
    wrong = list(_told(place, ran, typed))
    is_same = place.store.read_bytes() == store.damaged and (
        place.store.stat().st_mtime_ns == before
    )
    if ran.code == _DAMAGED and not is_same:
        wrong.append(f"changed the file, and said {ran.last_line}")
    if typed in READS and ran.code == _OK and not is_same and store.what not in IN_PASSING:
        wrong.append("changed the file, and only looks")
    if {path: path.read_bytes() for path in kept if path.exists()} != kept:
        wrong.append("changed a backup")
    for path in set(place.databases()) - set(kept):
        path.unlink()
        path.with_name(f"{path.name}.sha256").unlink(missing_ok=True)
    return ran, [Finding(Kind.FAILED, f"{store.what}: {' '.join(typed)}: {what}") for what in wrong]


def _told(place: Place, ran: Ran, typed: tuple[str, ...]) -> Iterator[str]:
    """Yield what is wrong with how a command ended, and what it said."""
    allowed = {_OK, _DAMAGED} | ({_FAILED} if typed == ("doctor",) else set())
    if ran.code not in allowed or any(one in ran.out + ran.err for one in _SURPRISES):
        yield f"ended with {ran.code}: {ran.err or ran.out}"
        return
    if ran.code != _DAMAGED or typed == ("doctor",):
        return
    errors = [line for line in ran.err.splitlines() if line.startswith("pipeline: error: ")]
    if "--json" in typed and ran.err.startswith("{"):
        data = json.loads(ran.err)["data"]
        errors = [f"{data['message']}; {data['hint']}"]
    if len(errors) != 1 or ran.out:
        yield f"said {ran.out}{ran.err}"
    elif not any(one in errors[0] for one in (*_NO_DAMAGE, str(_newest(place)))):
        yield f"does not name {_newest(place).name}: {errors[0]}"


def _newest(place: Place) -> Path:
    return max(place.backups.glob("*-manual.db"))


def _compared(
    store: Store, typed: tuple[str, ...], ran: Ran, sound: Ran | None
) -> Iterator[Finding]:
    """Yield the answers that are others than on the sound store, and writes to a damaged one."""
    if ran.code != _OK or not (store.is_told or store.what in JOURNALS):
        return
    said = f"{store.what}: {' '.join(typed)}"
    if typed in READS and sound is not None and ran.out != sound.out:
        yield Finding(Kind.CORRUPT, f"{said}: answered something else: {ran.out[:200]}")
    if store.is_told and (typed in WRITES or typed == ("backup",)):
        yield Finding(Kind.CORRUPT, f"{said}: wrote to it")


def main(arguments: list[str]) -> int:
    """Run so many, 1,000 if nothing is said, and return the exit code."""
    times, seed = int([*arguments, "1000"][0]), [*arguments, "", "2026-11-24"][1] or "2026-11-24"
    with tempfile.TemporaryDirectory(prefix="pipeline-damage-") as name:
        tally = damage_lot(times, Random(seed), Path(name))  # noqa: S311 - to draw it again
    for finding in tally.findings:
        print(f"{finding.kind}: {finding.what}")
    told = f"{tally.tried} stores, {tally.inside} of them damaged as far as SQLite can tell"
    print(f"{told}; {tally.acknowledged} commands done; {len(tally.findings)} findings")
    return 1 if tally.findings else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
