"""A stream of bytes as physical lines, whatever ends them, in bounded memory.

Lines end with LF, CR LF, CR or CR CR LF. A line that goes on beyond the limit is handed on as a
`Cut` of its beginning, and the rest of it is read past. It refuses to hold more of the stream than
a block and one line; UTF-16 and UTF-32 are turned into UTF-8 on the way.
"""

from __future__ import annotations

import codecs
from typing import TYPE_CHECKING, BinaryIO, Final, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_LINE: Final = 1 << 20
"""Bytes of a line, and of a property with all the lines it is folded into, that are kept."""
_BLOCK: Final = 1 << 18
_BEGINNING: Final = 4096
"""Bytes of a line that is cut: enough to tell whose it is."""
_LF, _CR, _CRCRLF = b"\n", b"\r", b"\r\r\n"
_MARKS: Final = (
    (codecs.BOM_UTF8, ""),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_WIDE: Final = ("utf-16", "utf-32", "utf_16", "utf_32", "utf16", "utf32")


class Cut(NamedTuple):
    """The beginning of a line that is longer than the limit."""

    beginning: bytes


class Source:
    """The stream, how much of it was read, and how its bytes are to be understood."""

    def __init__(self, stream: BinaryIO, encoding: str | None = None) -> None:
        self._stream = stream
        self.read = 0
        """Bytes read so far."""
        self.ends_a_line = False
        """Whether the last byte so far is a line's end."""
        first = self._read()
        mark, self.wide = next(
            ((mark, name) for mark, name in _MARKS if first.startswith(mark)), (b"", "")
        )
        if not mark:
            self.wide = _without_mark(first)
        if encoding is not None and encoding.lower().startswith(_WIDE) and not mark:
            self.wide = encoding
        self._first = first if self.wide else first[len(mark) :]

    def blocks(self) -> Iterator[bytes]:
        """Give the bytes block by block, in an encoding that ASCII is a part of."""
        block = self._first
        self._first = b""
        decoder = codecs.getincrementaldecoder(self.wide)("replace") if self.wide else None
        while block:
            narrow = block if decoder is None else decoder.decode(block).encode()
            self.ends_a_line = narrow.endswith((_LF, _CR))
            yield narrow
            block = self._read()
        if decoder is not None and (rest := decoder.decode(b"", final=True)):
            self.ends_a_line = False
            yield rest.encode()

    def _read(self) -> bytes:
        block = self._stream.read(_BLOCK)
        self.read += len(block)
        return block


def _without_mark(first: bytes) -> str:
    """Tell UTF-16 by the empty halves of its ASCII, where it has no byte order mark."""
    sample = first[:16]
    if len(sample) < len("BEGIN"):
        return ""
    if not any(sample[1::2]):
        return "utf-16-le"
    return "utf-16-be" if not any(sample[::2]) else ""


def physical(source: Source) -> Iterator[list[bytes] | Cut]:
    """Give the lines without their ends, block by block, and a `Cut` for each that is too long."""
    rest, skipping = b"", False
    for block in source.blocks():
        data = rest + block
        if skipping:
            end = _first_end(data)
            # A CR that ends the block may be the first half of a CR LF.
            rest = b"" if end or not data.endswith(_CR) else _CR
            if not end:
                continue
            data, skipping = data[end:], False
        end = _last_end(data)
        rest = data[end:]
        if end:
            yield _lines(data[:end])
        if len(rest) > LONGEST_LINE:
            yield Cut(rest[:_BEGINNING])
            rest, skipping = b"", True
    if rest and not skipping:
        yield _lines(rest)


def _first_end(data: bytes) -> int:
    """Return where the line after the first begins; 0 where the first does not end for certain."""
    ends = [at for at in (data.find(_LF), data.find(_CR)) if at >= 0]
    if not ends:
        return 0
    at = min(ends)
    if data[at : at + 1] == _LF:
        return at + 1
    if at + 1 == len(data):
        return 0
    return at + (2 if data[at + 1 : at + 2] == _LF else 1)


def _last_end(data: bytes) -> int:
    """Return where the last line that ends for certain ends."""
    searched = len(data)
    for _ in _CRCRLF[:2]:
        searched -= data.endswith(_CR, 0, searched)
    return max(data.rfind(_LF, 0, searched), data.rfind(_CR, 0, searched)) + 1


def _lines(data: bytes) -> list[bytes]:
    if _CRCRLF in data:
        data = data.replace(_CRCRLF, _LF)
    return data.splitlines()
