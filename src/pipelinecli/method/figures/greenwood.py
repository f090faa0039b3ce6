"""How sure the median of a Kaplan-Meier curve is: Greenwood's variance on the log-log scale.

The counts are exact, the limits are days on which attempts closed. It refuses a limit where the
band around the curve never gets to one half.
"""

from __future__ import annotations

from math import exp, log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.figures.proportion import Z

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from pipelinecli.method.survival import Step

_HALF = 0.5


class Edges(NamedTuple):
    """The band around the curve on a day: two shares of 0 to 1."""

    days: int
    lower: float
    upper: float


class Limits(NamedTuple):
    """The days between which the median lies; None where the band is not there by then."""

    lower: int | None = None
    upper: int | None = None


def band(steps: Iterable[Step]) -> Iterator[Edges]:
    """Yield the 95 % band around the curve, a step each while anybody is left.

    It is `S(t)^exp(± z s(t))` with `s(t)² = Σ d_i / (n_i (n_i - d_i)) / log(S(t))²`.
    Source: Greenwood, "The Natural Duration of Cancer" (1926), with the transform of Kalbfleisch
    and Prentice, "The Statistical Analysis of Failure Time Data" (1980) §1.3.
    """
    variance = 0.0
    for step in steps:
        left = step.at_risk - step.closed
        if not left:
            return
        variance += step.closed / (step.at_risk * left)
        slope = log(float(step.survival))
        away = Z * sqrt(variance) / -slope
        yield Edges(step.days, exp(slope * exp(away)), exp(slope * exp(-away)))


def median_limits(steps: Iterable[Step]) -> Limits:
    """Return the 95 % confidence limits of the median.

    They are the first days on which the lower and the upper edge of the band are at one half or
    below. Where everybody has closed there is no band any more: the lower edge is there with the
    curve, the upper one stays where it was.

    Source: Brookmeyer and Crowley, "A Confidence Interval for the Median Survival Time",
    Biometrics 38 (1982) 29-41.
    """
    seen = list(steps)
    edges = list(band(seen))
    lower = next((edge.days for edge in edges if edge.lower <= _HALF), None)
    upper = next((edge.days for edge in edges if edge.upper <= _HALF), None)
    if lower is None and len(edges) < len(seen):
        lower = seen[-1].days
    return Limits(lower, upper)
