"""Attempts: the facts of one run, written whole."""

from __future__ import annotations

from sqlalchemy import Integer, bindparam, case, func, select, update

from pipelinecli.store.statements.cards import ATTEMPT_COLUMNS
from pipelinecli.store.statements.schema import attempt, card, insert_row, update_row

insert = insert_row(attempt)
save = update_row(attempt, "uid", "card_id", "number", "current", "opened_at")
retire = (
    update(attempt)
    .where(attempt.c.card_id == bindparam("of_card"), attempt.c.current == 1)
    .values(current=0)
)
opened_at = (
    update(attempt)
    .where(attempt.c.id == bindparam("of_id"))
    .values(opened_at=bindparam("moment"), since=bindparam("moment"))
)
by_id = select(*ATTEMPT_COLUMNS).where(attempt.c.id == bindparam("id"))
of_card = (
    select(*ATTEMPT_COLUMNS)
    .where(attempt.c.card_id == bindparam("card_id"))
    .order_by(attempt.c.number)
)
begun_between = (
    select(attempt.c.id)
    .where(
        attempt.c.card_id == bindparam("card_id"),
        attempt.c.opened_at >= bindparam("first"),
        attempt.c.opened_at < bindparam("end"),
    )
    .order_by(attempt.c.number)
)
last_number = select(func.max(attempt.c.number)).where(attempt.c.card_id == bindparam("card_id"))
move_to_card = (
    update(attempt)
    .where(attempt.c.id == bindparam("of_id"))
    .values(
        card_id=bindparam("kept", type_=Integer),
        number=bindparam("as_number", type_=Integer),
        current=bindparam("as_current", type_=Integer),
    )
)
strip = (
    update(attempt)
    .where(attempt.c.card_id == bindparam("of_card"))
    .values(
        reason=None,
        # Whose place was not earned is still so, without the words.
        override=case((attempt.c.override.is_not(None), "")),
        next_agenda=None,
        person=None,
        plan=None,
        budget=None,
    )
)
ids = select(attempt.c.id).where(attempt.c.card_id == bindparam("card_id"))
uids = select(attempt.c.uid).where(attempt.c.card_id == bindparam("card_id"))
card_of_uid = (
    select(attempt.c.card_id)
    .join(card, card.c.id == attempt.c.card_id)
    .where(attempt.c.uid == bindparam("uid"), card.c.forgotten == 0)
)
holder = select(attempt.c.card_id).where(attempt.c.uid == bindparam("uid"))
card_of = select(attempt.c.card_id).where(attempt.c.id == bindparam("id"))
ended_of_card = select(attempt.c.id, attempt.c.ended_at).where(
    attempt.c.card_id == bindparam("card_id")
)
