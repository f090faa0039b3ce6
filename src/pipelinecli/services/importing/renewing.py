"""A deal that is there already, brought up to what a file says now, with `--update`.

History is appended to and never written anew: a deal that stands elsewhere by now has moved, and
one that a file says has gone back to before its last move here has not. What the file says nothing
about stays. It refuses to move a card to where the rep has moved it on from by hand, unless the
file names a later day.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from pipelinecli.config.clock import utc_text
from pipelinecli.method.importing.facts import Known, Point, Proof, Run
from pipelinecli.method.importing.histories import OFF, gone_on
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.money import Money
from pipelinecli.method.record.journal import IMPORT
from pipelinecli.method.stages import Stage
from pipelinecli.services.importing.judging import Values
from pipelinecli.services.importing.planning import How
from pipelinecli.services.importing.recording import Behind
from pipelinecli.services.importing.updating import changed, changes
from pipelinecli.store import _sql, cards, moves
from pipelinecli.store.histories import ATTEMPT
from pipelinecli.store.rows import attempt_binds
from pipelinecli.words import money_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from pipelinecli.method.cards import Attempt, Evidence, Person
    from pipelinecli.method.importing.facts import Change
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.importing.keeping import Made
    from pipelinecli.services.importing.recording import Recorder
    from pipelinecli.services.importing.updating import Change as Field
    from pipelinecli.store.transaction import Transaction

_SHOWN: Final = (
    *("stage", "first_meeting", "next_step", "next_agenda", "person", "plan", "budget"),
    *("signing", "reason"),
)
"""What is told of an attempt that changes, by the columns of the store."""
_SUMS: Final = ("amount_low", "premium")


Written = tuple["dict[str, Any]", "Sequence[tuple[Any, ...]]"]
"""An attempt by its columns, and the moves to be added to it."""


class Renewal(NamedTuple):
    """What changes about a card."""

    card_id: int
    person: Person
    fields: Sequence[Field]
    attempt: int
    """The id of the attempt that goes on."""
    rows: Sequence[Written]
    """That attempt and those after it as the store has them, each with the moves to be added."""
    told: Sequence[Field]


def renewal(
    desk: Desk, recorder: Recorder, card_id: int, made: Made, currency: str
) -> Renewal | None:
    """Return what a file changes about a card, None where that is nothing."""
    loaded = cards.load(desk.store, desk.clock, card_id)
    row = desk.store.first(_sql.HISTORIES_LAST_MOVE, card_id=card_id)
    if loaded is None or row is None or loaded[0].forgotten:
        return None
    person, attempt = loaded
    fields = changes(person, _values(made), How.UID, cards.phone_key)
    rows = _rows(desk, recorder, attempt, made, Last(*row), currency)
    told = [] if not rows else list(_told(attempt_binds(attempt), rows[-1][0], currency))
    if not fields and not told:
        return None
    return Renewal(card_id, person, fields, attempt.id, rows, (*fields, *told))


class Last(NamedTuple):
    """The last move of a card, and the command that made it."""

    at: str
    command: str


def _rows(  # noqa: PLR0913, PLR0917 - a card as it is, and as the file has it
    desk: Desk, recorder: Recorder, attempt: Attempt, made: Made, last: Last, currency: str
) -> list[Written]:
    """Return the attempt that goes on, and those after it; none where nothing changes."""
    was = attempt_binds(attempt)
    stands = Point(desk.clock.local(last.at).date(), last.at)
    now = Point(desk.today, utc_text(desk.clock.now))
    run = _run(attempt)
    known = _known(made.known, run, same=was["currency"] in {None, currency})
    coming = list(_coming(made, attempt.stage, stands, now, last))
    corrected = run if known.value is None else run._replace(premium=None)
    runs = gone_on(_with_reason(corrected, made), coming, known)
    if len(runs) > 1:
        # What the file says a deal is worth is said of the attempt it began, not of the one before.
        runs = gone_on(_with_reason(run, made), coming, known)
    if runs == (run,):
        return []
    behind = Behind(attempt.number, utc_text(attempt.opened), last.at, attempt.stage.value)
    money = str(was["currency"] or currency)
    [(before, _none)] = recorder.attempts((run,), money, behind)
    (first, moved), *more = recorder.attempts(runs, money, behind)
    kept = dict(was)
    for name, one, other in zip(ATTEMPT, before, first, strict=True):
        if one != other and name in kept:
            kept[name] = other
    for marked in ("next", "signing"):
        planned = "next_step" if marked == "next" else "signing"
        if kept[planned] is not None and kept[planned] != was[planned]:
            kept[f"{marked}_marked"] = desk.today.isoformat()
    later = [(dict(zip(ATTEMPT, values, strict=True)), moves) for values, moves in more]
    return [(kept, moved), *later]


def stays_put(desk: Desk, card_id: int, made: Made) -> bool:
    """Whether a card stays where the rep has put it by hand although the file says otherwise."""
    loaded = cards.load(desk.store, desk.clock, card_id)
    row = desk.store.first(_sql.HISTORIES_LAST_MOVE, card_id=card_id)
    if made.is_log or loaded is None or row is None or loaded[0].forgotten:
        return False
    last, final = Last(*row), made.changes[-1]
    stands = Point(desk.clock.local(last.at).date(), last.at)
    return final.to is not loaded[1].stage and _is_by_hand_since(last, stands, final)


def _is_by_hand_since(last: Last, stands: Point, final: Change) -> bool:
    """Whether the last move was the rep's own, and the file names no later day."""
    return last.command != IMPORT and not stands.is_before(final.on)


def _coming(made: Made, stage: Stage, stands: Point, now: Point, last: Last) -> Iterator[Change]:
    """Yield the changes that a card has not made yet."""
    if made.is_log:
        yield from (change for change in made.changes if stands.is_before(change.on))
        return
    final = made.changes[-1]
    if final.to is stage or _is_by_hand_since(last, stands, final):
        return
    # Of a deal that is open a row says since when it is, and not when it came where it stands.
    is_of_the_day = final.to in OFF or stands.is_before(final.on)
    yield final if is_of_the_day else final._replace(on=now, says_when=False)


def _with_reason(run: Run, made: Made) -> Run:
    """Return an attempt that was lost with the reason that the file gives by now."""
    reason = made.changes[-1].reason
    lost = run.stage is Stage.LOST and made.changes[-1].to is Stage.LOST
    return run._replace(reason=reason) if lost and reason else run


def _known(known: Known, run: Run, *, same: bool) -> Known:
    """Return what is known of a deal, by its card where the file says nothing."""
    value = known.value if same else None
    plan = None if run.plan is not None and run.plan.text == known.plan else known.plan
    return known._replace(
        meeting=None if run.first_meeting is not None else known.meeting,
        signing=known.signing or run.signing,
        next_step=known.next_step or run.next_step,
        agenda=known.agenda or run.agenda,
        value=value if value is not None else run.premium or run.amount,
        plan=plan,
    )


def _run(attempt: Attempt) -> Run:
    """Return an attempt as a history goes on from it."""
    amount, premium = attempt.amount, attempt.premium
    ended = attempt.ended
    return Run(
        Point(attempt.opened.date(), utc_text(attempt.opened)),
        stage=attempt.stage,
        ended=None if ended is None else Point(attempt.issued or ended.date(), utc_text(ended)),
        outcome=attempt.outcome,
        reason=attempt.reason,
        override=attempt.override,
        first_meeting=attempt.first_meeting and attempt.first_meeting.day,
        held=attempt.held,
        next_step=attempt.next_step and attempt.next_step.day,
        agenda=attempt.agenda,
        person=_proof(attempt.person),
        plan=_proof(attempt.plan),
        budget=_proof(attempt.budget),
        signing=attempt.signing and attempt.signing.day,
        amount=amount and amount.low,
        premium=premium and premium.minor,
    )


def _proof(evidence: Evidence | None) -> Proof | None:
    return None if evidence is None else Proof(evidence.text, evidence.marked)


def _values(made: Made) -> Values:
    card = made.card
    return Values(
        name=card.name if card.is_named else None,
        phone=card.phone,
        email=card.email,
        org=card.org,
        title=None,
        source=card.source,
        referred_by=None,
        grade=None,
        birthday=None,
        note=card.note,
        tags=card.tags,
        uid=None,
        opened=None,
    )


def _told(
    was: Mapping[str, Any], now: Mapping[str, Any], currency: str
) -> Iterator[tuple[str, str | None, str | None]]:
    for name in _SHOWN:
        if was[name] != now[name]:
            yield name, was[name], now[name]
    for name in _SUMS:
        if was[name] != now[name]:
            sums = (of[name] for of in (was, now))
            before, after = (
                None if one is None else money_text(Money(one, currency)) for one in sums
            )
            yield name, before, after


def renew(tx: Transaction, renewal: Renewal) -> None:
    """Write what changes about a card."""
    if renewal.fields:
        cards.save(tx, changed(renewal.person, renewal.fields))
    for place, (row, made) in enumerate(renewal.rows):
        if place == 0:
            attempt_id = renewal.attempt
            tx.execute(_sql.ATTEMPTS_SAVE, id=attempt_id, **row)
        else:
            tx.execute(_sql.ATTEMPTS_RETIRE, of_card=renewal.card_id)
            binds = {**row, "current": 1, "amount_per": None}
            attempt_id = tx.insert(_sql.ATTEMPTS_INSERT, card_id=renewal.card_id, **binds)
        for at, stood, to, kind, reason in made:
            moves.append(
                tx,
                renewal.card_id,
                attempt_id,
                at=at,
                from_stage=None if stood is None else Stage(stood),
                to_stage=Stage(to),
                kind=MoveKind(kind),
                reason=reason,
            )
