"""The one reading of the clock, in the rep's zone; `--today` puts another moment in its place.

It refuses a machine's clock that shows a year nobody works in, and a zone nobody knows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.config.clock import YEARS, Clock, machine_knows, zone_called
from pipelinecli.errors import PipelineError, UsageError
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from datetime import datetime, tzinfo


def read_clock(asked: str | None, named: str | None) -> Clock:
    """Return the clock a command goes by: the machine's, or the day that was `asked` for.

    `named` is the rep's zone, if one is kept. Raises PipelineError, or UsageError for a day that
    cannot be read.
    """
    now, zone = _machine_now(), _zone(named)
    if now.year in YEARS:
        now = now.astimezone(zone)
    elif not asked:
        raise PipelineError(
            _("the machine's clock says {day}, which cannot be").format(day=now.date()),
            hint=_("set it, or name the day: --today DATE"),
        )
    return Clock(pinned(asked, Clock(now, zone)) if asked else now, zone)


def _zone(named: str | None) -> tzinfo | None:
    # The machine's own zone needs no zone data of ours, and loading that costs.
    if not named or machine_knows(named):
        return None
    zone = zone_called(named)
    if zone is None:
        raise PipelineError(
            _("this machine does not know your time zone, {zone}").format(zone=named),
            hint=_("install the zones: pip install tzdata"),
        )
    return zone


def _machine_now() -> datetime:
    """Read the machine's clock; nothing else does."""
    from datetime import UTC, datetime

    return datetime.now(UTC)


def pinned(typed: str, real: Clock) -> datetime:
    """Return the moment `--today` names: noon of a day, or the time typed with it.

    Raises UsageError.
    """
    from pipelinecli.method.when import Lean, UnreadableWhen, parse_when

    try:
        when = parse_when(typed, real.today, Lean.DONE, real.now.time())
    except UnreadableWhen:
        raise UsageError(
            _("--today “{text}” is not a date this program can read").format(text=typed[:60]),
            hint=_("type it like 2026-11-24 or 2026-11-24T14:00"),
        ) from None
    if when.time is None and when.day == real.today:
        return real.now
    return real.local(real.moment(when))
