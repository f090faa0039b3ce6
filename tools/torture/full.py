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

from tools.torture.findings import Finding, Kind, Tally, Unavailable
from tools.torture.places import Place
from tools.torture.scenarios import Seen, check

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tools.torture.places import Ran
    from tools.torture.scenarios import Job, Scenario

PAGE = 4096
_SIZE = 8 * 1024 * 1024
_ROOM = 3.5
"""The most room there is, in sizes of the store, for a command that copies it."""
_FEW_PAGES = 60
"""The most room there is, in pages, for one that does not."""
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


def full_lot(
    scenario: Scenario, levels: int, work: Path, fault: str | None = None, *, copies: bool = False
) -> Tally:
    """Run a scenario's commands with ever more room; `copies` where they copy the store."""
    tally = Tally("disk full", scenario.name, 0, 0, 0)
    with small_disk(work / "disk") as disk:
        ready = Place(work / "ready")
        scenario.prepare(ready)
        make = scenario.jobs(ready)
        most = ready.store.stat().st_size * _ROOM if copies else _FEW_PAGES * PAGE
        for level in range(levels):
            place = ready.copy(disk / "place", fault)
            room = int(most * level / levels) // PAGE * PAGE
            done, found = _try(scenario, place, make(place, level), disk / "filler", room)
            tally = tally._replace(
                tried=tally.tried + 1,
                acknowledged=tally.acknowledged + done,
                findings=(*tally.findings, *found),
            )
            place.remove()
            if fault is not None and tally.findings:
                break
    return tally


def _try(
    scenario: Scenario, place: Place, job: Job, filler: Path, room: int
) -> tuple[bool, list[Finding]]:
    """Run a command with so much room; whether it was done, and what went wrong."""
    _fill(filler, room)
    ran = place.run(*job.typed)
    done = ran.code == 0
    found = [] if done else list(_told(ran, job, room))
    if not scenario.opening:
        reads = place.with_fault(None).run("list", "--limit", "1")
        if reads.code:
            found.append(Finding(Kind.FAILED, f"nothing can be read: {reads.last_line}"))
    filler.unlink()
    found += check(scenario, place, job, acknowledged=done)
    if not done and not found:
        found += _again(place.with_fault(None), job)
    return done, found


def _told(ran: Ran, job: Job, room: int) -> Iterator[Finding]:
    lines = ran.err.splitlines()
    errors = [line for line in lines if line.startswith("pipeline: error: ")]
    if ran.code not in _CODES or len(errors) != 1 or "Traceback" in ran.err:
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
    found = os.statvfs(filler.parent)
    free = found.f_bavail * found.f_frsize
    with filler.open("wb") as file:
        os.posix_fallocate(file.fileno(), 0, max(PAGE, free - room))
