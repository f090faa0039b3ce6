"""What is tried how often: the long form and the short one, cut into lots that run side by side.

A lot is a handful of plain values, so that another process can run it, and its seed says what it
draws. Faults are lots as well: the same harness on a program that is broken on purpose.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tools.torture import holders, outputs, saving, scenarios, writers
from tools.torture.cuts import cut_lot
from tools.torture.driver import BULK_CARDS
from tools.torture.full import full_lot
from tools.torture.kills import kill_lot
from tools.torture.upgrades import upgrades

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.torture.findings import Tally
    from tools.torture.scenarios import Scenario

KILLS, CUTS, FULL, WRITERS, LOCK = PARTS = ("kills", "cuts", "full", "writers", "lock")
SHARES = 4
"""Into how many lots the long form is cut."""
_FEW_CARDS = 150
"""How many cards an import has where there is no time for many."""


class Lot(NamedTuple):
    """A harness, what it does, how often, and from which seed."""

    part: str
    what: str
    times: int
    seed: str
    fault: str | None = None
    each: int = 0
    """How often each writer writes."""


_BULK, _FEW = scenarios.bulk_scenario(BULK_CARDS), scenarios.bulk_scenario(_FEW_CARDS)
_UPGRADES = upgrades()
_COMMANDS = (
    scenarios.EVERYDAY,
    scenarios.CHECKIN,
    *_UPGRADES,
    saving.BACKUP,
    saving.DAILY,
    saving.RESTORE,
    saving.REPLACE,
    saving.UNDO,
    saving.REDO,
)
_FILES = (scenarios.FIRST, outputs.SHEET, outputs.CONFIG)
SCENARIOS: dict[str, Scenario] = {one.name: one for one in (*_COMMANDS, *_FILES, _BULK, _FEW)}
_COPYING = {one.name for one in (*_UPGRADES, saving.BACKUP, saving.DAILY, saving.RESTORE)}
"""Commands that need room for a copy of the store."""
_FILLING = (
    scenarios.EVERYDAY,
    scenarios.CHECKIN,
    _UPGRADES[0],
    saving.BACKUP,
    saving.DAILY,
    saving.RESTORE,
    saving.UNDO,
)


def long(seed: str) -> list[Lot]:
    """Return the lots of the long form."""
    return [
        *_shared(KILLS, (_BULK, *_COMMANDS, *_FILES), 500, seed),
        *_shared(CUTS, (_BULK, *_COMMANDS, *_FILES), 300, seed),
        *(Lot(FULL, one.name, 30, seed) for one in _FILLING),
        Lot(WRITERS, writers.ALONE, 8, seed, each=100),
        *(Lot(WRITERS, what, 8, seed, each=25) for what in writers.BESIDE if what != writers.ALONE),
        *(Lot(LOCK, lock, 1, seed) for lock in holders.LOCKS),
    ]


def short(seed: str) -> list[Lot]:
    """Return the lots of the short form; the oldest store takes every step there is."""
    main = (
        scenarios.EVERYDAY,
        scenarios.CHECKIN,
        _UPGRADES[0],
        saving.BACKUP,
        saving.RESTORE,
        saving.UNDO,
        _FEW,
    )
    more = (saving.DAILY, saving.REPLACE)
    return [
        *(Lot(KILLS, one.name, 12, seed) for one in main),
        *(Lot(KILLS, one.name, 4, seed) for one in (*more, saving.REDO, *_FILES)),
        *(Lot(CUTS, one.name, 4, seed) for one in (*main, *more, *_FILES)),
        *(Lot(FULL, one.name, 3, seed) for one in _FILLING),
        Lot(WRITERS, writers.ALONE, 4, seed, each=6),
        *(Lot(WRITERS, what, 3, seed, each=3) for what in writers.BESIDE if what != writers.ALONE),
        *(Lot(LOCK, lock, 1, seed) for lock in holders.LOCKS),
    ]


def planted(seed: str) -> list[Lot]:
    """Return a lot for each fault and each harness that has to find it."""
    everyday, oldest = scenarios.EVERYDAY.name, _UPGRADES[0].name
    return [
        Lot(KILLS, _FEW.name, 100, seed, "no journal"),
        Lot(KILLS, everyday, 100, seed, "answered before it is written"),
        Lot(KILLS, everyday, 300, seed, "a command in several transactions"),
        Lot(KILLS, oldest, 100, seed, "a migration without a transaction"),
        Lot(CUTS, everyday, 60, seed, "synchronous off"),
        Lot(CUTS, everyday, 60, seed, "no journal"),
        Lot(CUTS, everyday, 30, seed, "answered before it is written"),
        Lot(CUTS, everyday, 30, seed, "a command in several transactions"),
        Lot(CUTS, oldest, 60, seed, "a migration without a transaction"),
        Lot(CUTS, outputs.SHEET.name, 20, seed, "a file written where it is to be"),
        Lot(CUTS, outputs.SHEET.name, 20, seed, "files not synced"),
        Lot(CUTS, outputs.SHEET.name, 20, seed, "directories not synced"),
        Lot(CUTS, saving.BACKUP.name, 20, seed, "files not synced"),
        Lot(CUTS, saving.BACKUP.name, 20, seed, "directories not synced"),
        Lot(FULL, everyday, 10, seed, "an error of the disk shrugged off"),
        Lot(WRITERS, writers.ALONE, 4, seed, "a write forgotten now and then", each=6),
        Lot(WRITERS, writers.ALONE, 8, seed, "a transaction that begins by reading", each=6),
        Lot(WRITERS, writers.READER, 4, seed, "no patience with a lock", each=6),
        Lot(LOCK, holders.LOCKS[0], 1, seed, "no patience with a lock"),
    ]


def run_lot(lot: Lot) -> Tally:
    """Run a lot in a directory of its own. Raises Unavailable, Unseen."""
    with tempfile.TemporaryDirectory(prefix="pipeline-torture-") as name:
        work = Path(name)
        if lot.part == WRITERS:
            return writers.write_lot(lot.what, lot.times, lot.each, work, lot.fault)
        if lot.part == LOCK:
            return holders.hold_lot(lot.what, work, lot.fault)
        scenario = SCENARIOS[lot.what]
        if lot.part == FULL:
            copies = lot.what in _COPYING
            return full_lot(scenario, lot.times, work, lot.fault, copies=copies)
        run = kill_lot if lot.part == KILLS else cut_lot
        rng = Random(f"{lot.seed} {lot.what}")  # noqa: S311 - drawn again from the same seed
        return run(scenario, lot.times, rng, work, lot.fault)


def _shared(part: str, what: tuple[Scenario, ...], times: int, seed: str) -> Iterator[Lot]:
    for one in what:
        for share in range(SHARES):
            yield Lot(part, one.name, times // SHARES, f"{seed}/{share}")
