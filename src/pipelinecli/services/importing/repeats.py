"""Which rows of a file stand in it more than once, however many rows it has.

Of each row eight bytes are remembered. It refuses to look at what is in the rows.
"""

from __future__ import annotations

import sqlite3
from itertools import repeat
from struct import unpack
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

_BYTES: Final = 8


class Repeats:
    """The rows that were seen so far."""

    def __init__(self) -> None:
        self._seen = sqlite3.connect(":memory:", isolation_level=None)
        self._seen.execute("CREATE TABLE seen (id INTEGER PRIMARY KEY, batch INTEGER)")
        self._seen.execute("BEGIN")
        self._times: dict[int, int] = {}
        """How often those were seen that were seen before."""
        self._batch = 0

    def times(self, digests: Sequence[bytes]) -> list[int]:
        """Return, of each of some rows, how many like it there are up to it: 1 of a new one."""
        self._batch += 1
        keys = unpack(f">{len(digests)}q", b"".join([one[:_BYTES] for one in digests]))
        before = self._seen.total_changes
        rows = zip(sorted(keys), repeat(self._batch))
        self._seen.executemany("INSERT OR IGNORE INTO seen VALUES (?, ?)", rows)
        if self._seen.total_changes - before == len(keys):
            return [1] * len(keys)
        return [self._count(key) for key in keys]

    def close(self) -> None:
        """Forget them."""
        self._seen.close()

    def _count(self, key: int) -> int:
        times = self._times.get(key)
        if times is None:
            query = "SELECT batch FROM seen WHERE id = ?"
            (batch,) = self._seen.execute(query, (key,)).fetchone()
            # Of this batch only those are remembered that are not the first.
            times = 0 if batch == self._batch else 1
        self._times[key] = times + 1
        return times + 1
