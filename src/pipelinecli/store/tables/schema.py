"""The schema as a whole: every table, whose file it is, its version, and what the journal keeps.

SQLModel describes it; `make sql` writes it out as plain SQL that `sqlite3` runs. Everyday
commands never import it: it costs twenty times what they do. It refuses defaults that only
Python would know: what the file must guarantee is a CHECK, a foreign key or a trigger.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import SQLModel

from pipelinecli.store.tables import cards, checkins, history, setting

if TYPE_CHECKING:
    from types import ModuleType

    from sqlalchemy import MetaData

APPLICATION_ID = 0x50504C43
"""`PPLC` in ASCII: how SQLite's header says that a file is ours."""

SCHEMA_MAJOR = 1
SCHEMA_MINOR = 2

PARTS: tuple[ModuleType, ...] = (setting, cards, history, checkins)
"""The modules the tables are declared in."""

METADATA: MetaData = SQLModel.metadata
"""Every table by its name in the file."""

JOURNALLED = (
    "setting",
    "card",
    "tag",
    "attempt",
    "stage_change",
    "activity",
    "tally",
    "checkin",
    "checkin_entry",
    "undone",
)
"""The tables whose every change is kept, before and after, by triggers."""
