"""Rows to values and back: the one place that knows the order of the columns.

It refuses to interpret: a row becomes the method's `Person` and `Attempt`, nothing more. A row
that is neither, as a damaged file may hold it, is a ValueError and nothing else.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from pipelinecli.config.clock import YEARS, utc_text
from pipelinecli.method.cards import Attempt, Evidence, Outcome, Person
from pipelinecli.method.dates import When
from pipelinecli.method.money import Amount, Money, Per
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from pipelinecli.config.clock import Clock
    from pipelinecli.method.record.journal import Image
    from pipelinecli.store.transaction import Row

PERSON_COLUMNS = 15
ATTEMPT_COLUMNS = (
    *("id", "number", "current", "stage", "since", "opened_at", "ended_at", "outcome", "reason"),
    *("override", "first_meeting", "held", "next_step", "next_agenda", "next_marked"),
    *("person", "person_marked", "plan", "plan_marked", "budget", "budget_marked"),
    *("amount_low", "amount_high", "amount_per", "signing", "signing_marked", "signed_on"),
    *("received", "issued_on", "premium", "standard", "currency"),
)
"""The columns of an attempt in the order `attempt_of` reads them, as every statement has them."""

TAG_SEPARATOR = "\x1f"


def person_of(row: Row) -> Person:
    """Read the person from the front of a card row. Raises ValueError."""
    try:
        return _person(row)
    except (TypeError, AttributeError, LookupError) as error:
        raise ValueError(*error.args) from error


def attempt_of(row: Row, clock: Clock) -> Attempt:
    """Read an attempt from its columns, its moments in the rep's zone. Raises ValueError."""
    try:
        return _attempt(row, clock)
    except (TypeError, AttributeError, LookupError) as error:
        raise ValueError(*error.args) from error


def image_of(text: str) -> Image:
    """Read a row as the journal keeps it. Raises ValueError."""
    import json

    try:
        image: object = json.loads(text)
    except RecursionError as error:
        raise ValueError(*error.args) from error
    if not isinstance(image, dict):
        raise ValueError(text)  # noqa: TRY004 - a value that is wrong is what it is to callers
    return image


def _person(row: Row) -> Person:
    (uid, name, opened, phone, email, org, title, source, referred_by, grade, birthday, note) = row[
        1:13
    ]
    return Person(
        id=row[0],
        uid=uid,
        name=name,
        opened=_a_day(opened),
        phone=phone,
        email=email,
        org=org,
        title=title,
        source=source,
        referred_by=referred_by,
        grade=grade,
        birthday=_day(birthday),
        note=note,
        tags=tuple(sorted(row[13].split(TAG_SEPARATOR))) if row[13] else (),
        forgotten=bool(row[14]),
    )


def _attempt(row: Row, clock: Clock) -> Attempt:
    (number, current, stage, since, opened, ended, outcome, reason, override) = row[1:10]
    (first, held, step, agenda, step_marked) = row[10:15]
    (person, person_marked, plan, plan_marked, budget, budget_marked) = row[15:21]
    (low, high, per, signing, signing_marked, signed) = row[21:27]
    (received, issued, premium, standard, currency) = row[27:32]
    return Attempt(
        id=row[0],
        number=number,
        stage=Stage(stage),
        since=clock.local(since),
        opened=clock.local(opened),
        current=bool(current),
        ended=None if ended is None else clock.local(ended),
        outcome=None if outcome is None else Outcome(outcome),
        reason=reason,
        override=override,
        first_meeting=_when(first),
        held=bool(held),
        next_step=_when(step),
        agenda=agenda,
        next_marked=_day(step_marked),
        person=_evidence(person, person_marked),
        plan=_evidence(plan, plan_marked),
        budget=_evidence(budget, budget_marked),
        amount=None
        if low is None
        else Amount(low, high, currency, None if per is None else Per(per)),
        signing=_when(signing),
        signing_marked=_day(signing_marked),
        signed=_day(signed),
        received=None if received is None else Money(received, currency),
        issued=_day(issued),
        premium=None if premium is None else Money(premium, currency),
        standard=None if standard is None else Money(standard, currency),
    )


def attempt_binds(attempt: Attempt) -> dict[str, object]:
    """Return the columns of an attempt that a command may change, as they are stored."""
    amount = attempt.amount
    moneys = (attempt.received, attempt.premium, attempt.standard)
    currencies = [money.currency for money in moneys if money is not None]
    if amount is not None:
        currencies.append(amount.currency)
    return {
        "stage": attempt.stage.value,
        "since": utc_text(attempt.since),
        "ended_at": None if attempt.ended is None else utc_text(attempt.ended),
        "outcome": attempt.outcome,
        "reason": attempt.reason,
        "override": attempt.override,
        "first_meeting": _text(attempt.first_meeting),
        "held": int(attempt.held),
        "next_step": _text(attempt.next_step),
        "next_agenda": attempt.agenda,
        "next_marked": _iso(attempt.next_marked),
        "person": attempt.person and attempt.person.text,
        "person_marked": attempt.person and attempt.person.marked.isoformat(),
        "plan": attempt.plan and attempt.plan.text,
        "plan_marked": attempt.plan and attempt.plan.marked.isoformat(),
        "budget": attempt.budget and attempt.budget.text,
        "budget_marked": attempt.budget and attempt.budget.marked.isoformat(),
        "amount_low": amount and amount.low,
        "amount_high": amount and amount.high,
        "amount_per": amount and amount.per,
        "signing": _text(attempt.signing),
        "signing_marked": _iso(attempt.signing_marked),
        "signed_on": _iso(attempt.signed),
        "received": attempt.received and attempt.received.minor,
        "issued_on": _iso(attempt.issued),
        "premium": attempt.premium and attempt.premium.minor,
        "standard": attempt.standard and attempt.standard.minor,
        "currency": currencies[0] if currencies else None,
    }


def _a_day(stored: str) -> date:
    day = date.fromisoformat(stored)
    if day.year not in YEARS:
        raise ValueError(stored)
    return day


def _day(stored: str | None) -> date | None:
    return None if stored is None else _a_day(stored)


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


def _when(stored: str | None) -> When | None:
    if stored is None:
        return None
    when = When.from_text(stored)
    if when.day.year not in YEARS:
        raise ValueError(stored)
    return when


def _text(when: When | None) -> str | None:
    return None if when is None else when.text()


def _evidence(text: str | None, marked: str | None) -> Evidence | None:
    return None if text is None or marked is None else Evidence(text, _a_day(marked))
