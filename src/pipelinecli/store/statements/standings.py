"""Where every card stood at several moments, from the moves since the first of them."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from pipelinecli.method.kinds import MoveKind
from pipelinecli.store.statements.schema import attempt, stage_change

_last = stage_change.alias("last")
_moved = (
    # Plain card_id would make SQLite walk every move there is, to find the cards in order.
    select((stage_change.c.card_id + 0).label("card_id"))
    .where(stage_change.c.at >= bindparam("moment"))
    .distinct()
    .subquery("moved")
)
_before = (
    select(_last.c.to_stage)
    .where(_last.c.card_id == _moved.c.card_id, _last.c.at < bindparam("moment"))
    .order_by(_last.c.at.desc(), _last.c.id.desc())
    .limit(1)
    .correlate(_moved)
    .scalar_subquery()
)
moved = select(_moved.c.card_id, attempt.c.stage, _before.label("stage_before")).join(
    attempt, (attempt.c.card_id == _moved.c.card_id) & (attempt.c.current == 1)
)
moves = (
    select(stage_change.c.card_id, stage_change.c.at, stage_change.c.to_stage)
    .where(stage_change.c.at >= bindparam("moment"))
    .order_by(stage_change.c.at, stage_change.c.id)
)
special = (
    select(stage_change.c.card_id, attempt.c.stage)
    .join(attempt, (attempt.c.card_id == stage_change.c.card_id) & (attempt.c.current == 1))
    .where(stage_change.c.kind.in_((MoveKind.OVERRIDE, MoveKind.MERGED)))
    .distinct()
)
