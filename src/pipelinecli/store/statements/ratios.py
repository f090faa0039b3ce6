"""What the activity chain is counted from: what was logged, tallied, opened, earned and issued.

Every statement is of one stretch of time, `first` up to, not including, `end` as stored moments,
and `day` to `until` as days, both included.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import Text, bindparam, func, literal, null, or_, select, union_all

from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import ActivityKind, MoveKind, TallyKind
from pipelinecli.method.stages import BOARD, Stage
from pipelinecli.store.statements.schema import activity, attempt, card, stage_change, tally

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement

_LOGGED = (ActivityKind.DIAL, ActivityKind.TALK, ActivityKind.BOOKING, ActivityKind.VISIT)
_TALLIED = (TallyKind.DIAL, TallyKind.TALK, TallyKind.APPOINTMENT, TallyKind.VISIT)
_EARNED = (MoveKind.NEW, MoveKind.EARNED, MoveKind.REOPENED)
_FROM_25 = tuple(stage for stage in BOARD if stage.rank >= Stage.P25.rank)


def _within(moment: ColumnElement[str]) -> ColumnElement[bool]:
    return (moment >= bindparam("first")) & (moment < bindparam("end"))


def _on_days(day: ColumnElement[str]) -> ColumnElement[bool]:
    return (day >= bindparam("day")) & (day <= bindparam("until"))


_logged = _within(activity.c.at) & activity.c.kind.in_(_LOGGED)
_tallied = _on_days(tally.c.day) & tally.c.kind.in_(_TALLIED)
_closed = (attempt.c.outcome == Outcome.CLOSED) & or_(
    _on_days(attempt.c.issued_on),
    attempt.c.issued_on.is_(None) & _within(attempt.c.ended_at),
)
_won = _closed & attempt.c.override.is_(None)

# A prospect is one from the first column from 25 on that it earned.
_sooner = stage_change.alias("sooner")
_became = (
    _within(stage_change.c.at)
    & stage_change.c.to_stage.in_(_FROM_25)
    & stage_change.c.kind.in_(_EARNED)
    & ~select(_sooner.c.id)
    .where(
        _sooner.c.attempt_id == stage_change.c.attempt_id,
        _sooner.c.at < bindparam("first"),
        _sooner.c.to_stage.in_(_FROM_25),
        _sooner.c.kind.in_(_EARNED),
    )
    .exists()
)
# The attempt goes on as the one of the card that it went into.
_of_a_card = or_(attempt.c.outcome.is_(None), attempt.c.outcome != Outcome.MERGED)

counts = union_all(
    select(activity.c.kind, func.count().label("count")).where(_logged).group_by(activity.c.kind),
    select(tally.c.kind, func.sum(tally.c["count"])).where(_tallied).group_by(tally.c.kind),
    select(literal("prospect"), func.count(stage_change.c.attempt_id.distinct()))
    .join(attempt, attempt.c.id == stage_change.c.attempt_id)
    .where(_became, _of_a_card),
)
count_contacts = select(func.count()).select_from(card).where(_on_days(card.c.opened_on))
_overridden = attempt.c.override.is_not(None).label("is_overridden")
count_closed = select(_overridden, func.count()).where(_closed).group_by(_overridden)
premiums = (
    select(attempt.c.currency, func.count(), func.sum(attempt.c.premium))
    .where(_won, attempt.c.premium.is_not(None))
    .group_by(attempt.c.currency)
    .order_by(func.count().desc(), attempt.c.currency)
)
began = select(
    select(func.min(activity.c.at)).where(activity.c.kind.in_(_LOGGED)).scalar_subquery(),
    select(func.min(tally.c.day)).where(tally.c.kind.in_(_TALLIED)).scalar_subquery(),
)
_week = func.json_each(bindparam("weeks")).table_valued("key", "value", name="week")


def _bound(number: int) -> ColumnElement[str]:
    return func.json_extract(_week.c.value, f"$[{number}]", type_=Text)


worked = select(_week.c.key).where(
    or_(
        select(activity.c.id)
        .where(
            activity.c.at >= _bound(0),
            activity.c.at < _bound(1),
            activity.c.kind.in_(_LOGGED),
        )
        .exists(),
        select(tally.c.id)
        .where(
            tally.c.day >= _bound(2),
            tally.c.day <= _bound(3),
            tally.c.kind.in_(_TALLIED),
            tally.c["count"] > 0,
        )
        .exists(),
    )
)
_listed = union_all(
    select(
        activity.c.at,
        null().label("day"),
        literal(1).label("count"),
        card.c.id.label("card"),
        card.c.name,
        activity.c.at.label("place"),
    )
    .outerjoin(card, card.c.id == activity.c.card_id)
    .where(_within(activity.c.at), activity.c.kind == bindparam("logged")),
    select(null(), tally.c.day, func.sum(tally.c["count"]), null(), null(), tally.c.day)
    .where(_on_days(tally.c.day), tally.c.kind == bindparam("tallied"))
    .group_by(tally.c.day),
).subquery("listed")
activities = select(*list(_listed.c)[:-1]).order_by(_listed.c.place, _listed.c.card)
contacts = (
    select(card.c.opened_on, card.c.id, card.c.name)
    .where(_on_days(card.c.opened_on))
    .order_by(card.c.opened_on, card.c.id)
)
overridden = (
    select(attempt.c.card_id)
    .where(
        attempt.c.current == 1,
        attempt.c.stage.in_((Stage.P25, Stage.P50, Stage.P90)),
        attempt.c.override.is_not(None),
    )
    .order_by(attempt.c.card_id)
)
