"""The tables of who is on the board: people, their tags, and their attempts with the facts won.

They refuse by form only; what a value may mean is the method's.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, text
from sqlmodel import Field, SQLModel

from pipelinecli.method.cards import Outcome
from pipelinecli.method.money import Per
from pipelinecli.method.stages import Stage
from pipelinecli.store.tables.checks import (
    NEVER_REUSED,
    STRICT,
    a_day,
    a_moment,
    a_when,
    not_negative,
    one_of,
    yes_or_no,
)

_CURRENT = text("current = 1")
IN_PLAY = "current = 1 AND ended_at IS NULL AND first_meeting IS NOT NULL"
"""A first meeting is agreed or held: where a flag can come from, and few at a time.

Its index begins with `ended_at`, which is null in all of it: the equality makes SQLite choose it.
"""

WITH_NEXT_STEP = (
    "current = 1 AND next_step IS NOT NULL AND (outcome IS NULL OR outcome = 'fell-back')"
)
"""A next step agreed on a card that is on the board, fallen back or not."""


class Card(SQLModel, table=True):
    """A person. `*_key` columns are folded for comparison."""

    __tablename__ = "card"
    __table_args__ = (
        Index("card_by_name", "name_key"),
        Index("card_by_phone", "phone_key", sqlite_where=text("phone_key IS NOT NULL")),
        Index("card_by_email", "email_key", sqlite_where=text("email_key IS NOT NULL")),
        Index("card_by_source", "source"),
        Index(
            "card_by_birthday",
            text("substr(birthday, 6)"),
            sqlite_where=text("birthday IS NOT NULL"),
        ),
        Index("card_by_referrer", "referred_by"),
        a_day("opened_on"),
        a_day("birthday"),
        yes_or_no("forgotten"),
        CheckConstraint("grade IN ('A', 'B', 'C', 'D')", name="grade_known"),
        CheckConstraint("length(uid) = 32", name="uid_is_128_bit"),
        NEVER_REUSED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    uid: str = Field(sa_type=Text, unique=True)
    name: str = Field(sa_type=Text)
    name_key: str = Field(sa_type=Text)
    opened_on: str = Field(sa_type=Text)
    phone: str | None = Field(default=None, sa_type=Text)
    phone_key: str | None = Field(default=None, sa_type=Text)
    email: str | None = Field(default=None, sa_type=Text)
    email_key: str | None = Field(default=None, sa_type=Text)
    org: str | None = Field(default=None, sa_type=Text)
    title: str | None = Field(default=None, sa_type=Text)
    source: str | None = Field(default=None, sa_type=Text)
    referred_by: int | None = Field(
        default=None, sa_type=Integer, sa_column_args=[ForeignKey("card.id", ondelete="SET NULL")]
    )
    grade: str | None = Field(default=None, sa_type=Text)
    birthday: str | None = Field(default=None, sa_type=Text)
    note: str | None = Field(default=None, sa_type=Text)
    forgotten: int = Field(default=0, sa_type=Integer)


class Tag(SQLModel, table=True):
    """A tag on a card."""

    __tablename__ = "tag"
    __table_args__ = (
        Index("tag_of_card", "card_id", "name", unique=True),
        Index("tag_by_name", "name", "card_id"),
        NEVER_REUSED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    card_id: int = Field(sa_type=Integer, foreign_key="card.id")
    name: str = Field(sa_type=Text)


class Attempt(SQLModel, table=True):
    """One run of a card along the board, with the facts won in it."""

    __tablename__ = "attempt"
    __table_args__ = (
        Index("attempt_current", "card_id", unique=True, sqlite_where=_CURRENT),
        Index("attempt_of_card", "card_id", "number", unique=True),
        Index("attempt_on_board", "stage", "first_meeting", "card_id", sqlite_where=_CURRENT),
        Index("attempt_by_first_meeting", "first_meeting", "card_id", sqlite_where=_CURRENT),
        Index("attempt_by_next_step", "next_step", "card_id", sqlite_where=_CURRENT),
        Index("attempt_by_since", "since", "card_id", sqlite_where=_CURRENT),
        Index("attempt_newest_on_board", "stage", "card_id", "current", sqlite_where=_CURRENT),
        Index("attempt_in_play", "ended_at", "card_id", sqlite_where=text(IN_PLAY)),
        Index("attempt_with_next_step", "next_step", "card_id", sqlite_where=text(WITH_NEXT_STEP)),
        Index(
            "attempt_by_anniversary",
            text("substr(issued_on, 6)"),
            sqlite_where=text("issued_on IS NOT NULL"),
        ),
        one_of("stage", Stage),
        one_of("outcome", Outcome),
        one_of("amount_per", Per),
        a_moment("since"),
        a_moment("opened_at"),
        a_moment("ended_at"),
        a_when("first_meeting"),
        a_when("next_step"),
        a_when("signing"),
        a_day("next_marked"),
        a_day("person_marked"),
        a_day("plan_marked"),
        a_day("budget_marked"),
        a_day("signing_marked"),
        a_day("signed_on"),
        a_day("issued_on"),
        yes_or_no("current"),
        yes_or_no("held"),
        not_negative("amount_low"),
        not_negative("received"),
        not_negative("premium"),
        not_negative("standard"),
        CheckConstraint("number >= 1", name="numbered_from_one"),
        CheckConstraint("held = 0 OR first_meeting IS NOT NULL", name="held_on_a_day"),
        CheckConstraint("amount_low <= amount_high", name="amount_in_order"),
        CheckConstraint("(outcome IS NULL) = (ended_at IS NULL)", name="ended_with_an_outcome"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    uid: str = Field(sa_type=Text, unique=True)
    card_id: int = Field(sa_type=Integer, foreign_key="card.id")
    number: int = Field(sa_type=Integer)
    current: int = Field(sa_type=Integer)
    stage: str = Field(sa_type=Text)
    since: str = Field(sa_type=Text)
    opened_at: str = Field(sa_type=Text)
    ended_at: str | None = Field(default=None, sa_type=Text)
    outcome: str | None = Field(default=None, sa_type=Text)
    reason: str | None = Field(default=None, sa_type=Text)
    override: str | None = Field(default=None, sa_type=Text)
    first_meeting: str | None = Field(default=None, sa_type=Text)
    held: int = Field(default=0, sa_type=Integer)
    next_step: str | None = Field(default=None, sa_type=Text)
    next_agenda: str | None = Field(default=None, sa_type=Text)
    next_marked: str | None = Field(default=None, sa_type=Text)
    person: str | None = Field(default=None, sa_type=Text)
    person_marked: str | None = Field(default=None, sa_type=Text)
    plan: str | None = Field(default=None, sa_type=Text)
    plan_marked: str | None = Field(default=None, sa_type=Text)
    budget: str | None = Field(default=None, sa_type=Text)
    budget_marked: str | None = Field(default=None, sa_type=Text)
    amount_low: int | None = Field(default=None, sa_type=Integer)
    amount_high: int | None = Field(default=None, sa_type=Integer)
    amount_per: str | None = Field(default=None, sa_type=Text)
    signing: str | None = Field(default=None, sa_type=Text)
    signing_marked: str | None = Field(default=None, sa_type=Text)
    signed_on: str | None = Field(default=None, sa_type=Text)
    received: int | None = Field(default=None, sa_type=Integer)
    issued_on: str | None = Field(default=None, sa_type=Text)
    premium: int | None = Field(default=None, sa_type=Integer)
    standard: int | None = Field(default=None, sa_type=Integer)
    currency: str | None = Field(default=None, sa_type=Text)
