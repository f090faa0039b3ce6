"""The file named, or standard input, as bytes that are read once, with their beginning seen first.

It refuses what rows cannot come from: directories, devices, sockets. It never writes, and never
holds more than the beginning.
"""

from __future__ import annotations

import io
import os
import stat
import sys
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from pipelinecli.exchange import limits
from pipelinecli.exchange.reading.refusals import NoFile, TooLarge, Unreadable
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from _typeshed import WriteableBuffer

STANDARD_INPUT = "-"


class Source(io.RawIOBase):
    """Bytes read once. `head` is how they begin; `taken` of `size` have been handed out."""

    def __init__(self, file: IO[bytes], name: str, size: int | None) -> None:
        super().__init__()
        self._file = file
        self.name = name
        self.size = size
        self.head = self._beginning()
        self.is_whole = len(self.head) < limits.HEAD
        """Whether the head is all there is."""
        self.taken = 0

    def _beginning(self) -> bytes:
        found = bytearray()
        try:
            while len(found) < limits.HEAD:
                more = self._file.read(limits.HEAD - len(found))
                if not more:
                    break
                found += more
        except OSError as error:
            raise Unreadable(self.name, error.strerror or str(error)) from None
        return bytes(found)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        """Fill a buffer from where reading has come to. Raises Unreadable."""
        room = memoryview(buffer).cast("B")
        part = self.head[self.taken : self.taken + len(room)]
        if not part and not self.is_whole:
            try:
                part = self._file.read(len(room)) or b""
            except OSError as error:
                raise Unreadable(self.name, error.strerror or str(error)) from None
        room[: len(part)] = part
        self.taken += len(part)
        return len(part)

    def tail(self, most: int) -> bytes:
        """Return how a file ends, nothing of what is no file; reading goes on where it was."""
        if self.size is None or not hasattr(os, "pread"):
            return b""
        try:
            return os.pread(self._file.fileno(), most, max(self.size - most, 0))
        except OSError:
            return b""

    def position(self) -> tuple[int, int | None]:
        """Tell how many bytes were read, and of how many where that is known."""
        return self.taken, self.size

    @contextmanager
    def whole(self) -> Iterator[IO[bytes]]:
        """Open the bytes as a file that can be read in any order, for what has to be.

        A pipe is first written to a temporary file that nobody else can open. Raises TooLarge.
        """
        size = self.size
        if size is not None and self._file.seekable():
            if size > limits.SPREADSHEET:
                raise self._too_large()
            self._file.seek(0)
            yield self._file
            return
        import tempfile

        with tempfile.TemporaryFile() as copy:
            while part := self.read(limits.CHUNK):
                copy.write(part)
                if self.taken > limits.SPREADSHEET:
                    raise self._too_large()
            copy.seek(0)
            yield copy

    def _too_large(self) -> TooLarge:
        return TooLarge(
            _("{path} is larger than {n} MB").format(
                path=self.name, n=limits.SPREADSHEET // limits.MIB
            ),
            hint=_("save it as CSV, which may have any size"),
        )


@contextmanager
def open_source(path: str) -> Iterator[Source]:
    """Open the file at `path`, or standard input for `-`. Raises Unreadable and NoFile."""
    if path == STANDARD_INPUT:
        yield Source(sys.stdin.buffer, _("standard input"), _size(sys.stdin.buffer))
        return
    try:
        file = open(path, "rb", buffering=0)  # noqa: PTH123, SIM115
    except IsADirectoryError:
        raise NoFile(path) from None
    except OSError as error:
        raise Unreadable(path, error.strerror or str(error)) from None
    except ValueError as error:  # a NUL in the name
        raise Unreadable(path, str(error)) from None
    with file:
        mode = os.fstat(file.fileno()).st_mode
        if not (stat.S_ISREG(mode) or stat.S_ISFIFO(mode)):
            raise NoFile(path)
        yield Source(file, path, _size(file))


def _size(file: IO[bytes]) -> int | None:
    try:
        found = os.fstat(file.fileno())
    except OSError:  # it is no file of the system's
        return None
    return found.st_size if stat.S_ISREG(found.st_mode) else None
