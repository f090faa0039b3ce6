"""What if: the five levers on the rep's own figures, or on a sample's (METHOD §6).

It refuses a share of more than all, and so many times what nobody has observed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import Refused, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.figures.chain import CHAIN, Step
from pipelinecli.method.figures.levers import (
    LINK_OF,
    Base,
    Change,
    Changes,
    Lever,
    UnreadableChange,
    WhatIf,
    changed,
    outcome,
    parse_change,
    scenarios,
)
from pipelinecli.services.figures.lacking import NoRates
from pipelinecli.services.figures.plan import averages
from pipelinecli.services.figures.ratios import observed
from pipelinecli.services.reading import read_money

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pipelinecli.method.figures.chain import Profile
    from pipelinecli.method.figures.observed import Observed
    from pipelinecli.method.figures.planned import How
    from pipelinecli.services.desk import Desk

MOST_DIALS = 10_000
MOST_TIMES = 1_000


def read_changes(desk: Desk, typed: Mapping[Lever, str | None]) -> Changes:
    """Read the levers that were typed. Raises UsageError."""
    found: dict[Lever, Change] = {}
    currency = None
    for lever, text in typed.items():
        if text is None:
            continue
        if lever is Lever.AVERAGE and not text.strip().lower().startswith(("x", "×", "*")):
            from fractions import Fraction

            money = read_money(desk, text)
            found[lever], currency = Change(Fraction(money.minor)), money.currency
            continue
        found[lever] = _read(lever, text)
    return Changes(found, currency)


def what_if(desk: Desk, changes: Changes, how: How) -> WhatIf:
    """Return what would come of each lever. Raises StoreAbsent, NoRates, Refused or UsageError."""
    profile, days, weeks = how.profile, how.days, how.weeks
    if profile is not None:
        if profile.rates.steps != CHAIN or profile.a_day is None:
            raise UsageError(
                _("the sample {name} says nothing of dials").format(name=profile.name),
                hint=_("take --profile ai-xinhua, or leave it out for your own figures"),
            )
        base = Base(profile.a_day, profile.rates, days, weeks)
        return _found(base, changes, profile, None)
    with desk.store.snapshot():
        own = observed(desk, how.period)
        a_week = own.seen.a_week(Step.DIALS)
        dials = None if a_week is None else a_week / days
        base = Base(dials, own.seen.rates(), days, weeks, averages(desk, own.counted))
    return _found(base, changes, None, own)


def _found(base: Base, changes: Changes, profile: Profile | None, own: Observed | None) -> WhatIf:
    if not changes.of:
        changes = _by_a_tenth(base)
    _refuse(base, changes, own)
    then = tuple(scenarios(base, changes.of, changes.currency))
    return WhatIf(profile, own, changes, outcome(base), then)


def _by_a_tenth(base: Base) -> Changes:
    from fractions import Fraction

    change = Change(Fraction(11, 10), is_factor=True)
    levers = [lever for lever in Lever if lever is not Lever.AVERAGE or base.averages]
    return Changes(dict.fromkeys(levers, change), is_example=True)


def _refuse(base: Base, changes: Changes, own: Observed | None) -> None:
    """Refuse what leads to no sale even with every lever moved, and shares beyond all."""
    after = changed(base, changes.of, changes.currency)
    undefined = tuple(
        link
        for link, value in zip(after.rates.links, after.rates.values, strict=True)
        if value is None
    )
    if own is not None and (undefined or after.dials is None):
        if undefined:
            raise NoRates(own.seen, undefined)
        raise Refused(
            _("no working week is on record to take the dials a day from"),
            hint=_("say how many: --dials N, or take a sample: --profile ai-xinhua"),
        )
    for lever, link in LINK_OF.items():
        change, was = changes.of.get(lever), base.rates.of(link)
        if change is not None and not change.is_factor and change.value > max(1, was or 0):
            raise UsageError(
                _("--{lever} would be more than all of them").format(lever=lever),
                hint=_("type it like 8/15, 53%, 0.53 or x1.1"),
            )
    if Lever.AVERAGE in changes.of and changes.of[Lever.AVERAGE].is_factor and not base.averages:
        raise Refused(
            _("no sale with a premium is on record to take the average of"),
            hint=_("say what a sale is worth: --average AMOUNT"),
        )


def _read(lever: Lever, text: str) -> Change:
    try:
        change = parse_change(text)
    except UnreadableChange:
        raise UsageError(
            _("--{lever} cannot be “{text}”").format(lever=lever, text=text[:60]),
            hint=_("type it like 30 or x1.1")
            if lever is Lever.DIALS
            else _("type it like 8/15, 53%, 0.53 or x1.1"),
        ) from None
    most = MOST_TIMES if change.is_factor else MOST_DIALS
    if change.value > most:
        raise UsageError(
            _("--{lever} cannot be “{text}”").format(lever=lever, text=text),
            hint=_("{most} at most").format(most=most),
        )
    return change
