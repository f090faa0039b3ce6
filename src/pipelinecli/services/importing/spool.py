"""Many rows held until they are written, in little memory however many they are.

The first few megabytes stay in memory and what comes after them goes to a file that has no name,
beside the store where there is one, so that nothing of it is left whatever happens. It refuses
values that are not plain.
"""

from __future__ import annotations

import marshal
import os
from typing import IO, TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

_MEMORY: Final = 8_000_000
_SIZE: Final = 8
"""Bytes that say how long what follows them is."""


class Spool:
    """Batches of rows, given back as they came."""

    def __init__(self, beside: str) -> None:
        self._beside = os.path.dirname(beside)  # noqa: PTH120
        self._batches: list[bytes] = []
        self._held = 0
        self._file: IO[bytes] | None = None
        self._count = 0

    def __len__(self) -> int:
        return self._count

    def add(self, rows: list[tuple[Any, ...]]) -> None:
        """Hold some more. Raises OSError where there is no room for them."""
        if not rows:
            return
        self._count += len(rows)
        packed = marshal.dumps(rows)
        if self._file is None and self._held + len(packed) <= _MEMORY:
            self._batches.append(packed)
            self._held += len(packed)
            return
        if self._file is None:
            self._file = self._opened()
        self._file.write(len(packed).to_bytes(_SIZE, "big"))
        self._file.write(packed)

    def batches(self) -> Iterator[list[tuple[Any, ...]]]:
        """Give them back, some at a time."""
        for packed in self._batches:
            yield marshal.loads(packed)  # noqa: S302 - our own, never left us
        if self._file is None:
            return
        self._file.seek(0)
        while size := self._file.read(_SIZE):
            yield marshal.loads(self._file.read(int.from_bytes(size, "big")))  # noqa: S302

    def close(self) -> None:
        """Let go of all of them."""
        self._batches.clear()
        if self._file is not None:
            self._file.close()

    def _opened(self) -> IO[bytes]:
        from tempfile import TemporaryFile

        place = self._beside if os.path.isdir(self._beside) else None  # noqa: PTH112
        return TemporaryFile(dir=place)
