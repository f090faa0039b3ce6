"""Check-ins to show: one with everything in it, and quiet ones."""

from __future__ import annotations

from datetime import date

from pipelinecli.method.calendar import due_between
from pipelinecli.method.cards import Rules, judged
from pipelinecli.method.checkin import Applied, Change, Report
from pipelinecli.method.dates import When
from pipelinecli.method.sheet import sheet_row
from pipelinecli.method.stages import Stage
from tests.render.builders import (
    FULL,
    LAST_DAY,
    SINCE,
    ZHOU,
    a_card,
    a_day,
    a_person,
    an_attempt,
    handed_in,
)
from tests.render.people import HOSTILE

OPEN = FULL.rows[0]
IN_TIME = handed_in(OPEN, note="three calls left\nfor Tuesday")
LATE = handed_in(OPEN, late=True)
AGAIN = handed_in(OPEN, revision=2)
AMENDED = handed_in(OPEN, *SINCE, revision=3, late=True, note="=1+1\n=2+2")
FRIDAY = handed_in(FULL.rows[2], note=HOSTILE)

CHANGES = (
    Change(5, "Wang Min", None, Stage.OPPORTUNITY, a_day("12.12")),
    Change(2, "刘岩", Stage.APPOINTMENT, Stage.P25, a_day("12.12")),
    Change(4, "艾新华", Stage.P25, Stage.P50, a_day("12.14")),
    Change(15, HOSTILE, Stage.P50, Stage.OPPORTUNITY, a_day("12.13")),
    Change(13, "Bartholomew Featherstonehaugh III", Stage.P90, Stage.CLOSED, a_day("12.12")),
    Change(16, "Li Si", None, Stage.LOST, a_day("12.14")),
    Change(17, "", Stage.P25, Stage.LOST, a_day("12.14")),
    Change(21, "欧阳娜娜", Stage.LOST, Stage.OPPORTUNITY, a_day("12.13")),
)
"""One of each kind, and somebody who was lost on the day the card was opened."""

_PASSED = When(a_day("12.16"))
OVER = a_card(9, "Bartholomew Featherstonehaugh III", Stage.P25, "11.08", next_step=_PASSED)
SIGNING = a_card(22, "Chen", Stage.P50, "12.05", signing=_PASSED)
FORCED = a_card(11, "孙立", Stage.P25, "12.09", next_step=None, override="the boss said so")
UNANSWERED = a_card(1, "何建国", Stage.APPOINTMENT, "12.15")
STUCK = judged(
    a_person(23, HOSTILE),
    an_attempt(Stage.P25, "12.01"),
    LAST_DAY,
    Rules(28, limits=((Stage.P25, 10),)),
)
ATTENTION = (ZHOU, OVER, SIGNING, FORCED, UNANSWERED, STUCK)

_FELL = a_card(24, "唐主任", Stage.P25, "11.03", next_step=None)
_LANDED = a_card(24, "唐主任", Stage.OPPORTUNITY)
assert _FELL.proposal is not None
APPLIED = (Applied(_LANDED, Stage.P25, _FELL.proposal),)

FULL_REPORT = Report(
    IN_TIME,
    CHANGES,
    ATTENTION,
    missed=due_between(date(2008, 11, 24), date(2008, 12, 12)),
    applied=APPLIED,
    anew=True,
)
"""A check-in with something in every part, and nine before it that were missed."""

QUIET = Report(handed_in(sheet_row(OPEN.window, ())), (), (), anew=True)
"""A check-in in whose days nothing was done, and nothing wants an answer."""
