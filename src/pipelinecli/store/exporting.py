"""Rows on their way out, one at a time, in the order in which they were recorded.

It refuses to interpret them: they are as the store has them.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from pipelinecli.store import _sql

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.store.transaction import Reads, Row


class What(StrEnum):
    """What rows can be of."""

    CONTACTS = "contacts"
    CARDS = "cards"
    ACTIVITIES = "activities"
    STAGES = "stages"
    SHEETS = "sheets"


_ROWS = {
    What.CONTACTS: _sql.EXPORTING_CONTACTS,
    What.CARDS: _sql.EXPORTING_CARDS,
    What.ACTIVITIES: _sql.EXPORTING_ACTIVITIES,
    What.STAGES: _sql.EXPORTING_STAGES,
    What.SHEETS: _sql.EXPORTING_SHEETS,
}
_COUNTS = {
    What.CONTACTS: _sql.EXPORTING_COUNT_CONTACTS,
    What.CARDS: _sql.EXPORTING_COUNT_CARDS,
    What.ACTIVITIES: _sql.EXPORTING_COUNT_ACTIVITIES,
    What.STAGES: _sql.EXPORTING_COUNT_STAGES,
    What.SHEETS: _sql.EXPORTING_COUNT_SHEETS,
}


def rows(reads: Reads, what: What) -> Iterator[Row]:
    """Stream the rows."""
    return reads.read(_ROWS[what])


def count(reads: Reads, what: What) -> int:
    """Return how many there are."""
    found = reads.first(_COUNTS[what])
    return int(found[0]) if found else 0
