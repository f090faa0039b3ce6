"""Where the journal may have a gap: what went with a person who was forgotten, or came with a copy.

It refuses to excuse anything in a store that nobody was forgotten in and nothing was restored to.
"""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import sqlite3

_HAS_ERASED = "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'erased'"
_FORGOT = "SELECT id FROM change_set WHERE command = 'forget'"
_MARKED = "SELECT id FROM erased UNION SELECT id FROM change_set WHERE command = 'forget'"
_EMPTY = "SELECT 1 FROM erased WHERE id NOT IN (SELECT change_set_id FROM journal) LIMIT 1"
_IS_SOMEBODYS = "SELECT 1 FROM card WHERE id = ? AND forgotten = 0"
_LAST_RESTORE = "SELECT coalesce(max(id), 0) FROM change_set WHERE command = 'restore'"
_UNDONE = "undone"
_STRIPPED = frozenset({"checkin", "tag"})
"""Tables whose rows a person may be in without being the row's card."""


class Erasures:
    """The change sets that lost rows of the journal, and those that a restore may have brought."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        known = connection.execute(_HAS_ERASED).fetchone() is not None
        # A store of before 1.2 has only the command to tell by.
        marked = connection.execute(_MARKED if known else _FORGOT)
        self._sets: list[int] = sorted(row[0] for row in marked)
        self._whole = known and connection.execute(_EMPTY).fetchone() is not None
        self._last_restore = int(connection.execute(_LAST_RESTORE).fetchone()[0])

    def between(self, after: int | None, before: int | None) -> bool:
        """Whether something was erased from one change set up to another, both included.

        None is from the beginning, or up to the end.
        """
        at = bisect_left(self._sets, after or 0)
        return at < len(self._sets) and (before is None or self._sets[at] <= before)

    def lost(self, change_set: int) -> bool:
        """Whether a change set may have lost all it had in the journal."""
        return self.between(change_set, change_set)

    def may_be_brought(self, change_set: int) -> bool:
        """Whether a restore may have brought a change set along, with images of another history."""
        return change_set < self._last_restore

    def took_all(self, table: str, row: int, card: int | None) -> bool:
        """Whether a row may have lost its whole story; `card` is the one it belongs to."""
        if table == _UNDONE and self.may_be_brought(row):
            return True
        if not self._sets:
            return False
        if self._whole or table in _STRIPPED:
            return True
        of = row if table == "card" else card
        return of is not None and not self._connection.execute(_IS_SOMEBODYS, (of,)).fetchone()
