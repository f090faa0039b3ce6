"""The short form of every harness: nothing is lost, whatever happens to the program."""

from __future__ import annotations

from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest

from tools.torture import correcting, erasing, findings, kills, lots, saving
from tools.torture.__main__ import SEED
from tools.torture.faults import FAULTS
from tools.torture.findings import Kind, Tally, Unavailable, or_idle
from tools.torture.full import PAGE, Rooms
from tools.torture.lots import CUTS, DAMAGE, FULL, KILLS, LOCK, PARTS, Lot, run_lot
from tools.torture.outputs import CONFIG
from tools.torture.planting import SEVERAL, planted

SHORT = lots.short(SEED)
PLANTED = planted(SEED)
LONG_WAITS = "a transaction that begins by reading"
"""Two that wait for each other do so until their patience ends."""
SLOW = {(CUTS, erasing.FORGET_COPIES.name), (CUTS, correcting.FIX.name)}
KILLS_IN_SEVERAL = [lot for lot in PLANTED if lot.part == KILLS and lot.fault == SEVERAL]
LEFT_OUT = [
    *(lot for lot in PLANTED if lot.fault == LONG_WAITS or (lot.part, lot.what) in SLOW),
    # What a kill shows of the others the power cuts show as well, and sooner.
    *KILLS_IN_SEVERAL[1:],
]
"""What only `make torture` has the time for."""
MANY_ROWS = (
    correcting.MERGE,
    correcting.FIX,
    saving.UNDO,
    saving.REDO,
    saving.RESTORE,
    saving.ELSEWHERE,
    saving.REPLACE,
    erasing.FORGET_COPIES,
)


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
    assert run_here(lot).findings == ()


def test_those_who_wait_for_a_stopped_process_give_up_in_time_and_name_it() -> None:
    waiting = [lot for lot in SHORT if lot.part == LOCK]
    with ThreadPoolExecutor(len(waiting)) as pool:
        found = [tally.findings for tally in pool.map(run_here, waiting)]
    assert found == [()] * len(waiting)


@pytest.mark.parametrize(
    "lot",
    [lot for lot in PLANTED if lot not in LEFT_OUT],
    ids=lambda lot: f"{lot.part}: {lot.what}, {lot.fault}",
)
def test_a_planted_fault_is_found(lot: Lot) -> None:
    assert run_here(lot).findings


def test_every_part_is_shown_to_find_something() -> None:
    assert {lot.part for lot in PLANTED} == set(PARTS)
    assert {lot.fault for lot in PLANTED} == set(FAULTS)


@pytest.mark.parametrize("part", [KILLS, CUTS])
def test_whatever_changes_many_rows_is_planted_with_a_fault_of_its_own(part: str) -> None:
    broken = {lot.what for lot in PLANTED if lot.part == part}
    assert {one.name for one in MANY_ROWS} <= broken


HIT = Tally("", "what", 30, 5, 7)


@pytest.mark.parametrize(
    ("tally", "said"),
    [
        (HIT._replace(harness=findings.KILLS, inside=0), "none of 30 kills came while it wrote"),
        (HIT._replace(harness=findings.CUTS, inside=0), "every state was as before or as after"),
        (HIT._replace(harness=findings.CUTS, acknowledged=0), "0 of 30 states"),
        (HIT._replace(harness=findings.CUTS, acknowledged=30), "30 of 30 states"),
        (HIT._replace(harness=findings.FULL, acknowledged=0), "0 of 30 commands had room"),
        (HIT._replace(harness=findings.FULL, acknowledged=30), "30 of 30 commands had room"),
        (HIT._replace(harness=findings.WRITERS, acknowledged=0), "nobody wrote"),
        (HIT._replace(harness=findings.WRITERS, inside=0), "nothing went on beside"),
        (HIT._replace(harness=findings.LOCK, tried=0), "nobody waited"),
        (HIT._replace(harness=findings.DAMAGE, inside=0), "none of 30 stores was damaged"),
        (HIT._replace(harness=findings.DAMAGE, acknowledged=0), "0 of 180 commands were done"),
        (HIT._replace(harness=findings.DAMAGE, acknowledged=180), "180 of 180 commands"),
    ],
)
def test_a_lot_that_put_nothing_to_the_test_is_a_finding(tally: Tally, said: str) -> None:
    [finding] = or_idle(tally).findings
    assert finding.kind is Kind.IDLE
    assert said in finding.what


@pytest.mark.parametrize("harness", findings.HARNESSES)
def test_a_lot_that_hit_what_it_aimed_at_is_none(harness: str) -> None:
    tally = HIT._replace(harness=harness)
    assert or_idle(tally) == tally


def test_kills_that_never_come_while_it_writes_are_told_of(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(kills, "_MORE", 2)
    never = CONFIG._replace(traces=lambda _place: None)
    monkeypatch.setitem(lots.SCENARIOS, CONFIG.name, never)
    tally = run_lot(Lot(KILLS, CONFIG.name, 1, SEED))
    assert [finding.kind for finding in tally.findings] == [Kind.IDLE]
    assert tally.tried == 3


def test_a_fault_is_not_found_by_having_tried_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kills, "_MORE", 0)
    never = CONFIG._replace(traces=lambda _place: None)
    monkeypatch.setitem(lots.SCENARIOS, CONFIG.name, never)
    assert run_lot(Lot(KILLS, CONFIG.name, 1, SEED, "synchronous off")).findings == ()


def test_there_is_no_room_then_all_there_is_and_then_ever_closer_to_enough() -> None:
    enough, rooms, found = 40 * PAGE, Rooms(30), []
    for _level in range(30):
        room = rooms.next(1024 * PAGE)
        rooms.took(room, done=room >= enough)
        found.append(room // PAGE)
    assert found[:12] == [0, 1024, 512, 256, 128, 64, 32, 48, 40, 36, 38, 39]
    assert found[12:] == [40 * number // 19 for number in range(1, 19)]


def test_the_long_form_is_as_long_as_was_asked_for() -> None:
    times = Counter[tuple[str, str]]()
    for lot in lots.long("seed"):
        times[lot.part, lot.what] += lot.times
    kills = {what: n for (part, what), n in times.items() if part == KILLS}
    assert set(kills.values()) == {500}
    assert {n for (part, _), n in times.items() if part == CUTS} == {300}
    assert {n for (part, _), n in times.items() if part == FULL} == {30}
    assert [lot for lot in lots.long("seed") if (lot.times, lot.each) == (8, 100)]
    assert {n for (part, _), n in times.items() if part == DAMAGE} == {1_000}
    assert {part for part, _ in times} == set(PARTS)


def test_the_shares_of_a_thing_draw_from_seeds_of_their_own() -> None:
    drawn = [(lot.part, lot.what, lot.seed) for lot in lots.long("seed")]
    assert len(set(drawn)) == len(drawn)
