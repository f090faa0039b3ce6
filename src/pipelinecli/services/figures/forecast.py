"""The forecast: the open effective prospects, weighted, and what comes of them (METHOD §8).

It refuses to simulate what can be convolved; where it must, the seed makes it repeatable.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.figures.distribution import distribution, mean, variance
from pipelinecli.method.figures.forecast import buckets, of_money, of_number, sort_out
from pipelinecli.method.figures.forecasted import Forecast, Outcome
from pipelinecli.method.figures.period import EVERYTHING
from pipelinecli.method.figures.prospects import is_annualised, is_low_end
from pipelinecli.services.figures.weights import weights_for
from pipelinecli.store import prospects

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.figures.distribution import Chance
    from pipelinecli.method.figures.period import Period
    from pipelinecli.method.money import Money
    from pipelinecli.services.desk import Desk

SEED: Final = 1


class Asked(NamedTuple):
    """What was asked for."""

    weights: str | None = None
    """As typed: 25=0.2,50=0.4."""
    own: bool = False
    goal: int | None = None
    """Sales."""
    premium: Money | None = None
    seed: int = SEED
    period: Period = EVERYTHING
    """Which expected days of signing count."""


def forecast(desk: Desk, asked: Asked) -> Forecast:
    """Return the forecast. Raises UsageError or StoreAbsent."""
    with desk.store.snapshot():
        weights = weights_for(desk, asked.weights, own=asked.own)
        found = sort_out(prospects.effective(desk.store), asked.period)
    chances = of_money(found.counted, weights)
    goals = {}
    if asked.premium is not None:
        chances.setdefault(asked.premium.currency, [])
        goals[asked.premium.currency] = asked.premium.minor
    return Forecast(
        day=desk.today,
        period=asked.period,
        weights=weights,
        stages=found.stages,
        number=_outcome(of_number(found.counted, weights), asked.goal, asked.seed),
        money={
            currency: _outcome(those, goals.get(currency), asked.seed)
            for currency, those in sorted(chances.items())
        },
        buckets=buckets(found.counted, weights, desk.today),
        left={reason: len(those) for reason, those in found.left.items()},
        annualised=sum(map(is_annualised, found.counted)),
        low_ends=sum(map(is_low_end, found.counted)),
        seed=asked.seed,
    )


def _outcome(chances: Sequence[Chance], goal: int | None, seed: int) -> Outcome:
    found = distribution(chances)
    if found is None:
        from random import Random

        from pipelinecli.method.figures.simulation import runs_for, simulated

        drawn = Random(seed)  # noqa: S311 - a forecast is no secret
        found = simulated(chances, runs_for(chances), drawn.randbytes)
    n = sum(chance.n for chance in chances)
    return Outcome(n, mean(chances), variance(chances), found, goal)
