"""Where the journal may have a gap: what went with a person who was forgotten, or came with a copy.

It refuses to excuse anything in a store that nobody was forgotten in and nothing was restored to.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

_HAS_ERASED = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'erased'"
_FORGOT = "SELECT id FROM change_set WHERE command = 'forget'"
_ERASED = "SELECT id FROM erased"
_MARKED = "SELECT id FROM erased UNION SELECT id FROM change_set WHERE command = 'forget'"
_WHOLE = """
SELECT erased.id FROM erased JOIN change_set ON change_set.id = erased.id
WHERE change_set.command IN ('undo', 'redo') OR erased.id IN (SELECT id FROM undone)
"""
_IS_SOMEBODYS = "SELECT 1 FROM card WHERE id = ? AND forgotten = 0"
_LAST_RESTORE = "SELECT coalesce(max(id), 0) FROM change_set WHERE command = 'restore'"


class Erasures:
    """The change sets that lost rows of the journal, and those that a restore may have brought.

    Most have lost what they had of the person who was forgotten; one that was out of force, or
    took back another, all that it had.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        known = connection.execute(_HAS_ERASED).fetchone() is not None
        # Before store version 1.2 there was only the command to tell by.
        self._sets = _ids(connection, _MARKED if known else _FORGOT)
        self._whole = _ids(connection, _WHOLE) if known else []
        marks = _ids(connection, _ERASED) if known else []
        self._unmarked = max({*_ids(connection, _FORGOT)} - {*marks}, default=0)
        self._last_restore = int(connection.execute(_LAST_RESTORE).fetchone()[0])
        self.excuse_nothing = not (self._sets or self._whole or self._last_restore)
        """Whether nobody was ever forgotten, and nothing restored."""

    def between(self, after: int | None, before: int | None, *, somebodys: bool) -> bool:
        """Whether something of a row was erased from one change set up to another, both included.

        None is from the beginning, or up to the end. `somebodys` where the row belongs to nobody
        who was forgotten.
        """
        sets = self._whole if somebodys else self._sets
        at = bisect_left(sets, after or 0)
        return at < len(sets) and (before is None or sets[at] <= before)

    def lost_all(self, change_set: int) -> bool:
        """Whether a change set may have lost all it had in the journal."""
        if change_set <= self._unmarked:
            return True
        return self.between(change_set, change_set, somebodys=False)

    def may_be_brought(self, change_set: int) -> bool:
        """Whether a restore may have brought a change set along, with images of another history."""
        return change_set < self._last_restore

    def are_of_somebody(self, cards: Iterable[int]) -> bool:
        """Whether each of the cards is there, and nobody has forgotten who it is."""
        return all(self._connection.execute(_IS_SOMEBODYS, (card,)).fetchone() for card in cards)


def _ids(connection: sqlite3.Connection, statement: str) -> list[int]:
    return sorted(row[0] for row in connection.execute(statement))
