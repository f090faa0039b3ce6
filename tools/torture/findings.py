"""What a harness found, and how much it tried: the rows of the report.

A finding is something the program may not do. None is explained away here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator


class Unavailable(Exception):
    """This machine lacks what a harness needs. The message says what."""


class Kind(StrEnum):
    """What went wrong."""

    LOST = "lost"
    """Acknowledged, and not there."""
    HALF = "half"
    """There, and not whole."""
    CORRUPT = "corrupt"
    """The file, or what it holds, contradicts itself."""
    FAILED = "failed"
    """A command that should have worked did not, or did not say why in a line."""
    IDLE = "idle"
    """Nothing was put to the test: a harness that tries nothing finds nothing."""


COUNTED = (Kind.LOST, Kind.HALF, Kind.CORRUPT, Kind.FAILED)
"""What a program may do wrong, in the order in which it is told."""


class Finding(NamedTuple):
    """One thing that went wrong, and where."""

    kind: Kind
    what: str


class Tally(NamedTuple):
    """One row of the report."""

    harness: str
    what: str
    tried: int
    inside: int
    """How many of them hit the program in the middle: it was killed while it wrote, the disk is
    as neither before nor after, SQLite can tell that the file is damaged, and what went on beside
    writers was done that often."""
    acknowledged: int
    findings: tuple[Finding, ...] = ()

    def count(self, kind: Kind) -> int:
        """How many findings are of a kind."""
        return sum(finding.kind is kind for finding in self.findings)


def added(tallies: list[Tally]) -> Tally:
    """Return one row for several lots of the same thing."""
    first = tallies[0]
    return first._replace(
        tried=sum(one.tried for one in tallies),
        inside=sum(one.inside for one in tallies),
        acknowledged=sum(one.acknowledged for one in tallies),
        findings=tuple(finding for one in tallies for finding in one.findings),
    )


def or_idle(tally: Tally) -> Tally:
    """Return a row with a finding more if nothing was put to the test by it."""
    said = _IDLE[tally.harness](tally)
    return tally._replace(findings=(*tally.findings, *(Finding(Kind.IDLE, one) for one in said)))


def _kills(tally: Tally) -> Iterator[str]:
    if not tally.inside:
        yield f"none of {tally.tried} kills came while it wrote"


def _cuts(tally: Tally) -> Iterator[str]:
    if not tally.inside:
        yield "every state was as before or as after"
    yield from _some(tally, tally.tried, "states came after the answer")


def _full(tally: Tally) -> Iterator[str]:
    yield from _some(tally, tally.tried, "commands had room")


def _writers(tally: Tally) -> Iterator[str]:
    if not tally.acknowledged:
        yield "nobody wrote"
    if not tally.inside:
        yield "nothing went on beside"


def _held(tally: Tally) -> Iterator[str]:
    if not tally.tried:
        yield "nobody waited"


def _damaged(tally: Tally) -> Iterator[str]:
    if not tally.inside:
        yield f"none of {tally.tried} stores was damaged as far as SQLite can tell"
    yield from _some(tally, tally.tried * COMMANDS_EACH, "commands were done")


def _some(tally: Tally, of: int, what: str) -> Iterator[str]:
    if not 0 < tally.acknowledged < of:
        yield f"{tally.acknowledged} of {of} {what}"


COMMANDS_EACH = 6
"""How many commands are run on each damaged store."""
HARNESSES = KILLS, CUTS, FULL, WRITERS, LOCK, DAMAGE = (
    "kills",
    "power cuts",
    "disk full",
    "writers at once",
    "lock held",
    "damaged stores",
)
_IDLE = dict(zip(HARNESSES, (_kills, _cuts, _full, _writers, _held, _damaged), strict=True))
