"""The forecast for programs: JSON as CLI.md has figures, and the same one a row for CSV.

Keys are never translated; money is a decimal string with its currency, undefined is null. The
whole distribution is there while it has at most `MOST_VALUES` values.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from pipelinecli.method.figures.distribution import How
from pipelinecli.render.figures.ratio import ratio_data
from pipelinecli.render.figures.rows import FigureRow, of_ratio
from pipelinecli.render.figures.sums import money_data, root, rounded_money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from pipelinecli.method.figures.forecast import Bucket, Weight
    from pipelinecli.method.figures.forecasted import Forecast, Outcome

QUANTILES: Final = (("p10", 1, 10), ("p50", 1, 2), ("p90", 9, 10))
MOST_VALUES: Final = 200


def forecast_data(found: Forecast) -> dict[str, object]:
    """Return the forecast as JSON has it."""
    first, last = found.period.first, found.period.last
    return {
        "day": found.day.isoformat(),
        "from": None if first is None else first.isoformat(),
        "to": None if last is None else last.isoformat(),
        "weights": {stage: _weight(weight) for stage, weight in found.weights.items()},
        "stages": {stage.value: n for stage, n in found.stages.items()},
        "number": _outcome(found.number, _plainly, found.seed),
        "money": [
            {"currency": currency, **_outcome(outcome, _in(currency), found.seed)}
            for currency, outcome in found.money.items()
        ],
        "months": [_bucket(bucket) for bucket in found.buckets],
        "amounts": {"annualised": found.annualised, "low_ends": found.low_ends},
        "left_out": {reason.replace("-", "_"): n for reason, n in found.left.items()},
    }


def forecast_rows(found: Forecast) -> Iterator[FigureRow]:
    """Yield the figures one a row."""
    for stage, weight in found.weights.items():
        n = None if weight.ratio is None else weight.ratio.n
        yield FigureRow(f"weights.{stage}", float(weight.p), n)
        if weight.ratio is not None:
            yield of_ratio(f"weights.{stage}.own", weight.ratio)
    for stage, n in found.stages.items():
        yield FigureRow(f"stages.{stage}", n, n)
    yield from _outcome_rows("number", found.number, _plainly, None)
    for currency, outcome in found.money.items():
        yield from _outcome_rows("money", outcome, _decimal(currency), currency)
    for bucket in found.buckets:
        yield FigureRow(f"months.{bucket.key}.number", float(bucket.mean), bucket.n)
        for currency, (n, mean) in bucket.money.items():
            value = rounded_money(mean, currency).decimal()
            yield FigureRow(f"months.{bucket.key}.money", value, n, currency=currency)
    for reason, n in found.left.items():
        yield FigureRow(f"left_out.{reason.replace('-', '_')}", n, n)


def quantiles(outcome: Outcome) -> dict[str, int]:
    """Return P10, P50 and P90, in the units of the distribution."""
    from fractions import Fraction

    found = outcome.distribution
    return {name: found.quantile(Fraction(over, under)) for name, over, under in QUANTILES}


def errors(outcome: Outcome) -> dict[str, float] | None:
    """Return the standard errors of what was simulated, by what it is of; None of what was not."""
    if outcome.distribution.how is not How.SIMULATED:
        return None
    from fractions import Fraction

    from pipelinecli.method.figures.simulation import error_of_quantile, error_of_share

    found = outcome.distribution
    told = {
        name: error_of_quantile(found, Fraction(over, under)) for name, over, under in QUANTILES
    }
    if outcome.goal is not None:
        told["probability"] = error_of_share(found.at_least(outcome.goal), found.total)
    return told


def _weight(weight: Weight) -> dict[str, object]:
    return {
        "p": float(weight.p),
        "source": weight.source,
        "own": None if weight.ratio is None else ratio_data(weight.ratio),
    }


def _plainly(value: Fraction | float) -> float:
    """Return a number as it is, or as near as it can be written."""
    return value if isinstance(value, int) else float(value)


def _in(currency: str) -> Callable[[Any], object]:
    return lambda minor: money_data(minor, currency)


def _decimal(currency: str) -> Callable[[Any], str]:
    return lambda minor: rounded_money(minor, currency).decimal()


def _outcome(outcome: Outcome, shown: Callable[[Any], object], seed: int) -> dict[str, object]:
    """Return a number or a sum; `shown` puts a value of it into its unit."""
    found = outcome.distribution
    simulated = found.how is How.SIMULATED
    reached = None if outcome.goal is None else float(found.at_least(outcome.goal))
    off = errors(outcome)
    told = None
    if off is not None:
        told = {
            name: value if name == "probability" else shown(value) for name, value in off.items()
        }
    return {
        "n": outcome.n,
        "mean": shown(outcome.mean),
        "sd": shown(root(outcome.variance)),
        **{name: shown(value) for name, value in quantiles(outcome).items()},
        "goal": None if outcome.goal is None else shown(outcome.goal),
        "probability": reached,
        "method": found.how,
        "missing": None if simulated else float(found.missing),
        "runs": found.total if simulated else None,
        "seed": seed if simulated else None,
        "standard_errors": told,
        "distribution": _whole(outcome, shown),
    }


def _whole(outcome: Outcome, shown: Callable[[Any], object]) -> list[dict[str, object]] | None:
    found = outcome.distribution
    if len(found.values) > MOST_VALUES:
        return None
    return [
        {"value": shown(value), "probability": float(p)}
        for value, p in zip(found.values, found.probabilities, strict=True)
    ]


def _bucket(bucket: Bucket) -> dict[str, object]:
    return {
        "month": bucket.key,
        "n": bucket.n,
        "number": float(bucket.mean),
        "money": [
            {"n": n, **money_data(mean, currency)} for currency, (n, mean) in bucket.money.items()
        ],
    }


def _outcome_rows(
    kind: str, outcome: Outcome, shown: Callable[[Any], float | str], currency: str | None
) -> Iterator[FigureRow]:
    values = {"mean": outcome.mean, "sd": root(outcome.variance), **quantiles(outcome)}
    if outcome.goal is not None:
        values["goal"] = outcome.goal
    for name, value in values.items():
        yield FigureRow(f"{kind}.{name}", shown(value), outcome.n, currency=currency)
    if outcome.goal is not None:
        reached = float(outcome.distribution.at_least(outcome.goal))
        yield FigureRow(f"{kind}.probability", reached, outcome.n, currency=currency)
