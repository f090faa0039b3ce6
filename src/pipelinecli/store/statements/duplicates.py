"""People as they are compared with each other, and as the likely pairs are shown."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from pipelinecli.store.statements.schema import attempt, card

_wanted = func.json_each(bindparam("ids")).table_valued("value", name="wanted")

count = select(func.count()).select_from(card).where(card.c.forgotten == 0)
people = (
    select(
        card.c.id, card.c.name, card.c.phone, card.c.email_key, card.c.org, card.c.birthday,
        card.c.note,
    )
    .where(card.c.forgotten == 0)
    .order_by(card.c.id)
)  # fmt: skip
sides = (
    select(
        card.c.id, card.c.uid, card.c.name, attempt.c.stage, card.c.phone, card.c.email,
        card.c.org, card.c.birthday,
    )
    .join(attempt, (attempt.c.card_id == card.c.id) & (attempt.c.current == 1))
    .where(card.c.forgotten == 0, card.c.id.in_(select(_wanted.c.value)))
)  # fmt: skip
