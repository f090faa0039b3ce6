"""A plan as programs get it: averages exact, what must be done a day and in all whole."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.figures.chain import Step
from pipelinecli.method.figures.period import Period
from pipelinecli.render.figures.chain import period_data, rates_data, real, rounded_money

if TYPE_CHECKING:
    from fractions import Fraction

    from pipelinecli.method.figures.plan import Plan
    from pipelinecli.method.figures.planned import Planned
    from pipelinecli.method.money import Money


def plan_data(found: Planned) -> dict[str, object]:
    """Return a plan's figures; null is undefined, or not asked for."""
    how, goal, observed = found.how, found.goal, found.observed
    return {
        **period_data(Period(goal.since, goal.by)),
        "goal": {
            "sales": found.whole.sales,
            "premium": _money(goal.premium),
            "average": _average(found),
        },
        "profile": None if how.profile is None else how.profile.name,
        "log": None if observed is None else period_data(observed.counted),
        "days_a_week": how.days,
        "weeks_a_year": how.weeks,
        "ratios": rates_data(found.rates, None if observed is None else observed.seen),
        "plan": _plan(found.whole),
        "done": {
            **{step.value: found.done[step] for step in found.rates.steps},
            Step.SALES.value: found.done_sales,
        },
        "premium_done": _money(found.premium_done),
        "expected_sales": float(found.expected),
        "left": None if found.left is None else _plan(found.left),
        "replacement": _replacement(found),
    }


def money_data(minor: Fraction, currency: str) -> dict[str, object]:
    """Return an amount, rounded to whole minor units, halves up."""
    return {"amount": rounded_money(minor, currency).decimal(), "currency": currency}


def _plan(plan: Plan) -> dict[str, object]:
    first = next(iter(plan.a_week))
    return {
        "sales": plan.sales,
        "weeks": float(plan.weeks),
        f"{first}_a_day": plan.first_a_day,
        "total": {step.value: plan.total(step) for step in plan.a_week},
        "a_week": {step.value: float(n) for step, n in plan.a_week.items()},
        "a_day": {step.value: float(plan.a_day(step)) for step in plan.a_week},
    }


def _replacement(found: Planned) -> dict[str, object]:
    week = found.replaced
    rule = None if week is None else week.rule
    return {
        "prospects_per_sale": _per_sale(found),
        "week": None if week is None else period_data(week.week),
        "prospects": None if week is None else week.prospects,
        "sales": None if week is None else week.sales,
        "left": None if rule is None else rule.left,
        "to_add": None if rule is None else rule.to_add,
        "shortfall": None if rule is None else rule.shortfall,
        "added": None if week is None else week.added,
        "owed": None if week is None else week.owed,
    }


def _per_sale(found: Planned) -> dict[str, object]:
    """Return the prospects per sale, with the sales it is counted from where it was."""
    counted = found.observed is not None and found.how.per_sale is None
    n = None
    if counted and found.observed is not None:
        n = found.observed.seen.counts[Step.SALES]
    return {"value": real(found.per_sale), "n": n, "lower": None, "upper": None}


def _average(found: Planned) -> dict[str, object] | None:
    average = found.average
    if average is None:
        return None
    return {**money_data(average.each, average.currency), "n": average.n or None}


def _money(money: Money | None) -> dict[str, object] | None:
    return None if money is None else {"amount": money.decimal(), "currency": money.currency}
