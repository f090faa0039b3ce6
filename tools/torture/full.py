"""A disk that is full, or nearly: a small file system of its own, filled level after level.

What cannot be written is said in one line, and nothing has changed; what was answered is there;
what there is can be read while the disk is full; and with room again the same command works.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from contextlib import contextmanager
from typing import TYPE_CHECKING

from tools.torture.findings import FULL, Finding, Kind, Tally, Unavailable
from tools.torture.places import Place
from tools.torture.scenarios import Seen, check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.torture.places import Ran
    from tools.torture.scenarios import Job, Scenario

PAGE = 4096
_SIZE = 8 * 1024 * 1024
_CODES = (1, 6)
"""What a command that could not write may end with."""


@contextmanager
def small_disk(at: Path) -> Iterator[Path]:
    """Mount a file system of a few megabytes. Raises Unavailable where that is not allowed."""
    at.mkdir()
    line = [
        shutil.which("mount") or "",
        "-t",
        "tmpfs",
        "-o",
        f"size={_SIZE},mode=0700",
        "tmpfs",
        str(at),
    ]
    try:
        mounted = subprocess.run(line, capture_output=True, text=True, check=False)
    except OSError as error:
        raise Unavailable(str(error)) from None
    if mounted.returncode:
        msg = f"a small file system cannot be mounted: {mounted.stderr.strip()}"
        raise Unavailable(msg)
    try:
        yield at
    finally:
        subprocess.run([shutil.which("umount") or "", str(at)], check=True)


def full_lot(scenario: Scenario, levels: int, work: Path, fault: str | None = None) -> Tally:
    """Run a scenario's commands, each time with other room on the disk: none, all, and between."""
    tally = Tally(FULL, scenario.name, 0, 0, 0)
    with small_disk(work / "disk") as disk:
        ready = Place(work / "ready")
        scenario.prepare(ready)
        make = scenario.jobs(ready)
        rooms = Rooms(levels)
        for level in range(levels):
            place = ready.copy(disk / "place", fault)
            room = rooms.next(_free(disk))
            done, found = _try(scenario, place, make(place, level), disk / "filler", room)
            rooms.took(room, done=done)
            tally = tally._replace(
                tried=tally.tried + 1,
                acknowledged=tally.acknowledged + done,
                findings=(*tally.findings, *found),
            )
            place.remove()
            if fault is not None and tally.findings:
                break
    return tally


class Rooms:
    """How much room there is, time after time: none, all there is, ever closer to what is enough.

    Then evenly below that, where a command begins and cannot go on.
    """

    def __init__(self, levels: int) -> None:
        self._levels = levels
        self._level = 0
        self._too_little = self._enough = 0

    def next(self, free: int) -> int:
        """Return the room of the next time, in whole pages, of what is free."""
        level, self._level = self._level, self._level + 1
        if level == 0:
            return 0
        if level == 1:
            return free // PAGE * PAGE
        halving = self._levels // 3
        if level < halving + 2:
            return (self._too_little + self._enough) // 2 // PAGE * PAGE
        left = self._levels - halving - 2
        return self._enough * (level - halving - 1) // (left + 1) // PAGE * PAGE

    def took(self, room: int, *, done: bool) -> None:
        """Learn how that went."""
        if done:
            self._enough = room if not self._enough else min(self._enough, room)
        elif room < self._enough or not self._enough:
            self._too_little = max(self._too_little, room)


def _try(
    scenario: Scenario, place: Place, job: Job, filler: Path, room: int
) -> tuple[bool, list[Finding]]:
    """Run a command with so much room; whether it was done, and what went wrong."""
    _fill(filler, room)
    ran = place.run(*job.typed)
    done = ran.code == 0
    found = [] if done else list(_told(scenario, ran, job, room))
    if not (scenario.opening or scenario.damaged):
        reads = place.with_fault(None).run("list", "--limit", "1")
        if reads.code:
            found.append(Finding(Kind.FAILED, f"nothing can be read: {reads.last_line}"))
    filler.unlink()
    found += check(scenario, place, job, acknowledged=done, said=ran.out)
    if not done and not found:
        found += _again(place.with_fault(None), job)
    return done, found


def _told(scenario: Scenario, ran: Ran, job: Job, room: int) -> Iterator[Finding]:
    lines = ran.err.splitlines()
    errors = [line for line in lines if line.startswith("pipeline: error: ")]
    is_told = len(errors) == 1 or (scenario.tells_in_a_table and ran.out)
    if ran.code not in _CODES or not is_told or "Traceback" in ran.err:
        said = f"{' '.join(job.typed)} with {room} bytes of room ended with {ran.code}: {ran.err}"
        yield Finding(Kind.FAILED, said)


def _again(place: Place, job: Job) -> Iterator[Finding]:
    """Do it again, now that there is room."""
    if job.seen(place) is Seen.WHOLE:
        return
    ran = place.run(*job.typed)
    if ran.code or job.seen(place) is not Seen.WHOLE:
        yield Finding(Kind.FAILED, f"{' '.join(job.typed)} with room again: {ran.last_line}")


def _fill(filler: Path, room: int) -> None:
    rest = _free(filler.parent) - room
    with filler.open("wb") as file:
        if rest > 0:
            os.posix_fallocate(file.fileno(), 0, rest)


def _free(disk: Path) -> int:
    found = os.statvfs(disk)
    return found.f_bavail * found.f_frsize
