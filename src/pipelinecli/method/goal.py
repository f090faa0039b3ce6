"""The weekly plan: what a goal for the week asks of today (METHOD §4, §6).

A week is the sheet week, Friday to Thursday, with five working days. What is left of a goal is
shared out evenly over the working days that are left, in whole numbers, so a day that was missed
is made up for by those after it. It refuses to ask anything of a Saturday or Sunday; what is done
then counts.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date

_DAYS_LEFT = (4, 3, 2, 1, 5, 0, 0)
"""Working days left in the sheet week from a working day on, by weekday, Monday first."""


class GoalKind(StrEnum):
    """What a goal can be set for; the value is the token scripts rely on."""

    DIALS = "dials"
    APPOINTMENTS = "appointments"
    """First appointments agreed."""


class Progress(NamedTuple):
    """Where a goal stands on a day, and what it still owes that day."""

    kind: GoalKind
    goal: int
    """A week."""
    done: int
    """This week, today's included."""
    today: int
    """Of these, today."""
    days_left: int
    """Working days left in the week, today included; 0 on a Saturday or Sunday."""
    owed: int
    """Still to do today: max(0, ceil((goal - done on earlier days) / days left) - done today)."""


def progress(kind: GoalKind, goal: int, before: int, today: int, day: date) -> Progress:
    """Return where a weekly goal of at least 1 stands on `day`.

    `before` was done on the earlier days of the sheet week, `today` on the day itself.
    """
    days_left = _DAYS_LEFT[day.weekday()]
    share = -(-(goal - before) // days_left) if days_left else 0
    return Progress(kind, goal, before + today, today, days_left, max(0, share - today))
