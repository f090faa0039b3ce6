"""What a command did to a card, and what was typed for it as it was read.

A day is said with its weekday and money with its currency, so that a misreading is seen at once.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.i18n import _, ngettext
from pipelinecli.render.card.phrases import stage_text, step_text, who_text
from pipelinecli.words import amount_text, day_text, money_text, stage_label, when_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.method.cards import Card
    from pipelinecli.method.dates import When
    from pipelinecli.method.stages import Stage


def headline(card: Card, before: Stage | None, did: str) -> str:
    """Return what became of a card; `before` is None for a new one, `did` the command's name."""
    who, stage = who_text(card.person), stage_text(card)
    if before is None:
        return _("{who}: new card, {stage}.").format(who=who, stage=stage)
    if before is not card.stage:
        moved = _("{who}: {before} → {after}.")
        return moved.format(who=who, before=stage_label(before), after=stage)
    if did == "edit":
        return _("{who}: corrected.").format(who=who)
    return _("{who}: {stage}, as before.").format(who=who, stage=stage)


def echo(card: Card, did: str, on: When | None) -> Iterator[str]:
    """What was typed as a date or as money, as it was read."""
    attempt, today = card.attempt, card.today
    if did in {"book", "met"}:
        yield from _meeting(card, on)
    if did in {"met", "next", "mark"} and attempt.next_marked == today:
        step = step_text(attempt)
        if step is not None:
            yield _("Next step: {step}.").format(step=step)
    if did == "mark":
        last, signing = card.last_good_day, attempt.signing
        # One outside the cycle is said with the last good day.
        inside = signing is not None and (last is None or signing.day <= last)
        if signing is not None and inside and attempt.signing_marked == today:
            yield _("Expected signing: {day}.").format(day=when_text(signing))
        budget = attempt.budget
        if attempt.amount is not None and budget is not None and budget.marked == today:
            yield _("Budget: {amount}.").format(amount=amount_text(attempt.amount))
    if did in {"sign", "close"}:
        yield from _money(card, did)
    if attempt.reason is not None and did in {"back", "lose", "move"}:
        yield _("Reason: {reason}.").format(reason=attempt.reason)


def _meeting(card: Card, on: When | None) -> Iterator[str]:
    first, last = card.first_meeting, card.last_good_day
    if first is None:
        return
    if on is not None and on.day != first.day:
        yield _("Met: {day}.").format(day=when_text(on))
        return
    yield _("First meeting: {day}.").format(day=when_text(first))
    if last is not None and not card.overdue:
        yield _("The cycle runs to {day}.").format(day=day_text(last))


def _money(card: Card, did: str) -> Iterator[str]:
    attempt = card.attempt
    if did == "sign":
        if attempt.signed is not None:
            yield _("Signed: {day}.").format(day=day_text(attempt.signed))
        if attempt.received is not None:
            yield _("Received: {money}.").format(money=money_text(attempt.received))
        return
    if attempt.issued is not None:
        yield _("Issued: {day}.").format(day=day_text(attempt.issued))
    if attempt.premium is not None:
        yield _("Premium: {money}.").format(money=money_text(attempt.premium))
    if attempt.standard is not None:
        yield _("Standard premium: {money}.").format(money=money_text(attempt.standard))
    if card.age is not None:
        days = ngettext(
            "{n} day after the first meeting.", "{n} days after the first meeting.", card.age
        )
        yield days.format(n=card.age)
