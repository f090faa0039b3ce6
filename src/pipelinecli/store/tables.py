"""The one declaration of the schema (DESIGN §2).

SQLModel describes it; `make sql` writes it out as plain SQL that `sqlite3` runs. Everyday
commands never import this module: it costs twenty times what they do. It refuses defaults that
only Python would know: what the file must guarantee is a CHECK, a foreign key or a trigger.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, ForeignKey, Index, Integer, Text, text
from sqlmodel import Field, SQLModel

from pipelinecli.method.cards import Outcome
from pipelinecli.method.kinds import ActivityKind, MoveKind, TallyKind
from pipelinecli.method.money import Per
from pipelinecli.method.stages import Stage
from pipelinecli.store.checks import a_day, a_moment, a_when, not_negative, one_of, yes_or_no

APPLICATION_ID = 0x50504C43
"""`PPLC` in ASCII: how SQLite's header says that a file is ours."""

SCHEMA_MAJOR = 1
SCHEMA_MINOR = 0

JOURNALLED = ("setting", "card", "tag", "attempt", "stage_change", "activity", "tally")
"""The tables whose every change is kept, before and after, by triggers."""

_CURRENT = text("current = 1")
IN_PLAY = "current = 1 AND ended_at IS NULL AND first_meeting IS NOT NULL"
"""A first meeting is agreed or held: where a flag can come from, and few at a time.

Its index begins with `ended_at`, which is null in all of it: the equality makes SQLite choose it.
"""

WITH_NEXT_STEP = (
    "current = 1 AND next_step IS NOT NULL AND (outcome IS NULL OR outcome = 'fell-back')"
)
"""A next step agreed on a card that is on the board, fallen back or not."""

STRICT = {"sqlite_strict": True}
NEVER_REUSED = {**STRICT, "sqlite_autoincrement": True}
"""For rows that can be deleted: an id that was somebody's is never somebody else's."""


class Setting(SQLModel, table=True):
    """One setting of the rep's: cycle, currency, zone, language, limits."""

    __tablename__ = "setting"
    __table_args__ = (NEVER_REUSED,)

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    key: str = Field(sa_type=Text, unique=True)
    value: str = Field(sa_type=Text)


class ChangeSet(SQLModel, table=True):
    """One writing command: what undo takes back, and when it took effect."""

    __tablename__ = "change_set"
    __table_args__ = (a_moment("recorded_at"), a_moment("effective_at"), STRICT)

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    uid: str = Field(sa_type=Text, unique=True)
    recorded_at: str = Field(sa_type=Text)
    effective_at: str = Field(sa_type=Text)
    command: str = Field(sa_type=Text)


class Journal(SQLModel, table=True):
    """One row changed by a change set, as JSON before and after. Written by triggers only."""

    __tablename__ = "journal"
    __table_args__ = (
        Index("journal_of_row", "table_name", "row_id", "id"),
        Index("journal_of_change_set", "change_set_id"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    change_set_id: int = Field(sa_type=Integer, foreign_key="change_set.id")
    table_name: str = Field(sa_type=Text)
    row_id: int = Field(sa_type=Integer)
    before: str | None = Field(default=None, sa_type=Text)
    after: str | None = Field(default=None, sa_type=Text)


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


class StageChange(SQLModel, table=True):
    """One move of a card. Append-only: what every figure is computed from."""

    __tablename__ = "stage_change"
    __table_args__ = (
        Index("stage_change_of_card", "card_id", "at", "id", "to_stage", "attempt_id"),
        Index("stage_change_by_time", "at", "from_stage", "to_stage", "card_id"),
        Index("stage_change_of_attempt", "attempt_id"),
        one_of("from_stage", Stage),
        one_of("to_stage", Stage),
        one_of("kind", MoveKind),
        a_moment("at"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    uid: str = Field(sa_type=Text, unique=True)
    card_id: int = Field(sa_type=Integer, foreign_key="card.id")
    attempt_id: int = Field(sa_type=Integer, foreign_key="attempt.id")
    change_set_id: int = Field(sa_type=Integer, foreign_key="change_set.id")
    at: str = Field(sa_type=Text)
    from_stage: str | None = Field(default=None, sa_type=Text)
    to_stage: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    reason: str | None = Field(default=None, sa_type=Text)


class Activity(SQLModel, table=True):
    """One thing the rep did, with a person or without."""

    __tablename__ = "activity"
    __table_args__ = (
        Index("activity_by_time", "at", "kind"),
        Index("activity_of_card", "card_id", "at"),
        Index("activity_of_attempt", "attempt_id"),
        one_of("kind", ActivityKind),
        a_moment("at"),
        a_when("due"),
        not_negative("minutes"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    uid: str = Field(sa_type=Text, unique=True)
    card_id: int | None = Field(default=None, sa_type=Integer, foreign_key="card.id")
    attempt_id: int | None = Field(default=None, sa_type=Integer, foreign_key="attempt.id")
    at: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    due: str | None = Field(default=None, sa_type=Text)
    minutes: int | None = Field(default=None, sa_type=Integer)
    note: str | None = Field(default=None, sa_type=Text)


class Tally(SQLModel, table=True):
    """Counts of a day, without names."""

    __tablename__ = "tally"
    __table_args__ = (
        Index("tally_by_day", "day", "kind"),
        one_of("kind", TallyKind),
        a_day("day"),
        not_negative("count"),
        STRICT,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    uid: str = Field(sa_type=Text, unique=True)
    day: str = Field(sa_type=Text)
    kind: str = Field(sa_type=Text)
    count: int = Field(sa_type=Integer)
