"""Cards: one person joined with the current attempt, looked up, listed and written."""

from __future__ import annotations

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    bindparam,
    func,
    or_,
    select,
    text,
    union,
    update,
)

from pipelinecli.store import rows
from pipelinecli.store.statements.schema import (
    activity,
    attempt,
    card,
    insert_row,
    tag,
    update_row,
)
from pipelinecli.store.tables.cards import IN_PLAY, WITH_NEXT_STEP

_tags = (
    select(func.group_concat(tag.c.name, "\x1f"))
    .where(tag.c.card_id == card.c.id)
    .scalar_subquery()
)
_PERSON = [
    card.c.id,
    card.c.uid,
    card.c.name,
    card.c.opened_on,
    card.c.phone,
    card.c.email,
    card.c.org,
    card.c.title,
    card.c.source,
    card.c.referred_by,
    card.c.grade,
    card.c.birthday,
    card.c.note,
    _tags.label("tags"),
    card.c.forgotten,
]
ATTEMPT_COLUMNS = [attempt.c[name] for name in rows.ATTEMPT_COLUMNS]


def _cards() -> Select[tuple[object, ...]]:
    return select(*_PERSON, *ATTEMPT_COLUMNS).join(attempt, attempt.c.card_id == card.c.id)


def _current() -> Select[tuple[object, ...]]:
    return _cards().where(attempt.c.current == 1)


insert = insert_row(card)
save = update_row(card, "uid", "forgotten")
by_id = _current().where(card.c.id == bindparam("id", type_=Integer))

_brief = select(card.c.id, card.c.name, attempt.c.stage, card.c.org, card.c.phone).join(
    attempt, (attempt.c.card_id == card.c.id) & (attempt.c.current == 1)
)
by_name = (
    _brief.where(card.c.name_key == bindparam("key"), card.c.forgotten == 0)
    .order_by(card.c.id)
    .limit(bindparam("most", type_=Integer))
)
by_part = _brief.where(
    card.c.id.in_(
        select(card.c.id)
        .where(func.instr(card.c.name_key, bindparam("part")) > 0)
        .limit(bindparam("most", type_=Integer))
    ),
    card.c.forgotten == 0,
).order_by(card.c.id)
same_phone = _brief.where(
    card.c.phone_key == bindparam("key"), card.c.id != bindparam("but", type_=Integer)
)
same_email = _brief.where(
    card.c.email_key == bindparam("key"), card.c.id != bindparam("but", type_=Integer)
)
names_starting = (
    select(card.c.name)
    .where(
        card.c.name_key >= bindparam("start"),
        card.c.name_key < bindparam("end"),
        card.c.forgotten == 0,
    )
    .order_by(card.c.name_key)
    .limit(bindparam("most", type_=Integer))
)

on_board = (
    _current()
    .where(attempt.c.stage == bindparam("stage"))
    .order_by(attempt.c.first_meeting, attempt.c.card_id)
    .limit(bindparam("most", type_=Integer))
)
newest_on_board = (
    _current()
    .where(attempt.c.stage == bindparam("stage"))
    .order_by(attempt.c.card_id.desc())
    .limit(bindparam("most", type_=Integer))
)
counts = (
    select(attempt.c.stage, func.count()).where(attempt.c.current == 1).group_by(attempt.c.stage)
)


def _unless(name: str, test: ColumnElement[bool]) -> ColumnElement[bool]:
    """The test, or no test at all when the bind of that name is null."""
    return or_(bindparam(name).is_(None), test)


_kept = (
    card.c.forgotten == 0,
    _unless("source", card.c.source == bindparam("source")),
    _unless("grade", card.c.grade == bindparam("grade")),
    _unless("since", attempt.c.since >= bindparam("since")),
    _unless(
        "tag",
        select(tag.c.id).where(tag.c.card_id == card.c.id, tag.c.name == bindparam("tag")).exists(),
    ),
)
_wanted = func.json_each(bindparam("ids")).table_valued("value", name="wanted")
_of_stage = _unless("stage", attempt.c.stage == bindparam("stage"))
listed = _current().where(
    _of_stage,
    *_kept,
    card.c.id.in_(select(_wanted.c.value)),
)
_ids = (
    select(card.c.id)
    .join(attempt, (attempt.c.card_id == card.c.id) & (attempt.c.current == 1))
    .where(*_kept)
    .limit(bindparam("most", type_=Integer))
)
_listed = _ids.where(_of_stage)
list_by_id = _listed.order_by(card.c.id)
list_by_name = _listed.order_by(card.c.name_key, card.c.id)
list_by_first_meeting = _listed.order_by(attempt.c.first_meeting.nulls_last(), attempt.c.card_id)
list_by_next_step = _listed.order_by(attempt.c.next_step.nulls_last(), attempt.c.card_id)
list_of_stage = _ids.where(attempt.c.stage == bindparam("stage")).order_by(
    attempt.c.first_meeting, attempt.c.card_id
)
list_by_since = _listed.order_by(attempt.c.since.desc(), attempt.c.card_id.desc())

# The conditions of the partial indexes word for word, so that SQLite uses them.
_each = attempt.alias("each")
_in_play = select(_each.c.id).where(text(IN_PLAY))
_with_next_step = select(_each.c.id).where(text(WITH_NEXT_STEP))
wanting_attention = _current().where(
    attempt.c.id.in_(
        union(_in_play, _with_next_step.where(_each.c.next_step < bindparam("tomorrow")))
    )
)
stuck = _current().where(
    attempt.c.stage == bindparam("stage"),
    attempt.c.since < bindparam("before"),
)
birthdays = (
    _current()
    .where(
        card.c.birthday.is_not(None),
        func.substr(card.c.birthday, 6) >= bindparam("first"),
        func.substr(card.c.birthday, 6) <= bindparam("last"),
    )
    .order_by(func.substr(card.c.birthday, 6), card.c.id)
)
_policy = attempt.alias("policy")
anniversaries = (
    select(*_PERSON, *ATTEMPT_COLUMNS, _policy.c.issued_on)
    .select_from(_policy)
    .join(card, card.c.id == _policy.c.card_id)
    .join(attempt, (attempt.c.card_id == card.c.id) & (attempt.c.current == 1))
    .where(
        _policy.c.issued_on.is_not(None),
        func.substr(_policy.c.issued_on, 6) >= bindparam("first"),
        func.substr(_policy.c.issued_on, 6) <= bindparam("last"),
        card.c.forgotten == 0,
    )
    .order_by(func.substr(_policy.c.issued_on, 6), _policy.c.id)
)
spoken_to = (
    select(activity.c.card_id)
    .where(
        activity.c.at >= bindparam("first"),
        activity.c.at < bindparam("end"),
        activity.c.kind.in_(("talk", "visit", "service")),
        activity.c.card_id.is_not(None),
    )
    .distinct()
)
due_today = _current().where(
    attempt.c.id.in_(
        union(
            _with_next_step.where(
                _each.c.next_step >= bindparam("today"), _each.c.next_step < bindparam("tomorrow")
            ),
            _in_play.where(
                _each.c.held == 0,
                _each.c.first_meeting >= bindparam("today"),
                _each.c.first_meeting < bindparam("tomorrow"),
            ),
        )
    )
)
opened_on = update(card).where(card.c.id == bindparam("of_card")).values(opened_on=bindparam("day"))
forget = (
    update(card)
    .where(card.c.id == bindparam("id"))
    .values(
        uid=bindparam("uid"),
        name="",
        name_key="",
        phone=None,
        phone_key=None,
        email=None,
        email_key=None,
        org=None,
        title=None,
        source=None,
        referred_by=None,
        grade=None,
        birthday=None,
        note=None,
        forgotten=1,
    )
)
rerefer = (
    update(card)
    .where(card.c.referred_by == bindparam("id"))
    .values(referred_by=bindparam("kept", type_=Integer))
)
delete = card.delete().where(card.c.id == bindparam("id"))
is_forgotten = select(card.c.id).where(card.c.id == bindparam("card_id"), card.c.forgotten == 1)
is_there = select(card.c.id).where(card.c.id == bindparam("card_id"))
name = select(card.c.name).where(card.c.id == bindparam("card_id"))
known_by = select(card.c.name_key, card.c.phone_key, card.c.email_key).where(
    card.c.id == bindparam("card_id")
)
