"""The rep's own ratios: what was done in a period, held against the period before.

Everything that is on record counts from the first day of which any dial, talk, appointment or
visit is: sales of a time without a log say nothing of ratios. It refuses to put a sample in the
place of what was not observed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.method.figures.chain import Profile, Seen, Step, profiles
from pipelinecli.method.figures.observed import Observed, Ratios
from pipelinecli.method.figures.period import before as period_before
from pipelinecli.method.figures.weeks import USUAL, sheet_weeks, working_days
from pipelinecli.store import ratios as stored

if TYPE_CHECKING:
    from collections.abc import Iterable
    from fractions import Fraction

    from pipelinecli.method.figures.period import Period
    from pipelinecli.services.desk import Desk


def ratios(desk: Desk, period: Period) -> Ratios:
    """Return what was done in a period and in the one before. Raises StoreAbsent."""
    with desk.store.snapshot():
        earlier = period_before(period)
        return Ratios(observed(desk, period), None if earlier is None else observed(desk, earlier))


def observed(desk: Desk, period: Period) -> Observed:
    """Return what was done in a period."""
    counted = logged(desk, period)
    if counted is None:
        nothing = Seen(dict.fromkeys(Step, 0), _weeks(()))
        return Observed(period, period, nothing)
    found = stored.counted(desk.store, desk.clock, counted)
    weeks = stored.worked(desk.store, desk.clock, _sheet_weeks(desk, counted))
    seen = Seen(found.counts, _weeks(weeks), found.overridden)
    return Observed(period, counted, seen)


def logged(desk: Desk, period: Period) -> Period | None:
    """Return a period with both ends: the first day on record, and today, where it has none.

    None for one without a beginning where nothing is on record.
    """
    if period.last is None:
        period = period._replace(last=desk.today)
    if period.first is not None:
        return period
    first = stored.began(desk.store, desk.clock)
    return None if first is None else period._replace(first=first)


def profile_called(name: str) -> Profile:
    """Return a sample profile. Raises UsageError."""
    known = profiles()
    found = known.get(name.strip().lower())
    if found is None:
        raise UsageError(
            _("no profile is called “{name}”").format(name=name),
            hint=_("one of: {names}").format(names=" ".join(known)),
        )
    return found


def _sheet_weeks(desk: Desk, period: Period) -> list[Period]:
    """Return the sheet weeks of a period that has a beginning, as far as they have come."""
    last = desk.today if period.last is None else min(period.last, desk.today)
    return [] if period.first is None else list(sheet_weeks(period.first, last))


def _weeks(weeks: Iterable[Period]) -> Fraction:
    """Return how many working weeks some weeks are, parts of one as parts."""
    from fractions import Fraction

    days = sum(working_days(week.first, week.last) for week in weeks if week.first and week.last)
    return Fraction(days, USUAL)
