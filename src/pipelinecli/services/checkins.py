"""The check-in: a row frozen as it is handed in, what changed in its days, what wants an answer.

Handing in writes a row and nothing else. A row that reads the same is not handed in twice, and
one that does not becomes a revision beside the earlier ones. No card moves here but by `apply`.
"""

from __future__ import annotations

from contextlib import contextmanager
from datetime import timedelta
from typing import TYPE_CHECKING

from pipelinecli.errors import InTheFuture, NotFound, StoreAbsent, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.calendar import checkin_of, checkin_on, due_between, latest_due
from pipelinecli.method.checkin import Applied, Change, Report, told
from pipelinecli.method.dates import When
from pipelinecli.method.sheet import HandIn, SheetRow
from pipelinecli.services import fields, leaving, review, sheet_rows
from pipelinecli.store import activities, cards, checkins, moves
from pipelinecli.words import day_text, flag_label

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from pipelinecli.method.calendar import Window
    from pipelinecli.services.desk import Desk

LONGEST_AWAY = timedelta(days=366)
"""How far back check-ins are asked for: a clock that was wrong once must not ask for decades."""


def due(desk: Desk, day: date | None = None) -> Window:
    """Return the check-in held on `day`, or the one that was due last.

    Raises UsageError for a day without a check-in and for an earlier one of days before anything
    was recorded, InTheFuture for one still to come.
    """
    last = latest_due(desk.today)
    if day is None or day == last.date:
        return last
    if day > desk.today:
        raise still_to_come(day)
    window = held_on(day)
    begun = _begun(desk) if desk.store.exists() else None
    if begun is not None and window.last < begun and not _was_worked(desk, window):
        raise UsageError(
            _("nothing was recorded for the check-in of {day}").format(day=day_text(day)),
            hint=_("your first entry is of {day}").format(day=day_text(begun)),
        )
    return window


def report(desk: Desk, window: Window) -> Report:
    """Return a check-in as it reads now, and what wants an answer. Nothing is written."""
    with desk.store.snapshot():
        known = sheet_rows.frozen_rows(desk, [window])
        frozen = known.get(window.date)
        if frozen is None:
            span = sheet_rows.span_of(desk, window, known)
            return _report(desk, sheet_rows.from_history(desk, window, span))
        return _report(desk, sheet_rows.as_handed_in(desk, window, frozen))


def take(desk: Desk, window: Window, note: str | None = None, *, apply: bool = False) -> Report:
    """Hand in a check-in and return how things stand then; `apply` falls back what is proposed.

    Raises StoreAbsent or UsageError.
    """
    with _as_one_command(desk):
        row, anew = hand_in(desk, window, note)
        applied = carry_out(desk) if apply else ()
    with desk.store.snapshot():
        return _report(desk, row)._replace(applied=applied, anew=anew)


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
        known = sheet_rows.frozen_rows(desk, [window])
        frozen = known.get(window.date)
        if frozen is not None:
            as_it_was = sheet_rows.as_handed_in(desk, window, frozen)
            if not as_it_was.differences and kept in {None, frozen.hand_in.note}:
                return as_it_was, False
            kept = kept or frozen.hand_in.note
        span = sheet_rows.span_of(desk, window, known)
        hand_in = HandIn(
            at=desk.clock.now.replace(microsecond=0),
            revision=1 if frozen is None else frozen.hand_in.revision + 1,
            late=is_late(desk, window) if frozen is None else frozen.hand_in.late,
            cycle=desk.rules.cycle,
            note=kept,
        )
        row = sheet_rows.from_history(desk, window, span)._replace(hand_in=hand_in)
        checkins.freeze(tx, window.date, span, hand_in, row.entries)
        tx.commit()
    return row, True


def is_late(desk: Desk, window: Window) -> bool:
    """Whether the next check-in is due already."""
    return window.date != latest_due(desk.today).date


def carry_out(desk: Desk) -> tuple[Applied, ...]:
    """Carry out every fall-back the rules propose today, as one command.

    What another process has answered for in the meantime is left as it is.
    """
    with _as_one_command(desk):
        return tuple(_carried_out(desk))


def _carried_out(desk: Desk) -> Iterator[Applied]:
    for card in review.flagged(desk):
        proposal = card.proposal
        if proposal is None:
            continue
        try:
            moved = leaving.carry_out(desk, card.person.id, proposal, flag_label(proposal.reason))
        except NotFound:
            continue
        if moved is not None:
            yield Applied(moved.card, card.stage, proposal)


@contextmanager
def _as_one_command(desk: Desk) -> Iterator[None]:
    """Let what is written last as a whole, and be taken back as a whole.

    Raises StoreAbsent, for none is made by it.
    """
    if not desk.store.exists():
        raise StoreAbsent(desk.store.path)
    with desk.store.write("checkin", desk.clock) as tx:
        yield
        if tx.kept:
            tx.commit()


def changes(desk: Desk, window: Window) -> tuple[Change, ...]:
    """Return the cards that stood elsewhere when the days of a check-in began, as told."""
    first, end = sheet_rows.span_of(desk, window, sheet_rows.frozen_rows(desk, [window]))
    moved = moves.moved_between(desk.store, first, end)
    found = (_change(desk, card_id, first, end) for card_id in moved)
    return told(change for change in found if change is not None)


def missed(desk: Desk) -> tuple[Window, ...]:
    """Return the check-ins before the last one due that were not handed in, in order.

    The first one asked for is that of the day the store was first written to, a year ago at most.
    """
    begun = _begun(desk)
    if begun is None:
        return ()
    first = max(checkin_of(begun).date, desk.today - LONGEST_AWAY)
    last = latest_due(desk.today).date
    if first >= last:
        return ()
    known = {last, *checkins.days(desk.store, first, last)}
    return tuple(window for window in due_between(first, last) if window.date not in known)


def held_on(day: date) -> Window:
    """Return the check-in held on a day. Raises UsageError for a day without one."""
    window = checkin_on(day)
    if window is None:
        raise UsageError(
            _("there is no check-in on {day}").format(day=day_text(day)),
            hint=_("what was done that day is handed in on {day}").format(
                day=day_text(checkin_of(day).date)
            ),
        )
    return window


def still_to_come(day: date) -> InTheFuture:
    """Return what is said of a check-in whose day has not come."""
    return InTheFuture(When(day), hint=_("a check-in is handed in on its day, or later"))


def _report(desk: Desk, row: SheetRow) -> Report:
    return Report(
        row=row,
        changes=changes(desk, row.window),
        attention=review.flagged(desk),
        missed=missed(desk),
    )


def _begun(desk: Desk) -> date | None:
    moment = checkins.first_recorded(desk.store)
    return None if moment is None else desk.clock.local(moment).date()


def _was_worked(desk: Desk, window: Window) -> bool:
    first, end = desk.clock.start_of(window.first), desk.clock.end_of(window.last)
    worked = moves.moved_between(desk.store, first, end)
    return bool(worked or activities.worked_between(desk.store, first, end))


def _change(desk: Desk, card_id: int, first: str, end: str) -> Change | None:
    was = moves.standing_before(desk.store, card_id, first)
    now = moves.standing_before(desk.store, card_id, end)
    loaded = cards.load(desk.store, desk.clock, card_id)
    if now is None or loaded is None:
        return None
    if loaded[0].forgotten and moves.was_forgotten(desk.store, card_id, end):
        return None  # erased is not lost
    return Change(
        id=card_id,
        name=loaded[0].name,
        was=None if was is None else was.stage,
        now=now.stage,
        on=desk.clock.local(now.since).date(),
    )
