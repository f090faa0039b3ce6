"""What a restore asks of a store: who was erased in it, and what a restore has done."""

from __future__ import annotations

from sqlalchemy import bindparam, func, null, select, union_all

from pipelinecli.method.kinds import MoveKind
from pipelinecli.method.record.journal import RESTORE
from pipelinecli.store.statements.schema import (
    attempt,
    card,
    change_set,
    erased_attempt,
    journal,
    stage_change,
    undone,
)

erased = union_all(
    select(attempt.c.uid, func.max(stage_change.c.at))
    .join(card, card.c.id == attempt.c.card_id)
    .outerjoin(
        stage_change,
        (stage_change.c.card_id == card.c.id) & (stage_change.c.kind == MoveKind.FORGOTTEN),
    )
    .where(card.c.forgotten == 1)
    .group_by(attempt.c.id),
    select(erased_attempt.c.uid, null()),
)
taken_back = (
    select(undone.c.id)
    .join(change_set, change_set.c.id == undone.c.id)
    .where(undone.c.by_id == bindparam("by_id"), change_set.c.command != RESTORE)
    .order_by(undone.c.id.desc())
)
brought_again = select(func.count()).where(
    journal.c.change_set_id == bindparam("of_id"),
    journal.c.table_name == "undone",
    journal.c.after.is_(None),
)
cards = select(func.count()).where(card.c.forgotten == 0)
last_change_set = select(func.coalesce(func.max(change_set.c.id), 0))
