"""What is tried how often: the long form and the short one, cut into lots that run side by side.

A lot is a handful of plain values, so that another process can run it, and its seed says what it
draws. Faults are lots as well: the same harness on a program that is broken on purpose.
"""

from __future__ import annotations

import tempfile
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tools.torture import correcting, damage, erasing, holders, outputs, saving, scenarios, writers
from tools.torture.cuts import cut_lot
from tools.torture.driver import BULK_CARDS
from tools.torture.findings import or_idle
from tools.torture.full import full_lot
from tools.torture.kills import kill_lot
from tools.torture.upgrades import upgrades

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tools.torture.findings import Tally
    from tools.torture.scenarios import Scenario

KILLS, CUTS, FULL, DAMAGE, WRITERS, LOCK = PARTS = (
    "kills",
    "cuts",
    "full",
    "damage",
    "writers",
    "lock",
)
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


_BULK, SMALL_IMPORT = scenarios.bulk_scenario(BULK_CARDS), scenarios.bulk_scenario(_FEW_CARDS)
_UPGRADES = upgrades()
OLDEST = _UPGRADES[0]
_COMMANDS = (
    scenarios.EVERYDAY,
    scenarios.CHECKIN,
    correcting.APPLY,
    correcting.MERGE,
    erasing.FORGET,
    erasing.FORGET_COPIES,
    *_UPGRADES,
    saving.BACKUP,
    saving.DAILY,
    saving.RESTORE,
    saving.ELSEWHERE,
    saving.REPLACE,
    saving.UNDO,
    saving.REDO,
    correcting.FIX,
)
_FILES = (scenarios.FIRST, outputs.SHEET, outputs.CONFIG)
SCENARIOS: dict[str, Scenario] = {
    one.name: one for one in (*_COMMANDS, *_FILES, _BULK, SMALL_IMPORT)
}


def long(seed: str) -> list[Lot]:
    """Return the lots of the long form."""
    every = (_BULK, *_COMMANDS, *_FILES)
    return [
        *_shared(KILLS, every, 500, seed),
        *_shared(CUTS, every, 300, seed),
        *(Lot(FULL, one.name, 30, seed) for one in _COMMANDS),
        *(Lot(DAMAGE, damage.WHAT, 1_000 // SHARES, f"{seed}/{n}") for n in range(SHARES)),
        Lot(WRITERS, writers.ALONE, 8, seed, each=100),
        *(Lot(WRITERS, what, 8, seed, each=25) for what in writers.BESIDE if what != writers.ALONE),
        *(Lot(LOCK, lock, 1, seed) for lock in holders.LOCKS),
    ]


def short(seed: str) -> list[Lot]:
    """Return the lots of the short form; the oldest store takes every step there is."""
    once = [one for one in _COMMANDS if one not in _UPGRADES[1:]]
    every = (SMALL_IMPORT, *once, *_FILES)
    return [
        *(Lot(KILLS, one.name, 6, seed) for one in every),
        *(Lot(CUTS, one.name, 6 * one.kinds, seed) for one in every),
        *(Lot(FULL, one.name, 4, seed) for one in once),
        Lot(DAMAGE, damage.WHAT, 30, seed),
        Lot(WRITERS, writers.ALONE, 4, seed, each=6),
        *(Lot(WRITERS, what, 3, seed, each=3) for what in writers.BESIDE if what != writers.ALONE),
        *(Lot(LOCK, lock, 1, seed) for lock in holders.LOCKS),
    ]


def run_lot(lot: Lot) -> Tally:
    """Run a lot in a directory of its own. Raises Unavailable, Unseen.

    It is a finding if the program was put to no test; a fault is found by the program's faults.
    """
    with tempfile.TemporaryDirectory(prefix="pipeline-torture-") as name:
        tally = _run(lot, Path(name))
    return tally if lot.fault else or_idle(tally)


def _run(lot: Lot, work: Path) -> Tally:
    rng = Random(f"{lot.seed} {lot.what}")  # noqa: S311 - drawn again from the same seed
    if lot.part == WRITERS:
        return writers.write_lot(lot.what, lot.times, lot.each, work, lot.fault)
    if lot.part == LOCK:
        return holders.hold_lot(lot.what, work, lot.fault)
    if lot.part == DAMAGE:
        return damage.damage_lot(lot.times, rng, work, lot.fault)
    scenario = SCENARIOS[lot.what]
    if lot.part == FULL:
        return full_lot(scenario, lot.times, work, lot.fault)
    run = kill_lot if lot.part == KILLS else cut_lot
    return run(scenario, lot.times, rng, work, lot.fault)


def _shared(part: str, what: tuple[Scenario, ...], times: int, seed: str) -> Iterator[Lot]:
    for one in what:
        for share in range(SHARES):
            yield Lot(part, one.name, times // SHARES, f"{seed}/{share}")
