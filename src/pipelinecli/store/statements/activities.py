"""What the rep did: activities with a person or without, and the day's counts."""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, func, select, update

from pipelinecli.method.kinds import WORKED
from pipelinecli.store.statements.schema import activity, insert_row, tally

insert = insert_row(activity)
of_card = (
    select(
        activity.c.id,
        activity.c.card_id,
        activity.c.at,
        activity.c.kind,
        activity.c.due,
        activity.c.minutes,
        activity.c.note,
    )
    .where(activity.c.card_id == bindparam("card_id"))
    .order_by(activity.c.at, activity.c.id)
)
visits = (
    select(activity.c.id)
    .where(
        activity.c.card_id == bindparam("card_id"),
        activity.c.at >= bindparam("first"),
        activity.c.at < bindparam("end"),
        activity.c.kind == "visit",
    )
    .limit(1)
)
worked_between = (
    select(activity.c.card_id)
    .where(
        activity.c.at >= bindparam("first"),
        activity.c.at < bindparam("end"),
        activity.c.kind.in_(sorted(WORKED)),
        activity.c.card_id.is_not(None),
    )
    .distinct()
)
counts_between = (
    select(activity.c.kind, func.count())
    .where(activity.c.at >= bindparam("first"), activity.c.at < bindparam("end"))
    .group_by(activity.c.kind)
)
to_card = (
    update(activity)
    .where(activity.c.card_id == bindparam("of_card"))
    .values(card_id=bindparam("kept", type_=Integer))
)
strip = update(activity).where(activity.c.card_id == bindparam("of_card")).values(note=None)
tally_insert = insert_row(tally)
tally_of_day = (
    select(tally.c.kind, func.sum(tally.c["count"]))
    .where(tally.c.day == bindparam("day"))
    .group_by(tally.c.kind)
)
ids = select(activity.c.id).where(activity.c.card_id == bindparam("card_id"))
count_of_card = (
    select(func.count()).select_from(activity).where(activity.c.card_id == bindparam("card_id"))
)
any_at_all = select(activity.c.id).limit(1)
_wanted = func.json_each(bindparam("uids")).table_valued("value", name="wanted")
there = select(activity.c.uid).join(_wanted, activity.c.uid == _wanted.c.value)
kept = select(
    activity.c.uid,
    activity.c.id,
    activity.c.card_id,
    activity.c.attempt_id,
    activity.c.at,
    activity.c.kind,
    activity.c.due,
    activity.c.minutes,
    activity.c.note,
).join(_wanted, activity.c.uid == _wanted.c.value)
correct = (
    update(activity)
    .where(activity.c.id == bindparam("of"))
    .values(
        card_id=bindparam("card"),
        attempt_id=bindparam("attempt"),
        at=bindparam("at"),
        kind=bindparam("kind"),
        due=bindparam("due"),
        minutes=bindparam("minutes"),
        note=bindparam("note"),
    )
)
