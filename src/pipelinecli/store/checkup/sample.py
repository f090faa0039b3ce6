"""How many rows something was found in, and the first few of them by their ids.

It refuses to remember more, however many there are.
"""

from __future__ import annotations

_MOST = 5


class Sample:
    """A count, and the first few ids."""

    def __init__(self) -> None:
        self.count = 0
        self._first: list[int] = []

    def add(self, row: int) -> None:
        """Count a row."""
        self.count += 1
        if len(self._first) < _MOST:
            self._first.append(row)

    @property
    def told(self) -> str:
        """The first ids, and that there are more if there are."""
        more = ["…"] if self.count > len(self._first) else []
        return ", ".join([*map(str, self._first), *more])
