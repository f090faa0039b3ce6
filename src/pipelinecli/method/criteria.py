"""The five criteria for 50 % (判断50%的五项标准, METHOD §2), judged on a day.

Three are won by evidence and stay won; `timing` and `next` are computed from dates and lapse by
themselves. This module refuses to guess: a criterion without evidence is missing, not likely.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.cycle import last_good_day
from pipelinecli.method.facts import Fact, Facts, Missing, Why

if TYPE_CHECKING:
    from datetime import date


class Criterion(StrEnum):
    """The five, in the deck's order."""

    PERSON = "person"
    PLAN = "plan"
    BUDGET = "budget"
    TIMING = "timing"
    NEXT = "next"


class Verdict(NamedTuple):
    """One criterion on one day. `missing` is None when it is met."""

    criterion: Criterion
    missing: Missing | None = None

    @property
    def met(self) -> bool:
        """Whether the criterion counts towards the five today."""
        return self.missing is None


def judge(facts: Facts, today: date, cycle: int) -> tuple[Verdict, ...]:
    """Judge all five criteria on `today`; `cycle` in days. In the deck's order."""
    return (
        _won(Criterion.PERSON, Fact.PERSON, won=facts.person),
        _won(Criterion.PLAN, Fact.PLAN, won=facts.plan),
        _won(Criterion.BUDGET, Fact.BUDGET, won=facts.budget),
        Verdict(Criterion.TIMING, _timing(facts, today, cycle)),
        Verdict(Criterion.NEXT, _next(facts, today)),
    )


def _won(criterion: Criterion, fact: Fact, *, won: bool) -> Verdict:
    return Verdict(criterion, None if won else Missing(fact))


def _timing(facts: Facts, today: date, cycle: int) -> Missing | None:
    """`first_meeting <= signing <= first_meeting + cycle`, and not gone by (METHOD §2).

    The first meeting is the day it was held, or is agreed for. Papers that are signed settle the
    question: the day of signing is a signing date like any other, and the expected one is judged
    as of that day, so that 90 % does not expire.
    """
    first = None if facts.meeting is None else facts.meeting.day
    judged = today if facts.signed is None else min(facts.signed, today)
    problem = Missing(Fact.TIMING)
    for signing in (facts.signing, facts.signed):
        if signing is None:
            continue
        why = _timing_problem(signing, judged, first, cycle)
        if why is None:
            return None
        problem = Missing(Fact.TIMING, why, signing)
    return problem


def _timing_problem(signing: date, judged: date, first: date | None, cycle: int) -> Why | None:
    if first is None or signing < first:
        return Why.BEFORE_MEETING
    if signing > last_good_day(first, cycle):
        return Why.AFTER_CYCLE
    return Why.PASSED if signing < judged else None


def _next(facts: Facts, today: date) -> Missing | None:
    """A dated next step still to come; signing the papers answers the step that led to it."""
    if facts.signed is not None:
        return None
    if facts.next_step is None:
        return Missing(Fact.NEXT)
    if facts.next_step < today:
        return Missing(Fact.NEXT, Why.PASSED, facts.next_step)
    return None
