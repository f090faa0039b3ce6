"""People corrected and put together.

`merge` keeps one card and moves the other's history into it. It refuses to guess which two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.errors import UsageError
from pipelinecli.i18n import _
from pipelinecli.method.backups import Reason
from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import Stage
from pipelinecli.services import backups, fields
from pipelinecli.services.capture import Contact, checked_person, refuse_duplicate
from pipelinecli.services.lookup import by_id, find
from pipelinecli.services.working import Moved, Working, working_on
from pipelinecli.store import attempts, cards, moves, people

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.method.cards import Card, Person
    from pipelinecli.services.desk import Desk


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

    The open attempt that is further along stays current. Raises UsageError for one card twice,
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
        person = _union(kept.person, other.person)
        people.move_history(tx, other.person.id, kept.person.id)
        cards.save(tx, person)
        working.card = kept._replace(person=person)
        working.put(leading.attempt, leading.stage, MoveKind.MERGED)
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


def _union(kept: Person, other: Person) -> Person:
    """Return the kept person with the other's details where there were none."""
    filled = {
        field: getattr(kept, field) or getattr(other, field)
        for field in ("phone", "email", "org", "title", "source", "grade", "birthday")
    }
    second = [
        f"{field}: {value}"
        for field in ("phone", "email")
        if (value := getattr(other, field)) and value != filled[field]
    ]
    notes = [note for note in (kept.note, other.note, *second) if note]
    referrer = kept.referred_by or other.referred_by
    return kept._replace(
        **filled,
        referred_by=None if referrer in {kept.id, other.id} else referrer,
        note="\n".join(notes) or None,
        tags=tuple(dict.fromkeys((*kept.tags, *other.tags))),
        opened=min(kept.opened, other.opened),
    )
