"""Working time and the sample a plan goes by, as they were typed.

Refuses weeks of more than seven days, years of more than 52 weeks, and numbers nobody works with.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from pipelinecli.method.figures.period import Period
    from pipelinecli.method.figures.planned import How

MOST_DAYS: Final = 7
MOST_WEEKS: Final = 52
MOST: Final = 1_000_000
"""Sales. More than anybody makes, and numbers that are still read."""


def how_typed(profile: str | None, period: Period, days: int, weeks: int) -> How:
    """Return what a plan goes by. Raises UsageError."""
    from pipelinecli.method.figures.period import EVERYTHING
    from pipelinecli.method.figures.planned import How
    from pipelinecli.services.figures.ratios import profile_called

    within("--days", days, MOST_DAYS)
    within("--weeks", weeks, MOST_WEEKS)
    if profile is not None and period != EVERYTHING:
        raise UsageError(
            _("a sample has no period"),
            hint=_("leave out --profile, or --from, --to and --period"),
        )
    sample = None if profile is None else profile_called(profile)
    return How(profile=sample, period=period, days=days, weeks=weeks)


def within(option: str, number: int | None, most: int) -> None:
    """Refuse a number above the most. Raises UsageError."""
    if number is not None and number > most:
        raise UsageError(
            _("{option} cannot be {n}").format(option=option, n=str(number)[:20]),
            hint=_("{most} at most").format(most=f"{most:,}"),
        )


def refuse_explaining(how: How) -> None:
    """Refuse to list what is behind a sample. Raises UsageError."""
    if how.profile is not None:
        raise UsageError(
            _("nothing is behind a sample"), hint=_("leave out --profile, or --explain")
        )
