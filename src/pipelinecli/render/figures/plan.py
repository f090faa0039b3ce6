"""A plan told: what a goal takes from the first step on, what is done, what is left a day.

How many must be done a day is whole, and so is everything in all; averages are not. Refuses to
call a plan met or missed before its day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, TextIO

from pipelinecli.i18n import N_, _, ngettext
from pipelinecli.method.figures.chain import Step
from pipelinecli.method.figures.period import Period
from pipelinecli.render.figures.chain import (
    interval_of,
    link_label,
    link_text,
    number,
    period_text,
    rate_text,
    rounded_money,
    step_label,
)
from pipelinecli.render.figures.flat import FIGURES, figures
from pipelinecli.render.figures.plan_data import plan_data
from pipelinecli.render.figures.ratio import UNDEFINED
from pipelinecli.render.formats.answer import MACHINE, write_value
from pipelinecli.render.formats.listing import Column, Format, Listing
from pipelinecli.render.formats.page import Section, Sentences, write_page
from pipelinecli.render.formats.writing import write_listing
from pipelinecli.words import money_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from fractions import Fraction

    from pipelinecli.method.figures.chain import Link
    from pipelinecli.method.figures.plan import Plan
    from pipelinecli.method.figures.planned import Planned
    from pipelinecli.render.formats.page import Part


class _Line(NamedTuple):
    step: Step
    planned: Planned


class _Rate(NamedTuple):
    link: Link
    planned: Planned


def write_plan(found: Planned, form: Format, out: TextIO, *, no_color: bool = False) -> None:
    """Write a plan, JSON kind "plan"."""
    if form in MACHINE:
        write_value("plan", plan_data(found), form, out)
    elif form is Format.CSV:
        write_listing(FIGURES, list(figures(plan_data(found))), form, out)
    else:
        write_page(_title(found), tuple(_parts(found)), form, out, no_color=no_color)


def _title(found: Planned) -> str:
    goal = found.goal
    sales = ngettext("{n} sale", "{n} sales", found.whole.sales).format(n=found.whole.sales)
    period = period_text(Period(goal.since, goal.by))
    if goal.premium is None:
        return _("Plan: {sales}, {period}").format(sales=sales, period=period)
    return _("Plan: {premium}, which is {sales}, {period}").format(
        premium=money_text(goal.premium), sales=sales, period=period
    )


def _parts(found: Planned) -> Iterator[Part]:
    yield Sentences(tuple(_by(found)))
    steps = found.rates.steps
    yield Section(
        _("What it takes in all, and from today on"),
        _STEPS,
        tuple(_Line(step, found) for step in steps),
    )
    links = found.rates.links
    yield Section(_("By these ratios"), _RATES, tuple(_Rate(link, found) for link in links))
    yield Sentences(("", *_where(found), *_replacing(found)))


def _by(found: Planned) -> Iterator[str]:
    how, average = found.how, found.average
    if found.observed is not None:
        yield _("By your own ratios ({period}), {days} days a week, {weeks} weeks a year.").format(
            period=period_text(found.observed.counted), days=how.days, weeks=how.weeks
        )
    elif how.profile is not None:
        yield _("By the sample {name}, {days} days a week, {weeks} weeks a year.").format(
            name=how.profile.name, days=how.days, weeks=how.weeks
        )
    if average is not None:
        each = money_text(rounded_money(average.each, average.currency))
        yield (
            _("A sale is worth {amount} on average ({n} sales).").format(amount=each, n=average.n)
            if average.n
            else _("A sale is taken to be worth {amount}.").format(amount=each)
        )


def _where(found: Planned) -> Iterator[str]:
    """Say what is done, and what is left a day."""
    first = found.rates.steps[0]
    done, goal = found.done_sales, found.whole.sales
    behind = found.expected - done
    if not behind:
        pace = _("on an even pace")
    elif behind > 0:
        pace = _("{n} behind an even pace").format(n=number(behind))
    else:
        pace = _("{n} ahead of an even pace").format(n=number(-behind))
    if found.premium_done is not None and found.goal.premium is not None:
        yield _("Done: {done} of {goal} ({sales} sales).").format(
            done=money_text(found.premium_done),
            goal=money_text(found.goal.premium),
            sales=done,
        )
    else:
        yield _("Done: {done} of {goal} sales, {pace}.").format(done=done, goal=goal, pace=pace)
    left = found.left
    if left is None:
        yield _("No working day is left for the rest.")
    elif left.sales == 0:
        yield _("The goal is reached.")
    else:
        yield _("Left: {sales} in {weeks} weeks: {a_day} {step} a day.").format(
            sales=ngettext("{n} sale", "{n} sales", left.sales).format(n=left.sales),
            weeks=number(left.weeks),
            a_day=f"{left.first_a_day:,}",
            step=step_label(first).lower(),
        )


def _replacing(found: Planned) -> Iterator[str]:
    """Say what each sale uses up, and what is owed this week."""
    per_sale, week = found.per_sale, found.replaced
    if per_sale is None:
        yield _(
            "How many prospects a sale takes is not known before the first sale; "
            "say it: --prospects N."
        )
    else:
        yield _("A sale uses up {n} prospects: add as many after each.").format(
            n=_counted(found, per_sale)
        )
    if week is not None and week.rule is not None:
        yield _(
            "This week: {prospects} prospects, {sales} sold: {left} left, {to_add} to add, "
            "{added} added, {owed} owed."
        ).format(
            prospects=week.prospects,
            sales=week.sales,
            left=week.rule.left,
            to_add=week.rule.to_add,
            added=week.added,
            owed=week.owed,
        )
        if week.rule.shortfall:
            yield _("The sales have used up {n} more prospects than there were.").format(
                n=week.rule.shortfall
            )


def _counted(found: Planned, per_sale: Fraction) -> str:
    """Write the prospects per sale, with what they were counted from if they were."""
    if found.observed is None or found.how.per_sale is not None:
        return number(per_sale)
    counts = found.observed.seen.counts
    return f"{number(per_sale)} ({counts[Step.PROSPECTS]}/{counts[Step.SALES]})"


def _is_first(row: _Line) -> bool:
    return row.step == row.planned.rates.steps[0]


def _a_day(row: _Line, plan: Plan | None) -> str:
    if plan is None:
        return UNDEFINED
    return f"{plan.first_a_day:,}" if _is_first(row) else number(plan.a_day(row.step))


def _a_week(row: _Line, plan: Plan | None) -> str:
    return UNDEFINED if plan is None else number(plan.a_week[row.step])


def _total(row: _Line, plan: Plan | None) -> str:
    return UNDEFINED if plan is None else f"{plan.total(row.step):,}"


def _column(key: str, title: str, value: Callable[[_Line], str]) -> Column[_Line]:
    return Column(key, title, value, value, align="right")


def _done(row: _Line) -> str:
    found = row.planned
    return f"{found.done_sales if row.step is Step.SALES else found.done[row.step]:,}"


def _rate(row: _Rate) -> str:
    observed = row.planned.observed
    if observed is not None:
        return link_text(row.link, observed.seen.ratio(row.link))
    return rate_text(row.link, row.planned.rates.of(row.link))


def _interval(row: _Rate) -> str:
    observed = row.planned.observed
    return UNDEFINED if observed is None else interval_of(row.link, observed.seen.ratio(row.link))


_STEPS: Final[Listing[_Line]] = Listing(
    "steps",
    (
        Column("step", "", lambda row: step_label(row.step), lambda row: row.step.value),
        _column("total", N_("In all"), lambda row: _total(row, row.planned.whole)),
        _column("week", N_("A week"), lambda row: _a_week(row, row.planned.whole)),
        _column("day", N_("A day"), lambda row: _a_day(row, row.planned.whole)),
        _column("done", N_("Done"), _done),
        _column("left", N_("Left"), lambda row: _total(row, row.planned.left)),
        _column("left_week", N_("A week"), lambda row: _a_week(row, row.planned.left)),
        _column("left_day", N_("A day"), lambda row: _a_day(row, row.planned.left)),
    ),
)
_RATES: Final[Listing[_Rate]] = Listing(
    "rates",
    (
        Column("ratio", "", lambda row: link_label(row.link), lambda row: row.link.value),
        Column("value", N_("Value"), _rate, _rate, align="right"),
        Column("interval", "95 %", _interval, _interval, align="right"),
    ),
)
