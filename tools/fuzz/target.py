"""What can be fuzzed, and what comes of it.

A target is data: how its inputs are made, what reads them, what it may refuse with, and what has
to hold of everything it accepts.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from pipelinecli.errors import PipelineError

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random


class Target(NamedTuple):
    """One parser."""

    name: str
    make: Callable[[Random], Any]
    """Makes an input; all of it follows from the generator's state."""
    call: Callable[[Any], Any]
    """Reads the input: what is timed."""
    promise: Callable[[Any, Any], bool]
    """Whether what was read keeps the parser's promise; given the input and the result."""
    refusals: tuple[type[Exception], ...] = (PipelineError,)


class Fault(StrEnum):
    """What can be wrong with a parser."""

    UNCAUGHT = "uncaught"
    SLOW = "slow"
    BROKEN = "broken promise"


class Found(NamedTuple):
    """A fault, the input that shows it, and where it is."""

    target: str
    fault: Fault
    what: str
    """The kind of exception, and the function it came from."""
    given: Any
    block: int
    """The block of inputs it was found in: with the seed, where to find it again."""

    @property
    def same(self) -> tuple[str, str, str]:
        """What two inputs have in common that show the same fault."""
        return self.target, self.fault, self.what


class Tally(NamedTuple):
    """What became of a target's inputs."""

    target: str
    accepted: int = 0
    refused: int = 0
    uncaught: int = 0
    """Inputs that show a fault of any kind."""
    slowest: float = 0.0
    """Seconds of the processor's time."""
    found: tuple[Found, ...] = ()
    """Each fault once, with the shortest input that shows it."""

    @property
    def inputs(self) -> int:
        """How many inputs there were."""
        return self.accepted + self.refused + self.uncaught

    def plus(self, other: Tally) -> Tally:
        """Return both tallies as one."""
        return Tally(
            self.target,
            self.accepted + other.accepted,
            self.refused + other.refused,
            self.uncaught + other.uncaught,
            max(self.slowest, other.slowest),
            shortest(*self.found, *other.found),
        )


def shortest(*found: Found) -> tuple[Found, ...]:
    """Return each fault once, in the order in which they came, with its shortest input."""
    kept: dict[tuple[str, str, str], Found] = {}
    for one in found:
        before = kept.get(one.same)
        if before is None or size(one.given) < size(before.given):
            kept[one.same] = one
    return tuple(kept.values())


def size(given: Any) -> int:  # noqa: ANN401 - an input is what its target makes it
    """Return how long an input is, in characters."""
    if isinstance(given, (list, tuple)):
        return sum(1 + size(part) for part in given)
    return len(given) if isinstance(given, (str, bytes)) else len(str(given))
