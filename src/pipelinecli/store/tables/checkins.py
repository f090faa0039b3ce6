"""The tables of what was handed in: a check-in's row of the sheet, frozen.

A frozen row points at nothing that can change. The id of a card is the one it had, and stays
when that card is merged or taken back; `triggers` refuses every edit but erasing a name.
"""

from __future__ import annotations

from sqlalchemy import CheckConstraint, Index, Integer, Text
from sqlmodel import Field, SQLModel

from pipelinecli.method.stages import Stage
from pipelinecli.store.tables.checks import NEVER_REUSED, a_day, a_moment, one_of, yes_or_no


class CheckIn(SQLModel, table=True):
    """One handing-in. The same check-in handed in again is its next revision.

    `begins_at` and `ends_at` are the days it answers for as moments, the end not included: another
    zone, set later or on another machine, does not move them.
    """

    __tablename__ = "checkin"
    __table_args__ = (
        Index("checkin_by_day", "day", "revision", unique=True),
        a_day("day"),
        a_moment("begins_at"),
        a_moment("ends_at"),
        a_moment("handed_in_at"),
        yes_or_no("late"),
        CheckConstraint("begins_at < ends_at", name="begins_before_it_ends"),
        CheckConstraint("revision >= 1", name="revised_from_one"),
        CheckConstraint("cycle >= 1", name="cycle_in_days"),
        NEVER_REUSED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    uid: str = Field(sa_type=Text, unique=True)
    change_set_id: int = Field(sa_type=Integer, foreign_key="change_set.id")
    day: str = Field(sa_type=Text)
    revision: int = Field(sa_type=Integer)
    begins_at: str = Field(sa_type=Text)
    ends_at: str = Field(sa_type=Text)
    handed_in_at: str = Field(sa_type=Text)
    late: int = Field(sa_type=Integer)
    cycle: int = Field(sa_type=Integer)
    note: str | None = Field(default=None, sa_type=Text)


class CheckInEntry(SQLModel, table=True):
    """One contact in a row that was handed in, as it was written there."""

    __tablename__ = "checkin_entry"
    __table_args__ = (
        Index("checkin_entry_of_checkin", "checkin_id", "place", unique=True),
        Index("checkin_entry_of_card", "card_id"),
        one_of("stage", Stage),
        a_day("first_meeting"),
        yes_or_no("overridden"),
        CheckConstraint("place >= 1", name="placed_from_one"),
        NEVER_REUSED,
    )

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    checkin_id: int = Field(sa_type=Integer, foreign_key="checkin.id")
    place: int = Field(sa_type=Integer)
    card_id: int = Field(sa_type=Integer)
    name: str | None = Field(default=None, sa_type=Text)
    stage: str = Field(sa_type=Text)
    first_meeting: str | None = Field(default=None, sa_type=Text)
    overridden: int = Field(sa_type=Integer)
