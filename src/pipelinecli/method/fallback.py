"""Falling back by the rules (METHOD §3): flag, propose, apply on command.

`propose` says what the rules would do with a card today; `fall_back` says what the rep's own
`back` does to it. Neither moves anything, and neither ever proposes a step up.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.classify import classify, standing
from pipelinecli.method.criteria import judge
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
    90 % past the cycle is flagged only; so are papers signed and not yet paid. Over the cycle
    with a next step still to come, the proposal waits until that day has passed. `cycle` in days.
    """
    met = facts.met
    if met is None or facts.signed is not None or stage not in {Stage.P25, Stage.P50}:
        return None
    if facts.next_step is None or facts.next_step < today:
        if is_overdue(met, today, cycle):
            return Proposal(Stage.OPPORTUNITY, Flag.OVERDUE)
        passed = facts.next_step is not None
        return Proposal(Stage.OPPORTUNITY, Flag.NEXT_STEP_PASSED if passed else Flag.NO_NEXT_STEP)
    if stage is Stage.P50 and facts.signing is not None and facts.signing < today:
        return Proposal(Stage.P25, Flag.SIGNING_PASSED)
    return None


def fall_back(
    stage: Stage, facts: Facts, today: date, cycle: int, *, overridden: bool
) -> FallBack | None:
    """Return what `back` does to a card shown in `stage`, or None where nothing can fall back.

    One column down, withdrawing the facts that held it up, or as far as the rules propose;
    further when what is left supports less than that. An overridden card goes to what its facts
    support.
    """
    if stage in {Stage.CLOSED, Stage.LOST}:
        return None
    if stage is Stage.OPPORTUNITY:
        return None if facts.met is None else FallBack(Stage.OPPORTUNITY)
    supported = classify(facts, today, cycle).stage
    if overridden and supported.rank < stage.rank:
        return FallBack(supported)
    if stage is Stage.P90:
        left = facts._replace(signed=None, paid=False)
        return _landing(Stage.P50, left, (Fact.SIGNED, Fact.PAID), cycle)
    proposal = propose(stage, facts, today, cycle)
    if stage is Stage.P50 and (proposal is None or proposal.to is Stage.P25):
        return _from_50(facts, today, cycle)
    return FallBack(Stage.OPPORTUNITY)


def _from_50(facts: Facts, today: date, cycle: int) -> FallBack:
    if not all(verdict.met for verdict in judge(facts, today, cycle)):
        return _landing(Stage.P25, facts, (), cycle)
    # The day of signing is a signing date too, so it cannot stay without holding up the five.
    left = facts._replace(signing=None, signed=None)
    withdrawn = (Fact.TIMING,) if facts.signed is None else (Fact.TIMING, Fact.SIGNED)
    return _landing(Stage.P25, left, withdrawn, cycle)


def _landing(below: Stage, left: Facts, withdrawn: tuple[Fact, ...], cycle: int) -> FallBack:
    """Fall to `below`, or lower where the facts that are left have never supported it."""
    to = min(below, standing(left, cycle), key=lambda stage: stage.rank)
    return FallBack(to) if to is Stage.OPPORTUNITY else FallBack(to, withdrawn)
