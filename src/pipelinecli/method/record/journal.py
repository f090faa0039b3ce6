"""What the journal tells: change sets, and the rows each of them changed.

It refuses to say what a row means: `changes` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

FORGET, UNDO, REDO, RESTORE, IMPORT = "forget", "undo", "redo", "restore", "import"
"""The commands that are told apart in the journal, as it names them."""
AGAIN = (UNDO, REDO)
"""Their rows are those of the change sets they took back or brought again."""
REPLAYS = (UNDO, REDO, RESTORE)
"""They may edit and delete what is fixed for every other command."""

Image = dict[str, object]
"""A row by its columns, as the journal kept it."""


class RowChange(NamedTuple):
    """One row before and after a change set; None where it was not there."""

    table: str
    row: int
    before: Image | None
    after: Image | None


class Count(NamedTuple):
    """How many rows of a table were made, removed, or changed and neither."""

    table: str
    made: bool
    gone: bool
    rows: int


class ChangeSet(NamedTuple):
    """One writing command: when it was recorded, when it counts from, and what it changed."""

    id: int
    recorded: datetime
    effective: datetime
    command: str
    undone_by: int | None
    """The change set that took it back, if one did."""
    erased: bool
    """Whether a part of it was erased with a person who was forgotten."""
    rows: tuple[RowChange, ...]
    """Each row once, in the order in which they were first changed; of very many the first."""
    more: int = 0
    """How many entries of the journal are not among them."""
    counts: tuple[Count, ...] = ()
    """Where there are more: what all of them come to."""
