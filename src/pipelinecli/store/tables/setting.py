"""The table of the rep's settings. It refuses nothing: what a key accepts is `config`'s."""

from __future__ import annotations

from sqlalchemy import Integer, Text
from sqlmodel import Field, SQLModel

from pipelinecli.store.tables.checks import NEVER_REUSED


class Setting(SQLModel, table=True):
    """One setting of the rep's: cycle, currency, zone, language, limits."""

    __tablename__ = "setting"
    __table_args__ = (NEVER_REUSED,)

    id: int | None = Field(default=None, primary_key=True, sa_type=Integer)
    key: str = Field(sa_type=Text, unique=True)
    value: str = Field(sa_type=Text)
