"""Change sets as they are looked at, taken back and brought again."""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, delete, func, insert, select

from pipelinecli.method.record.journal import AGAIN, REPLAYS
from pipelinecli.store.statements.schema import (
    change_set,
    erased,
    erased_attempt,
    journal,
    undone,
)

"""What takes back and brings again is never taken back itself: the other does that."""

_COLUMNS = (
    change_set.c.id,
    change_set.c.recorded_at,
    change_set.c.effective_at,
    change_set.c.command,
    undone.c.by_id,
    erased.c.id,
)
_sets = (
    select(*_COLUMNS)
    .select_from(change_set)
    .outerjoin(undone, undone.c.id == change_set.c.id)
    .outerjoin(erased, erased.c.id == change_set.c.id)
)
_in_force = change_set.c.command.not_in(AGAIN) & undone.c.id.is_(None)

newest = (
    _sets.where(change_set.c.id < bindparam("below"))
    .order_by(change_set.c.id.desc())
    .limit(bindparam("most"))
)
one = _sets.where(change_set.c.id == bindparam("id"))
in_force_after = _sets.where(_in_force, change_set.c.id > bindparam("after")).order_by(
    change_set.c.id
)
_last_command = (
    select(change_set.c.id)
    .where(change_set.c.command.not_in(AGAIN))
    .order_by(change_set.c.id.desc())
    .limit(1)
    .scalar_subquery()
)
"""Taken back since or not: a new command ends what redo could bring again for good."""
taken_back = (
    select(*_COLUMNS)
    .select_from(undone)
    .join(change_set, change_set.c.id == undone.c.id)
    .outerjoin(erased, erased.c.id == change_set.c.id)
    .where(undone.c.by_id > func.coalesce(_last_command, 0))
    .order_by(undone.c.by_id.desc(), change_set.c.id)
)
rows = (
    select(journal.c.table_name, journal.c.row_id, journal.c.before, journal.c.after)
    .where(journal.c.change_set_id == bindparam("change_set_id"))
    .order_by(journal.c.id)
)
_of_set = journal.c.change_set_id == bindparam("change_set_id")
rows_of_table = rows.where(journal.c.table_name == bindparam("of_table"))
rows_after = (
    select(journal.c.id, *rows.selected_columns)
    .where(_of_set, journal.c.id > bindparam("after", type_=Integer))
    .order_by(journal.c.id)
    .limit(bindparam("most", type_=Integer))
)
rows_before = (
    select(journal.c.id, *rows.selected_columns)
    .where(_of_set, journal.c.id < bindparam("below", type_=Integer))
    .order_by(journal.c.id.desc())
    .limit(bindparam("most", type_=Integer))
)
count = select(func.count()).select_from(journal).where(_of_set)
counts = (
    select(
        journal.c.table_name,
        journal.c.before.is_(None),
        journal.c.after.is_(None),
        func.count(journal.c.row_id.distinct()),
    )
    .where(_of_set)
    .group_by(journal.c.table_name, journal.c.before.is_(None), journal.c.after.is_(None))
)
out_of_force = one.with_only_columns(change_set.c.id).where(
    undone.c.id.is_not(None) | change_set.c.command.in_(REPLAYS)
)
mark_undone = insert(undone).values(id=bindparam("id"), by_id=bindparam("by_id"))
mark_in_force = delete(undone).where(undone.c.id == bindparam("of_id"))
mark_attempt_erased = insert(erased_attempt).prefix_with("OR IGNORE").values(uid=bindparam("uid"))
mark_erased = insert(erased).prefix_with("OR IGNORE").values(id=bindparam("id"))
undone_by = select(undone.c.id).where(undone.c.by_id == bindparam("by_id")).limit(1)
erased_attempts = select(erased_attempt.c.uid)
