"""How many cards stood in each column at several moments of the past, counted in one pass.

Where a card stood is what the sheet says: where its last move before the moment left it
(`moves.standing_before`). It refuses to count cards that were ever put somewhere by an override,
or put together: those are named, for their facts have to be looked at one by one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.stages import Stage
from pipelinecli.store import _sql, cards

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.store.transaction import Reads


class Standings(NamedTuple):
    """The counts just before each moment, without the cards that are named."""

    counts: list[dict[Stage, int]]
    special: set[int]


def standings(reads: Reads, moments: Sequence[str]) -> Standings:
    """Count the cards in each column just before each of some stored moments, in their order."""
    special: dict[int, str] = dict(reads.read(_sql.STANDINGS_SPECIAL))
    if not moments:
        return Standings([], set(special))
    standing: dict[int, Stage | None] = {}
    counts = cards.counts(reads)
    for stage in special.values():
        counts[Stage(stage)] -= 1
    for card_id, now, before in reads.read(_sql.STANDINGS_MOVED, moment=moments[0]):
        if card_id not in special:
            standing[card_id] = None if before is None else Stage(before)
            _move(counts, Stage(now), standing[card_id])
    found: list[dict[Stage, int]] = []
    for card_id, at, to in reads.read(_sql.STANDINGS_MOVES, moment=moments[0]):
        while len(found) < len(moments) and at >= moments[len(found)]:
            found.append(dict(counts))
        if card_id in standing:
            _move(counts, standing[card_id], Stage(to))
            standing[card_id] = Stage(to)
    found += [dict(counts) for _moment in moments[len(found) :]]
    return Standings(found, set(special))


def _move(counts: dict[Stage, int], start: Stage | None, end: Stage | None) -> None:
    if start is not None:
        counts[start] -= 1
    if end is not None:
        counts[end] += 1
