"""The forecast: how many of the open effective prospects will close, and what they bring.

METHOD §8: each closes with the weight of its stage, independently of the others. Number and
money are forecast apart, and each currency by itself. It refuses to count a card that an
override put where it stands, and to guess an amount that is not known.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.figures.distribution import Chance, mean
from pipelinecli.method.stages import EFFECTIVE, Stage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date
    from fractions import Fraction

    from pipelinecli.method.figures.period import Period
    from pipelinecli.method.figures.proportion import Ratio
    from pipelinecli.method.figures.prospects import Prospect

NO_DATE: Final = "no-date"
"""No day of signing is expected."""
SIGNING_PASSED: Final = "signing-passed"
"""The expected day has gone by."""


class Source(StrEnum):
    """Where a weight comes from."""

    DEFAULT = "default"
    SETTING = "setting"
    TYPED = "typed"
    OWN = "own"
    """Measured: the rep's own closing rate."""


class Weight(NamedTuple):
    """The probability that a prospect of a stage closes."""

    p: Fraction
    source: Source
    ratio: Ratio | None = None
    """What was measured, where that was asked for; its n is 0 where nothing could be."""


Weights = dict[Stage, Weight]


class Left(StrEnum):
    """Why a card is left out."""

    OVERRIDDEN = "overridden"
    OUTSIDE = "outside-period"
    """Of the whole: the period does not hold its expected day of signing."""
    WITHOUT_AMOUNT = "without-amount"
    """Of the money only."""


class Bucket(NamedTuple):
    """Prospects with the same expected month of signing."""

    key: str
    """`2026-12`, `no-date` or `signing-passed`."""
    n: int
    mean: Fraction
    """Expected number of sales."""
    money: dict[str, tuple[int, Fraction]]
    """By currency: how many have an amount, and the expected sum in minor units."""


class Sorted(NamedTuple):
    """The prospects of a forecast, and those that are left out of it."""

    counted: Sequence[Prospect]
    left: dict[Left, list[Prospect]]

    @property
    def stages(self) -> dict[Stage, int]:
        """How many are counted, by stage."""
        found = dict.fromkeys(EFFECTIVE, 0)
        for prospect in self.counted:
            found[prospect.stage] += 1
        return found


def sort_out(prospects: Iterable[Prospect], period: Period) -> Sorted:
    """Part the prospects that are forecast from those that are left out."""
    counted: list[Prospect] = []
    left: dict[Left, list[Prospect]] = {reason: [] for reason in Left}
    for prospect in prospects:
        if prospect.is_overridden:
            left[Left.OVERRIDDEN].append(prospect)
        elif not period.is_everything and not (
            prospect.signing is not None and period.holds(prospect.signing)
        ):
            left[Left.OUTSIDE].append(prospect)
        else:
            counted.append(prospect)
            if not prospect.has_amount:
                left[Left.WITHOUT_AMOUNT].append(prospect)
    return Sorted(counted, left)


def of_number(counted: Iterable[Prospect], weights: Weights) -> list[Chance]:
    """Return the chances of the number of sales: 1 for each prospect."""
    found = dict.fromkeys(EFFECTIVE, 0)
    for prospect in counted:
        found[prospect.stage] += 1
    return [Chance(1, weights[stage].p, n) for stage, n in found.items() if n]


def of_money(counted: Iterable[Prospect], weights: Weights) -> dict[str, list[Chance]]:
    """Return the chances of the money, in minor units, by currency."""
    found: dict[str, dict[tuple[int, Stage], int]] = {}
    for prospect in counted:
        worth = prospect.worth
        if worth is not None:
            those = found.setdefault(worth.currency, {})
            key = worth.minor, prospect.stage
            those[key] = those.get(key, 0) + 1
    return {
        currency: [Chance(minor, weights[stage].p, n) for (minor, stage), n in those.items()]
        for currency, those in sorted(found.items())
    }


def bucket_of(prospect: Prospect, today: date) -> str:
    """Return in which month a prospect is expected to sign; or that it was, or that none is."""
    if prospect.signing is None:
        return NO_DATE
    if prospect.signing < today:
        return SIGNING_PASSED
    return f"{prospect.signing:%Y-%m}"


def buckets(counted: Iterable[Prospect], weights: Weights, today: date) -> list[Bucket]:
    """Return the forecast by expected month of signing: what has passed, the months, no date."""
    found: dict[str, list[Prospect]] = {}
    for prospect in counted:
        found.setdefault(bucket_of(prospect, today), []).append(prospect)
    keys = sorted(found, key=lambda key: (key == NO_DATE, key != SIGNING_PASSED, key))
    return [_bucket(key, found[key], weights) for key in keys]


def _bucket(key: str, those: Sequence[Prospect], weights: Weights) -> Bucket:
    money = {
        currency: (sum(chance.n for chance in chances), mean(chances))
        for currency, chances in of_money(those, weights).items()
    }
    return Bucket(key, len(those), mean(of_number(those, weights)), money)
