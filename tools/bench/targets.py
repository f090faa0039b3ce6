"""What the measurement is to reach, and whether it does: the limits, the worst value, the verdict.

A limit on many commands is judged by the worst of them, and named. It refuses to round in its
own favour: the verdict is on the value measured.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from tools.bench import commands
from tools.bench.timing import times

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from tools.bench.timing import Series

PIPED, DRAWN, COMPLETED = 7.0, 12.0, 7.0
"""Most times `python -c pass`."""
ONE_CARD, THE_WEEK = 1.3, 3.0
"""Most times as long on the largest store as on the smallest."""
MEMORY = 1.1
"""Most times as much memory for the whole list: not growing, within the noise of an allocator."""


class Verdict(NamedTuple):
    """One target: what it is about, the most allowed, what was measured, and on what."""

    target: str
    limit: float
    value: float
    worst: str

    @property
    def met(self) -> bool:
        """Whether the target is reached."""
        return self.value <= self.limit


def verdicts(series: Sequence[Series], lists: Sequence[Series]) -> Iterator[Verdict]:
    """Yield the verdict on every target there are figures for; `lists` are whole lists by size."""
    reference = commands.REFERENCE
    measured = [one for one in series if one.command.name != reference]
    completing = [one for one in measured if one.command.name.startswith(commands.COMPLETION)]
    drawn = [one for one in measured if one.command.terminal]
    piped = [one for one in measured if one not in drawn and one not in completing]
    for about, limit, group in (
        ("piped", PIPED, piped),
        ("a table on a terminal", DRAWN, drawn),
        ("completion", COMPLETED, completing),
    ):
        if group:
            yield _worst(
                f"{about}, × `{reference}`", limit, [(one.times.wall, one) for one in group]
            )
    for about, limit, names in (
        ("a card looked up, logged or moved", ONE_CARD, commands.ONE_CARD),
        ("the week's `sheet` and `today`", THE_WEEK, commands.THE_WEEK),
    ):
        grown = [pair for pair in _growth(piped) if pair[1].command.name in names]
        if grown:
            yield _worst(f"{about}, largest × smallest store", limit, grown)
    if len(lists) > 1:
        small, large = (min(lists, key=_cards), max(lists, key=_cards))
        told = (
            f"{large.peak / 1024:.1f} MiB with {_cards(large):,} cards, "
            f"{small.peak / 1024:.1f} with {_cards(small):,}"
        )
        yield Verdict("memory of the whole `list`, piped", MEMORY, large.peak / small.peak, told)


def _worst(target: str, limit: float, found: Sequence[tuple[float, Series]]) -> Verdict:
    value, series = max(found, key=lambda pair: pair[0])
    size = f" ({_cards(series):,} cards)" if _cards(series) else ""
    return Verdict(target, limit, value, f"{series.command.name}{size}")


def _growth(series: Iterable[Series]) -> Iterator[tuple[float, Series]]:
    """Yield how much longer each command takes on its largest store than on its smallest."""
    by_name: dict[str, list[Series]] = {}
    for one in series:
        by_name.setdefault(one.command.name, []).append(one)
    for same in by_name.values():
        small, large = min(same, key=_cards), max(same, key=_cards)
        if small is not large:
            yield times(large.runs, small.runs).wall, large


def _cards(series: Series) -> int:
    return series.command.cards
