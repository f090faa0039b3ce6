"""The activity chain's words and values: steps, links, stretches of days, a ratio of each kind.

Refuses per cent where there may be more than one for each: of visits to appointments.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.i18n import N_, _
from pipelinecli.method.figures.chain import Link, Step
from pipelinecli.method.money import Money
from pipelinecli.render.figures.ratio import (
    UNDEFINED,
    interval_text,
    percent,
    ratio_data,
    ratio_text,
    rounded,
)

if TYPE_CHECKING:
    from fractions import Fraction

    from pipelinecli.method.figures.chain import Rates, Seen
    from pipelinecli.method.figures.period import Period
    from pipelinecli.method.figures.proportion import Ratio

STEPS: Final = {
    Step.DIALS: N_("Dials"),
    Step.TALKS: N_("Talks"),
    Step.APPOINTMENTS: N_("Appointments"),
    Step.VISITS: N_("Visits"),
    Step.SALES: N_("Sales"),
    Step.CONTACTS: N_("New contacts"),
    Step.PROSPECTS: N_("New prospects"),
}
LINKS: Final = {
    Link.REACHED: N_("Talks per dial"),
    Link.AGREED: N_("Appointments per talk"),
    Link.HELD: N_("Visits per appointment"),
    Link.CLOSED: N_("Sales per visit"),
    Link.QUALIFIED: N_("Prospects per contact"),
    Link.WON: N_("Sales per prospect"),
}


def step_label(step: Step) -> str:
    """Return what is counted."""
    return _(STEPS[step])


def link_label(link: Link) -> str:
    """Return what is counted for what."""
    return _(LINKS[link])


def link_text(link: Link, ratio: Ratio) -> str:
    """Write a ratio with what it was counted from: 46.7% (7/15), 1.6 (8/5)."""
    if ratio.n == 0:
        return UNDEFINED
    if link is Link.HELD or ratio.hits > ratio.n:
        return f"{number(ratio.value, 2)} ({ratio.hits}/{ratio.n})"
    return ratio_text(ratio)


def interval_of(link: Link, ratio: Ratio) -> str:
    """Write the 95 % interval as the ratio is written."""
    interval = ratio.interval
    if interval is None or link is not Link.HELD:
        return interval_text(ratio)
    return f"{rounded(interval.lower, 2)}–{rounded(interval.upper, 2)}"


def rate_text(link: Link, value: Fraction | None) -> str:
    """Write a ratio that was not counted."""
    if value is not None and (link is Link.HELD or value > 1):
        return number(value, 2)
    return percent(value)


def number(value: Fraction | None, places: int = 1) -> str:
    """Write a number with thousands apart, "–" for none: 1,250 and 6.7."""
    if value is None:
        return UNDEFINED
    text = rounded(abs(value), places)
    whole, point, rest = text.partition(".")
    sign = "-" if value < 0 and text != "0" else ""
    return f"{sign}{int(whole):,}{point}{rest}"


def period_text(period: Period) -> str:
    """Return a stretch of days: 2026-11-01 … 2026-11-30."""
    if period.first is not None and period.last is not None:
        if period.first == period.last:
            return period.first.isoformat()
        return f"{period.first.isoformat()} … {period.last.isoformat()}"
    if period.first is not None:
        return _("from {day} on").format(day=period.first.isoformat())
    if period.last is not None:
        return _("until {day}").format(day=period.last.isoformat())
    return _("all there is")


def period_data(period: Period) -> dict[str, object]:
    """Return a stretch of days as programs get it; null is open."""
    return {
        "from": None if period.first is None else period.first.isoformat(),
        "to": None if period.last is None else period.last.isoformat(),
    }


def real(value: Fraction | None) -> float | None:
    """Return a number as programs get it; null is undefined."""
    return None if value is None else float(value)


def rounded_money(minor: Fraction, currency: str) -> Money:
    """Return an amount in whole minor units, halves up."""
    return Money((2 * minor.numerator + minor.denominator) // (2 * minor.denominator), currency)


def rates_data(rates: Rates, seen: Seen | None) -> dict[str, object]:
    """Return a chain's ratios by their links; of a sample there is no n."""
    if seen is not None:
        return {link.value: ratio_data(seen.ratio(link)) for link in rates.links}
    return {
        link.value: {"value": real(value), "n": None, "lower": None, "upper": None, "hits": None}
        for link, value in zip(rates.links, rates.values, strict=True)
    }
