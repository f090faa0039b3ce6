"""What is said about a card in a clause or a sentence, wherever a card is spoken of.

Each sentence is whole, so that every language may order it. Text that a user typed is put in as
it is: whoever writes the line out guards it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.i18n import N_, _, language, ngettext
from pipelinecli.method.cards import Outcome
from pipelinecli.method.classify import missing_for
from pipelinecli.method.facts import Fact
from pipelinecli.render.cells import width
from pipelinecli.words import day_text, flag_label, stage_label, when_text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.method.cards import Attempt, Card, Person
    from pipelinecli.method.facts import Missing
    from pipelinecli.method.fallback import Proposal
    from pipelinecli.method.stages import Stage

_IN_A_WORD = {
    Fact.FIRST_MEETING: N_("first meeting"),
    Fact.MEETING_HELD: N_("meeting held"),
    Fact.INSIDE_CYCLE: N_("inside the cycle"),
    Fact.PERSON: N_("person"),
    Fact.PLAN: N_("plan"),
    Fact.BUDGET: N_("budget"),
    Fact.TIMING: N_("timing"),
    Fact.NEXT: N_("next"),
    Fact.SIGNED: N_("papers"),
    Fact.PAID: N_("money"),
    Fact.ISSUED: N_("policy"),
}
_GONE = {Outcome.LOST, Outcome.CLOSED}


class Lacking(NamedTuple):
    """What a card still needs, and for which stage; None where there is no way up."""

    stage: Stage | None
    facts: tuple[Missing, ...]


def lacking(card: Card) -> Lacking:
    """Return what the next stage asks for: the next one up, or the one shown if it is not held."""
    if card.attempt.outcome in _GONE:
        return Lacking(None, ())
    classified = card.classification
    toward = classified.toward
    if toward is None or toward.rank >= card.stage.rank:
        return Lacking(toward, classified.missing)
    facts = missing_for(card.stage, card.attempt.facts, card.today, card.rules.cycle)
    return Lacking(card.stage, facts)


def fact_short(fact: Fact) -> str:
    """Return what is missing in a word, where several stand in one line."""
    return _(_IN_A_WORD[fact])


def who_text(person: Person) -> str:
    """Return a person and the id to type: Wang (12)."""
    return _("{name} ({id})").format(name=person.name, id=person.id)


def stage_text(card: Card) -> str:
    """Return the column a card is shown in, and which attempt it is if not the first."""
    stage, number = stage_label(card.stage), card.attempt.number
    if number == 1:
        return stage
    return _("{stage} (attempt {n})").format(stage=stage, n=number)


def proposal_text(proposal: Proposal) -> str:
    """Return what the rules propose, and why: back to Opportunity (next step passed)."""
    return _("back to {stage} ({reason})").format(
        stage=stage_label(proposal.to), reason=flag_label(proposal.reason)
    )


def step_text(attempt: Attempt) -> str | None:
    """Return the next step with its agenda; None where none is agreed."""
    if attempt.next_step is None:
        return None
    when = when_text(attempt.next_step)
    return (
        _("{when}, {agenda}").format(when=when, agenda=attempt.agenda) if attempt.agenda else when
    )


def over_text(card: Card) -> str | None:
    """Return the sentence about a card that has outlived the cycle; None for any other."""
    days, last = card.age, card.last_good_day
    if not card.overdue or days is None or last is None:
        return None
    return ngettext(
        "Over the cycle: {n} day; the last good day was {day}.",
        "Over the cycle: {n} days; the last good day was {day}.",
        days,
    ).format(n=days, day=day_text(last))


def listed(words: Iterable[str]) -> str:
    """Return words as one enumeration."""
    return _(", ").join(words)


def sentence_lines(said: Iterable[str], cells: int) -> list[str]:
    """Return whole sentences as lines, as many on each as its cells hold."""
    between = "" if language() == "zh" else " "
    lines: list[str] = []
    for sentence in said:
        if lines and width(lines[-1] + between + sentence) <= cells:
            lines[-1] += between + sentence
        else:
            lines.append(sentence)
    return lines
