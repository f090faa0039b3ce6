"""Stage changes: appended, never edited; what every figure is computed from."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Integer, bindparam, func, select, update

from pipelinecli.store.statements.schema import attempt, insert_row, stage_change

_COLUMNS = [
    stage_change.c.id,
    stage_change.c.card_id,
    stage_change.c.attempt_id,
    stage_change.c.at,
    stage_change.c.from_stage,
    stage_change.c.to_stage,
    stage_change.c.kind,
    stage_change.c.reason,
]

insert = insert_row(stage_change)
of_card = (
    select(*_COLUMNS)
    .where(stage_change.c.card_id == bindparam("card_id"))
    .order_by(stage_change.c.at, stage_change.c.id)
)
of_card_so_far = select(func.count(), func.max(stage_change.c.at)).where(
    stage_change.c.card_id == bindparam("card_id")
)
pull_back = (
    update(stage_change)
    .where(stage_change.c.card_id == bindparam("of_card"), stage_change.c.kind == "new")
    .values(at=bindparam("moment"))
)
_later = stage_change.alias("later")


def _was_merged_since(card_id: ColumnElement[int]) -> ColumnElement[bool]:
    """Whether two histories were put together at or after the moment."""
    return (
        select(_later.c.id)
        .where(
            _later.c.card_id == card_id,
            _later.c.at >= bindparam("moment"),
            _later.c.kind == "merged",
        )
        .exists()
    )


stage_before = (
    select(
        stage_change.c.to_stage,
        stage_change.c.attempt_id,
        stage_change.c.at,
        _was_merged_since(stage_change.c.card_id),
    )
    .where(stage_change.c.card_id == bindparam("card_id"), stage_change.c.at < bindparam("moment"))
    .order_by(stage_change.c.at.desc(), stage_change.c.id.desc())
    .limit(1)
)
moved_between = (
    select(stage_change.c.card_id)
    .where(
        stage_change.c.at >= bindparam("first"),
        stage_change.c.at < bindparam("end"),
        # Paperwork is not work with a contact.
        stage_change.c.kind.not_in(("merged", "forgotten")),
    )
    .distinct()
)
any_since = select(stage_change.c.id).where(stage_change.c.at >= bindparam("moment")).limit(1)
_moved = (
    # Plain card_id would make SQLite walk every move there is, to find the cards in order.
    select((stage_change.c.card_id + 0).label("card_id"))
    .where(stage_change.c.at >= bindparam("moment"))
    .distinct()
    .subquery("moved")
)


def _then(column: ColumnElement[object]) -> ColumnElement[object]:
    """A column of the last move a moved card had made before the moment."""
    return (
        select(column)
        .where(
            stage_change.c.card_id == _moved.c.card_id,
            stage_change.c.at < bindparam("moment"),
        )
        .order_by(stage_change.c.at.desc(), stage_change.c.id.desc())
        .limit(1)
        .correlate(_moved)
        .scalar_subquery()
    )


moved_since = select(
    _moved.c.card_id,
    attempt.c.stage,
    _then(stage_change.c.to_stage).label("stage_then"),
    _then(stage_change.c.attempt_id).label("attempt_then"),
    _then(stage_change.c.at).label("since_then"),
    _was_merged_since(_moved.c.card_id).label("merged"),
).join(attempt, (attempt.c.card_id == _moved.c.card_id) & (attempt.c.current == 1))
to_card = (
    update(stage_change)
    .where(stage_change.c.card_id == bindparam("of_card"))
    .values(card_id=bindparam("kept", type_=Integer))
)
strip = (
    update(stage_change).where(stage_change.c.card_id == bindparam("of_card")).values(reason=None)
)
ids = select(stage_change.c.id).where(stage_change.c.card_id == bindparam("card_id"))
