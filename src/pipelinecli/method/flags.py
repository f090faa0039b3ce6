"""What about a card asks for the rep's attention today (METHOD §3).

A flag states a fact about dates. It refuses to say what to do: that is a proposal (`fallback`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pipelinecli.method.cycle import is_overdue
from pipelinecli.method.stages import EFFECTIVE, Stage

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.facts import Facts


class Flag(StrEnum):
    """The tokens scripts rely on, most urgent first."""

    MEETING_UNANSWERED = "meeting-unanswered"
    NEXT_STEP_PASSED = "next-step-passed"
    NO_NEXT_STEP = "no-next-step"
    SIGNING_PASSED = "signing-passed"
    OVERDUE = "overdue"
    OVER_CYCLE_90 = "over-cycle-90"
    STUCK = "stuck"


def flags(
    stage: Stage,
    facts: Facts,
    today: date,
    cycle: int,
    *,
    days_in_stage: int,
    limit: int | None = None,
) -> tuple[Flag, ...]:
    """Return the flags of a card shown in `stage`, most urgent first.

    `cycle`, `days_in_stage` and `limit` (the optional most days for this stage) are in days.
    """
    raised = []
    if stage is Stage.APPOINTMENT and facts.meeting is not None and facts.meeting.day < today:
        raised.append(Flag.MEETING_UNANSWERED)
    met = facts.met
    if met is not None and stage in {Stage.OPPORTUNITY, Stage.P25, Stage.P50}:
        if facts.next_step is None:
            raised.append(Flag.NO_NEXT_STEP)
        elif facts.next_step < today:
            raised.append(Flag.NEXT_STEP_PASSED)
    if stage in {Stage.P25, Stage.P50} and facts.signing is not None and facts.signing < today:
        raised.append(Flag.SIGNING_PASSED)
    if met is not None and stage in EFFECTIVE and is_overdue(met, today, cycle):
        raised.append(Flag.OVER_CYCLE_90 if stage is Stage.P90 else Flag.OVERDUE)
    on_the_way = stage not in {Stage.CLOSED, Stage.LOST}
    if on_the_way and limit is not None and days_in_stage > limit:
        raised.append(Flag.STUCK)
    return tuple(raised)
