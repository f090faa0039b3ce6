"""Which fault is planted where: each harness, and each kind of command, is shown to be watched.

The same harness runs on a program that is broken on purpose, until it has found it.
"""

from __future__ import annotations

from tools.torture import correcting, damage, erasing, holders, outputs, saving, scenarios, writers
from tools.torture.lots import CUTS, DAMAGE, FULL, KILLS, LOCK, OLDEST, SMALL_IMPORT, WRITERS, Lot

SEVERAL = "a command in several transactions"
GONE_FIRST = "a file that goes before the new one is there"
NO_JOURNAL, ANSWERED = "no journal", "answered before it is written"
SHRUGGED_OFF = "an error of the disk shrugged off"
NO_PATIENCE = "no patience with a lock"

_EVERYDAY = scenarios.EVERYDAY
_IN_SEVERAL = (
    _EVERYDAY,
    OLDEST,
    correcting.APPLY,
    correcting.MERGE,
    correcting.FIX,
    saving.UNDO,
    saving.REDO,
    saving.RESTORE,
    saving.ELSEWHERE,
)
_PUT_IN_PLACE = (saving.REPLACE, erasing.FORGET_COPIES)
_BESIDE = (outputs.SHEET, saving.BACKUP, *_PUT_IN_PLACE)
"""What makes files of its own, which have to be synced."""
_FAULTS = (
    *((KILLS, one, SEVERAL) for one in _IN_SEVERAL),
    *((KILLS, one, GONE_FIRST) for one in _PUT_IN_PLACE),
    (KILLS, SMALL_IMPORT, NO_JOURNAL),
    (KILLS, _EVERYDAY, ANSWERED),
    (KILLS, erasing.FORGET, "an erasing that leaves the bytes"),
    *((CUTS, one, SEVERAL) for one in _IN_SEVERAL),
    *((CUTS, one, GONE_FIRST) for one in _PUT_IN_PLACE),
    *((CUTS, one, "files not synced") for one in _BESIDE),
    *((CUTS, one, "directories not synced") for one in _BESIDE),
    (CUTS, outputs.SHEET, "a file written where it is to be"),
    (CUTS, _EVERYDAY, "synchronous off"),
    (CUTS, _EVERYDAY, NO_JOURNAL),
    (CUTS, _EVERYDAY, ANSWERED),
    *((FULL, one, SHRUGGED_OFF) for one in (_EVERYDAY, saving.UNDO, saving.RESTORE)),
)
_OFTEN = {KILLS: 300, CUTS: 100, FULL: 30}
"""How often it is tried at most."""


def planted(seed: str) -> list[Lot]:
    """Return a lot for each fault and each harness that has to find it."""
    return [
        *(Lot(part, one.name, _OFTEN[part], seed, fault) for part, one, fault in _FAULTS),
        Lot(DAMAGE, damage.WHAT, 200, seed, "a check that finds nothing"),
        Lot(DAMAGE, damage.WHAT, 200, seed, "an error that nobody answers"),
        Lot(WRITERS, writers.ALONE, 4, seed, "a write forgotten now and then", each=6),
        Lot(WRITERS, writers.ALONE, 4, seed, "a transaction that begins by reading", each=2),
        Lot(WRITERS, writers.READER, 4, seed, NO_PATIENCE, each=6),
        Lot(LOCK, holders.LOCKS[0], 1, seed, NO_PATIENCE),
    ]
