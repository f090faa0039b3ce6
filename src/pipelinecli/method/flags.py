"""What about a card asks for the rep's attention today (METHOD §3).

A flag states a fact about dates. It refuses to say what to do: that is a proposal (`fallback`).
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pipelinecli.method.cycle import is_overdue
from pipelinecli.method.stages import EFFECTIVE, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator
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


def flags(  # noqa: PLR0913 - a card, a day and two limits, named at the call
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
    if stage in {Stage.CLOSED, Stage.LOST}:
        return ()
    raised = list(_dates_gone_by(stage, facts, today))
    met = facts.met
    if met is not None and stage in EFFECTIVE and is_overdue(met, today, cycle):
        raised.append(Flag.OVER_CYCLE_90 if stage is Stage.P90 else Flag.OVERDUE)
    if limit is not None and days_in_stage > limit:
        raised.append(Flag.STUCK)
    return tuple(raised)


def _dates_gone_by(stage: Stage, facts: Facts, today: date) -> Iterator[Flag]:
    if facts.met is None:
        if facts.meeting is not None and facts.meeting.day < today:
            yield Flag.MEETING_UNANSWERED
        return
    # Signed papers answer both the step that led to them and the expected day (METHOD §2).
    if facts.signed is not None:
        stepped = facts.next_step if facts.step_since_signing else None
        if stepped is not None and stepped < today:
            yield Flag.NEXT_STEP_PASSED
        return
    if facts.next_step is None:
        yield Flag.NO_NEXT_STEP
    elif facts.next_step < today:
        yield Flag.NEXT_STEP_PASSED
    if stage in EFFECTIVE and facts.signing is not None and facts.signing < today:
        yield Flag.SIGNING_PASSED
