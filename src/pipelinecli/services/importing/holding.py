"""Many small values held until they are written, in little room.

A hundred thousand people take a few megabytes. It refuses values that are not plain: texts,
numbers, None and tuples of them.
"""

from __future__ import annotations

import marshal
import zlib
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

BATCH: Final = 1_000
_FAST: Final = 1


class Held:
    """Values in the order in which they came."""

    def __init__(self) -> None:
        self._packed: list[bytes] = []
        self._open: list[tuple[Any, ...]] = []
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, value: tuple[Any, ...]) -> None:
        """Hold one more."""
        self._count += 1
        self._open.append(value)
        if len(self._open) == BATCH:
            self._packed.append(zlib.compress(marshal.dumps(self._open), _FAST))
            self._open = []

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """Give them back, some at a time."""
        for packed in self._packed:
            yield marshal.loads(zlib.decompress(packed))  # noqa: S302 - our own, never left us
        if self._open:
            yield self._open
