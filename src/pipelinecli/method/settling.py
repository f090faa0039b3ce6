"""What settles a reason: the one command after which a card is not due for it any more.

Settled, a reason is gone from the day's list and its flag with it; another may take its place.
The rules' own fall-back settles a card over the cycle that is not progressing, for nothing else
does (METHOD §3); elsewhere the rep is asked for the answer first. It refuses to explain, and to
name what would be refused.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.agenda import Due
from pipelinecli.method.classify import missing_for
from pipelinecli.method.flags import Flag
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from pipelinecli.method.cards import Card
    from pipelinecli.method.facts import Missing
    from pipelinecli.method.fallback import Proposal


class Answer(StrEnum):
    """The commands that settle something, beside supplying a fact that is missing."""

    BOOK = "book"
    MET = "met"
    """Today, without another step."""
    MET_NEXT = "met-next"
    """Today, with the next step."""
    HELD = "held"
    """On a day that is over, without another step."""
    HELD_NEXT = "held-next"
    """On a day that is over, with the next step."""
    NEXT = "next"
    SIGNING = "signing"
    """Another expected signing date."""
    SIGN = "sign"
    CLOSE = "close"
    BACK = "back"
    TO_OPPORTUNITY = "to-opportunity"
    TO_90 = "to-90"
    TALK = "talk"
    SERVICE = "service"


_USUALLY = {
    Due.MEETING: Answer.MET_NEXT,
    Due.NEXT_STEP: Answer.MET_NEXT,
    Due.SIGNING: Answer.SIGN,
    Due.MEETING_UNANSWERED: Answer.HELD_NEXT,
    Due.NEXT_STEP_PASSED: Answer.HELD_NEXT,
    Due.SIGNING_PASSED: Answer.SIGNING,
    Due.NO_NEXT_STEP: Answer.NEXT,
    Due.OVER_CYCLE_90: Answer.CLOSE,
    Due.BIRTHDAY: Answer.TALK,
    Due.ANNIVERSARY: Answer.SERVICE,
}
_NOT_PROGRESSING = frozenset({Due.NEXT_STEP_PASSED, Due.NO_NEXT_STEP, Due.OVERDUE})


def settling(due: Due | Flag, card: Card) -> Answer | Missing:
    """Return what settles a reason of this card, or the fact to supply that does."""
    asked, proposal = Due(due.value), card.proposal
    if asked in _NOT_PROGRESSING and proposal is not None and proposal.reason is Flag.OVERDUE:
        return Answer.BACK
    match asked:
        case Due.NEXT_STEP | Due.NEXT_STEP_PASSED:
            return _step(asked, card)
        case Due.SIGNING if not _can_sign(card):
            return Answer.SIGNING
        case Due.OVERDUE:
            return _over_the_cycle(card)
        case Due.STUCK:
            return _stuck(card)
        case _:
            return _USUALLY[asked]


class Way(NamedTuple):
    """One way to answer for a flagged card."""

    flag: Flag | None
    """The flag it settles; None for the fall-back that the rules propose."""
    answer: Answer | Missing


def ways(card: Card) -> tuple[Way, ...]:
    """Return how a card may be answered for: flag by flag, and last the proposed fall-back.

    Every view that tells of flags tells these.
    """
    answers = [Way(flag, settling(flag, card)) for flag in card.flags]
    if card.proposal is not None:
        answers.append(Way(None, carrying_out(card.proposal)))
    return tuple(answers)


def carrying_out(_proposal: Proposal) -> Answer:
    """Return what carries a proposed fall-back out: `back` falls as far as the rules propose."""
    return Answer.BACK


def _step(due: Due, card: Card) -> Answer:
    """A step before any meeting is answered by another one; after signing it needs no other."""
    facts = card.attempt.facts
    if facts.met is None:
        return Answer.NEXT
    if facts.signed is None:
        return _USUALLY[due]
    return Answer.MET if due is Due.NEXT_STEP else Answer.HELD


def _over_the_cycle(card: Card) -> Answer | Missing:
    """With a next step to come the proposal waits; signed papers wait for what was withdrawn."""
    lacking = _lacking(card, Stage.P90)
    if card.attempt.facts.signed is None or len(lacking) > 1:
        return Answer.TO_OPPORTUNITY
    return next(iter(lacking), Answer.TO_90)


def _stuck(card: Card) -> Answer | Missing:
    """One column on where a single command leads there, else one back."""
    if card.stage is Stage.OPPORTUNITY:
        return Answer.BOOK
    if card.stage is Stage.APPOINTMENT:
        return Answer.MET_NEXT
    if card.stage is Stage.P90:
        return Answer.CLOSE
    if card.stage is Stage.P50:
        return Answer.SIGN if _can_sign(card) else Answer.BACK
    lacking = _lacking(card, Stage.P50)
    single = len(lacking) == 1 and card.attempt.override is None
    return lacking[0] if single else Answer.BACK


def _can_sign(card: Card) -> bool:
    """Whether `sign` would be taken today: all five hold, or the card was put at 90 % already."""
    five = all(verdict.met for verdict in card.classification.verdicts)
    return card.stage is Stage.P90 or five


def _lacking(card: Card, stage: Stage) -> tuple[Missing, ...]:
    return missing_for(stage, card.attempt.facts, card.today, card.rules.cycle)
