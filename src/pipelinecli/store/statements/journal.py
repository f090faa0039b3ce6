"""Change sets and the rows they changed."""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, delete, func, select, update

from pipelinecli.store.statements.schema import change_set, insert_row, journal, stage_change

begin = insert_row(change_set)
effective = (
    update(change_set)
    .where(change_set.c.id == bindparam("of_id"))
    .values(effective_at=bindparam("at"))
)
touched = (
    select(func.count(), func.max(change_set.c.effective_at))
    .select_from(journal)
    .join(change_set, change_set.c.id == journal.c.change_set_id)
    .where(journal.c.table_name == bindparam("of_table"), journal.c.row_id == bindparam("row"))
)
pull_back = (
    update(change_set)
    .where(
        change_set.c.id
        == select(stage_change.c.change_set_id)
        .where(stage_change.c.card_id == bindparam("of_card"), stage_change.c.kind == "new")
        .scalar_subquery()
    )
    .values(effective_at=bindparam("moment"))
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
rows_of_card = (
    select(journal.c.row_id)
    .where(
        journal.c.table_name == bindparam("of_table"),
        func.coalesce(
            func.json_extract(journal.c.before, "$.card_id"),
            func.json_extract(journal.c.after, "$.card_id"),
        )
        == bindparam("card_id", type_=Integer),
    )
    .distinct()
)
former_cards = (
    select(func.json_extract(journal.c.before, "$.card_id"))
    .where(
        journal.c.table_name == "attempt",
        journal.c.row_id == bindparam("row"),
        journal.c.before.is_not(None),
    )
    .distinct()
)
first_recorded = select(change_set.c.recorded_at).order_by(change_set.c.id).limit(1)
_latest = (
    select(change_set.c.recorded_at).order_by(change_set.c.id.desc()).limit(20).subquery("latest")
)
last_recorded = select(func.max(_latest.c.recorded_at))
