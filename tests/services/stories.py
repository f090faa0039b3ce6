"""Prospects brought to a column by the commands that lead there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.money import Money
from pipelinecli.services import advance, marking, meetings
from tests.builders import MONDAY, when

if TYPE_CHECKING:
    from pipelinecli.services.working import Moved
    from tests.builders import Diary

NEXT = "2026-03-09"
"""A week after the first meeting."""

FIVE = ("person=herself", "plan=whole life", "budget=1000-1500/month", f"timing={NEXT}")


def yuan(amount: int) -> Money:
    return Money(amount * 100, "CNY")


def at_2(diary: Diary, name: str) -> str:
    """Agree a first meeting for today, and return the id."""
    who = diary.add(name)
    meetings.book(diary.desk(), who, when(MONDAY))
    return who


def at_25(diary: Diary, name: str) -> str:
    """Meet today and agree a next step in a week."""
    who = diary.add(name)
    meetings.met(diary.desk(), who, when(MONDAY), upcoming=when(NEXT), agenda="the plan")
    return who


def at_50(diary: Diary, name: str) -> str:
    """Win all five in the first sitting."""
    who = at_25(diary, name)
    marking.mark(diary.desk(), who, FIVE)
    return who


def at_90(diary: Diary, name: str, day: str = MONDAY) -> str:
    """Sign, with 10,000 received."""
    who = at_50(diary, name)
    sign(diary, who, day)
    return who


def closed(diary: Diary, name: str) -> str:
    who = at_90(diary, name)
    advance.close(diary.desk(), who, when(MONDAY))
    return who


def sign(diary: Diary, who: str, day: str) -> Moved:
    return advance.sign(diary.desk(day), who, yuan(10_000), when(day))
