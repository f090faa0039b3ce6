"""People corrected and put together.

`merge` keeps one card and moves the other's history into it. It refuses to guess which two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.method.backups import Reason
from pipelinecli.method.cards import Outcome
from pipelinecli.method.classify import classify
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.method.uniting import united
from pipelinecli.services import backups, fields
from pipelinecli.services.capture import Contact, checked_person, refuse_duplicate
from pipelinecli.services.lookup import by_id, find
from pipelinecli.services.working import Moved, Working, working_on
from pipelinecli.store import attempts, cards, moves, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.cards import Attempt, Card, Person
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.transaction import Reads


class Merged(NamedTuple):
    """The card that was kept, and who went into it."""

    card: Card
    gone: Person


def edit(desk: Desk, who: str, changes: dict[str, object], untag: Sequence[str] = ()) -> Moved:
    """Correct what is known of a person. An empty text clears a field; tags are added.

    `changes` has fields of `Contact` that were typed. Raises UsageError if nothing was typed or a
    field cannot be kept, Duplicate for another card's phone or e-mail.
    """
    if not changes and not untag:
        raise UsageError(_("nothing to correct"), hint=_("name a field, such as --phone NUMBER"))
    with working_on(desk, "edit", who, happened=False) as working:
        person = working.card.person
        typed = Contact(**{"name": person.name, **changes})  # type: ignore[arg-type]
        checked = checked_person(desk, typed)
        kept = {field: getattr(checked, field) for field in changes if field in Contact._fields}
        if "referred_by" in changes:
            kept["referred_by"] = _referrer(desk, working, typed.referred_by)
        gone = set(fields.tags(untag))
        tags = dict.fromkeys((*person.tags, *checked.tags))
        kept["tags"] = tuple(tag for tag in tags if tag not in gone)
        edited = person._replace(**kept)
        refuse_duplicate(working.tx, edited)
        cards.save(working.tx, edited)
        working.tx.commit()
        return Moved(desk.judged(edited, working.card.attempt), working.card.stage)


def _referrer(desk: Desk, working: Working, who: str | None) -> int | None:
    if not who:
        return None
    referrer = find(working.tx, desk, who).person.id
    if referrer == working.card.person.id:
        raise UsageError(_("nobody refers themselves"), hint=_("name another card"))
    return referrer


def merge(desk: Desk, keep: str, gone: str) -> Merged:
    """Keep one card and move the other's history, fields and tags into it.

    The open attempt that is further along stays current, and gets what it lacks of what was won
    in the other. What both have and differs goes to the note. Raises UsageError for one card twice,
    BackupFailed when no copy of the store can be kept before.
    """
    _keep_a_copy(desk, keep, gone)
    with working_on(desk, "merge", keep, happened=False) as working:
        tx, kept = working.tx, working.card
        other = find(tx, desk, gone)
        if other.person.id == kept.person.id:
            raise UsageError(_("both are the same card"), hint=_("name two cards"))
        working.at = moves.effective(
            tx, desk.clock, other.person.id, other.attempt.id, working.at, happened=False
        )
        tx.takes_effect(working.at)
        leading, resting = _leading(kept, other)
        _move_attempts(working, other, leading)
        if resting.attempt.ended is None:
            ended = resting.attempt._replace(
                ended=working.moment, outcome=Outcome.MERGED, stage=resting.stage
            )
            attempts.save(tx, ended)
        person = _union(tx, desk, kept.person, other.person)
        people.move_history(tx, other.person.id, kept.person.id)
        cards.save(tx, person)
        working.card = kept._replace(person=person)
        working.put(*_going_on(desk, leading, resting), MoveKind.MERGED)
        return Merged(by_id(desk.store, desk, person.id), other.person)


def _keep_a_copy(desk: Desk, keep: str, gone: str) -> None:
    """Keep a copy of the store, unless the cards are such that nothing will be changed."""
    if not desk.store.exists():
        return
    both = {find(desk.store, desk, who).person.id for who in (keep, gone)}
    if len(both) > 1:
        backups.keep_before(desk, Reason.MERGE)


def _leading(kept: Card, other: Card) -> tuple[Card, Card]:
    """Return the card whose attempt goes on, and the other one."""

    def further(card: Card) -> tuple[bool, int]:
        under_way = card.on_the_way and card.stage is not Stage.OPPORTUNITY
        return under_way, card.stage.rank

    return (other, kept) if further(other) > further(kept) else (kept, other)


def _move_attempts(working: Working, other: Card, leading: Card) -> None:
    tx, kept_id = working.tx, working.card.person.id
    number = max(attempt.number for attempt in attempts.of_card(tx, working.desk.clock, kept_id))
    if leading is other:
        attempts.retire(tx, kept_id)
    for attempt in list(attempts.of_card(tx, working.desk.clock, other.person.id)):
        number += 1
        current = leading is other and attempt.id == other.attempt.id
        attempts.give_to(tx, attempt, kept_id, number, current=current)


def _going_on(desk: Desk, leading: Card, resting: Card) -> tuple[Attempt, Stage]:
    """Return the attempt that goes on with what was won in both, and the stage that supports."""
    attempt, shown = united(leading.attempt, resting.attempt, desk.today), leading.stage
    if attempt == leading.attempt:
        return attempt, shown
    supported = classify(attempt.facts, desk.today, desk.rules.cycle).stage
    if supported.rank < shown.rank:
        return attempt, shown
    return attempt._replace(override=None), supported


def _union(reads: Reads, desk: Desk, kept: Person, other: Person) -> Person:
    """Return the kept person with the other's details; of what both have, the other's is noted."""
    from pipelinecli.exchange.mapping.labels import opening

    fields = ("phone", "email", "org", "title", "source", "grade", "birthday")
    filled = {field: getattr(kept, field) or getattr(other, field) for field in fields}
    lines = [
        opening(field) + str(value)
        for field in fields
        if (value := getattr(other, field)) and _key(field, value) != _key(field, filled[field])
    ]
    if cards.name_key(other.name) != cards.name_key(kept.name):
        lines.insert(0, _("also called: {name}").format(name=other.name))
    own = {kept.id, other.id}
    referrers = [
        by for by in dict.fromkeys((kept.referred_by, other.referred_by)) if by and by not in own
    ]
    lines += [
        opening("referred_by") + f"{by_id(reads, desk, by).person.name} ({by})"
        for by in referrers[1:]
    ]
    return kept._replace(
        **filled,
        referred_by=referrers[0] if referrers else None,
        note=_noted(kept.note, other.note, lines),
        tags=tuple(dict.fromkeys((*kept.tags, *other.tags))),
        opened=min(kept.opened, other.opened),
    )


def _key(field: str, value: object) -> object:
    """Return what makes two values of a field the same."""
    if field == "phone":
        return cards.phone_key(str(value))
    return cards.email_key(str(value)) if field == "email" else value


def _noted(kept: str | None, other: str | None, lines: Sequence[str]) -> str | None:
    """Return the note of the one, that of the other unless it is the same, and further lines."""
    notes = [kept] if kept else []
    if other and other != kept:
        notes.append(other)
    known = "\n".join(notes).split("\n")
    return "\n".join((*notes, *(line for line in lines if line not in known))) or None
