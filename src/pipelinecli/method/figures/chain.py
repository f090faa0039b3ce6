"""The activity chain: dials, talks, appointments, visits, sales, and what one makes of the next.

Beside it the chain of people: new contacts, prospects, sales. METHOD §6; the two sample profiles
are the deck's. Exact inside. Refuses to fill in a ratio that nobody has observed: what is
undefined is None, and a sample never stands for a rep's own figures unless it is asked for.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.method.figures.proportion import Ratio

if TYPE_CHECKING:
    from collections.abc import Mapping
    from fractions import Fraction


class Step(StrEnum):
    """What is counted; the value is the token that scripts rely on."""

    DIALS = "dials"
    TALKS = "talks"
    APPOINTMENTS = "appointments"
    """First appointments agreed; a new date for one is not another."""
    VISITS = "visits"
    SALES = "sales"
    """Attempts that closed and earned it, on the day of issue."""
    CONTACTS = "contacts"
    """People whose card was opened."""
    PROSPECTS = "prospects"
    """Attempts that became effective: that first earned 25% or a later column."""


CHAIN: Final = (Step.DIALS, Step.TALKS, Step.APPOINTMENTS, Step.VISITS, Step.SALES)
PEOPLE: Final = (Step.CONTACTS, Step.PROSPECTS, Step.SALES)


class Link(StrEnum):
    """From one step to the next; the value is the token that scripts rely on."""

    REACHED = "talks_per_dial"
    AGREED = "appointments_per_talk"
    HELD = "visits_per_appointment"
    CLOSED = "sales_per_visit"
    QUALIFIED = "prospects_per_contact"
    WON = "sales_per_prospect"

    @property
    def ends(self) -> tuple[Step, Step]:
        """The step it is counted for, and the one that comes of it."""
        return _ENDS[self]


_ENDS: Final = {
    Link.REACHED: (Step.DIALS, Step.TALKS),
    Link.AGREED: (Step.TALKS, Step.APPOINTMENTS),
    Link.HELD: (Step.APPOINTMENTS, Step.VISITS),
    Link.CLOSED: (Step.VISITS, Step.SALES),
    Link.QUALIFIED: (Step.CONTACTS, Step.PROSPECTS),
    Link.WON: (Step.PROSPECTS, Step.SALES),
}
LINKS: Final = (Link.REACHED, Link.AGREED, Link.HELD, Link.CLOSED)
PEOPLES: Final = (Link.QUALIFIED, Link.WON)


class Rates(NamedTuple):
    """A chain of steps with what each makes of the one before; None where that is undefined."""

    links: tuple[Link, ...]
    values: tuple[Fraction | None, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """The steps, first to last."""
        return (self.links[0].ends[0], *(link.ends[1] for link in self.links))

    def of(self, link: Link) -> Fraction | None:
        """Return what one link makes of the step before it."""
        return self.values[self.links.index(link)]

    @property
    def useless(self) -> tuple[Link, ...]:
        """The links that no number of sales can be planned through: undefined, or 0."""
        return tuple(link for link, value in zip(self.links, self.values, strict=True) if not value)


class Profile(NamedTuple):
    """A named sample, to compare with or to plan by until there are figures of one's own."""

    name: str
    rates: Rates
    per_sale: Fraction
    """Prospects per sale."""
    days: int
    """Working days a week."""
    weeks: int
    """Working weeks a year."""
    a_day: Fraction | None = None
    """Of the first step; None where the sample names no time."""


class Seen(NamedTuple):
    """What was done in a stretch of time, as it is on record."""

    counts: Mapping[Step, int]
    weeks: Fraction
    """Working weeks in which any of the chain was done."""
    overridden: int = 0
    """Attempts that an override closed: left out of the sales."""

    def ratio(self, link: Link) -> Ratio:
        """Return how many of the one for each of the other."""
        counted_for, counted = link.ends
        return Ratio(self.counts[counted], self.counts[counted_for])

    def rates(self, links: tuple[Link, ...] = LINKS) -> Rates:
        """Return the observed ratios as a chain."""
        return Rates(links, tuple(self.ratio(link).value for link in links))

    def a_week(self, step: Step) -> Fraction | None:
        """Return the average of a working week; None without one."""
        return self.counts[step] / self.weeks if self.weeks else None

    def per_sale(self, step: Step) -> Fraction | None:
        """Return how many there were for each sale; None without a sale."""
        return Ratio(self.counts[step], self.counts[Step.SALES]).value

    @property
    def carried_over(self) -> Fraction | None:
        """Visits beyond the first per new appointment: r of METHOD §6, below 0 with fewer."""
        visits = self.ratio(Link.HELD).value
        return None if visits is None else visits - 1


def forward(rates: Rates, first: Fraction | None) -> dict[Step, Fraction | None]:
    """Return what so many of the first step come to, step by step (METHOD §6).

    `C = D·k; A = C·a; V = A·(1+r); S = V·c`. What an undefined ratio leads to is None.
    """
    found: dict[Step, Fraction | None] = {rates.steps[0]: first}
    reached = first
    for link, value in zip(rates.links, rates.values, strict=True):
        reached = None if reached is None or value is None else reached * value
        found[link.ends[1]] = reached
    return found


def backward(rates: Rates, sales: Fraction) -> dict[Step, Fraction]:
    """Return what so many sales take, step by step from the first (METHOD §6).

    `V = S/c; A = V/(1+r); C = A/a; D = C/k`. Raises ValueError where a ratio is undefined or 0.
    """
    needed = {Step.SALES: sales}
    left = sales
    for link, value in zip(reversed(rates.links), reversed(rates.values), strict=True):
        if not value:
            raise ValueError(link)
        left /= value
        needed[link.ends[0]] = left
    return {step: needed[step] for step in rates.steps}


def profiles() -> dict[str, Profile]:
    """Return the sample profiles by name (METHOD §6)."""
    from fractions import Fraction

    xinhua = Rates(LINKS, (Fraction(7, 15), Fraction(1, 7), Fraction(8, 5), Fraction(1, 8)))
    people = Rates(PEOPLES, (Fraction(1, 4), Fraction(1, 5)))
    return {
        # Five new appointments make eight visits and one sale: 5 prospects per sale.
        "ai-xinhua": Profile("ai-xinhua", xinhua, Fraction(5), 5, 50, Fraction(15)),
        "20-5-1": Profile("20-5-1", people, Fraction(5), 5, 50),
    }
