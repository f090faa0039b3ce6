"""The five levers: more dials, more of them reached, more appointments, closing, money per sale.

METHOD §6. Each alone and all together, against what is. Exact inside. Refuses to read a change it
could take for another: what is not a number, a share or `x1.1` is no change.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.figures.chain import Link, Rates, Step, forward
from pipelinecli.method.spelling import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from fractions import Fraction

    from pipelinecli.method.figures.chain import Profile
    from pipelinecli.method.figures.observed import Observed

_LONGEST: Final = 20
_TIMES: Final = "x×*"


class Lever(StrEnum):
    """What can be changed; the value is the token that is typed."""

    DIALS = "dials"
    REACH = "reach"
    APPOINTMENTS = "appointments"
    CLOSING = "closing"
    AVERAGE = "average"


LINK_OF: Final = {
    Lever.REACH: Link.REACHED,
    Lever.APPOINTMENTS: Link.AGREED,
    Lever.CLOSING: Link.CLOSED,
}


class UnreadableChange(ValueError):
    """`text` is no change of a lever."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.text = text


class Change(NamedTuple):
    """A lever's new value, or so many times its old one."""

    value: Fraction
    is_factor: bool = False

    def of(self, base: Fraction | None) -> Fraction | None:
        """Return what becomes of a value; None for so many times what is undefined."""
        if not self.is_factor:
            return self.value
        return None if base is None else base * self.value


class Average(NamedTuple):
    """The average premium of a sale in one currency."""

    currency: str
    each: Fraction
    """Minor units."""
    share: Fraction
    """Of the sales that are in it."""
    n: int
    """Sales it is the average of; 0 if it was typed."""


class Base(NamedTuple):
    """What a rep does and what comes of it."""

    dials: Fraction | None
    """A working day."""
    rates: Rates
    days: int
    weeks: int
    averages: tuple[Average, ...] = ()


class Outcome(NamedTuple):
    """What a base comes to; what cannot be told is None."""

    base: Base
    week: Mapping[Step, Fraction | None]
    sales: Fraction | None
    """A year."""

    @property
    def money(self) -> dict[str, Fraction] | None:
        """Premium a year, in minor units by currency; None while the sales are undefined."""
        if self.sales is None:
            return None
        return {one.currency: self.sales * one.share * one.each for one in self.base.averages}


class Changes(NamedTuple):
    """What was typed of the levers."""

    of: Mapping[Lever, Change]
    currency: str | None = None
    """Of a new average premium."""
    is_example: bool = False
    """Whether nothing was typed, so that each is moved by a tenth."""


class WhatIf(NamedTuple):
    """What is, and what would come of each lever."""

    profile: Profile | None
    observed: Observed | None
    """Where the figures come from; None with a sample."""
    changes: Changes
    base: Outcome
    then: tuple[tuple[Lever | None, Outcome], ...]
    """Of each lever alone; None is all together."""


def outcome(base: Base) -> Outcome:
    """Return what a base comes to in a week and in a year: `D = d·w` … `S·W` (METHOD §6)."""
    dials = None if base.dials is None else base.dials * base.days
    week = forward(base.rates, dials)
    sales = week[Step.SALES]
    return Outcome(base, week, None if sales is None else sales * base.weeks)


def changed(base: Base, changes: Mapping[Lever, Change], currency: str | None = None) -> Base:
    """Return the base with some levers moved; `currency` is that of a new average premium.

    A new average takes the place of the old one in its currency; where no sale is in it, all are.
    """
    rates = base.rates
    for lever, link in LINK_OF.items():
        if lever in changes:
            values = list(rates.values)
            values[rates.links.index(link)] = changes[lever].of(rates.of(link))
            rates = rates._replace(values=tuple(values))
    dials, averages = base.dials, base.averages
    if Lever.DIALS in changes:
        dials = changes[Lever.DIALS].of(dials)
    if Lever.AVERAGE in changes:
        averages = _averages(averages, changes[Lever.AVERAGE], currency)
    return base._replace(dials=dials, rates=rates, averages=averages)


def scenarios(
    base: Base, changes: Mapping[Lever, Change], currency: str | None = None
) -> Iterator[tuple[Lever | None, Outcome]]:
    """Yield what comes of each lever alone, then of all together (None)."""
    for lever, change in changes.items():
        yield lever, outcome(changed(base, {lever: change}, currency))
    yield None, outcome(changed(base, changes, currency))


def parse_change(text: str) -> Change:
    """Read a change: 30, 8/15, 53%, 0.53, or x1.1 for so many times. Raises UnreadableChange."""
    from fractions import Fraction

    typed = fold(text[: _LONGEST + 1]).strip()
    if len(text) > _LONGEST or not typed:
        raise UnreadableChange(text)
    is_factor = typed[0] in _TIMES
    number = typed[1:].strip() if is_factor else typed
    share = number.endswith("%")
    number = number.removesuffix("%").rstrip()
    if not set(number) <= set("0123456789." if share else "0123456789./"):
        raise UnreadableChange(text)
    try:
        return Change(Fraction(number) / (100 if share else 1), is_factor)
    except (ValueError, ZeroDivisionError):
        raise UnreadableChange(text) from None


def _averages(
    averages: tuple[Average, ...], change: Change, currency: str | None
) -> tuple[Average, ...]:
    if change.is_factor:
        return tuple(one._replace(each=one.each * change.value) for one in averages)
    found = tuple(
        one._replace(each=change.value, n=0) if one.currency == currency else one
        for one in averages
    )
    if currency is None or any(one.currency == currency for one in averages):
        return found
    return (Average(currency, change.value, change.value * 0 + 1, 0),)
