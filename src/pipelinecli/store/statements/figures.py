"""What figures are computed from: attempts with the moments they first earned each stage."""

from __future__ import annotations

from sqlalchemy import bindparam, case, func, select

from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.stages import BOARD
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
