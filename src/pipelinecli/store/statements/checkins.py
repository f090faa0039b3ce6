"""Rows that were handed in: written once, read back, a name erased."""

from __future__ import annotations

from sqlalchemy import bindparam, exists, select, union, union_all, update

from pipelinecli.method.kinds import WORKED
from pipelinecli.store.statements.journal import counts
from pipelinecli.store.statements.schema import (
    activity,
    card,
    change_set,
    checkin,
    checkin_entry,
    insert_row,
    journal,
    stage_change,
)

_PAPERWORK = ("merged", "forgotten")

_COLUMNS = [
    checkin.c.id,
    checkin.c.day,
    checkin.c.revision,
    checkin.c.handed_in_at,
    checkin.c.late,
    checkin.c.cycle,
    checkin.c.note,
    checkin.c.change_set_id,
    checkin.c.begins_at,
    checkin.c.ends_at,
]

insert = insert_row(checkin)
entry_insert = insert_row(checkin_entry)
between = (
    select(*_COLUMNS)
    .where(
        checkin.c.day >= bindparam("first"),
        checkin.c.day <= bindparam("last"),
        checkin.c.handed_in_at < bindparam("until"),
    )
    .order_by(checkin.c.day, checkin.c.revision)
)
days = (
    select(checkin.c.day)
    .where(checkin.c.day >= bindparam("first"), checkin.c.day <= bindparam("last"))
    .distinct()
)
entries = (
    select(
        checkin_entry.c.card_id,
        checkin_entry.c.name,
        checkin_entry.c.stage,
        checkin_entry.c.first_meeting,
        checkin_entry.c.overridden,
    )
    .where(checkin_entry.c.checkin_id == bindparam("checkin_id"))
    .order_by(checkin_entry.c.place)
)
paperwork = (
    select(stage_change.c.id)
    .where(
        stage_change.c.card_id == bindparam("card_id"),
        stage_change.c.kind.in_(_PAPERWORK),
        stage_change.c.change_set_id > bindparam("after"),
    )
    .limit(1)
)
work = union_all(
    select(stage_change.c.id).where(
        stage_change.c.card_id == bindparam("card_id"),
        stage_change.c.at < bindparam("end"),
        stage_change.c.kind.not_in(_PAPERWORK),
        stage_change.c.change_set_id > bindparam("after"),
    ),
    select(activity.c.id)
    # The entry that inserted it: an activity does not say itself when it was recorded.
    .join(journal, (journal.c.table_name == "activity") & (journal.c.row_id == activity.c.id))
    .where(
        exists().where(change_set.c.id == journal.c.change_set_id, counts()),
        activity.c.card_id == bindparam("card_id"),
        activity.c.at < bindparam("end"),
        activity.c.kind.in_(sorted(WORKED)),
        journal.c.before.is_(None),
        journal.c.change_set_id > bindparam("after"),
    ),
).limit(1)
strip = (
    update(checkin_entry)
    .where(checkin_entry.c.card_id == bindparam("of_card"), checkin_entry.c.name.is_not(None))
    .values(name=None)
)
names = union(
    select(card.c.name).where(card.c.id == bindparam("card_id"), card.c.name != ""),
    select(checkin_entry.c.name).where(
        checkin_entry.c.card_id == bindparam("card_id"), checkin_entry.c.name.is_not(None)
    ),
)
notes = select(checkin.c.id, checkin.c.note).where(checkin.c.note.is_not(None))
strip_note = update(checkin).where(checkin.c.id == bindparam("of_id")).values(note=None)
