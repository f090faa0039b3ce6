"""A process that is stopped while it holds the store's lock, and the others.

They give up after fifteen seconds, not earlier and not much later, say who holds it, and have
changed nothing. When the process goes on, everything works again.
"""

from __future__ import annotations

import os
import signal
import time
from typing import TYPE_CHECKING

from tools.torture.checks import opens, sound, written
from tools.torture.findings import LOCK, Finding, Kind, Tally
from tools.torture.places import Place
from tools.torture.scenarios import EVERYDAY

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator
    from pathlib import Path


LOCKS = ("IMMEDIATE", "EXCLUSIVE")
"""What is held: the right to write, or the file altogether, so that nobody can read either."""
PATIENCE = 15.0
_EARLY, _LATE = 1.0, 3.0
_CODE = 6
_DIGITS = "0123456789"


def hold_lot(lock: str, work: Path, fault: str | None = None) -> Tally:
    """Stop a holder, let a writer and, where even that is barred, a reader come; then go on."""
    place = Place(work / "place")
    EVERYDAY.prepare(place)
    before = len(written(place, ""))
    typed: list[tuple[str, ...]] = [("log", "dial", "1", "--note", "waited")]
    typed += [("list", "--limit", "1")] if lock == "EXCLUSIVE" else []
    findings: list[Finding] = []
    with place.start(("drive", "hold", str(place.store), lock)) as holder:
        _wait_for(holder)
        try:
            waiting = [place.with_fault(fault).start(one) for one in typed]
            findings += _watched(waiting, typed, holder.pid)
        finally:
            os.kill(holder.pid, signal.SIGCONT)
            holder.communicate()
    if holder.returncode:
        findings.append(Finding(Kind.FAILED, "the holder could not go on"))
    findings += [*opens(place, may_be_absent=False), *sound(place.store)]
    if len(written(place, "")) != before:
        findings.append(Finding(Kind.HALF, "a command that gave up has changed something"))
    if place.run(*typed[0]).code:
        findings.append(Finding(Kind.FAILED, "with the lock free again it does not work"))
    return Tally(LOCK, f"stopped in BEGIN {lock}", len(typed), 0, 0, tuple(findings))


def _wait_for(holder: subprocess.Popen[bytes]) -> None:
    """Wait until the lock is held and the holder stopped."""
    assert holder.stdout is not None  # noqa: S101 - it was started with a pipe
    if holder.stdout.readline() != b"held\n":
        msg = "the lock could not be taken"
        raise RuntimeError(msg)
    os.waitid(os.P_PID, holder.pid, os.WSTOPPED | os.WNOWAIT)


def _watched(
    waiting: list[subprocess.Popen[bytes]], typed: list[tuple[str, ...]], holder: int
) -> Iterator[Finding]:
    """Watch the others give up, all of them from the same start."""
    started = time.monotonic()
    ended: dict[int, float] = {}
    while len(ended) < len(waiting) and time.monotonic() < started + 2 * PATIENCE:
        for at, process in enumerate(waiting):
            if at not in ended and process.poll() is not None:
                ended[at] = time.monotonic() - started
        time.sleep(0.02)
    for at, process in enumerate(waiting):
        process.kill()
        _out, err = process.communicate()
        said = err.decode(errors="replace").strip()
        yield from _judged(" ".join(typed[at]), ended.get(at), process.returncode, said, holder)


def _judged(
    typed: str, seconds: float | None, code: int, said: str, holder: int
) -> Iterator[Finding]:
    if seconds is None or not PATIENCE - _EARLY < seconds < PATIENCE + _LATE:
        when = "never" if seconds is None else f"after {seconds:.1f} s"
        yield Finding(Kind.FAILED, f"{typed} gave up {when}, and not after {PATIENCE:.0f} s")
    if code != _CODE or said.count("\n") or not said.startswith("pipeline: error: "):
        yield Finding(Kind.FAILED, f"{typed} ended with {code}: {said}")
    numbers = "".join(char if char in _DIGITS else " " for char in said).split()
    if str(holder) not in numbers:
        yield Finding(Kind.FAILED, f"{typed} does not say who holds it ({holder}): {said}")
