"""Down and off the board: fallen back, lost, and back again as a new attempt (METHOD §3).

Going back to column 1 clears the clock and keeps the history. A loss has a reason. Nothing is
deleted here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import Refused
from pipelinecli.i18n import _
from pipelinecli.method.cards import Outcome
from pipelinecli.method.facts import Fact
from pipelinecli.method.fallback import FallBack, fall_back
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import fields
from pipelinecli.services.working import Moved, working_on

if TYPE_CHECKING:
    from pipelinecli.method.cards import Attempt
    from pipelinecli.method.fallback import Proposal
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.working import Working


def back(desk: Desk, who: str, reason: str | None = None) -> Moved:
    """Let a card fall back as the rules have it. Raises Refused where there is nothing to lose."""
    kept = fields.optional_line("reason", reason)
    with working_on(desk, "back", who) as working:
        working.on_board()
        return falling_back(working, kept)


def carry_out(desk: Desk, card_id: int, proposal: Proposal, reason: str) -> Moved | None:
    """Let a card fall back as the rules proposed; None where they do not any more.

    It is judged anew: the card may have been answered for since, here or by another process.
    """
    with working_on(desk, "back", str(card_id)) as working:
        if working.card.proposal != proposal:
            return None
        return falling_back(working, reason)


def falling_back(working: Working, reason: str | None, *, all_the_way: bool = False) -> Moved:
    """Let the card fall one column, or `all_the_way` to column 1, and write it."""
    card, cycle = working.card, working.desk.rules.cycle
    attempt = card.attempt
    step = fall_back(
        card.stage,
        attempt.facts,
        working.desk.today,
        cycle,
        overridden=attempt.override is not None,
    )
    if step is None:
        raise Refused(
            _("{name} is an opportunity already").format(name=card.person.name),
            hint=_("if it is a clear no: pipeline lose {id} --reason TEXT").format(
                id=card.person.id
            ),
        )
    if all_the_way:
        step = FallBack(Stage.OPPORTUNITY)
    attempt = _withdrawn(attempt, step)._replace(override=None)
    if step.ends_attempt:
        attempt = attempt._replace(
            ended=working.moment,
            outcome=Outcome.FELL_BACK,
            reason=reason,
            next_step=None,
            agenda=None,
            next_marked=None,
        )
    return working.put(attempt, step.to, MoveKind.FALL_BACK, reason)


def lose(desk: Desk, who: str, reason: str) -> Moved:
    """Take a card off the board for a clear no. Raises Refused for one that is off already."""
    kept = fields.line("reason", reason)
    with working_on(desk, "lose", who) as working:
        attempt = working.on_board()
        if attempt.ended is not None:
            attempt = working.new_attempt()
        lost = attempt._replace(ended=working.moment, outcome=Outcome.LOST, reason=kept)
        return working.put(lost, Stage.LOST, MoveKind.LOST, kept)


def reopen(desk: Desk, who: str) -> Moved:
    """Put a lost or closed card back into column 1 as a new attempt."""
    with working_on(desk, "reopen", who) as working:
        card = working.card
        if card.stage not in {Stage.LOST, Stage.CLOSED}:
            raise Refused(
                _("{name} is still on the board").format(name=card.person.name),
                hint=_("look: pipeline show {id}").format(id=card.person.id),
            )
        return working.put(working.new_attempt(), Stage.OPPORTUNITY, MoveKind.REOPENED)


def _withdrawn(attempt: Attempt, step: FallBack) -> Attempt:
    if Fact.SIGNED in step.withdrawn:
        attempt = attempt._replace(signed=None, received=None)
    if Fact.TIMING in step.withdrawn:
        attempt = attempt._replace(signing=None, signing_marked=None)
    return attempt
