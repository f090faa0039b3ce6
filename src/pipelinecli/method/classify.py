"""The stage is a function of the facts (METHOD §1): facts in, stage and reasons out.

`classify` answers for one day and never looks at where the card is shown. It refuses to move
anything: what follows from a difference between the two is decided in `gate` and `fallback`.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.method.criteria import Criterion, Verdict, judge
from pipelinecli.method.cycle import is_overdue, last_good_day
from pipelinecli.method.facts import Fact, Facts, Missing, Why
from pipelinecli.method.stages import Stage

if TYPE_CHECKING:
    from collections.abc import Iterator


class Classification(NamedTuple):
    """The highest stage the facts support, and why it is not the next one."""

    stage: Stage
    verdicts: tuple[Verdict, ...]
    toward: Stage | None
    """The next stage up; None when closed."""
    missing: tuple[Missing, ...]
    """Every fact that `toward` still asks for."""


_UP = {
    Stage.OPPORTUNITY: Stage.APPOINTMENT,
    Stage.APPOINTMENT: Stage.P25,
    Stage.P25: Stage.P50,
    Stage.P50: Stage.P90,
    Stage.P90: Stage.CLOSED,
}


def classify(facts: Facts, today: date, cycle: int) -> Classification:
    """Return the highest stage `facts` support on `today`; `cycle` is in days.

    The rule is METHOD §1's, line for line.
    """
    verdicts = judge(facts, today, cycle)
    stage = _stage(facts, verdicts, today, cycle)
    toward = _UP.get(stage)
    if stage is Stage.OPPORTUNITY and facts.met is not None:
        toward = Stage.P25
    missing = () if toward is None else missing_for(toward, facts, today, cycle)
    return Classification(stage, verdicts, toward, missing)


def _stage(facts: Facts, verdicts: tuple[Verdict, ...], today: date, cycle: int) -> Stage:
    if facts.issued:
        return Stage.CLOSED
    met = facts.met
    if met is None:
        agreed = facts.meeting is not None and facts.meeting.day >= today
        return Stage.APPOINTMENT if agreed else Stage.OPPORTUNITY
    five = all(verdict.met for verdict in verdicts)
    if five and facts.signed is not None and facts.paid:
        return Stage.P90
    if not _of(verdicts, Criterion.NEXT).met or is_overdue(met, today, cycle):
        return Stage.OPPORTUNITY
    return Stage.P50 if five else Stage.P25


def standing(facts: Facts, cycle: int) -> Stage:
    """Return the stage the facts support when nothing is held against them for time gone by.

    A next step, a signing date or a first meeting that has passed, and an outlived cycle, are
    answered by a proposal (METHOD §3), not by a move; this is the stage such a card keeps.
    """
    # On the first day there is, nothing has gone by yet.
    return _stage(facts, judge(facts, date.min, cycle), date.min, cycle)


def missing_for(target: Stage, facts: Facts, today: date, cycle: int) -> tuple[Missing, ...]:
    """Return every fact that `target` asks for and the facts do not hold, in board order.

    Each is asked for by itself: a fact that makes others moot, like the issue, hides none.
    """
    if target is Stage.APPOINTMENT:
        return tuple(_missing_appointment(facts, today))
    if target.rank < Stage.P25.rank:
        return ()
    return tuple(_missing(target, facts, today, cycle))


def _missing(target: Stage, facts: Facts, today: date, cycle: int) -> Iterator[Missing]:
    completing = target.rank >= Stage.P90.rank
    met = facts.met
    if met is None:
        yield Missing(Fact.MEETING_HELD)
    elif is_overdue(met, today, cycle) and not (completing and facts.signed):
        yield Missing(Fact.INSIDE_CYCLE, Why.OVER_CYCLE, last_good_day(met, cycle))
    for verdict in judge(facts, today, cycle):
        asked = target is not Stage.P25 or verdict.criterion is Criterion.NEXT
        if asked and verdict.missing is not None:
            yield verdict.missing
    if completing and facts.signed is None:
        yield Missing(Fact.SIGNED)
    if completing and not facts.paid:
        yield Missing(Fact.PAID)
    if target is Stage.CLOSED and not facts.issued:
        yield Missing(Fact.ISSUED)


def _missing_appointment(facts: Facts, today: date) -> Iterator[Missing]:
    if facts.meeting is None or facts.meeting.held:
        yield Missing(Fact.FIRST_MEETING)
    elif facts.meeting.day < today:
        yield Missing(Fact.FIRST_MEETING, Why.PASSED, facts.meeting.day)


def _of(verdicts: tuple[Verdict, ...], criterion: Criterion) -> Verdict:
    return next(verdict for verdict in verdicts if verdict.criterion is criterion)
