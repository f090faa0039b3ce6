"""What comes round every year: the days ahead on which it is kept.

Birthdays and policy anniversaries (保单周年) are kept on the month and day they began; one of
29 February on the 28th in common years. This module refuses to know whose they are.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_LEAP_DAY, _DAY_BEFORE = "02-29", "02-28"


def kept_on(today: date, ahead: int) -> dict[str, date]:
    """Return the days on which something is kept from `today` to `ahead` days later, in order.

    Each is named by the month and day of what is kept on it, MM-DD; one day may have two.
    """
    kept: dict[str, date] = {}
    for days in range(ahead + 1):
        day = today + timedelta(days=days)
        name = f"{day:%m-%d}"
        kept[name] = day
        if name == _DAY_BEFORE and (day + timedelta(days=1)).day == 1:
            kept[_LEAP_DAY] = day
    return kept


def spans(kept: dict[str, date]) -> tuple[tuple[str, str], ...]:
    """Return the first and last name of each calendar year in what `kept_on` returned."""
    years: dict[int, list[str]] = {}
    for name, day in kept.items():
        years.setdefault(day.year, []).append(name)
    return tuple((names[0], names[-1]) for names in years.values())
