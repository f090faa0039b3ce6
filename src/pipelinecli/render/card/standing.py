"""Where a card stands: the sentence about its stage, and what is known of the attempt, labelled.

Refuses to judge: what the facts support is the classifier's answer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.i18n import _, ngettext
from pipelinecli.method.cards import Outcome
from pipelinecli.method.classify import classify
from pipelinecli.method.dates import days_between
from pipelinecli.method.stages import EFFECTIVE
from pipelinecli.render.card.phrases import over_text, proposal_text, step_text
from pipelinecli.render.formats.page import Field
from pipelinecli.render.listings import flags_text
from pipelinecli.words import (
    amount_text,
    day_text,
    money_text,
    proposal_command,
    stage_label,
    when_text,
)

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pipelinecli.method.cards import Attempt, Card


def standing_text(card: Card) -> str:
    """Return why the card is shown where it is: its facts, an override, or an end."""
    if card.attempt.ended is not None:
        return _ended_text(card, card.attempt.ended.date())
    supported = card.classification.stage
    stage = stage_label(supported)
    if supported is card.stage:
        return _("The facts support {stage}.").format(stage=stage)
    if card.attempt.override is not None:
        return _("Moved here by override; the facts support {stage}.").format(stage=stage)
    if supported.rank > card.stage.rank:
        command = f"pipeline move {card.person.id} {supported}"
        return _("The facts support {stage}: {command}").format(stage=stage, command=command)
    return _(
        "The facts support {stage} only, for a date has gone by; no card moves without a command."
    ).format(stage=stage)


def _ended_text(card: Card, ended: date) -> str:
    attempt = card.attempt
    if attempt.outcome is Outcome.LOST:
        return _("Lost, and off the board since {day}.").format(day=day_text(ended))
    if attempt.outcome is Outcome.CLOSED and attempt.override is not None:
        unissued = attempt.facts._replace(issued=False)
        supported = classify(unissued, ended, card.rules.cycle).stage
        return _("Closed by override; the facts support {stage}.").format(
            stage=stage_label(supported)
        )
    if attempt.outcome is Outcome.CLOSED:
        return _("The policy was issued on {day}.").format(day=day_text(attempt.issued or ended))
    return _(
        "Fell back on {day}. The clock is cleared; a new first meeting starts a new attempt."
    ).format(day=day_text(ended))


def standing_fields(card: Card) -> tuple[Field, ...]:
    """Return what is known of the attempt, each value with its label; what is not is left out."""
    attempt, proposal = card.attempt, card.proposal
    pairs = [(_("Stage since"), day_text(attempt.since.date()))]
    pairs += [*_clock_fields(card), *_step_fields(card), *_money_fields(attempt)]
    if card.flags:
        pairs.append((_("Flags"), flags_text(card)))
    if attempt.override is not None:
        pairs.append((_("Override"), attempt.override))
    if attempt.reason is not None:
        pairs.append((_("Reason"), attempt.reason))
    if proposal is not None:
        command = proposal_command(proposal, card.person.id)
        said = _("{proposal}: {command}")
        said = said.format(proposal=proposal_text(proposal), command=command)
        pairs.append((_("Proposal"), said))
    return tuple(Field(label, value) for label, value in pairs)


def _clock_fields(card: Card) -> Iterator[tuple[str, str]]:
    first, age, last = card.first_meeting, card.age, card.last_good_day
    if first is None:
        if card.on_the_way:
            yield _("First meeting"), _("none agreed")
        return
    if age is None or last is None:
        agreed = _("agreed for {day}; the clock starts when it is held")
        yield _("First meeting"), agreed.format(day=when_text(first))
        return
    yield _("First meeting"), when_text(first)
    if not card.on_the_way:
        days = ngettext("stopped after {n} day", "stopped after {n} days", age)
        yield _("Clock"), days.format(n=age)
    elif card.overdue:
        yield _("Clock"), over_text(card) or ""
    else:
        left = days_between(card.today, last)
        days = ngettext(
            "day {age} of {cycle}; last good day {day}, {n} day left",
            "day {age} of {cycle}; last good day {day}, {n} days left",
            left,
        )
        day = day_text(last)
        yield _("Clock"), days.format(age=age, cycle=card.rules.cycle, day=day, n=left)


def _step_fields(card: Card) -> Iterator[tuple[str, str]]:
    attempt = card.attempt
    step = step_text(attempt)
    if step is not None:
        yield _("Next step"), step
    elif card.stage in EFFECTIVE and attempt.signed is None:
        yield _("Next step"), _("none agreed")
    facts = attempt.facts  # what a fall-back has let expire is history
    if attempt.signing is not None and facts.signing is not None:
        yield _("Expected signing"), when_text(attempt.signing)
    if attempt.amount is not None and facts.budget:
        yield _("Budget"), amount_text(attempt.amount)


def _money_fields(attempt: Attempt) -> Iterator[tuple[str, str]]:
    if attempt.signed is not None:
        yield _("Signed"), day_text(attempt.signed)
    if attempt.received is not None:
        yield _("Received"), money_text(attempt.received)
    if attempt.issued is not None:
        yield _("Issued"), day_text(attempt.issued)
    if attempt.premium is not None:
        yield _("Premium"), money_text(attempt.premium)
    if attempt.standard is not None:
        yield _("Standard premium"), money_text(attempt.standard)
