"""What goes out, row by row; nobody who was erased does."""

from __future__ import annotations

from sqlalchemy import case, func, literal, select

from pipelinecli.store import rows
from pipelinecli.store.statements.schema import (
    activity,
    attempt,
    card,
    checkin,
    checkin_entry,
    stage_change,
    tag,
)

_referrer = card.alias("referrer")
_tags = (
    select(func.group_concat(tag.c.name, rows.TAG_SEPARATOR))
    .where(tag.c.card_id == card.c.id)
    .scalar_subquery()
)
_moves = (
    select(
        func.group_concat(
            stage_change.c.at.concat(" ")
            .concat(func.coalesce(stage_change.c.from_stage, "-"))
            .concat(" ")
            .concat(stage_change.c.to_stage)
            .concat(" ")
            .concat(stage_change.c.kind)
            .concat(func.coalesce(literal(" ").concat(stage_change.c.reason), "")),
            rows.TAG_SEPARATOR,
        )
    )
    # In the order of their ids, which is that of the index.
    .where(stage_change.c.attempt_id == attempt.c.id)
    .scalar_subquery()
)
contacts = (
    select(
        card.c.uid,
        card.c.id,
        card.c.name,
        card.c.phone,
        card.c.email,
        card.c.org,
        card.c.title,
        card.c.source,
        func.nullif(_referrer.c.name, ""),
        card.c.grade,
        card.c.birthday,
        _tags,
        card.c.note,
        card.c.opened_on,
        attempt.c.stage,
    )
    .select_from(card)
    .join(attempt, (attempt.c.card_id == card.c.id) & (attempt.c.current == 1))
    .outerjoin(_referrer, _referrer.c.id == card.c.referred_by)
    .where(card.c.forgotten == 0)
    .order_by(card.c.id)
)
cards = (
    select(
        card.c.uid,
        card.c.id,
        card.c.name,
        attempt.c.number,
        attempt.c.current,
        attempt.c.stage,
        attempt.c.since,
        attempt.c.opened_at,
        attempt.c.ended_at,
        attempt.c.outcome,
        attempt.c.reason,
        attempt.c.override,
        attempt.c.first_meeting,
        attempt.c.held,
        attempt.c.next_step,
        attempt.c.next_agenda,
        attempt.c.next_marked,
        attempt.c.person,
        attempt.c.person_marked,
        attempt.c.plan,
        attempt.c.plan_marked,
        attempt.c.budget,
        attempt.c.budget_marked,
        attempt.c.amount_low,
        attempt.c.amount_high,
        attempt.c.amount_per,
        attempt.c.signing,
        attempt.c.signing_marked,
        attempt.c.signed_on,
        attempt.c.received,
        attempt.c.issued_on,
        attempt.c.premium,
        attempt.c.standard,
        attempt.c.currency,
        _moves,
    )
    .select_from(card)
    .join(attempt, attempt.c.card_id == card.c.id)
    .where(card.c.forgotten == 0)
    .order_by(card.c.id, attempt.c.number)
)
activities = (
    select(
        activity.c.uid,
        activity.c.at,
        activity.c.kind,
        card.c.uid,
        card.c.name,
        activity.c.due,
        activity.c.minutes,
        activity.c.note,
    )
    .select_from(activity)
    # What was done with somebody who was erased counts, without saying with whom.
    .outerjoin(card, (card.c.id == activity.c.card_id) & (card.c.forgotten == 0))
    .order_by(activity.c.id)
)
stages = (
    select(
        card.c.uid,
        card.c.name,
        attempt.c.number,
        stage_change.c.at,
        stage_change.c.from_stage,
        stage_change.c.to_stage,
        stage_change.c.kind,
        stage_change.c.reason,
    )
    .select_from(stage_change)
    .join(card, card.c.id == stage_change.c.card_id)
    .join(attempt, attempt.c.id == stage_change.c.attempt_id)
    .where(card.c.forgotten == 0)
    .order_by(stage_change.c.id)
)
_erased = card.alias("erased")
sheets = (
    select(
        checkin.c.day,
        checkin.c.revision,
        checkin.c.handed_in_at,
        checkin.c.late,
        checkin.c.begins_at,
        checkin.c.ends_at,
        checkin.c.cycle,
        checkin.c.note,
        checkin_entry.c.place,
        checkin_entry.c.card_id,
        # A name that was erased is none: the entry counts without it.
        case((_erased.c.id.is_(None), checkin_entry.c.name)),
        checkin_entry.c.stage,
        checkin_entry.c.first_meeting,
        checkin_entry.c.overridden,
    )
    .select_from(checkin)
    .outerjoin(checkin_entry, checkin_entry.c.checkin_id == checkin.c.id)
    .outerjoin(_erased, (_erased.c.id == checkin_entry.c.card_id) & (_erased.c.forgotten == 1))
    .order_by(checkin.c.day, checkin.c.revision, checkin_entry.c.place)
)
count_contacts = select(func.count()).select_from(card).where(card.c.forgotten == 0)
count_cards = (
    select(func.count())
    .select_from(attempt)
    .join(card, card.c.id == attempt.c.card_id)
    .where(card.c.forgotten == 0)
)
count_activities = select(func.count()).select_from(activity)
count_stages = (
    select(func.count())
    .select_from(stage_change)
    .join(card, card.c.id == stage_change.c.card_id)
    .where(card.c.forgotten == 0)
)
count_sheets = (
    select(func.count())
    .select_from(checkin)
    .outerjoin(checkin_entry, checkin_entry.c.checkin_id == checkin.c.id)
)
