"""What a prospect has done, as far as the method asks (METHOD §1-§2).

`Facts` holds dates and yes/no answers, nothing else. It refuses opinions, probabilities and
the clock: what the facts amount to on a given day is decided in `classify`.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import date


class Meeting(NamedTuple):
    """The first meeting of an attempt: agreed for `day`, or held on it."""

    day: date
    held: bool = False


class Facts(NamedTuple):
    """The facts of one attempt. Every field can be absent, and absent never helps."""

    meeting: Meeting | None = None
    next_step: date | None = None
    person: bool = False
    plan: bool = False
    budget: bool = False
    signing: date | None = None
    """The specific expected signing date."""
    signed: date | None = None
    """The day the signed papers were handed in."""
    paid: bool = False
    """The money has been received by the company (预收到帐)."""
    issued: bool = False
    step_since_signing: bool = False
    """The next step was agreed on a later day than the signing, which does not answer it."""

    @property
    def met(self) -> date | None:
        """The day the first meeting was held: the clock's start. None when not met."""
        return self.meeting.day if self.meeting is not None and self.meeting.held else None


class Fact(StrEnum):
    """What the gate can ask for."""

    FIRST_MEETING = "first-meeting"
    MEETING_HELD = "meeting-held"
    INSIDE_CYCLE = "inside-cycle"
    PERSON = "person"
    PLAN = "plan"
    BUDGET = "budget"
    TIMING = "timing"
    NEXT = "next"
    SIGNED = "signed"
    PAID = "paid"
    ISSUED = "issued"


class Why(StrEnum):
    """In which way a fact is missing."""

    ABSENT = "absent"
    PASSED = "passed"
    BEFORE_MEETING = "before-meeting"
    AFTER_CYCLE = "after-cycle"
    OVER_CYCLE = "over-cycle"


class Missing(NamedTuple):
    """One fact that keeps a prospect below a stage, and the day that decides it, if any."""

    fact: Fact
    why: Why = Why.ABSENT
    day: date | None = None
    """The date that has passed or does not fit; for over-cycle, the last good day."""
