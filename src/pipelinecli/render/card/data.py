"""A card as JSON, in the shape scripts rely on (CLI.md, "JSON shapes").

Keys and tokens are the same in every language, nothing is left out and what is not there is null.
Refuses to judge: verdicts, flags and proposals are the method's. What expired with a fall-back is
not shown as evidence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.criteria import Criterion, judge
from pipelinecli.method.money import Money

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.cards import Attempt, Card, Evidence
    from pipelinecli.method.facts import Facts
    from pipelinecli.method.money import Amount


def card_json(card: Card) -> dict[str, object]:
    """Give a card's value: ISO dates (with the time where one was agreed), decimal strings."""
    person, attempt, first = card.person, card.attempt, card.first_meeting
    return {
        "id": person.id,
        "uid": person.uid,
        "name": person.name,
        "stage": card.stage,
        "attempt": attempt.number,
        "opened": person.opened.isoformat(),
        "first_meeting": None if first is None else first.text(),
        "age_days": card.age,
        "cycle_days": card.rules.cycle,
        "last_good_day": _day(card.last_good_day),
        "overdue": card.overdue,
        "overridden": attempt.override is not None,
        "override_reason": attempt.override,
        "flags": list(card.flags),
        "criteria": _criteria(card),
        "next_step": _next_step(attempt),
        "amount": _amount(attempt.amount),
        "received": _money(attempt.received),
        "standard": _money(attempt.standard),
        "premium": _money(attempt.premium),
        "outcome": attempt.outcome,
        "reason": attempt.reason,
        "proposal": proposal_json(card),
        "phone": person.phone,
        "email": person.email,
        "org": person.org,
        "title": person.title,
        "source": person.source,
        "referred_by": person.referred_by,
        "grade": person.grade,
        "birthday": _day(person.birthday),
        "tags": list(person.tags),
        "note": person.note,
        "forgotten": person.forgotten,
    }


def won_json(attempt: Attempt) -> dict[str, object]:
    """Give what was won in an attempt, expired or not: history keeps it (METHOD §2)."""
    texts = {"person": attempt.person, "plan": attempt.plan, "budget": attempt.budget}
    evidence: dict[str, object] = {
        key: None if kept is None else {"evidence": kept.text, "marked": _day(kept.marked)}
        for key, kept in texts.items()
    }
    return {
        "evidence": evidence,
        "amount": _amount(attempt.amount),
        "signing": None if attempt.signing is None else attempt.signing.text(),
        "next_step": _next_step(attempt),
        "signed_on": _day(attempt.signed),
        "received": _money(attempt.received),
        "issued_on": _day(attempt.issued),
        "premium": _money(attempt.premium),
        "standard": _money(attempt.standard),
    }


def _criteria(card: Card) -> dict[str, object]:
    facts = card.attempt.facts
    known = _evidence(card.attempt, facts)
    criteria: dict[str, object] = {}
    for verdict in judge(facts, card.today, card.rules.cycle):
        evidence, marked = known[verdict.criterion]
        criteria[verdict.criterion] = {
            "met": verdict.met,
            "evidence": evidence,
            "marked": _day(marked),
        }
    return criteria


_Known = tuple[str | None, "date | None"]
_NOTHING: _Known = (None, None)


def _evidence(attempt: Attempt, facts: Facts) -> dict[Criterion, _Known]:
    """What stands behind each criterion, and since when: the facts say what still counts."""
    return {
        Criterion.PERSON: _won(attempt.person, still=facts.person),
        Criterion.PLAN: _won(attempt.plan, still=facts.plan),
        Criterion.BUDGET: _won(attempt.budget, still=facts.budget),
        Criterion.TIMING: _signing(attempt, facts),
        Criterion.NEXT: _step(attempt),
    }


def _won(evidence: Evidence | None, *, still: bool) -> _Known:
    return (evidence.text, evidence.marked) if evidence is not None and still else _NOTHING


def _signing(attempt: Attempt, facts: Facts) -> _Known:
    """The expected signing date; without one, the day the papers were signed."""
    if attempt.signing is not None and facts.signing is not None:
        return attempt.signing.text(), attempt.signing_marked
    if facts.signed is not None:
        return facts.signed.isoformat(), facts.signed
    return _NOTHING


def _step(attempt: Attempt) -> _Known:
    if attempt.next_step is None:
        return _NOTHING
    at = attempt.next_step.text()
    return (f"{at} {attempt.agenda}" if attempt.agenda else at), attempt.next_marked


def _next_step(attempt: Attempt) -> dict[str, str | None] | None:
    if attempt.next_step is None:
        return None
    return {"at": attempt.next_step.text(), "agenda": attempt.agenda}


def _amount(amount: Amount | None) -> dict[str, str | None] | None:
    if amount is None:
        return None
    return {
        "min": Money(amount.low, amount.currency).decimal(),
        "max": Money(amount.high, amount.currency).decimal(),
        "currency": amount.currency,
        "per": amount.per,
    }


def _money(money: Money | None) -> dict[str, str] | None:
    if money is None:
        return None
    return {"amount": money.decimal(), "currency": money.currency}


def proposal_json(card: Card) -> dict[str, str] | None:
    """Give the value of the fall-back that the rules propose for a card, with its command."""
    proposal = card.proposal
    if proposal is None:
        return None
    from pipelinecli.words import proposal_command

    command = proposal_command(proposal, card.person.id)
    return {"to": proposal.to, "reason": proposal.reason, "command": command}


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
