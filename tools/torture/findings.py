"""What a harness found, and how much it tried: the rows of the report.

A finding is something the program may not do. None is explained away here.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


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
    """How many of them hit the program while it was writing, where that is told apart."""
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
