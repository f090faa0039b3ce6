"""An attempt that was brought in with its history, as it was on a day before that.

Nobody wrote down here what was known then, so its own days say what had happened by then. It
refuses to guess what was planned: a next step, or an expected signing, is not shown before the day
on which it was said.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from datetime import date, datetime

    from pipelinecli.method.cards import Attempt, Evidence

_SECOND = timedelta(seconds=1)


def as_it_was(attempt: Attempt, moment: datetime, stood: Stage | None = None) -> Attempt:
    """Return an attempt with what had happened just before a moment, in the rep's zone.

    `stood` is where the card was: in column 2 the first meeting was agreed for the day on which
    it was held later.
    """
    day = (moment - _SECOND).date()
    if attempt.ended is not None and attempt.ended >= moment:
        attempt = attempt._replace(ended=None, outcome=None, reason=None)
    if _is_later(attempt.issued, day):
        attempt = attempt._replace(issued=None, premium=None, standard=None)
    if _is_later(attempt.signed, day):
        attempt = attempt._replace(signed=None, received=None)
    first = attempt.first_meeting
    if attempt.held and first is not None and first.day > day:
        agreed = first if stood is Stage.APPOINTMENT else None
        attempt = attempt._replace(held=False, first_meeting=agreed)
    if _is_later(attempt.next_marked, day):
        attempt = attempt._replace(next_step=None, agenda=None, next_marked=None)
    if _is_later(attempt.signing_marked, day):
        attempt = attempt._replace(signing=None, signing_marked=None)
    return attempt._replace(
        person=_won(attempt.person, day),
        plan=_won(attempt.plan, day),
        budget=_won(attempt.budget, day),
    )


def _is_later(happened: date | None, day: date) -> bool:
    return happened is not None and happened > day


def _won(proof: Evidence | None, day: date) -> Evidence | None:
    return None if proof is None or proof.marked > day else proof
