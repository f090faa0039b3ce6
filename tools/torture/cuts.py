"""Power cuts: the states that a disk may be in after one, and what the program makes of them.

A command is recorded once, call by call, and the states are made from the record: see `disk`.
In each the program is started anew. What was answered before the cut, or had ended, must be
there; a command that was cut short is there whole or not at all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from tools.torture.disk import Disk, Unseen, look, states, write_tree
from tools.torture.findings import CUTS, Finding, Kind, Tally
from tools.torture.places import Place
from tools.torture.recording import compile_recorder, record
from tools.torture.scenarios import check

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tools.torture.disk import Before, State
    from tools.torture.recording import Op
    from tools.torture.scenarios import Job, Scenario


def cut_lot(
    scenario: Scenario, times: int, rng: Random, work: Path, fault: str | None = None
) -> Tally:
    """Cut the power in `times` different states of a scenario's commands, if there are as many.

    With a fault it is enough to have found it once. Raises Unavailable where nothing can be
    recorded, Unseen where a call went by unseen.
    """
    library = compile_recorder(work)
    ready = Place(work / "ready")
    scenario.prepare(ready)
    make = scenario.jobs(ready)
    tally = Tally(CUTS, scenario.name, 0, 0, 0)
    for kind in range(scenario.kinds):
        place = ready.copy(work / f"place{kind}", fault)
        job, before = make(place, kind), look(place.path)
        ran, ops = record(place, job.typed, library, work / "calls")
        whole = (before.tree, look(place.path).tree)
        if ran.code:
            said = f"{' '.join(job.typed)} failed by itself: {ran.last_line}"
            return tally._replace(findings=(Finding(Kind.FAILED, said),))
        _see_nothing_is_missing(place, before, ops)
        share = (times + kind) // scenario.kinds
        for state in states(before, ops, rng, share):
            found = _after(scenario, work / "after", job, state)
            tally = _counted(tally, state, found, between=state.tree not in whole)
            if fault is not None and tally.findings:
                return tally
        place.remove()
    return tally


def _see_nothing_is_missing(place: Place, before: Before, ops: list[Op]) -> None:
    disk = Disk(before)
    for op in ops:
        disk.take(op)
    now, told = look(place.path).tree, disk.tree()
    wrong = sorted(path for path in now.keys() | told.keys() if now.get(path) != told.get(path))
    if wrong:
        msg = f"the record does not lead to what is there: {', '.join(wrong)}"
        raise Unseen(msg)


def _after(scenario: Scenario, where: Path, job: Job, state: State) -> list[Finding]:
    """Start the program in a state and look at what it makes of it."""
    where.mkdir()
    write_tree(state.tree, where)
    place = Place(where)
    found = check(scenario, place, job, acknowledged=state.answered, said=state.said)
    place.remove()
    return [finding._replace(what=f"after call {state.after}: {finding.what}") for finding in found]


def _counted(tally: Tally, state: State, found: list[Finding], *, between: bool) -> Tally:
    return tally._replace(
        tried=tally.tried + 1,
        inside=tally.inside + between,
        acknowledged=tally.acknowledged + state.answered,
        findings=(*tally.findings, *found),
    )
