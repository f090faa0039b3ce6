"""The backward plan of a goal, and where it stands today: what is done, what is left (METHOD §6).

It goes by the rep's own ratios, or by a sample that was asked for. It refuses to mix the two, and
a goal in one currency counts nothing that was sold in another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import Refused, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.figures.chain import LINKS, Profile, Rates, Step
from pipelinecli.method.figures.levers import Average
from pipelinecli.method.figures.period import Period
from pipelinecli.method.figures.plan import plan, sales_for
from pipelinecli.method.figures.planned import Planned
from pipelinecli.method.figures.weeks import working_weeks
from pipelinecli.method.money import Money
from pipelinecli.services.figures.lacking import NoRates
from pipelinecli.services.figures.ratios import observed
from pipelinecli.services.figures.replacing import replaced
from pipelinecli.store import ratios as stored

if TYPE_CHECKING:
    from fractions import Fraction

    from pipelinecli.method.figures.observed import Observed
    from pipelinecli.method.figures.planned import Goal, How
    from pipelinecli.services.desk import Desk


def planned(desk: Desk, goal: Goal, how: How) -> Planned:
    """Return what a goal takes. Raises StoreAbsent, NoRates, Refused or UsageError."""
    if how.profile is not None and not desk.store.exists():
        return _planned(desk, goal, how, None, with_store=False)
    with desk.store.snapshot():
        needed = how.profile is None or (goal.premium is not None and goal.average is None)
        own = observed(desk, how.period) if needed else None
        return _planned(desk, goal, how, own, with_store=True)


def _planned(
    desk: Desk, goal: Goal, how: How, own: Observed | None, *, with_store: bool
) -> Planned:
    rates = rates_of(how.profile, own)
    stretch = Period(goal.since, min(goal.by, desk.today))
    seen = stored.counted(desk.store, desk.clock, stretch).counts if with_store else None
    done = dict.fromkeys(Step, 0) if seen is None else seen
    average = None if goal.premium is None else _average(desk, goal, own)
    earned = _earned(desk, goal, stretch) if with_store else None
    sales, left = _sales(
        goal, how, average, done[Step.SALES] if how.done is None else how.done, earned
    )
    weeks = working_weeks(goal.since, goal.by, how.days, how.weeks)
    whole = plan(rates, sales, weeks, how.days)
    if whole is None:
        raise UsageError(
            _("there is no working day from {first} to {last}").format(
                first=goal.since, last=goal.by
            ),
            hint=_("name a later day: --by DATE"),
        )
    per_sale = _per_sale(how, own)
    return Planned(
        goal=goal,
        how=how,
        rates=rates,
        observed=None if how.profile is not None else own,
        average=average,
        whole=whole,
        left=plan(rates, left, _weeks_left(desk, goal, how), how.days),
        done=done,
        premium_done=earned,
        per_sale=per_sale,
        replaced=replaced(desk, per_sale) if with_store else None,
    )


def rates_of(profile: Profile | None, own: Observed | None) -> Rates:
    """Return the sample's ratios, or the rep's own. Raises NoRates where these lead nowhere."""
    if profile is not None:
        return profile.rates
    if own is None:
        return Rates(LINKS, (None,) * len(LINKS))
    rates = own.seen.rates()
    if rates.useless:
        raise NoRates(own.seen, rates.useless)
    return rates


def averages(desk: Desk, period: Period) -> tuple[Average, ...]:
    """Return the average premium of a period's sales by currency, most sales first."""
    from fractions import Fraction

    rows = stored.premiums(desk.store, desk.clock, period)
    every = sum(count for _currency, count, _minor in rows)
    return tuple(
        Average(currency, Fraction(minor, count), Fraction(count, every), count)
        for currency, count, minor in rows
    )


def _average(desk: Desk, goal: Goal, own: Observed | None) -> Average:
    """Return the average premium that was typed, or that of the rep's own sales."""
    from fractions import Fraction

    premium, typed = goal.premium, goal.average
    currency = desk.currency if premium is None else premium.currency
    if typed is not None:
        if typed.currency != currency:
            raise UsageError(
                _("the goal is in {one}, the average in {other}").format(
                    one=currency, other=typed.currency
                ),
                hint=_("name both in one currency"),
            )
        return Average(currency, Fraction(typed.minor), Fraction(1), 0)
    found = () if own is None else averages(desk, own.counted)
    for average in found:
        if average.currency == currency and average.each:
            return average
    raise Refused(
        _("no sale with a premium in {currency} is on record to take the average of").format(
            currency=currency
        ),
        hint=_("say what a sale is worth: --average AMOUNT"),
    )


def _earned(desk: Desk, goal: Goal, stretch: Period) -> Money | None:
    """Return the premium of the sales since the goal began, in the goal's currency."""
    if goal.premium is None:
        return None
    currency = goal.premium.currency
    rows = stored.premiums(desk.store, desk.clock, stretch)
    return Money(next((minor for code, _n, minor in rows if code == currency), 0), currency)


def _sales(
    goal: Goal, how: How, average: Average | None, done: int, earned: Money | None
) -> tuple[int, int]:
    """Return the sales of a goal, and those that are left of it."""
    if goal.premium is None or average is None:
        sales = goal.sales or 0
        return sales, sales - done
    sales = sales_for(goal.premium.minor, average.each)
    if how.done is not None or earned is None:
        return sales, sales - done
    return sales, sales_for(goal.premium.minor - earned.minor, average.each)


def _weeks_left(desk: Desk, goal: Goal, how: How) -> Fraction:
    from fractions import Fraction

    if how.weeks_left is not None:
        return Fraction(how.weeks_left)
    return working_weeks(max(goal.since, desk.today), goal.by, how.days, how.weeks)


def _per_sale(how: How, own: Observed | None) -> Fraction | None:
    """Return the prospects per sale: as typed, the sample's, or the rep's own."""
    from fractions import Fraction

    if how.per_sale is not None:
        return Fraction(how.per_sale)
    if how.profile is not None:
        return how.profile.per_sale
    return None if own is None else own.seen.per_sale(Step.PROSPECTS)
