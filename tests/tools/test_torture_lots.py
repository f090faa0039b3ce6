"""The short form of every harness: nothing is lost, whatever happens to the program."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tools.torture import lots
from tools.torture.__main__ import SEED
from tools.torture.faults import FAULTS
from tools.torture.findings import Tally, Unavailable
from tools.torture.lots import CUTS, FULL, KILLS, LOCK, PARTS, WRITERS, Lot, run_lot

SHORT = lots.short(SEED)
PLANTED = lots.planted(SEED)
LONG_WAITS = "a transaction that begins by reading"
"""Two that wait for each other do so until their patience ends: `make torture` has the time."""


def run_here(lot: Lot) -> Tally:
    try:
        return run_lot(lot)
    except Unavailable as reason:
        pytest.skip(str(reason))


@pytest.mark.parametrize(
    "lot",
    [lot for lot in SHORT if lot.part != LOCK],
    ids=lambda lot: f"{lot.part}: {lot.what}",
)
def test_nothing_is_lost_half_done_or_corrupt(lot: Lot) -> None:
    tally = run_here(lot)
    assert tally.findings == ()
    assert tally.tried > 0


def test_those_who_wait_for_a_stopped_process_give_up_in_time_and_name_it() -> None:
    waiting = [lot for lot in SHORT if lot.part == LOCK]
    with ThreadPoolExecutor(len(waiting)) as pool:
        found = [tally.findings for tally in pool.map(run_here, waiting)]
    assert found == [()] * len(waiting)


@pytest.mark.parametrize(
    "lot",
    [lot for lot in PLANTED if lot.fault != LONG_WAITS],
    ids=lambda lot: f"{lot.part}: {lot.what}, {lot.fault}",
)
def test_a_planted_fault_is_found(lot: Lot) -> None:
    assert run_here(lot).findings


def test_every_part_is_shown_to_find_something() -> None:
    assert {lot.part for lot in PLANTED} == set(PARTS)
    assert {lot.fault for lot in PLANTED} == set(FAULTS)


def test_the_long_form_is_as_long_as_was_asked_for() -> None:
    times = Counter[tuple[str, str]]()
    for lot in lots.long("seed"):
        times[lot.part, lot.what] += lot.times
    kills = {what: n for (part, what), n in times.items() if part == KILLS}
    assert set(kills.values()) == {500}
    assert {n for (part, _), n in times.items() if part == CUTS} == {300}
    assert {n for (part, _), n in times.items() if part == FULL} == {30}
    assert [lot for lot in lots.long("seed") if (lot.times, lot.each) == (8, 100)]
    assert {part for part, _ in times} == {KILLS, CUTS, FULL, WRITERS, LOCK}


def test_the_shares_of_a_thing_draw_from_seeds_of_their_own() -> None:
    drawn = [(lot.part, lot.what, lot.seed) for lot in lots.long("seed")]
    assert len(set(drawn)) == len(drawn)
