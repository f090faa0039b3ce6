"""The period that figures are asked for: `--from`, `--to` or `--period`.

Refuses the two ways at once, and a period that ends before it begins.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.method.figures.period import EVERYTHING, Period, PeriodKind, period_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipelinecli.cli.session import Session

KINDS: Final = (PeriodKind.WEEK, PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.YEAR)
_YEAR: Final = r"(?P<year>(?:19|20|21)\d\d)"
_NAMED: Final = (
    (PeriodKind.YEAR, rf"{_YEAR}年?"),
    (PeriodKind.QUARTER, rf"{_YEAR}-?q(?P<quarter>[1-4])"),
    (PeriodKind.MONTH, rf"{_YEAR}[-年](?P<month>0?[1-9]|1[0-2])月?"),
)


def asked_for(
    session: Session,
    since: str | None,
    until: str | None,
    period: str | None,
    *,
    default: Period = EVERYTHING,
    kinds: Sequence[PeriodKind] = KINDS,
) -> Period:
    """Return the period that was typed, or the default. Raises UsageError."""
    if period is not None:
        if since is not None or until is not None:
            raise UsageError(
                _("--period and --from or --to cannot be given together"),
                hint=_("type one or the other"),
            )
        return read_period(period, session.desk.today, kinds)
    if since is None and until is None:
        return default
    first = None if since is None else session.done(since).day
    last = None if until is None else session.done(until).day
    if first is not None and last is not None and last < first:
        raise UsageError(
            _("{first} is after {last}").format(first=first, last=last),
            hint=_("--from is the first day, --to the last"),
        )
    return Period(first, last)


def read_period(text: str, today: date, kinds: Sequence[PeriodKind] = KINDS) -> Period:
    """Read a period: a kind of it, which is the one today is in, or 2026, 2026-Q3, 2026-11."""
    word = text.strip().lower()
    for kind in kinds:
        if word == kind:
            return period_of(kind, today)
    for kind, pattern in _NAMED:
        found = re.fullmatch(pattern, word) if kind in kinds else None
        if found is not None:
            parts = found.groupdict()
            quarter = int(parts.get("quarter") or 1)
            month = int(parts.get("month") or 3 * quarter - 2)
            return period_of(kind, today.replace(year=int(parts["year"]), month=month, day=1))
    raise UsageError(
        _("“{value}” is no period").format(value=text),
        hint=_("one of: {kinds}; or 2026, 2026-Q3, 2026-11").format(kinds=" ".join(kinds)),
    )
