"""Where a card goes from here: what is held against it, and what the next stage asks for.

A line each, the most important first, with the command to type. Refuses to decide: stages,
verdicts and proposals are the method's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.i18n import _
from pipelinecli.method.cards import Outcome
from pipelinecli.method.criteria import Criterion
from pipelinecli.method.facts import Fact, Missing, Why
from pipelinecli.method.stages import Stage
from pipelinecli.render.card.phrases import fact_short, lacking, listed, over_text, proposal_text
from pipelinecli.words import day_text, missing_command, missing_text, proposal_command, stage_label

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.cards import Card


def outlook(card: Card) -> Iterator[str]:
    """What follows from where the card stands, the most important first."""
    attempt, card_id = card.attempt, card.person.id
    if attempt.override is not None:
        yield _("By override: {reason}. The facts support {stage}.").format(
            reason=attempt.override, stage=stage_label(card.classification.stage)
        )
    if attempt.outcome is Outcome.CLOSED:
        return
    if attempt.outcome is Outcome.LOST:
        yield _("To begin again: {command}").format(command=f"pipeline reopen {card_id}")
        return
    yield from _held_against(card)
    if attempt.outcome is Outcome.FELL_BACK:
        yield _new_attempt(card_id)
    else:
        yield from _toward_the_next(card)


def _held_against(card: Card) -> Iterator[str]:
    """What time, or a date that does not fit, has done to the card."""
    if card.proposal is not None:
        yield _("The rules propose: {proposal}: {command}").format(
            proposal=proposal_text(card.proposal),
            command=proposal_command(card.proposal, card.person.id),
        )
    last = card.last_good_day
    for _criterion, missing in card.classification.verdicts:
        if missing is not None and missing.why is Why.AFTER_CYCLE and last is not None:
            signing = "" if missing.day is None else day_text(missing.day)
            said = _("Signing {day} is outside the cycle; last good day {last}.")
            yield said.format(day=signing, last=day_text(last))
    over = over_text(card)
    if over is not None:
        yield over


def _capital(clause: str) -> str:
    return clause[:1].upper() + clause[1:]


def _toward_the_next(card: Card) -> Iterator[str]:
    """What the next stage asks for, and the command that supplies the first of it."""
    if card.stage is Stage.OPPORTUNITY and card.overdue:
        yield _new_attempt(card.person.id)
        return
    stage, facts = lacking(card)
    # That the cycle is over has been said; no command makes up for it.
    asked = [missing for missing in facts if missing.fact is not Fact.INSIDE_CYCLE]
    if stage is None or not asked:
        return
    first = asked[0]
    command = missing_command(first, card.person.id)
    if card.stage is Stage.OPPORTUNITY and first == Missing(Fact.NEXT):
        said = _("Without a dated next step {name} is an opportunity, not a prospect: {command}")
        yield said.format(name=card.person.name, command=command)
    elif card.stage is Stage.OPPORTUNITY and first == Missing(Fact.FIRST_MEETING):
        yield _("Next, agree a first meeting with a date: {command}").format(command=command)
    elif card.stage is Stage.APPOINTMENT and first.fact is Fact.MEETING_HELD:
        yield _("When it is held: {command}").format(command=command)
    elif stage is Stage.CLOSED and len(asked) == 1:
        yield _("When the policy is issued: {command}").format(command=command)
    elif stage.rank <= Stage.P25.rank:
        problem = _capital(missing_text(first))
        yield _("{problem}: {command}").format(problem=problem, command=command)
    else:
        yield _criteria(card, [missing.fact for missing in asked], command)


def _new_attempt(card_id: int) -> str:
    return _("A new first meeting starts a new attempt: {command}").format(
        command=f"pipeline book {card_id} WHEN"
    )


def _criteria(card: Card, asked: list[Fact], command: str) -> str:
    won = sum(verdict.met for verdict in card.classification.verdicts)
    if won == len(Criterion) and set(asked) <= {Fact.SIGNED, Fact.PAID}:
        return _("All five criteria hold. Once signed and paid: {command}").format(command=command)
    return _("{n} of 5; missing: {facts}: {command}").format(
        n=won, facts=listed(map(fact_short, asked)), command=command
    )
