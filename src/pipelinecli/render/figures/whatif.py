"""What each lever would do, alone and all together, against what is.

Refuses to add up money of several currencies: each has a column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _
from pipelinecli.method.figures.chain import CHAIN, Link, Step
from pipelinecli.method.figures.levers import LINK_OF, Lever
from pipelinecli.method.money import exponent
from pipelinecli.render.figures.chain import (
    STEPS,
    link_text,
    number,
    period_data,
    period_text,
    rate_text,
    rates_data,
    real,
    rounded_money,
)
from pipelinecli.render.figures.flat import FIGURES, figures
from pipelinecli.render.figures.plan_data import money_data
from pipelinecli.render.figures.ratio import UNDEFINED
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.page import Section, Sentences, write_page
from pipelinecli.render.formats.writing import write_listing
from pipelinecli.words import money_text

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from pipelinecli.method.figures.chain import Seen
    from pipelinecli.method.figures.levers import Outcome, WhatIf
    from pipelinecli.render.formats.page import Part

_LEVERS: Final = {
    Lever.DIALS: N_("Dials a day"),
    Lever.REACH: N_("Talks per dial"),
    Lever.APPOINTMENTS: N_("Appointments per talk"),
    Lever.CLOSING: N_("Sales per visit"),
    Lever.AVERAGE: N_("Average premium"),
}


class _Scenario(NamedTuple):
    title: str
    lever: Lever | None
    seen: Seen | None
    """Where the base comes from; None with a sample."""
    base: Outcome
    then: Outcome


def write_what_if(found: WhatIf, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write what would come of each lever, JSON kind "whatif"."""
    if form in MACHINE:
        write_value("whatif", what_if_data(found), form, out)
    elif form is Format.CSV:
        write_listing(FIGURES, list(figures(what_if_data(found))), form, out)
    else:
        write_page(_title(found), tuple(_parts(found)), form, out, no_color=no_color)


def what_if_data(found: WhatIf) -> dict[str, object]:
    """Return the figures as programs get them: the base, each lever, all together."""
    observed, base = found.observed, found.base.base
    return {
        **({"from": None, "to": None} if observed is None else period_data(observed.counted)),
        "profile": None if found.profile is None else found.profile.name,
        "days_a_week": base.days,
        "weeks_a_year": base.weeks,
        "ratios": rates_data(base.rates, None if observed is None else observed.seen),
        "averages": [
            {**money_data(one.each, one.currency), "n": one.n or None} for one in base.averages
        ],
        "base": _outcome(found.base),
        "levers": [
            {"lever": "all" if lever is None else lever.value, **_outcome(then)}
            for lever, then in found.then
        ],
    }


def _outcome(found: Outcome) -> dict[str, object]:
    base, money = found.base, found.money
    return {
        "dials_a_day": real(base.dials),
        **{
            link.value: real(value)
            for link, value in zip(base.rates.links, base.rates.values, strict=True)
        },
        "week": {step.value: real(found.week[step]) for step in CHAIN},
        "sales_a_year": real(found.sales),
        "money_a_year": [money_data(minor, code) for code, minor in (money or {}).items()],
    }


def _title(found: WhatIf) -> str:
    if found.profile is not None:
        return _("What if, from the sample {name}").format(name=found.profile.name)
    period = "" if found.observed is None else period_text(found.observed.counted)
    return _("What if, from your own figures ({period})").format(period=period)


def _parts(found: WhatIf) -> Iterator[Part]:
    base = found.base.base
    lines = [
        _("{days} days a week, {weeks} weeks a year.").format(days=base.days, weeks=base.weeks)
    ]
    if found.changes.is_example:
        lines.append(_("No lever was named: each is moved by a tenth."))
    yield Sentences(tuple(lines))
    seen = None if found.observed is None else found.observed.seen
    several = len(found.changes.of) > 1
    rows = (
        _Scenario(_("As it is"), None, seen, found.base, found.base),
        *(
            _Scenario(
                _("All together") if lever is None else _(_LEVERS[lever]),
                lever,
                seen,
                found.base,
                then,
            )
            for lever, then in found.then
            if several or lever is not None
        ),
    )
    currencies = tuple(dict.fromkeys(code for row in rows for code in (row.then.money or {})))
    yield Section(_("A year"), _year(currencies), rows)
    yield Section(_("A week"), _week(), rows)


def _value(row: _Scenario, outcome: Outcome) -> str:
    """Return a lever's value in an outcome."""
    lever = row.lever
    if lever is None:
        return ""
    if lever is Lever.DIALS:
        return number(outcome.base.dials)
    if lever is Lever.AVERAGE:
        each = outcome.base.averages
        return ", ".join(money_text(rounded_money(one.each, one.currency)) for one in each) or (
            UNDEFINED
        )
    link: Link = LINK_OF[lever]
    return rate_text(link, outcome.base.rates.of(link))


def _now(row: _Scenario) -> str:
    """Return a lever's value as it is, with what it was counted from."""
    if row.seen is None or row.lever is None or row.lever is Lever.DIALS:
        return _value(row, row.base)
    if row.lever is not Lever.AVERAGE:
        link = LINK_OF[row.lever]
        return link_text(link, row.seen.ratio(link))
    n = sum(one.n for one in row.base.base.averages)
    return f"{_value(row, row.base)} ({n})" if n else UNDEFINED


def _more(row: _Scenario) -> str:
    was, then = row.base.sales, row.then.sales
    if row.then is row.base:
        return ""
    if was is None or then is None:
        return UNDEFINED
    sign = "+" if then > was else ""
    return f"{sign}{number(then - was)}"


def _money(row: _Scenario, code: str) -> str:
    minor: Fraction | None = (row.then.money or {}).get(code)
    return UNDEFINED if minor is None else number(minor / 10 ** exponent(code), 0)


def _year(currencies: tuple[str, ...]) -> Listing[_Scenario]:
    """Return the columns of a year, one for each currency among them."""
    return Listing(
        "year",
        (
            Column("lever", "", lambda row: row.title, lambda row: row.lever),
            Column(
                "now",
                N_("Now"),
                _now,
                _now,
                align="right",
            ),
            Column(
                "then",
                N_("Then"),
                lambda row: _value(row, row.then),
                lambda row: _value(row, row.then),
                align="right",
            ),
            Column(
                "sales",
                N_("Sales"),
                lambda row: number(row.then.sales),
                lambda row: real(row.then.sales),
                align="right",
            ),
            Column("more", N_("More"), _more, _more, align="right"),
            *(_premium(code) for code in currencies),
        ),
    )


def _premium(code: str) -> Column[_Scenario]:
    """Return the column of a currency, in whole units: its title says which."""
    return Column(
        code,
        code,
        lambda row: _money(row, code),
        lambda row: _money(row, code),
        align="right",
    )


def _week() -> Listing[_Scenario]:
    """Return the columns of a week, one for each step."""
    first: Column[_Scenario] = Column("lever", "", lambda row: row.title, lambda row: row.lever)
    return Listing("week", (first, *(_of_week(step) for step in CHAIN)))


def _of_week(step: Step) -> Column[_Scenario]:
    return Column(
        step.value,
        STEPS[step],
        lambda row: number(row.then.week[step]),
        lambda row: real(row.then.week[step]),
        align="right",
    )
