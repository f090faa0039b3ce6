"""What rows from elsewhere are compared with."""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, func, select

from pipelinecli.store.statements.schema import card, change_set

people = (
    select(card.c.id, card.c.uid, card.c.name_key, card.c.phone, card.c.email_key, card.c.org)
    .where(card.c.forgotten == 0)
    .order_by(card.c.id)
)
last_change = select(func.max(change_set.c.id)).where(
    change_set.c.id < bindparam("below", type_=Integer)
)
