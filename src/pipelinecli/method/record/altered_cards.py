"""What a change set did to one card, from the rows of the card, its attempts and its history.

The stage is that of the attempt that is current, before and after, so that a new attempt shows
as the move it is. It refuses to tell an attempt that was handed over as if it had been changed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import ActivityKind, MoveKind
from pipelinecli.method.record import images
from pipelinecli.method.record.alterations import (
    Alteration,
    Done,
    Field,
    Moved,
    Step,
    Subject,
    What,
    Who,
    altered,
)
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from datetime import datetime

    from pipelinecli.method.record.alterations import Value
    from pipelinecli.method.record.journal import Image, RowChange

    Row = Image | None
    Local = Callable[[str], datetime]
    Reader = Callable[[Row, str], Value]

_BOOKED = frozenset({ActivityKind.BOOKING, ActivityKind.REBOOKING})


def alterations_of(card: int, rows: Sequence[RowChange], local: Local) -> Iterator[Alteration]:
    """Yield what happened to a card; `rows` are those that are its own, before or after."""
    subject = Subject(What.CARD, card)
    person = next((row for row in rows if row.table == "card"), None)
    if person is not None and person.after is None:
        yield from _gone(subject, person, rows)
        return
    found = [] if person is None else list(_person(subject, person))
    found += _tags(subject, rows)
    found += _attempts(subject, rows, made=person is not None and person.before is None)
    found += _activities(subject, rows, found, local)
    found += _reasons(subject, rows, found)
    yield from found or _bookkeeping(subject, rows)


def done_of(activity: Row, local: Local) -> Done | None:
    """Read an activity; `local` gives a stored moment in the rep's zone."""
    at, kind = images.text(activity, "at"), images.token(activity, "kind", ActivityKind)
    if at is None or kind is None:
        return None
    return Done(
        kind,
        local(at),
        images.when(activity, "due"),
        images.number(activity, "minutes"),
        images.text(activity, "note"),
    )


def _gone(subject: Subject, person: RowChange, rows: Iterable[RowChange]) -> Iterator[Alteration]:
    """A card that is no more: part of the one that has its attempts, or nothing any more."""
    kept = (images.number(row.after, "card_id") for row in rows if row.table == "attempt")
    into = next((card for card in kept if card is not None), None)
    if into is None:
        yield from altered(subject, Field.CARD, images.text(person.before, "name"), None)
    else:
        yield from altered(subject, Field.MERGED_INTO, None, Who(into))


def _person(subject: Subject, person: RowChange) -> Iterator[Alteration]:
    made = person.before is None
    if made:
        yield from altered(subject, Field.CARD, None, images.text(person.after, "name"))
    for field, read, column in _OF_A_PERSON:
        if not (made and field in _SAID_BY_A_NEW_CARD):
            before, after = read(person.before, column), read(person.after, column)
            yield from altered(subject, field, before, after)


def _tags(subject: Subject, rows: Iterable[RowChange]) -> Iterator[Alteration]:
    tags = [row for row in rows if row.table == "tag"]
    had = [name for row in tags if (name := images.text(row.before, "name")) is not None]
    has = [name for row in tags if (name := images.text(row.after, "name")) is not None]
    for name in had:
        yield from altered(subject, Field.TAG, name, name if name in has else None)
    for name in has:
        yield from altered(subject, Field.TAG, name if name in had else None, name)


def _attempts(subject: Subject, rows: Iterable[RowChange], *, made: bool) -> Iterator[Alteration]:
    attempts = [row for row in rows if row.table == "attempt"]
    was = _current(subject, (row.before for row in attempts))
    for row in attempts:
        yield from _attempt(subject, row, was)
    now = _current(subject, (row.after for row in attempts))
    before, after = images.token(was, "stage", Stage), images.token(now, "stage", Stage)
    if not (made and after is Stage.OPPORTUNITY):
        yield from altered(subject, Field.STAGE, before, after)


def _current(subject: Subject, attempts: Iterable[Row]) -> Row:
    for image in attempts:
        if images.number(image, "current") and images.number(image, "card_id") == subject.key:
            return image
    return None


def _attempt(subject: Subject, row: RowChange, was: Row) -> Iterator[Alteration]:
    """What was won or lost in an attempt; `was` is the one the card was shown in before."""
    before, after = row.before, row.after
    if _handed_over(row):
        return
    numbers = [images.number(image, "number") for image in (before, after)]
    if None in numbers and any((number or 1) > 1 for number in numbers):
        yield from altered(subject, Field.ATTEMPT, *numbers)
    if after is None:
        return
    # A step that is still to come goes over to the next attempt.
    step = was if before is None and _step(was, "") == _step(after, "") else before
    for field, read, column in _OF_AN_ATTEMPT:
        known = step if field is Field.NEXT_STEP else before
        yield from altered(subject, field, read(known, column), read(after, column))
    yield from altered(subject, Field.BUDGET, *_budgets(before, after))


def _handed_over(row: RowChange) -> bool:
    owners = [images.number(image, "card_id") for image in (row.before, row.after)]
    return None not in owners and owners[0] != owners[1]


def _budgets(before: Row, after: Row) -> tuple[Value, Value]:
    """The amounts; where they are the same, or were not kept, the words."""
    words = images.text(before, "budget"), images.text(after, "budget")
    amounts = images.amount(before), images.amount(after)
    if amounts[0] == amounts[1]:
        return words
    return amounts[0] or words[0], amounts[1] or words[1]


def _activities(
    subject: Subject, rows: Iterable[RowChange], found: Sequence[Alteration], local: Local
) -> Iterator[Alteration]:
    """What was done; a booking without words is said by the date it is for."""
    agreed = {one.after for one in found if one.field is Field.FIRST_MEETING}
    for row in rows:
        if row.table == "activity":
            before, after = done_of(row.before, local), done_of(row.after, local)
            said = after is not None and after.kind in _BOOKED and after.due in agreed
            if after is None or after.note is not None or not said:
                yield from altered(subject, Field.ACTIVITY, before, after)


def _reasons(
    subject: Subject, rows: Iterable[RowChange], found: Sequence[Alteration]
) -> Iterator[Alteration]:
    """Why the card was moved, where its attempt does not say so."""
    said = {one.after for one in found}
    for row in rows:
        if row.table == "stage_change" and row.before is None:
            reason = images.text(row.after, "reason")
            if reason not in said:
                yield from altered(subject, Field.REASON, None, reason)


def _bookkeeping(subject: Subject, rows: Iterable[RowChange]) -> Iterator[Alteration]:
    """What is left where nothing else shows: the days of marking anew, moves that led nowhere."""
    for row in rows:
        if row.table == "attempt" and not _handed_over(row):
            for field in _MARKED:
                before, after = (images.day(image, field) for image in (row.before, row.after))
                yield from altered(subject, field, before, after)
        if row.table == "stage_change" and row.before is None:
            kind = images.token(row.after, "kind", MoveKind)
            to = images.token(row.after, "to_stage", Stage)
            if kind is not None and kind is not MoveKind.MERGED and to is not None:
                yield from altered(subject, Field.MOVE, None, Moved(kind, to))


# --- columns --------------------------------------------------------------------------------------


def _held(row: Row, column: str) -> bool:
    return bool(images.number(row, column))


def _who(row: Row, column: str) -> Who | None:
    card = images.number(row, column)
    return None if card is None else Who(card)


def _step(row: Row, _column: str) -> Step | None:
    when = images.when(row, "next_step")
    return None if when is None else Step(when, images.text(row, "next_agenda"))


def _outcome(row: Row, column: str) -> Outcome | str | None:
    """How an attempt ended, where its stage does not say so and it was not merged."""
    outcome = images.token(row, column, Outcome)
    return None if outcome in {Outcome.MERGED, images.text(row, "stage")} else outcome


_OF_A_PERSON: tuple[tuple[Field, Reader, str], ...] = (
    (Field.NAME, images.text, "name"),
    (Field.PHONE, images.text, "phone"),
    (Field.EMAIL, images.text, "email"),
    (Field.ORG, images.text, "org"),
    (Field.TITLE, images.text, "title"),
    (Field.SOURCE, images.text, "source"),
    (Field.REFERRED_BY, _who, "referred_by"),
    (Field.GRADE, images.text, "grade"),
    (Field.BIRTHDAY, images.day, "birthday"),
    (Field.NOTE, images.text, "note"),
    (Field.OPENED, images.day, "opened_on"),
)
_SAID_BY_A_NEW_CARD = frozenset({Field.NAME, Field.OPENED})
_OF_AN_ATTEMPT: tuple[tuple[Field, Reader, str], ...] = (
    (Field.FIRST_MEETING, images.when, "first_meeting"),
    (Field.HELD, _held, "held"),
    (Field.NEXT_STEP, _step, "next_step"),
    (Field.PERSON, images.text, "person"),
    (Field.PLAN, images.text, "plan"),
    (Field.SIGNING, images.when, "signing"),
    (Field.SIGNED, images.day, "signed_on"),
    (Field.RECEIVED, images.money, "received"),
    (Field.ISSUED, images.day, "issued_on"),
    (Field.PREMIUM, images.money, "premium"),
    (Field.STANDARD, images.money, "standard"),
    (Field.OUTCOME, _outcome, "outcome"),
    (Field.REASON, images.text, "reason"),
    (Field.OVERRIDE, images.text, "override"),
)
_MARKED = (
    Field.NEXT_MARKED,
    Field.PERSON_MARKED,
    Field.PLAN_MARKED,
    Field.BUDGET_MARKED,
    Field.SIGNING_MARKED,
)
"""Each is called as its column is."""
