"""Change sets and the rows they changed."""

from __future__ import annotations

from sqlalchemy import (
    ColumnElement,
    Integer,
    bindparam,
    case,
    delete,
    func,
    or_,
    select,
    union_all,
    update,
)

from pipelinecli.method.record.journal import IMPORT, REPLAYS
from pipelinecli.store.statements.schema import (
    card,
    change_set,
    erased,
    insert_row,
    journal,
    stage_change,
    undone,
)


def counts() -> ColumnElement[bool]:
    """Whether a change set is part of what happened: not taken back, and no replay of another."""
    return change_set.c.command.not_in(REPLAYS) & change_set.c.id.not_in(select(undone.c.id))


def _of_card(*names: str) -> ColumnElement[bool]:
    """Whether a row of the journal is of the card `:card_id`, before or after."""
    images = (journal.c.before, journal.c.after)
    wanted = bindparam("card_id", type_=Integer)
    return or_(*(func.json_extract(image, name) == wanted for image in images for name in names))


begin = insert_row(change_set)
effective = (
    update(change_set)
    .where(change_set.c.id == bindparam("of_id"))
    .values(effective_at=bindparam("at"))
)
_brought = journal.c.before.is_(None) & (change_set.c.command == IMPORT)
"""A row that came from elsewhere counts from the days that came with it."""
touched = (
    select(func.count(), func.max(case((_brought, None), else_=change_set.c.effective_at)))
    .select_from(journal)
    .join(change_set, change_set.c.id == journal.c.change_set_id)
    .where(
        journal.c.table_name == bindparam("of_table"),
        journal.c.row_id == bindparam("row"),
        counts(),
    )
)
pull_back = (
    update(change_set)
    .where(
        change_set.c.id
        == select(stage_change.c.change_set_id)
        .where(stage_change.c.card_id == bindparam("of_card"), stage_change.c.kind == "new")
        .scalar_subquery(),
        # It made others beside, each opened on a day of its own.
        change_set.c.command != IMPORT,
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
        counts(),
    )
    .order_by(journal.c.id)
    .limit(1)
)
changed_since = (
    select(journal.c.before)
    .join(change_set, change_set.c.id == journal.c.change_set_id)
    .where(
        journal.c.table_name == "attempt",
        journal.c.row_id == bindparam("row"),
        journal.c.before.is_not(None),
        change_set.c.effective_at >= bindparam("moment"),
        counts(),
    )
    .order_by(journal.c.id)
    .limit(1)
)
of_person = select(journal.c.id, journal.c.change_set_id).where(
    or_(
        (journal.c.table_name == "card") & (journal.c.row_id == bindparam("card_id")),
        _of_card("$.card_id"),
    )
)
of_card = select(journal.c.before, journal.c.after).where(
    journal.c.table_name == "card", journal.c.row_id == bindparam("card_id")
)
of_row = select(journal.c.id, journal.c.change_set_id).where(
    journal.c.table_name == bindparam("of_table"), journal.c.row_id == bindparam("row")
)
_uid = func.coalesce(
    func.json_extract(journal.c.after, "$.uid"), func.json_extract(journal.c.before, "$.uid")
)
marks = (
    select(_uid, journal.c.change_set_id, journal.c.after.is_(None))
    .where(journal.c.table_name == "attempt", _of_card("$.card_id"))
    .distinct()
)
card_uids = (
    select(
        journal.c.change_set_id,
        func.json_extract(journal.c.before, "$.uid"),
        func.json_extract(journal.c.after, "$.uid"),
    )
    .where(journal.c.table_name == "card", journal.c.row_id == bindparam("card_id"))
    .order_by(journal.c.id)
)
marked = (
    select(
        func.json_extract(journal.c.before, "$.card_id"),
        func.json_extract(journal.c.after, "$.card_id"),
    )
    .where(journal.c.table_name == "attempt", _uid == bindparam("uid"))
    .distinct()
)
cards_that_are_gone = (
    select(journal.c.row_id, journal.c.before, journal.c.after)
    .where(journal.c.table_name == "card", journal.c.row_id.not_in(select(card.c.id)))
    .order_by(journal.c.id)
)
attempts_given_away = (
    select(journal.c.row_id)
    .join(change_set, change_set.c.id == journal.c.change_set_id)
    .where(
        counts(),
        journal.c.table_name == "attempt",
        func.json_extract(journal.c.before, "$.card_id") == bindparam("card_id", type_=Integer),
    )
    .order_by(journal.c.id.desc())
    .limit(1)
)
erase = delete(journal).where(journal.c.id == bindparam("of_id"))
erase_of_change_set = delete(journal).where(journal.c.change_set_id == bindparam("of_id"))
former_cards = (
    select(func.json_extract(journal.c.before, "$.card_id"))
    .join(change_set, change_set.c.id == journal.c.change_set_id)
    .where(
        counts(),
        journal.c.table_name == "attempt",
        journal.c.row_id == bindparam("row"),
        journal.c.before.is_not(None),
    )
    .distinct()
)
changed = union_all(
    select(journal.c.id).where(
        journal.c.change_set_id == bindparam("of_id"),
        journal.c.before.is_distinct_from(journal.c.after),
    ),
    select(erased.c.id).where(erased.c.id == bindparam("of_id")),
).limit(1)
first_recorded = select(change_set.c.recorded_at).order_by(change_set.c.id).limit(1)
_latest = (
    select(change_set.c.recorded_at).order_by(change_set.c.id.desc()).limit(20).subquery("latest")
)
last_recorded = select(func.max(_latest.c.recorded_at))
