"""The attempt and the move that a new card has, for a whole range of cards at once."""

from __future__ import annotations

from sqlalchemy import BindParameter, bindparam, func, insert, literal, select, update

from pipelinecli.store.statements.schema import attempt, card, stage_change

_uid = func.lower(func.hex(func.randomblob(literal(16))))
_first: BindParameter[int] = bindparam("first")
_each = func.json_each(bindparam("moments")).table_valued("key", "value", name="each")
_moment = (
    select(_each.c.key.label("day"), _each.c.value.label("at"))
    .cte("moment")
    .prefix_with("MATERIALIZED")
)
"""The stored moment for each day on which one of the cards was opened, as JSON."""
attempts = insert(attempt).from_select(
    ["uid", "card_id", "number", "current", "stage", "since", "opened_at", "held"],
    select(
        _uid,
        card.c.id,
        literal(1),
        literal(1),
        literal("opportunity"),
        _moment.c.at,
        _moment.c.at,
        literal(0),
    )
    .join(_moment, _moment.c.day == card.c.opened_on)
    .where(card.c.id >= _first)
    .order_by(card.c.id),
    include_defaults=False,
)
moves = insert(stage_change).from_select(
    ["uid", "card_id", "attempt_id", "change_set_id", "at", "to_stage", "kind"],
    select(
        _uid,
        attempt.c.card_id,
        attempt.c.id,
        bindparam("change_set_id"),
        attempt.c.opened_at,
        literal("opportunity"),
        literal("new"),
    )
    .where(attempt.c.id >= _first)
    .order_by(attempt.c.id),
    include_defaults=False,
)
refer = (
    update(card).where(card.c.id == bindparam("of_card")).values(referred_by=bindparam("referrer"))
)
