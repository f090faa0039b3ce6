"""The cycle for programs: as JSON, and as rows of figures."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.method.figures.cycle import LEFT_OUT, Seen
from pipelinecli.render.figures.named import Figure
from pipelinecli.render.figures.periods import period_data

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from pipelinecli.method.figures.cycle import Cycle
    from pipelinecli.method.figures.incidence import Incidence, Shares, Standing
    from pipelinecli.method.figures.stays import InStage

KIND: Final = "cycle"


def cycle_data(found: Cycle) -> dict[str, object]:
    """Return the cycle for programs; null is undefined, or not reached."""
    counts, of, in_force = found.cohort.counts, found.measured, found.in_force
    return {
        **period_data(found.period),
        "cycle": {
            "days": in_force.days,
            "configured": in_force.configured,
            "auto": in_force.is_auto,
            "measured": in_force.measured,
        },
        "n": found.cohort.n,
        "closed": counts[Seen.CLOSED],
        "lost": counts[Seen.LOST],
        "fell_back": counts[Seen.FELL_BACK],
        "open": counts[Seen.OPEN],
        "left_out": {why.value: counts[why] for why in LEFT_OUT},
        "closed_only": {
            "n": of.closed_only.n,
            "mean": _float(of.closed_only.mean),
            "median": _float(of.closed_only.median),
        },
        "kaplan_meier": {
            "n": found.cohort.n,
            "closed": counts[Seen.CLOSED],
            "median": of.quartiles.half,
            "lower": of.limits.lower,
            "upper": of.limits.upper,
            "quarter": of.quartiles.quarter,
            "three_quarters": of.quartiles.three_quarters,
        },
        "aalen_johansen": {
            "n": found.cohort.n,
            "closed": counts[Seen.CLOSED],
            "lost": counts[Seen.LOST],
            "median": of.half_closed,
            "by_day": [_standing_data(one) for one in of.by_day],
            "final": None if of.final is None else _final_data(of.final),
        },
        "stages": [_stage_data(one) for one in found.stages],
        "stays_left_out": found.forced,
    }


def cycle_rows(found: Cycle) -> Iterator[Figure]:
    """Yield the cycle as rows of figures."""
    n, of, counts = found.cohort.n, found.measured, found.cohort.counts
    yield Figure("cycle", found.in_force.days, "days")
    yield Figure("cycle.measured", found.in_force.measured, "days")
    for how in (Seen.CLOSED, Seen.LOST, Seen.FELL_BACK, Seen.OPEN):
        yield Figure(how.replace("-", "_"), counts[how], "attempts", n)
    yield Figure("left_out", sum(counts[why] for why in LEFT_OUT), "attempts")
    only = of.closed_only
    yield Figure("mean", _float(only.mean), "days", only.n)
    yield Figure("median", _float(only.median), "days", only.n)
    limits, quartiles = of.limits, of.quartiles
    yield Figure("kaplan_meier", quartiles.half, "days", n, limits.lower, limits.upper)
    yield Figure("kaplan_meier.quarter", quartiles.quarter, "days", n)
    yield Figure("kaplan_meier.three_quarters", quartiles.three_quarters, "days", n)
    yield Figure("aalen_johansen", of.half_closed, "days", n)
    for one in of.by_day:
        for part, share in _parts(one.shares).items():
            yield Figure(f"aalen_johansen.{part}.{one.days}", share, "share", one.at_risk)
    for stage in found.stages:
        yield Figure(stage.stage, _float(stage.stays.median), "days", stage.stays.n)
        yield Figure(f"{stage.stage}.mean", _float(stage.stays.mean), "days", stage.stays.n)
        yield Figure(f"{stage.stage}.longest", stage.longest, "days", stage.there)


def _standing_data(one: Standing) -> dict[str, object]:
    return {"days": one.days, "at_risk": one.at_risk, **_parts(one.shares)}


def _final_data(final: Incidence) -> dict[str, object]:
    return {"days": final.days, **_parts(final.shares)}


def _parts(shares: Shares | None) -> dict[str, float | None]:
    if shares is None:
        return {"closed": None, "lost": None, "neither": None}
    return {
        "closed": shares.closed / shares.whole,
        "lost": shares.lost / shares.whole,
        "neither": shares.neither / shares.whole,
    }


def _stage_data(one: InStage) -> dict[str, object]:
    return {
        "stage": one.stage,
        "n": one.stays.n,
        "mean": _float(one.stays.mean),
        "median": _float(one.stays.median),
        "there": one.there,
        "longest": one.longest,
    }


def _float(value: Fraction | None) -> float | None:
    return None if value is None else float(value)
