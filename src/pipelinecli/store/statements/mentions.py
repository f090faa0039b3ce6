"""Every text that a rep writes of somebody, to be looked through for somebody else's name."""

from __future__ import annotations

from sqlalchemy import select

from pipelinecli.store.statements.schema import activity, attempt, card, stage_change, tag

cards = select(card.c.id, card.c.name, card.c.note, card.c.source, card.c.org, card.c.title).where(
    card.c.forgotten == 0
)
tags = select(tag.c.card_id, tag.c.name)
attempts = select(
    attempt.c.card_id,
    (attempt.c.current == 1) & attempt.c.ended_at.is_(None),
    attempt.c.person,
    attempt.c.plan,
    attempt.c.budget,
    attempt.c.next_agenda,
    attempt.c.reason,
    attempt.c.override,
)
moves = select(stage_change.c.card_id, stage_change.c.reason).where(
    stage_change.c.reason.is_not(None)
)
activities = select(activity.c.card_id, activity.c.note).where(activity.c.note.is_not(None))
