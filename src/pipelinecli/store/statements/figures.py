"""What figures are computed from: attempts as they went, ended and lasted, and their moves."""

from __future__ import annotations

from sqlalchemy import bindparam, case, func, or_, select

from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import BOARD, EFFECTIVE
from pipelinecli.store.statements.schema import attempt, card, stage_change

_EARNED = (MoveKind.NEW, MoveKind.EARNED, MoveKind.REOPENED)
_COLUMNS = (
    attempt.c.id,
    attempt.c.card_id,
    attempt.c.opened_at,
    attempt.c.stage,
    attempt.c.first_meeting,
    attempt.c.held,
    attempt.c.ended_at,
    attempt.c.issued_on,
    attempt.c.outcome,
    attempt.c.override.is_not(None).label("is_overridden"),
    func.coalesce(attempt.c.premium, attempt.c.amount_low),
    attempt.c.currency,
)
_reached = tuple(
    func.min(
        case(
            (
                (stage_change.c.to_stage == stage) & stage_change.c.kind.in_(_EARNED),
                stage_change.c.at,
            )
        )
    )
    for stage in BOARD[1:]
)
lives = (
    select(*_COLUMNS, *_reached)
    .outerjoin(stage_change, stage_change.c.attempt_id == attempt.c.id)
    .group_by(attempt.c.id)
)
_first = lives.subquery("life")
_at = [_first.c.opened_at, *list(_first.c)[len(_COLUMNS) :]]
_states = [
    case(
        (at.is_(None), 0),
        ((at >= bindparam("first")) & (at < bindparam("end")), 2),
        else_=1,
    ).label(f"reached_{stage}")
    for stage, at in zip(BOARD, _at, strict=True)
]
_how = (_first.c.stage, _first.c.outcome, _first.c.is_overridden)
courses = select(*_how, func.count(), *_states).group_by(*_how, *_states)
_wanted = func.json_each(bindparam("ids")).table_valued("value", name="wanted")
behind = (
    select(attempt.c.id, attempt.c.number, card.c.id, card.c.name, attempt.c.reason)
    .join(_wanted, attempt.c.id == _wanted.c.value)
    .join(card, card.c.id == attempt.c.card_id)
)
_in_part = 1_000_000
"""Sums are of what is above this and of what is below: of very many they would not fit."""
_overridden = attempt.c.override.is_not(None)
_sold = case((attempt.c.outcome == Outcome.CLOSED, attempt.c.premium))
_in = case((_sold.is_not(None), attempt.c.currency))
_ended = or_(
    attempt.c.issued_on.between(bindparam("first_day"), bindparam("last_day")),
    attempt.c.issued_on.is_(None)
    & (attempt.c.ended_at >= bindparam("first"))
    & (attempt.c.ended_at < bindparam("end")),
)
ends = (
    select(
        attempt.c.outcome,
        _overridden,
        _in,
        func.count(),
        func.sum(_sold // _in_part),
        func.sum(_sold % _in_part),
    )
    .where(attempt.c.ended_at.is_(None) | _ended)
    .group_by(attempt.c.outcome, _overridden, _in)
)
spans = select(
    attempt.c.first_meeting,
    func.coalesce(attempt.c.issued_on, attempt.c.ended_at),
    attempt.c.outcome,
    _overridden,
).where(
    attempt.c.held == 1,
    # A day with a time comes after the day, and before the next one.
    attempt.c.first_meeting >= bindparam("first_day"),
    attempt.c.first_meeting < bindparam("day_after"),
)
moves = select(
    stage_change.c.attempt_id, stage_change.c.at, stage_change.c.to_stage, stage_change.c.kind
).order_by(stage_change.c.attempt_id, stage_change.c.at, stage_change.c.id)
opened = select(attempt.c.id, attempt.c.opened_at).where(attempt.c.number > 1)
_since = func.max(attempt.c.since, attempt.c.opened_at)
standing = (
    select(attempt.c.id, attempt.c.stage, _since)
    .where(
        attempt.c.ended_at.is_(None),
        attempt.c.override.is_(None),
        _since >= bindparam("first"),
        _since < bindparam("end"),
    )
    .order_by(_since, attempt.c.id)
)
effective = (
    select(attempt.c.stage, attempt.c.currency, _overridden, func.count())
    .where(
        attempt.c.current == 1,
        attempt.c.stage.in_(EFFECTIVE),
        attempt.c.ended_at.is_(None),
    )
    .group_by(attempt.c.stage, attempt.c.currency, _overridden)
)
