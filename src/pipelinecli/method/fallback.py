"""Falling back by the rules (METHOD §3): flag, propose, apply on command.

`propose` says what the rules would do with a card today; `fall_back` says what the rep's own
`back` does to it. Neither moves anything, and neither ever proposes a step up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.classify import classify, standing
from pipelinecli.method.cycle import is_overdue
from pipelinecli.method.facts import Fact
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.facts import Facts


class Proposal(NamedTuple):
    """A fall-back the rules propose, and the flag that is the reason."""

    to: Stage
    reason: Flag


class FallBack(NamedTuple):
    """What falling back does: the column, the facts withdrawn, and whether the clock is cleared."""

    to: Stage
    withdrawn: tuple[Fact, ...] = ()

    @property
    def ends_attempt(self) -> bool:
        """Back in column 1 the clock is cleared; a later first meeting is a new attempt."""
        return self.to is Stage.OPPORTUNITY


def propose(stage: Stage, facts: Facts, today: date, cycle: int) -> Proposal | None:
    """Return the fall-back the rules propose for a card shown in `stage`, or None.

    Only 25 % and 50 % are proposed for: an unanswered first meeting wants an answer first, and
    90 % past the cycle is flagged only. Over the cycle with a next step still to come, the
    proposal waits until that day has passed. `cycle` in days.
    """
    met = facts.met
    if met is None or stage not in {Stage.P25, Stage.P50}:
        return None
    upcoming = facts.next_step is not None and facts.next_step >= today
    if not upcoming and facts.signed is None:
        if is_overdue(met, today, cycle):
            return Proposal(Stage.OPPORTUNITY, Flag.OVERDUE)
        passed = facts.next_step is not None
        return Proposal(
            Stage.OPPORTUNITY, Flag.NEXT_STEP_PASSED if passed else Flag.NO_NEXT_STEP
        )
    signing_passed = facts.signing is not None and facts.signing < today
    if stage is Stage.P50 and signing_passed and standing(facts, today, cycle) is Stage.P50:
        return Proposal(Stage.P25, Flag.SIGNING_PASSED)
    return None


def fall_back(
    stage: Stage, facts: Facts, today: date, cycle: int, *, overridden: bool
) -> FallBack | None:
    """Return what `back` does to a card shown in `stage`, or None where nothing can fall back.

    One column down, withdrawing the fact that held it up; further when the facts support less
    than that. An overridden card goes to what its facts support.
    """
    supported = classify(facts, today, cycle).stage
    if stage in {Stage.CLOSED, Stage.LOST}:
        return None
    if stage is Stage.OPPORTUNITY:
        return None if facts.met is None else FallBack(Stage.OPPORTUNITY)
    if overridden:
        return FallBack(supported if supported.rank < stage.rank else Stage.OPPORTUNITY)
    if stage is Stage.P90:
        return FallBack(Stage.P50, (Fact.SIGNED, Fact.PAID))
    if stage is Stage.P50 and supported is not Stage.OPPORTUNITY:
        lost = () if supported is Stage.P25 else (Fact.TIMING,)
        return FallBack(Stage.P25, lost)
    return FallBack(Stage.OPPORTUNITY)
