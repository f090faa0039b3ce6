"""People met some days ago, and what became of them today."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from pipelinecli.services import advance, leaving, meetings
from pipelinecli.services.marking import mark
from tests.builders import when
from tests.services.stories import FIVE, yuan

if TYPE_CHECKING:
    from tests.builders import Diary

LAST = date(2026, 4, 30)
"""The day on which all is looked at."""


def ago(days: int) -> str:
    return (LAST - timedelta(days=days)).isoformat()


def met(diary: Diary, days: int, name: str = "Somebody") -> str:
    """Meet somebody so many days ago."""
    who = diary.add(name, ago(days))
    meetings.met(diary.desk(ago(days)), who, when(ago(days)), upcoming=when(ago(days - 1)))
    return who


def sold(diary: Diary, days: int, name: str = "Somebody") -> str:
    """Sell today to somebody who was met so many days ago."""
    who, first = met(diary, days, name), ago(days)
    mark(diary.desk(first), who, [*FIVE[:-1], f"timing={first}"])
    advance.sign(diary.desk(first), who, yuan(100), when(first))
    advance.close(diary.desk(str(LAST)), who, when(str(LAST)))
    return who


def lost(diary: Diary, days: int, name: str = "Somebody") -> str:
    who = met(diary, days, name)
    leaving.lose(diary.desk(str(LAST)), who, "no")
    return who
