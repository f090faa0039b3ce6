"""Marking the five criteria, with evidence (METHOD §2).

`KEY=VALUE` wins a criterion, `KEY=no` withdraws it. The verdict on dates is computed, so a
signing date outside the cycle is kept and does not count. This module refuses evidence it
cannot read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.errors import InThePast, UsageError
from pipelinecli.i18n import _
from pipelinecli.method.cards import Evidence
from pipelinecli.method.criteria import Criterion
from pipelinecli.services import fields
from pipelinecli.services.reading import read_amount, read_plan, read_plan_and_rest
from pipelinecli.services.working import Moved, working_on

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from pipelinecli.method.cards import Attempt
    from pipelinecli.services.desk import Desk

WITHDRAW = "no"


def mark(desk: Desk, who: str, pairs: Sequence[str]) -> Moved:
    """Win or withdraw criteria and move the card to what the facts then support.

    `pairs` are `KEY=VALUE` as typed. Raises UsageError for a key, value or date that cannot be
    read, Refused for a card off the board.
    """
    marks = read_marks(pairs)
    with working_on(desk, "mark", who) as working:
        return working.settle(marked(desk, working.open_attempt(), marks))


def marked(desk: Desk, attempt: Attempt, marks: Mapping[Criterion, str]) -> Attempt:
    """Return the attempt with the criteria won or withdrawn.

    Raises UsageError for a value that is no evidence for its criterion.
    """
    for criterion, value in marks.items():
        attempt = _marked(desk, attempt, criterion, value)
    return attempt


def read_marks(pairs: Sequence[str]) -> dict[Criterion, str]:
    """Return the criteria and values of `KEY=VALUE` as typed. Raises UsageError."""
    keys = ", ".join(Criterion)
    if not pairs:
        raise UsageError(
            _("nothing to mark"), hint=_("KEY=VALUE, KEY one of: {keys}").format(keys=keys)
        )
    marks: dict[Criterion, str] = {}
    for pair in pairs:
        key, equals, value = pair.partition("=")
        known = key.strip().lower()
        if not equals or known not in set(Criterion):
            raise UsageError(
                _("“{pair}” is not a criterion").format(pair=pair),
                hint=_("KEY=VALUE, KEY one of: {keys}").format(keys=keys),
            )
        criterion = Criterion(known)
        if criterion in marks:
            raise UsageError(_("{key} is given twice").format(key=known))
        marks[criterion] = fields.line(known, value)
    return marks


def _marked(desk: Desk, attempt: Attempt, criterion: Criterion, value: str) -> Attempt:
    withdrawn = value.lower() == WITHDRAW
    if criterion is Criterion.TIMING:
        return _timed(desk, attempt, None if withdrawn else value)
    if criterion is Criterion.NEXT:
        return _continued(desk, attempt, None if withdrawn else value)
    evidence = None if withdrawn else Evidence(value, desk.today)
    if criterion is Criterion.PERSON:
        return attempt._replace(person=evidence)
    if criterion is Criterion.PLAN:
        return attempt._replace(plan=evidence)
    amount = None if withdrawn else read_amount(desk, value)
    if amount is not None and amount.high == 0:
        raise UsageError(_("a price of nothing is no price"), hint=_("budget=no withdraws it"))
    return attempt._replace(budget=evidence, amount=amount)


def _timed(desk: Desk, attempt: Attempt, value: str | None) -> Attempt:
    if value is None:
        return attempt._replace(signing=None, signing_marked=None)
    signing = read_plan(desk, value)
    _refuse_past(desk, signing.day)
    return attempt._replace(signing=signing, signing_marked=desk.today)


def _continued(desk: Desk, attempt: Attempt, value: str | None) -> Attempt:
    if value is None:
        return attempt._replace(next_step=None, agenda=None, next_marked=None)
    upcoming, agenda = read_plan_and_rest(desk, value)
    _refuse_past(desk, upcoming.day)
    return attempt._replace(next_step=upcoming, agenda=agenda, next_marked=desk.today)


def _refuse_past(desk: Desk, day: date) -> None:
    if day < desk.today:
        raise InThePast(day, hint=_("name a day still to come"))
