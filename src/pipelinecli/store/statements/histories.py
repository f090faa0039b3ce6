"""What rows of deals and of activities are compared with."""

from __future__ import annotations

from sqlalchemy import bindparam, select

from pipelinecli.store.statements.schema import attempt, card, change_set, stage_change

cards = select(card.c.uid, card.c.id).order_by(card.c.id)
phones = select(card.c.phone_key).where(card.c.phone_key.is_not(None))
emails = select(card.c.email_key).where(card.c.email_key.is_not(None))
people = (
    select(card.c.id, card.c.uid, card.c.name_key, card.c.phone, card.c.email_key)
    .where(card.c.forgotten == 0)
    .order_by(card.c.id)
)
attempts = select(attempt.c.card_id, attempt.c.id, attempt.c.opened_at).order_by(
    attempt.c.card_id, attempt.c.number
)
last_move = (
    select(stage_change.c.at, change_set.c.command)
    .join(change_set, change_set.c.id == stage_change.c.change_set_id)
    .where(stage_change.c.card_id == bindparam("card_id"))
    .order_by(stage_change.c.at.desc(), stage_change.c.id.desc())
    .limit(1)
)
