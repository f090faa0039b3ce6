"""Several processes that write to one store at once, alone and beside others that hold it up.

None may fail, nothing that was answered may be missing, and nothing may be there by half.
"""

from __future__ import annotations

import threading
import time
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from typing import TYPE_CHECKING

from tools.torture.checks import backups_hold, known, opened, opens, sound, written
from tools.torture.findings import WRITERS, Finding, Kind, Tally
from tools.torture.places import Place
from tools.torture.scenarios import EVERYDAY, Seen, by_token, shapes_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Beside = tuple[int, list[Finding]]

_SNAPSHOT = 1.0
"""Seconds for which a reader keeps what it sees."""
_PAUSE = 0.2

ALONE = "writers"
READER = "writers beside a reader"
IMPORT = "writers beside an import"
BACKUP = "writers beside a backup"
UNDO = "writers beside an undo"
_REFUSED = 4
"""How an undo ends that was overtaken: something else was recorded since it looked."""


def write_lot(what: str, writers: int, each: int, work: Path, fault: str | None = None) -> Tally:
    """Let so many processes write so many times each; `what` says beside whom."""
    place = Place(work / "place")
    EVERYDAY.prepare(place)
    shapes = shapes_of(place)
    before = len(written(place, ""))
    over = threading.Event()
    with ThreadPoolExecutor(writers + 1) as pool:
        beside = pool.submit(BESIDE[what], place, over)
        broken = place.with_fault(fault)
        working = [pool.submit(_write, broken, writer, each) for writer in range(writers)]
        done = [one for future in working for one in future.result()]
        over.set()
        beside_it, findings = beside.result()
    findings += [Finding(Kind.FAILED, said) for _token, said in done if said]
    tokens = [token for token, said in done if not said]
    text = known(place)
    findings += [Finding(Kind.LOST, token) for token in tokens if token not in text]
    findings += [
        Finding(Kind.HALF, token)
        for token in tokens
        if token in text and by_token(place, token, shapes) is Seen.HALF
    ]
    findings += [*opens(place, may_be_absent=False), *sound(place.store), *backups_hold(place)]
    more = len(written(place, "")) - before - len(tokens)
    if what == ALONE and more > 0:
        findings.append(Finding(Kind.FAILED, f"{more} commands said that they failed, and wrote"))
    return Tally(WRITERS, what, len(done), beside_it, len(tokens), tuple(findings))


def _write(place: Place, writer: int, each: int) -> list[tuple[str, str]]:
    """Write so often; return each token, with what was said where it failed."""
    done = []
    for number in range(each):
        token = f"writer{writer}x{number:04d}x"
        if number % 2:
            ran = place.run_anew("add", f"Bo {token}")
        else:
            ran = place.run_anew("log", "dial", "1", "--note", token)
        done.append((token, f"ended with {ran.code}: {ran.last_line}" if ran.code else ""))
    return done


def _nobody(_place: Place, _over: threading.Event) -> Beside:
    return 1, []


def _readers(place: Place, over: threading.Event) -> Beside:
    """Keep one snapshot after another: each sees the same at its end as at its beginning."""
    found = []
    done = 0
    while not over.is_set():
        ran = place.run_anew("drive", "read", str(place.store), str(_SNAPSHOT))
        done += 1
        seen = ran.out.split()
        if ran.code or len(seen) != 2 or seen[0] != seen[1]:  # noqa: PLR2004 - first and last
            found.append(Finding(Kind.CORRUPT, f"a reader saw {seen}: {ran.last_line}"))
        time.sleep(_PAUSE)
    return done, found


def _imports(place: Place, over: threading.Event) -> Beside:
    """Write long change sets between the short ones."""
    return _over_and_over(place, over, lambda number: (
        "drive", "bulk", str(place.store), f"import{number}x", "500",
    ))  # fmt: skip


def _backups(place: Place, over: threading.Event) -> Beside:
    """Keep one copy after another; what is in them is looked at when all is over."""
    return _over_and_over(place, over, lambda _number: ("backup",))


def _undos(place: Place, over: threading.Event) -> Beside:
    """Take back what was written last, now and then: as often as it was answered, no oftener."""
    found: list[Finding] = []
    tried = done = 0
    while not over.is_set():
        ran = place.run_anew("undo")
        tried += 1
        done += ran.code == 0
        if ran.code not in {0, _REFUSED}:
            found.append(Finding(Kind.FAILED, f"undo: {ran.last_line}"))
        time.sleep(_SNAPSHOT / 2)
    with opened(place.store) as connection:
        [taken_back] = connection.execute("SELECT count(*) FROM undone").fetchone()
    if taken_back != done:
        found.append(Finding(Kind.LOST, f"{done} undone by the answers, {taken_back} in the store"))
    return tried, found


def _over_and_over(
    place: Place, over: threading.Event, typed: Callable[[int], tuple[str, ...]]
) -> Beside:
    done, found = 0, []
    for number in count():
        if over.is_set():
            break
        ran = place.run_anew(*typed(number))
        done += ran.code == 0
        if ran.code:
            found.append(Finding(Kind.FAILED, f"{' '.join(typed(number))}: {ran.last_line}"))
        time.sleep(_PAUSE)
    return done, found


BESIDE: dict[str, Callable[[Place, threading.Event], Beside]] = {
    ALONE: _nobody,
    READER: _readers,
    IMPORT: _imports,
    BACKUP: _backups,
    UNDO: _undos,
}
