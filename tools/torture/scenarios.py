"""What is done to the program's files, as small values: a machine, a command, what must be true.

Every harness runs the same scenarios: it kills them, cuts the power, fills the disk. A scenario
is {how the machine is made ready, the commands, how what they wrote is found}, and knows nothing
of what will happen to it.
"""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from tools.torture.checks import Shape, backups_hold, opened, opens, sound, written
from tools.torture.findings import Finding, Kind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from tools.torture.places import Place


class Seen(StrEnum):
    """How much of what a command writes is there."""

    ABSENT = "absent"
    WHOLE = "whole"
    HALF = "half"


class Job(NamedTuple):
    """One command, and how what it wrote is found."""

    typed: tuple[str, ...]
    seen: Callable[[Place], Seen]
    token: str = ""
    """A text of its own in the journal, where it leaves one."""
    finish: Callable[[Place, str], Iterator[Finding]] | None = None
    """Finishes what was cut short, and looks whether that is well done; from what it had said."""


def journalled(place: Place) -> object:
    """Tell one state of SQLite's journal from another; None where there is nothing in it.

    One that was begun and never synced stays until the next write, and means nothing.
    """
    try:
        found = place.journal.stat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns) if found.st_size else None


def copying(place: Place) -> object:
    """Return the copies that are on their way."""
    return sorted(place.backups.glob("*.part")) or None


def writing(place: Place) -> object:
    """Tell one state of everything that is on its way from another, None where nothing is."""
    found = (journalled(place), copying(place))
    return None if found == (None, None) else found


class Scenario(NamedTuple):
    """One thing a rep does."""

    name: str
    prepare: Callable[[Place], None]
    """Makes the machine ready, with the sound program."""
    jobs: Callable[[Place], Callable[[Place, int], Job]]
    """From the machine as it was made ready: what gives the commands, by number."""
    kinds: int = 1
    """How many different commands it has; number n is of kind n % kinds."""
    goes_on: bool = False
    """Whether a command finds what the one before has left."""
    replayed: bool = True
    """Whether the journal tells of every row."""
    may_be_absent: bool = False
    """Whether there may be no store afterwards where the program looks for one."""
    opening: bool = False
    """Whether it is the opening that writes; then it is looked at before the program opens it."""
    damaged: bool = False
    """Whether the store is damaged until the command is done, and cannot be opened before."""
    sums_may_lack: bool = False
    """Whether a backup may be without its checksum for a while."""
    tells_in_a_table: bool = False
    """Whether what went wrong is a row of its answer, and no error."""
    traces: Callable[[Place], object] = journalled
    """What a write under way leaves in the files, None for nothing: it writes while this changes
    from what it was before."""


def check(
    scenario: Scenario, place: Place, job: Job, *, acknowledged: bool, said: str = ""
) -> list[Finding]:
    """Look at a machine on which a command was cut short, or was not; `said` is what it told."""
    found = list(_check(scenario, place, job, acknowledged=acknowledged))
    if job.finish is not None and not found:
        found += job.finish(place.with_fault(None), said)
    return found


def _check(scenario: Scenario, place: Place, job: Job, *, acknowledged: bool) -> Iterator[Finding]:
    if scenario.opening:
        settle(place)
        yield from _judged(job, place, acknowledged=acknowledged)
    if scenario.damaged and not acknowledged:
        with suppress(sqlite3.Error):
            if job.seen(place) is Seen.ABSENT:
                return
    found = list(opens(place, may_be_absent=scenario.may_be_absent))
    if not found:
        found += sound(place.store, replayed=scenario.replayed)
        found += backups_hold(
            place,
            without_sums=scenario.sums_may_lack,
            as_they_are=("-doctor",) if scenario.damaged else (),
        )
    yield from found
    if not any(finding.kind in {Kind.CORRUPT, Kind.LOST} for finding in found):
        yield from _judged(job, place, acknowledged=acknowledged or scenario.opening)


def settle(place: Place) -> None:
    """Let SQLite take back what was cut short; nothing else happens."""
    with closing(sqlite3.connect(place.store)) as connection:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()


def _judged(job: Job, place: Place, *, acknowledged: bool) -> Iterator[Finding]:
    typed = " ".join(job.typed)
    try:
        seen = job.seen(place)
    except sqlite3.Error as error:
        yield Finding(Kind.CORRUPT, f"{typed}: {error}")
        return
    if seen is Seen.HALF:
        yield Finding(Kind.HALF, f"{typed}: a part of it is there")
    elif seen is Seen.ABSENT and acknowledged:
        yield Finding(Kind.LOST, f"{typed}: it was answered, and is not there")


def by_token(place: Place, token: str, shapes: Mapping[str, set[Shape]]) -> Seen:
    """See whether the change set that wrote a token first has all its rows."""
    found = written(place, token)
    if not found:
        return Seen.ABSENT
    first = min(found)
    return Seen.WHOLE if first.shape in shapes[first.command] else Seen.HALF


def shapes_of(place: Place) -> dict[str, set[Shape]]:
    """Return the shapes of all change sets there are, by command."""
    found: dict[str, set[Shape]] = {}
    for one in written(place, ""):
        found.setdefault(one.command, set()).add(one.shape)
    return found


def must(place: Place, *typed: str) -> None:
    """Run a command that belongs to the preparations. Raises RuntimeError if it fails."""
    ran = place.run(*typed)
    if ran.code:
        msg = f"{' '.join(typed)} ended with {ran.code}: {ran.last_line}"
        raise RuntimeError(msg)


def prepared(place: Place, *lines: str) -> None:
    """Run command lines that belong to the preparations, in one process."""
    must(place, "drive", "several", *lines)


def an_office(place: Place) -> None:
    """Begin a store, and do everything once that is done to it afterwards."""
    stages = ("25", "opportunity", "25", "opportunity", "25")
    prepared(
        place,
        "add 'Ann reference'",
        "log visit 1 --on 2026-11-21 --note reference",
        "log dial 1 --note reference",
        *(f"move 1 {stage} --force --reason 'reference {stage}'" for stage in stages),
    )


def token_of(number: int) -> str:
    """Return a text that nothing else holds."""
    return f"token{number:06d}x"


def _everyday_jobs(ready: Place) -> Callable[[Place, int], Job]:
    shapes = shapes_of(ready)

    def job(place: Place, number: int) -> Job:
        token = token_of(number)
        with opened(place.store) as connection:
            [stage] = connection.execute(
                "SELECT stage FROM attempt WHERE card_id = 1 AND current = 1"
            ).fetchone()
        to = "25" if stage == "opportunity" else "opportunity"
        typed = (
            ("add", f"Ann {token}"),
            ("log", "dial", "1", "--note", token),
            ("move", "1", to, "--force", "--reason", token),
        )[number % 3]
        return Job(typed, lambda then: by_token(then, token, shapes), token)

    return job


def _first_jobs(ready: Place) -> Callable[[Place, int], Job]:
    reference = ready.copy(ready.path.with_name(f"{ready.path.name}-reference"))
    must(reference, "add", "Ann")
    shapes = shapes_of(reference)

    def job(_place: Place, number: int) -> Job:
        token = token_of(number)
        return Job(("add", f"Ann {token}"), lambda then: by_token(then, token, shapes), token)

    return job


def _checkin_ready(place: Place) -> None:
    an_office(place)
    worked = (f"log visit {name} --on 2026-11-22" for name in ("Bo", "Cy"))
    prepared(place, "add Bo", "add Cy", *worked, "checkin --note reference")


def _checkin_jobs(ready: Place) -> Callable[[Place, int], Job]:
    shapes = shapes_of(ready)

    def job(_place: Place, number: int) -> Job:
        token = token_of(number)
        return Job(("checkin", "--note", token), lambda then: by_token(then, token, shapes), token)

    return job


def bulk_scenario(size: int) -> Scenario:
    """Return the import of that many cards, with their activities, as one change set."""

    def jobs(ready: Place) -> Callable[[Place, int], Job]:
        reference = ready.copy(ready.path.with_name(f"{ready.path.name}-reference"))
        must(reference, "drive", "bulk", str(reference.store), "reference", str(size))
        shapes = shapes_of(reference)

        def job(place: Place, number: int) -> Job:
            token = token_of(number)
            typed = ("drive", "bulk", str(place.store), token, str(size))
            return Job(typed, lambda then: by_token(then, token, shapes), token)

        return job

    return Scenario(f"import of {size:,} cards in one change set", an_office, jobs)


EVERYDAY = Scenario("add, log, move", an_office, _everyday_jobs, kinds=3, goes_on=True)
FIRST = Scenario("first write of a new store", lambda _: None, _first_jobs, may_be_absent=True)
CHECKIN = Scenario("check-in", _checkin_ready, _checkin_jobs, goes_on=True)
