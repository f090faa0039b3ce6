"""SIGKILL, from outside, at moments that nobody chose.

Half of the kills come anywhere in the life of the command, the others while it writes: the files
are watched until they change, and it is killed some part of its writing later. What the program
had answered before it died must be there; of the rest, all or nothing.
"""

from __future__ import annotations

import contextlib
import subprocess
import time
from typing import TYPE_CHECKING, NamedTuple

from tools.torture.checks import known
from tools.torture.findings import KILLS, Finding, Kind, Tally
from tools.torture.places import PATIENCE, Place
from tools.torture.scenarios import check

if TYPE_CHECKING:
    from pathlib import Path
    from random import Random

    from tools.torture.scenarios import Job, Scenario

_REHEARSALS = 3
_LOOK_EVERY = 0.0002
_MORE = 100
"""How many more kills there may be until one of them comes while it writes."""
_BEYOND = 1.2
"""How far beyond the usual end a kill may come: some commands have answered, or get away."""


class Rhythm(NamedTuple):
    """How a command usually goes, in seconds."""

    life: float
    begins: float
    """When it begins to write."""
    writes: float
    """How long it does."""


class Ended(NamedTuple):
    """How a command that was struck ended."""

    killed: bool
    writing: bool
    """Whether it was killed while it wrote."""
    answered: bool
    said: str
    finding: Finding | None


def kill_lot(
    scenario: Scenario, times: int, rng: Random, work: Path, fault: str | None = None
) -> Tally:
    """Kill a scenario's commands, one after another, and look at what each has left.

    With a fault it is enough to have found it once.
    """
    ready = Place(work / "ready")
    scenario.prepare(ready)
    make = scenario.jobs(ready)
    place, number = ready.copy(work / "place", fault), 0
    rhythm = Rhythm(0, 0, 0)
    for number in range(_REHEARSALS):
        rhythm = _slower(rhythm, _rehearse(scenario, place, make(place, number)))
        if not scenario.goes_on:
            place = _anew(ready, place)
    findings: list[Finding] = []
    answered: list[Job] = []
    writing = acknowledged = tried = 0
    for trial in range(number + 1, number + 1 + times + _MORE):
        if tried >= times and writing:
            break
        tried += 1
        job = make(place, trial)
        ended = _strike(scenario, place, job, rhythm, rng)
        found = check(scenario, place, job, acknowledged=ended.answered, said=ended.said)
        found += [] if ended.finding is None else [ended.finding]
        findings += found
        writing += ended.writing
        acknowledged += ended.answered
        if ended.answered:
            answered.append(job)
        if found or not scenario.goes_on:
            findings += _still_there(place, answered) if scenario.goes_on else []
            place, answered = _anew(ready, place), []
        if fault is not None and findings:
            break
    findings += _still_there(place, answered) if scenario.goes_on else []
    return Tally(KILLS, scenario.name, tried, writing, acknowledged, tuple(findings))


def _anew(ready: Place, place: Place) -> Place:
    place.remove()
    return ready.copy(place.path, place.fault)


def _still_there(place: Place, answered: list[Job]) -> list[Finding]:
    """Look for everything that was answered since the machine was new."""
    text = known(place)
    return [
        Finding(Kind.LOST, f"{' '.join(job.typed)}: it was answered, and is gone by now")
        for job in answered
        if job.token not in text
    ]


def _slower(one: Rhythm, other: Rhythm) -> Rhythm:
    """Return the longer of each, but for when it begins: there the earlier."""
    begins = min(one.begins or other.begins, other.begins)
    return Rhythm(max(one.life, other.life), begins, max(one.writes, other.writes))


def _rehearse(scenario: Scenario, place: Place, job: Job) -> Rhythm:
    """Let a command through, and watch it."""
    begun = ended = 0.0
    before = scenario.traces(place)
    with place.fork(job.typed) as process:
        started = time.monotonic()
        while process.poll() is None and time.monotonic() < started + PATIENCE:
            if _writes(scenario, place, before):
                ended = time.monotonic()
                begun = begun or ended
            time.sleep(_LOOK_EVERY)
        life = time.monotonic() - started
        process.kill()
        _out, err = process.communicate()
        if process.returncode:
            msg = f"{' '.join(job.typed)} fails unharmed: {err.decode(errors='replace')}"
            raise RuntimeError(msg)
    return Rhythm(life, max(0.0, begun - started), ended - begun)


def _strike(scenario: Scenario, place: Place, job: Job, rhythm: Rhythm, rng: Random) -> Ended:
    """Start a command and kill it."""
    anywhere = rng.random() < 0.5 or not rhythm.begins  # noqa: PLR2004 - as often as not
    wait = rng.uniform(0, _BEYOND * (rhythm.life if anywhere else rhythm.writes))
    before = scenario.traces(place)
    with place.fork(job.typed) as process:
        if anywhere:
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(wait)
        else:
            time.sleep(rhythm.begins / 2)
            while process.poll() is None and not _writes(scenario, place, before):
                time.sleep(_LOOK_EVERY)
            time.sleep(wait)
        process.kill()
        out, err = process.communicate()
        code = process.wait()
    killed = code < 0
    finding = None
    if code > 0:
        said = err.decode(errors="replace").strip()
        finding = Finding(Kind.FAILED, f"{' '.join(job.typed)} failed by itself: {said}")
    answered = code == 0 or b"\n" in out
    writing = killed and _writes(scenario, place, before)
    return Ended(killed, writing, answered, out.decode(errors="replace"), finding)


def _writes(scenario: Scenario, place: Place, before: object) -> bool:
    return scenario.traces(place) not in (None, before)
