"""The effective prospects as they stand, with what a forecast needs and no more."""

from __future__ import annotations

from sqlalchemy import func, select

from pipelinecli.method.stages import EFFECTIVE, Stage
from pipelinecli.store.statements.schema import attempt

_is_overridden = attempt.c.override.is_not(None)

effective = (
    select(
        attempt.c.card_id,
        attempt.c.id,
        attempt.c.stage,
        func.substr(attempt.c.first_meeting, 1, 10),
        func.substr(attempt.c.signing, 1, 10),
        attempt.c.amount_low,
        attempt.c.amount_high,
        attempt.c.amount_per,
        attempt.c.received,
        attempt.c.currency,
        _is_overridden.label("is_overridden"),
    )
    .where(attempt.c.current == 1, attempt.c.stage.in_(EFFECTIVE))
    .order_by(attempt.c.first_meeting, attempt.c.card_id)
)
appointments = (
    select(_is_overridden.label("is_overridden"), func.count())
    .where(attempt.c.current == 1, attempt.c.stage == Stage.APPOINTMENT)
    .group_by(_is_overridden)
)
