"""Capturing contacts: a new card, an activity, the day's counts.

A person who is there already is refused with the card named; nothing is merged by guess.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.config.clock import utc_text
from pipelinecli.errors import Duplicate, InTheFuture, NotFound, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.cards import Card, Person
from pipelinecli.method.dates import When
from pipelinecli.method.kinds import LOGGED, ActivityKind, MoveKind, TallyKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import fields
from pipelinecli.services.lookup import by_id, find
from pipelinecli.services.working import Moved, working_on
from pipelinecli.store import activities, attempts, cards, moves
from pipelinecli.store.transaction import new_uid

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from pipelinecli.services.desk import Desk
    from pipelinecli.store.transaction import Reads

MOST_MINUTES = 24 * 60
MOST_TALLY = 10_000


class SameName(Duplicate):
    """Somebody of exactly this name is there; it may be another person."""

    def __init__(self, card_id: int, name: str) -> None:
        super().__init__(
            _("the name {name}").format(name=name),
            card_id,
            name,
            hint=_("for another person of that name add --new"),
        )
        self.question = _("{name} ({id}) is there already. Is this somebody else?").format(
            name=name, id=card_id
        )


class Contact(NamedTuple):
    """What was typed about a person."""

    name: str
    phone: str | None = None
    email: str | None = None
    org: str | None = None
    title: str | None = None
    source: str | None = None
    referred_by: str | None = None
    grade: str | None = None
    birthday: date | None = None
    note: str | None = None
    tags: Sequence[str] = ()


class Logged(NamedTuple):
    """An activity that was recorded, with the card it was with, if any."""

    kind: ActivityKind
    at: str
    minutes: int | None
    note: str | None
    card: Card | None


class DayCounts(NamedTuple):
    """A day's counts: tallied and logged, added up."""

    day: date
    counts: dict[TallyKind, int]


def read_kind(text: str) -> ActivityKind:
    """Return the kind of activity that was typed. Raises UsageError."""
    kind = text.strip().lower()
    if kind not in LOGGED:
        raise UsageError(
            _("“{kind}” is not a kind of activity").format(kind=text),
            hint=_("one of: {kinds}").format(kinds=" ".join(LOGGED)),
        )
    return ActivityKind(kind)


def add(desk: Desk, contact: Contact, *, another: bool = False) -> Moved:
    """Open a card in column 1 for a person who is not there yet.

    `another` says that a person of the same name is somebody else. Raises UsageError for a field
    that cannot be kept, Duplicate for the same phone or e-mail, SameName, NotFound or Ambiguous
    for who referred them.
    """
    person = checked_person(desk, contact)
    if not desk.store.exists():
        if contact.referred_by is not None:
            raise NotFound(contact.referred_by)
    else:
        refuse_duplicate(desk.store, person)
        if not another:
            _refuse_same_name(desk.store, person)
    with desk.store.write("add", desk.clock) as tx:
        refuse_duplicate(tx, person)
        if contact.referred_by is not None:
            person = person._replace(referred_by=find(tx, desk, contact.referred_by).person.id)
        person = person._replace(id=cards.insert(tx, person))
        attempt = attempts.begin(tx, person.id, desk.clock.now)
        at = utc_text(desk.clock.now)
        moves.append(
            tx,
            person.id,
            attempt.id,
            at=at,
            from_stage=None,
            to_stage=Stage.OPPORTUNITY,
            kind=MoveKind.NEW,
        )
        card = by_id(tx, desk, person.id)
        tx.commit()
    return Moved(card, None)


def log(  # noqa: PLR0913 - one for each thing that was typed
    desk: Desk,
    kind: ActivityKind,
    who: str | None,
    when: When,
    *,
    note: str | None = None,
    minutes: int | None = None,
) -> Logged:
    """Record one activity, with a card or without.

    Raises InTheFuture, UsageError, NotFound or Ambiguous.
    """
    if desk.clock.is_future(when):
        raise InTheFuture(when, hint=_("log what was done; plan it with pipeline next"))
    kept = fields.note(note)
    if kind is ActivityKind.NOTE and kept is None:
        raise UsageError(_("a note needs its text"), hint=_('add --note "TEXT"'))
    if minutes is not None and not 0 <= minutes <= MOST_MINUTES:
        raise UsageError(
            _("--minutes cannot be {n}").format(n=minutes),
            hint=_("at most {n}, and not negative").format(n=MOST_MINUTES),
        )
    at = desk.clock.moment(when)
    if who is None:
        with desk.store.write("log", desk.clock) as tx:
            tx.takes_effect(at)
            activities.insert(tx, kind, at=at, minutes=minutes, note=kept)
            tx.commit()
        return Logged(kind, at, minutes, kept, None)
    with working_on(desk, "log", who, when) as working:
        activities.insert(
            working.tx,
            kind,
            at=at,
            card_id=working.card.person.id,
            attempt_id=working.card.attempt.id,
            minutes=minutes,
            note=kept,
        )
        working.tx.commit()
    return Logged(kind, at, minutes, kept, working.card)


def tally(desk: Desk, day: date, counts: dict[TallyKind, int]) -> DayCounts:
    """Add to a day's counts and return them; with nothing to add, only return them.

    Raises InTheFuture, or UsageError for a count that is negative or beyond belief.
    """
    if day > desk.today:
        raise InTheFuture(When(day), hint=_("count what was done"))
    for kind, count in counts.items():
        if not 0 <= count <= MOST_TALLY:
            raise UsageError(
                _("{kind} cannot be {n}").format(kind=kind, n=count),
                hint=_("at most {n}, and not negative").format(n=MOST_TALLY),
            )
    added = {kind: count for kind, count in counts.items() if count}
    if added:
        with desk.store.write("tally", desk.clock) as tx:
            activities.tally(tx, day, added)
            tx.commit()
    return DayCounts(day, activities.day_counts(desk.store, desk.clock, day))


def checked_person(desk: Desk, contact: Contact) -> Person:
    """Return the person as it may be kept. Raises UsageError for the first field that may not."""
    if contact.birthday is not None and contact.birthday > desk.today:
        raise InTheFuture(When(contact.birthday), hint=_("a birthday is the day of birth"))
    return Person(
        id=0,
        uid=new_uid(),
        name=fields.name(contact.name),
        opened=desk.today,
        phone=fields.phone(contact.phone),
        email=fields.email(contact.email),
        org=fields.optional_line("org", contact.org),
        title=fields.optional_line("title", contact.title),
        source=fields.optional_line("source", contact.source),
        grade=fields.grade(contact.grade),
        birthday=contact.birthday,
        note=fields.note(contact.note),
        tags=fields.tags(contact.tags),
    )


def refuse_duplicate(reads: Reads, person: Person) -> None:
    """Raise Duplicate if another card has the same phone number or e-mail address."""
    for value, found in (
        (person.phone, person.phone and cards.with_phone(reads, person.phone, person.id)),
        (person.email, person.email and cards.with_email(reads, person.email, person.id)),
    ):
        if value and found:
            raise Duplicate(
                value,
                found.id,
                found.name,
                hint=_("look: pipeline show {id}").format(id=found.id),
            )


def _refuse_same_name(reads: Reads, person: Person) -> None:
    for found in cards.named(reads, person.name, 1):
        raise SameName(found.id, found.name)
