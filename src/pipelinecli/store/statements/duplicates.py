"""People as they are compared with each other, and as the likely pairs are shown."""

from __future__ import annotations

from sqlalchemy import bindparam, func, select

from pipelinecli.store.statements.journal import counts
from pipelinecli.store.statements.schema import attempt, card, change_set, journal

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
_given = journal.alias("given")
former = (
    select(func.json_extract(journal.c.before, "$.uid"), func.min(attempt.c.card_id))
    .select_from(change_set)
    .join(journal, journal.c.change_set_id == change_set.c.id)
    .join(_given, _given.c.change_set_id == change_set.c.id)
    .join(attempt, attempt.c.id == _given.c.row_id)
    .where(
        change_set.c.command == "merge",
        counts(),
        journal.c.table_name == "card",
        journal.c.before.is_not(None),
        journal.c.after.is_(None),
        _given.c.table_name == "attempt",
        func.json_extract(_given.c.before, "$.card_id") == journal.c.row_id,
    )
    .group_by(journal.c.id)
)
