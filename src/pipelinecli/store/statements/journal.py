"""Change sets and the rows they changed."""

from __future__ import annotations

from sqlalchemy import bindparam, delete, select, update

from pipelinecli.store.statements.schema import change_set, insert_row, journal

begin = insert_row(change_set)
latest = select(change_set.c.recorded_at).order_by(change_set.c.id.desc()).limit(1)
effective = (
    update(change_set)
    .where(change_set.c.id == bindparam("of_id"))
    .values(effective_at=bindparam("at"))
)
before = (
    select(journal.c.before)
    .join(change_set, change_set.c.id == journal.c.change_set_id)
    .where(
        journal.c.table_name == bindparam("of_table"),
        journal.c.row_id == bindparam("row"),
        change_set.c.effective_at >= bindparam("moment"),
    )
    .order_by(journal.c.id)
    .limit(1)
)
erase = delete(journal).where(
    journal.c.table_name == bindparam("of_table"), journal.c.row_id == bindparam("row")
)
