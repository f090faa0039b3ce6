"""The tables of what happened: moves, activities, counts, and the journal of every change.

A move is edited or deleted by nothing but undo and its like, and nothing but a trigger writes the
journal: `triggers` sees to both.
"""

from __future__ import annotations

from sqlalchemy import ForeignKey, Index, Integer, Text
from sqlmodel import Field, SQLModel

from pipelinecli.method.kinds import ActivityKind, MoveKind, TallyKind
from pipelinecli.method.stages import Stage
from pipelinecli.store.tables.checks import STRICT, a_day, a_moment, a_when, not_negative, one_of


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


class Undone(SQLModel, table=True):
    """A change set that was taken back. Its rows in the journal wait to be brought again."""

    __tablename__ = "undone"
    __table_args__ = (Index("undone_by", "by_id"), STRICT)

    id: int | None = Field(
        default=None,
        primary_key=True,
        sa_type=Integer,
        sa_column_args=[ForeignKey("change_set.id")],
    )
    by_id: int = Field(sa_type=Integer, foreign_key="change_set.id")


class Erased(SQLModel, table=True):
    """A change set that lost rows of its journal with a person who was forgotten."""

    __tablename__ = "erased"
    __table_args__ = (STRICT,)

    id: int | None = Field(
        default=None,
        primary_key=True,
        sa_type=Integer,
        sa_column_args=[ForeignKey("change_set.id")],
    )


class ErasedAttempt(SQLModel, table=True):
    """An attempt of somebody who was erased and had no card any more: in copies they may have one.

    Of a card that was erased its attempts stay, and say the same.
    """

    __tablename__ = "erased_attempt"
    __table_args__ = (STRICT,)

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    uid: str = Field(sa_type=Text, unique=True)


class StageChange(SQLModel, table=True):
    """One move of a card. Append-only, but for a command that is taken back with its moves."""

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
