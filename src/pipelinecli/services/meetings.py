"""Meetings and next steps: booked, held, agreed (METHOD §1, §3).

The clock starts at the first meeting held. This module refuses plans for days that have gone
and meetings on days that have not come; a meeting without a next step is recorded, and what the
method makes of it is said.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import InTheFuture, InThePast, Refused, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.cycle import is_overdue
from pipelinecli.method.kinds import ActivityKind
from pipelinecli.method.stages import EFFECTIVE, Stage
from pipelinecli.services import fields
from pipelinecli.services.working import Moved, working_on
from pipelinecli.words import day_text

if TYPE_CHECKING:
    from pipelinecli.method.cards import Attempt
    from pipelinecli.method.dates import When
    from pipelinecli.services.desk import Desk
    from pipelinecli.services.working import Working


def book(desk: Desk, who: str, when: When, note: str | None = None) -> Moved:
    """Agree a first meeting for a day; booked again, the date is changed.

    Raises InThePast, and Refused for a card that has met or is off the board.
    """
    kept = fields.note(note)
    with working_on(desk, "book", who) as working:
        name, card_id = working.card.person.name, working.card.person.id
        if when.day < desk.today:
            hint = _("if the meeting was held: pipeline met {id} --on {day}")
            raise InThePast(when.day, hint=hint.format(id=card_id, day=when.day.isoformat()))
        attempt = working.on_board()
        if attempt.held and working.card.stage in EFFECTIVE:
            hint = _("the next meeting is a next step: pipeline next {id} WHEN")
            raise Refused(
                _("{name} has had a first meeting").format(name=name),
                hint=hint.format(id=card_id),
            )
        if attempt.held or attempt.ended is not None:
            attempt = working.new_attempt()
        again = attempt.first_meeting is not None
        kind = ActivityKind.REBOOKING if again else ActivityKind.BOOKING
        working.did(kind, due=when, note=kept)
        return working.settle(attempt._replace(first_meeting=when))


def met(  # noqa: PLR0913 - one for each thing that was typed
    desk: Desk,
    who: str,
    when: When,
    *,
    upcoming: When | None = None,
    agenda: str | None = None,
    no_next: bool = False,
) -> Moved:
    """Record a meeting held; the first one starts the clock.

    `upcoming` is the next step agreed there. Without one, a next step still to come is kept and
    an earlier one is answered. Raises InTheFuture, InThePast, UsageError or Refused.
    """
    if upcoming is not None and no_next:
        raise UsageError(_("--next and --no-next do not go together"))
    kept = fields.optional_line("agenda", agenda)
    if kept is not None and upcoming is None:
        raise UsageError(_("--agenda needs --next"), hint=_("say when: --next WHEN"))
    _refuse_past(desk, upcoming)
    with working_on(desk, "met", who, when) as working:
        if desk.clock.is_future(when):
            hint = _("to plan it: pipeline book {id} {day}")
            raise InTheFuture(when, hint=hint.format(id=working.card.person.id, day=when.text()))
        attempt = _attempt_met(working, when)
        if not working.visited():
            working.did(ActivityKind.VISIT)
        if upcoming is not None:
            attempt = _with_next(desk, attempt, upcoming, kept)
        elif no_next or (attempt.next_step is not None and attempt.next_step.day <= when.day):
            attempt = attempt._replace(next_step=None, agenda=None, next_marked=None)
        return working.settle(attempt)


def set_next(desk: Desk, who: str, when: When, agenda: str | None = None) -> Moved:
    """Agree the dated next step. Raises InThePast, or Refused for a card off the board."""
    kept = fields.optional_line("agenda", agenda)
    _refuse_past(desk, when)
    with working_on(desk, "next", who) as working:
        return working.settle(_with_next(desk, working.on_board(), when, kept))


def _attempt_met(working: Working, when: When) -> Attempt:
    """Return the attempt with the meeting in it: its first, an earlier first, or one more."""
    attempt = working.on_board()
    if attempt.ended is not None or _outlived(working, when):
        attempt = working.new_attempt()
    if attempt.held and when.day < attempt.opened.date():
        raise UsageError(
            _("that is before the card was opened, on {day}").format(
                day=day_text(attempt.opened.date())
            ),
            hint=_("name a later day: --on WHEN"),
        )
    first = attempt.first_meeting
    if attempt.held and first is not None and first.day <= when.day:
        return attempt
    at_booked_time = first is not None and first.day == when.day and when.time is None
    return attempt._replace(first_meeting=first if at_booked_time else when, held=True)


def _outlived(working: Working, when: When) -> bool:
    """Whether the clock in column 1 has run out, so that this meeting is a new beginning."""
    met = working.card.attempt.facts.met
    cycle = working.desk.rules.cycle
    in_first = working.card.stage is Stage.OPPORTUNITY
    return in_first and met is not None and is_overdue(met, when.day, cycle)


def _with_next(desk: Desk, attempt: Attempt, when: When, agenda: str | None) -> Attempt:
    return attempt._replace(next_step=when, agenda=agenda, next_marked=desk.today)


def _refuse_past(desk: Desk, when: When | None) -> None:
    if when is not None and when.day < desk.today:
        raise InThePast(when.day, hint=_("a next step is still to come; name a later day"))
