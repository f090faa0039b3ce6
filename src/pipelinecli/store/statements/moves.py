"""Stage changes: appended, never edited; what every figure is computed from."""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, func, select, update

from pipelinecli.store.statements.schema import activity, card, insert_row, stage_change

_COLUMNS = [
    stage_change.c.id,
    stage_change.c.card_id,
    stage_change.c.attempt_id,
    stage_change.c.at,
    stage_change.c.from_stage,
    stage_change.c.to_stage,
    stage_change.c.kind,
    stage_change.c.reason,
]

insert = insert_row(stage_change)
of_card = (
    select(*_COLUMNS)
    .where(stage_change.c.card_id == bindparam("card_id"))
    .order_by(stage_change.c.at, stage_change.c.id)
)
last_at = select(func.max(stage_change.c.at)).where(
    stage_change.c.card_id == bindparam("card_id")
)
stage_before = (
    select(stage_change.c.to_stage, stage_change.c.attempt_id, stage_change.c.at)
    .where(
        stage_change.c.card_id == bindparam("card_id"), stage_change.c.at < bindparam("moment")
    )
    .order_by(stage_change.c.at.desc(), stage_change.c.id.desc())
    .limit(1)
)
cards_moved_since = (
    select(stage_change.c.card_id)
    .where(stage_change.c.at >= bindparam("moment"))
    .distinct()
)
moved_between = (
    select(stage_change.c.card_id)
    .where(stage_change.c.at >= bindparam("first"), stage_change.c.at < bindparam("end"))
    .distinct()
)
_latest = (
    select(stage_change.c.to_stage)
    .where(stage_change.c.card_id == card.c.id, stage_change.c.at < bindparam("moment"))
    .order_by(stage_change.c.at.desc(), stage_change.c.id.desc())
    .limit(1)
    .correlate(card)
    .scalar_subquery()
)
stages_before = select(card.c.id, _latest.label("stage"))
to_card = (
    update(stage_change)
    .where(stage_change.c.card_id == bindparam("of_card"))
    .values(card_id=bindparam("kept", type_=Integer))
)
strip = (
    update(stage_change)
    .where(stage_change.c.card_id == bindparam("of_card"))
    .values(reason=None)
)
