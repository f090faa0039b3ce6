"""A value that was altered: in words for people, as JSON, and in one cell for CSV.

Machine forms are the same in every language: ISO dates, decimal strings with a currency, tokens.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Final

from pipelinecli.i18n import _, ngettext
from pipelinecli.method.cards import Outcome
from pipelinecli.method.dates import When
from pipelinecli.method.kinds import ActivityKind, MoveKind
from pipelinecli.method.money import Amount, Money
from pipelinecli.method.record.alterations import Done, HandedIn, Moved, Step, Who
from pipelinecli.method.stages import Stage
from pipelinecli.render.card.phrases import listed
from pipelinecli.render.cells import fit
from pipelinecli.render.marks import name_text
from pipelinecli.words import (
    activity_label,
    amount_text,
    day_text,
    money_text,
    move_label,
    outcome_label,
    stage_label,
    when_text,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from datetime import datetime

    from pipelinecli.method.record.alterations import Value
    from pipelinecli.render.formats.listing import Scalar

    Names = Mapping[int, str]

NOTHING: Final = "–"


def value_text(value: Value, names: Names) -> str:
    """Return a value in the reader's words, a dash for nothing; user text is not guarded yet."""
    if value is None:
        return NOTHING
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, str):
        return _token_text(value)
    if isinstance(value, tuple):
        return _several_text(value, names)
    return day_text(value) if isinstance(value, date) else str(value)


def moment_text(at: datetime) -> str:
    """Return a moment to the minute, with its weekday: Mon 2026-11-16 09:00."""
    return f"{day_text(at.date())} {at:%H:%M}"


def who_text(card: int, names: Names, longest: int | None = None) -> str:
    """Return a card by its name and id; by its id alone where nobody knows the name.

    The name, not the id, is cut to `longest` cells.
    """
    if card not in names:
        return _("card {id}").format(id=card)
    name = name_text(names[card])
    name = name if longest is None else fit(name, longest)
    return _("{name} ({id})").format(name=name, id=card)


def value_json(value: Value) -> object:
    """Return a value as JSON; what has several parts is an object."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, When):
        return value.text()
    if isinstance(value, Who):
        return value.id
    parts = _parts(value)
    if parts is not None:
        return parts
    return list(value) if isinstance(value, tuple) else value


def value_cell(value: Value) -> Scalar:
    """Return a value as one cell: 1500.00 CNY, 2026-12-01 the plan, kind=dial minutes=3."""
    if isinstance(value, Money):
        return f"{value.decimal()} {value.currency}"
    if isinstance(value, Amount):
        return _amount_cell(value)
    if isinstance(value, Step):
        return " ".join(filter(None, (value.when.text(), value.agenda)))
    parts = _parts(value)
    if parts is not None:
        return " ".join(f"{key}={_bare(part)}" for key, part in parts.items() if part is not None)
    known = value_json(value)
    if isinstance(known, list):
        return " ".join(map(str, known))
    return known if isinstance(known, str | int) else None


def _token_text(token: str) -> str:
    """Say a token of the method; any other text is the rep's own."""
    if isinstance(token, Stage):
        return stage_label(token)
    if isinstance(token, Outcome):
        return outcome_label(token)
    if isinstance(token, ActivityKind):
        return activity_label(token)
    return move_label(token) if isinstance(token, MoveKind) else token


def _several_text(value: tuple[object, ...], names: Names) -> str:
    if isinstance(value, Who):
        return who_text(value.id, names)
    said = _SAID.get(type(value))
    return listed(map(str, value)) if said is None else said(value)


def _step(step: Step) -> str:
    when = when_text(step.when)
    if step.agenda is None:
        return when
    return _("{when}, {agenda}").format(when=when, agenda=step.agenda)


def _moved(moved: Moved) -> Iterator[str]:
    yield _token_text(moved.kind)
    yield _token_text(moved.to)


def _done(done: Done) -> Iterator[str]:
    what = _token_text(done.kind)
    if done.minutes is not None:
        spent = ngettext("{what} ({n} minute)", "{what} ({n} minutes)", done.minutes)
        what = spent.format(what=what, n=done.minutes)
    yield what
    if done.due is not None:
        yield _("for {day}").format(day=when_text(done.due))
    yield moment_text(done.at)
    if done.note is not None:
        yield done.note


def _handed_in(row: HandedIn) -> Iterator[str]:
    contacts = ngettext("{n} contact", "{n} contacts", row.entries)
    yield contacts.format(n=row.entries)
    if row.revision > 1:
        yield _("revision {n}").format(n=row.revision)
    if row.late:
        yield _("late")
    if row.note is not None:
        yield row.note


_SAID: Final[dict[type, Callable[[Any], str]]] = {
    When: when_text,
    Money: money_text,
    Amount: amount_text,
    Step: _step,
    Done: lambda done: listed(_done(done)),
    HandedIn: lambda row: listed(_handed_in(row)),
    Moved: lambda moved: listed(_moved(moved)),
}


def _parts(value: Value) -> dict[str, object] | None:
    match value:
        case Money():
            return {"amount": value.decimal(), "currency": value.currency}
        case Amount(low, high, currency, per):
            ends = {"min": Money(low, currency).decimal(), "max": Money(high, currency).decimal()}
            return {**ends, "currency": currency, "per": per}
        case Step(when, agenda):
            return {"at": when.text(), "agenda": agenda}
        case Done(kind, at, due, minutes, note):
            on = None if due is None else due.text()
            spent = {"minutes": minutes, "note": note}
            return {"kind": kind, "at": at.isoformat(timespec="seconds"), "due": on, **spent}
        case Moved() | HandedIn():
            return value._asdict()
        case _:
            return None


def _bare(part: object) -> str:
    return str(part).lower() if isinstance(part, bool) else str(part)


def _amount_cell(amount: Amount) -> str:
    low, high = (Money(end, amount.currency).decimal() for end in (amount.low, amount.high))
    text = f"{low}-{high} {amount.currency}" if amount.is_range else f"{low} {amount.currency}"
    return text if amount.per is None else f"{text}/{amount.per}"
