"""The period that figures are of, in words and for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.i18n import _

if TYPE_CHECKING:
    from pipelinecli.method.figures.period import Period


def period_text(period: Period) -> str:
    """Write a period: 2026-07-01 to 2026-09-30."""
    if period.first is None:
        if period.last is None:
            return _("everything so far")
        return _("up to {last}").format(last=period.last)
    if period.last is None:
        return _("from {first} on").format(first=period.first)
    return _("{first} to {last}").format(first=period.first, last=period.last)


def period_data(period: Period) -> dict[str, str | None]:
    """Return the first and the last day, null on a side that is open."""
    return {
        "from": None if period.first is None else period.first.isoformat(),
        "to": None if period.last is None else period.last.isoformat(),
    }
