"""What the measurement is to reach, and whether it does: the limit, the worst value, the verdict.

A limit on many commands is judged by the worst of them, which is named, and by wall time, which
is what a rep feels. It refuses to round in its own favour: the value measured is judged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tools.bench import commands
from tools.bench.timing import Times, times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from tools.bench.timing import Series

PIPED, DRAWN, COMPLETED = 7.0, 12.0, 7.0
"""Most times `python -c pass`."""
ONE_CARD, THE_WEEK = 1.3, 3.0
"""Most times as long on the largest store as on the smallest."""
MEMORY = 1.25
"""Most times as much memory on the largest store: no growth, but that a page cache, which has a
bound, is filled there."""


class Verdict(NamedTuple):
    """One target: what it is about, what was the worst, the most allowed, and what it came to."""

    target: str
    worst: str
    limit: float
    value: Times

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.value.wall <= self.limit


def verdicts(series: Sequence[Series], memory: Mapping[int, int]) -> Iterator[Verdict]:
    """Yield the verdict on every target; `memory` is what the whole list holds, by store size.

    What compares two stores is left out where there is only one.
    """
    measured = [one for one in series if one.command.name != commands.REFERENCE]
    completing = [one for one in measured if one.command.name.startswith(commands.COMPLETION)]
    drawn = [one for one in measured if one.command.terminal]
    piped = [one for one in measured if one not in drawn and one not in completing]
    for size in memory:
        yield _slowest(f"piped, {size:,} cards", PIPED, _on(size, piped))
    for size in memory:
        yield _slowest(f"a table on a terminal, {size:,} cards", DRAWN, _on(size, drawn))
    yield _slowest("help", PIPED, _on(0, piped))
    yield _slowest("completion", COMPLETED, completing)
    if len(memory) > 1:
        small, large = min(memory), max(memory)
        about = f"{large:,} cards × {small:,}"
        one_card = _growth(piped, commands.ONE_CARD)
        yield _worst(f"a card looked up, logged, moved: {about}", ONE_CARD, one_card)
        the_week = _growth(piped, commands.THE_WEEK)
        yield _worst(f"the week's work: {about}", THE_WEEK, the_week)
        grown = memory[large] / memory[small]
        yield Verdict(f"memory: {about}", f"`{commands.FULL_LIST}`", MEMORY, Times(grown, grown))


def _on(size: int, series: Iterable[Series]) -> list[Series]:
    return [one for one in series if one.command.cards == size]


def _slowest(target: str, limit: float, series: Iterable[Series]) -> Verdict:
    return _worst(target, limit, ((one.times, one) for one in series))


def _worst(target: str, limit: float, found: Iterable[tuple[Times, Series]]) -> Verdict:
    value, series = max(found, key=lambda pair: pair[0].wall)
    return Verdict(target, f"`{series.command.name}`", limit, value)


def _growth(series: Sequence[Series], names: Sequence[str]) -> Iterator[tuple[Times, Series]]:
    """Yield how much longer each command takes on its largest store than on its smallest."""
    for name in names:
        same = [one for one in series if one.command.name == name]
        small = min(same, key=lambda one: one.command.cards)
        large = max(same, key=lambda one: one.command.cards)
        yield times(large.runs, small.runs), large
