"""The replacement rule over a sheet week: what its sales used up, and what is owed (METHOD §6).

P is the effective prospects with which the week began, s its sales so far. What was added since
counts towards what must be. It refuses to count a card that only an override keeps in its column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.calendar import sheet_week
from pipelinecli.method.figures.chain import Step
from pipelinecli.method.figures.period import Period
from pipelinecli.method.figures.plan import replacement
from pipelinecli.method.figures.planned import Replaced
from pipelinecli.method.stages import EFFECTIVE
from pipelinecli.store import attempts, cards, moves
from pipelinecli.store import ratios as stored

if TYPE_CHECKING:
    from fractions import Fraction

    from pipelinecli.services.desk import Desk


def replaced(desk: Desk, per_sale: Fraction | None) -> Replaced:
    """Return what this week's sales ask for, at so many prospects per sale."""
    week = Period(sheet_week(desk.today).first, desk.today)
    counts = stored.counted(desk.store, desk.clock, week).counts
    prospects = in_play(desk, week)
    sales = counts[Step.SALES]
    rule = None if per_sale is None else replacement(prospects, per_sale, sales)
    return Replaced(week, prospects, sales, counts[Step.PROSPECTS], rule)


def in_play(desk: Desk, week: Period) -> int:
    """Count the effective prospects with which a week began."""
    moment = stored.moments(desk.clock, week)[0]
    counts = cards.counts(desk.store)
    kept_there = stored.overridden(desk.store)
    found = 0
    for card in moves.moved_since(desk.store, moment):
        counts[card.now] -= 1
        kept_there.discard(card.card_id)
        then = card.then
        if then is None or then.stage not in EFFECTIVE:
            continue
        stood = attempts.as_of(desk.store, desk.clock, then.attempt_id, moment, then.stage)
        found += stood is not None and stood.override is None
    return found + sum(counts[stage] for stage in EFFECTIVE) - len(kept_there)
