"""The check-in: a row frozen as it is handed in, what changed in its days, what wants an answer.

Handing in writes a row and nothing else. A row that reads the same is not handed in twice, and
one that does not becomes a revision beside the earlier ones. No card moves here but by `apply`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import InTheFuture, NotFound, StoreAbsent, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.calendar import checkin_of, checkin_on, due_between, latest_due
from pipelinecli.method.checkin import Applied, Change, Report, told
from pipelinecli.method.dates import When
from pipelinecli.method.sheet import HandIn, SheetRow
from pipelinecli.method.stages import Stage
from pipelinecli.services import fields, leaving, review
from pipelinecli.services.rows import as_handed_in, days_of, from_history
from pipelinecli.store import cards, checkins, moves
from pipelinecli.words import day_text, flag_label

if TYPE_CHECKING:
    from datetime import date

    from pipelinecli.method.calendar import Window
    from pipelinecli.services.desk import Desk
    from pipelinecli.store.checkins import Frozen


def due(desk: Desk, day: date | None = None) -> Window:
    """Return the check-in held on `day`, or the one that was due last.

    Raises UsageError for a day without a check-in, InTheFuture for one still to come.
    """
    if day is None:
        return latest_due(desk.today)
    if day > desk.today:
        raise _still_to_come(day)
    return _held_on(day)


def report(desk: Desk, window: Window) -> Report:
    """Return a check-in as it reads now, and what wants an answer. Nothing is written."""
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    with desk.store.snapshot():
        return Report(
            row=_row(desk, window, _last(desk, window)),
            changes=changes(desk, window),
            attention=review.flagged(desk),
            missed=missed(desk),
        )


def hand_in(desk: Desk, window: Window, note: str | None = None) -> tuple[SheetRow, bool]:
    """Freeze the row of a check-in; return it, and whether it was handed in just now.

    Handed in already, it is left as it is, unless work was recorded for its days since or there
    is another note to it: then this is its next revision, which keeps the note it had where none
    is given, and is late only if the first was. Raises StoreAbsent or UsageError.
    """
    kept = fields.note(note)
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    with desk.store.write("checkin", desk.clock) as tx:
        frozen = _last(desk, window)
        if frozen is not None:
            as_it_was = _row(desk, window, frozen)
            if not as_it_was.differences and kept in {None, frozen.hand_in.note}:
                return as_it_was, False
            kept = kept or frozen.hand_in.note
        # A revision answers for the days of the first time, whatever the zone is by now.
        span = days_of(desk, window) if frozen is None else frozen.span
        hand_in = HandIn(
            at=desk.clock.now.replace(microsecond=0),
            revision=1 if frozen is None else frozen.hand_in.revision + 1,
            late=_is_late(desk, window) if frozen is None else frozen.hand_in.late,
            cycle=desk.rules.cycle,
            note=kept,
        )
        row = from_history(desk, window, span)._replace(hand_in=hand_in)
        checkins.freeze(tx, window.date, span, hand_in, row.entries)
        tx.commit()
    return row, True


def apply(desk: Desk) -> tuple[Applied, ...]:
    """Carry out every fall-back the rules propose today, each a command of its own."""
    done = []
    for card in review.flagged(desk):
        proposal = card.proposal
        if proposal is not None:
            moved = leaving.back(desk, str(card.person.id), flag_label(proposal.reason))
            done.append(Applied(moved.card, card.stage, proposal))
    return tuple(done)


def changes(desk: Desk, window: Window) -> tuple[Change, ...]:
    """Return the cards that stood elsewhere when the days of a check-in began, as told."""
    first, end = days_of(desk, window)
    moved = moves.moved_between(desk.store, first, end)
    found = (_change(desk, card_id, first, end) for card_id in moved)
    return told(change for change in found if change is not None)


def missed(desk: Desk) -> tuple[Window, ...]:
    """Return the check-ins before the last one due that were not handed in, in order.

    The first one asked for is that of the day the store was first written to.
    """
    begun = checkins.first_recorded(desk.store)
    if begun is None:
        return ()
    first = checkin_of(desk.clock.local(begun).date()).date
    last = latest_due(desk.today).date
    if first >= last:
        return ()
    known = {last, *checkins.days(desk.store, first, last)}
    return tuple(window for window in due_between(first, last) if window.date not in known)


def every(desk: Desk) -> tuple[SheetRow, ...]:
    """Return every check-in that was handed in, the last revision of each, newest first."""
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    with desk.store.snapshot():
        last = {frozen.day: frozen for frozen in checkins.every(desk.store, desk.clock)}
        days = sorted(last, reverse=True)
        return tuple(_row(desk, _held_on(day), last[day]) for day in days)


def one(desk: Desk, day: date, revision: int | None = None) -> SheetRow:
    """Return a row that was handed in, its last revision or the one asked for.

    Raises UsageError for a day without a check-in, NotHandedIn for one that was not handed in,
    InTheFuture where it cannot have been yet.
    """
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    window = _held_on(day)
    with desk.store.snapshot():
        found = list(checkins.between(desk.store, desk.clock, day, day))
        if revision is not None:
            found = [frozen for frozen in found if frozen.hand_in.revision == revision]
        if not found and day > desk.today:
            raise _still_to_come(day)
        if not found:
            raise NotHandedIn(day, revision)
        return _row(desk, window, found[-1])


def revisions(desk: Desk, day: date) -> int:
    """Return how many times the check-in held on `day` was handed in."""
    return sum(1 for _frozen in checkins.between(desk.store, desk.clock, day, day))


class NotHandedIn(NotFound):
    """There is no such row."""

    def __init__(self, day: date, revision: int | None) -> None:
        super().__init__(day.isoformat())
        self.message = _("the check-in of {day} was not handed in").format(day=day_text(day))
        self.hint = _("hand it in: pipeline checkin --for {day}").format(day=day.isoformat())
        if revision is not None:
            self.message = _("the check-in of {day} has no revision {n}").format(
                day=day_text(day), n=revision
            )
            self.hint = _("look: pipeline checkin show {day}").format(day=day.isoformat())


def _is_late(desk: Desk, window: Window) -> bool:
    return window.date != latest_due(desk.today).date


def _still_to_come(day: date) -> InTheFuture:
    return InTheFuture(When(day), hint=_("a check-in is handed in on its day, or later"))


def _held_on(day: date) -> Window:
    window = checkin_on(day)
    if window is None:
        covering = checkin_of(day)
        raise UsageError(
            _("there is no check-in on {day}").format(day=day_text(day)),
            hint=_("what was done that day is handed in on {day}: {date}").format(
                day=day_text(covering.date), date=covering.date.isoformat()
            ),
        )
    return window


def _last(desk: Desk, window: Window) -> Frozen | None:
    revisions = list(checkins.between(desk.store, desk.clock, window.date, window.date))
    return revisions[-1] if revisions else None


def _row(desk: Desk, window: Window, frozen: Frozen | None) -> SheetRow:
    if frozen is None:
        return from_history(desk, window, days_of(desk, window))
    return as_handed_in(desk, window, frozen)


def _change(desk: Desk, card_id: int, first: str, end: str) -> Change | None:
    was = moves.standing_before(desk.store, card_id, first)
    now = moves.standing_before(desk.store, card_id, end)
    loaded = cards.load(desk.store, desk.clock, card_id)
    if now is None or loaded is None:
        return None
    if loaded[0].forgotten and now.stage is Stage.LOST:
        return None  # erased is not lost
    return Change(
        id=card_id,
        name=loaded[0].name,
        was=None if was is None else was.stage,
        now=now.stage,
        on=desk.clock.local(now.since).date(),
    )
