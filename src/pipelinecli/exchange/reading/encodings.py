"""Encodings by name and by the first bytes, and bytes as lines in them.

The names a person types are taken as browsers take them: the larger encoding that everybody
means. It refuses codecs that are not of text, and those that no file is written in.
"""

from __future__ import annotations

import codecs
import re
from typing import Final, NamedTuple

from pipelinecli.exchange.reading.garbled import Spoilt
from pipelinecli.exchange.reading.refusals import UnknownEncoding

UTF8: Final = "utf-8"
GB: Final = "gb18030"

BY_LINES: Final = frozenset({UTF8, GB})
"""Those whose lines are looked at one by one where one of them is not right."""

_LARGER: Final = {
    "ascii": UTF8,
    "utf-8-sig": UTF8,
    "gb2312": GB,
    "gbk": GB,
    "big5": "big5hkscs",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "iso8859-1": "cp1252",
    "iso8859-9": "cp1254",
    "tis-620": "cp874",
}
_ALSO_CALLED: Final = {"ansi": "cp1252", "unicode": "utf-16", "sjis": "cp932", "x-gbk": GB}
_NO_FILES: Final = frozenset(
    {"idna", "punycode", "undefined", "unicode-escape", "raw-unicode-escape"}
)
_MARKS: Final = (
    (codecs.BOM_UTF8, UTF8),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", GB),
    (b"+/v8-", "utf-7"),
)
_LEAST_ZEROS: Final = 0.04
"""Of the characters of a list, how many are ASCII at least: line ends, commas and digits."""

UNREAD: Final = "pipelinecli.unread"
"""An error handler for decoding: each byte that cannot be read becomes a lone surrogate, DC00 and
more, and is found again."""


class Marked(NamedTuple):
    """An encoding that the first bytes say."""

    name: str
    skip: int
    """Bytes of the mark."""


def by_name(typed: str) -> tuple[str, Spoilt | None]:
    """Return the codec for what was typed, and what is to be undone after it.

    `utf-8+cp1252` is UTF-8 of what is UTF-8 read as code page 1252. Raises UnknownEncoding.
    """
    for how in (Spoilt.WESTERN, Spoilt.GBK, Spoilt.WESTERN_GBK):
        if typed.strip().lower() == how:
            return UTF8, how
    name = typed.strip().lower()
    try:
        found = codecs.lookup(_ALSO_CALLED.get(name, name))
    except (LookupError, ValueError, UnicodeError):
        raise UnknownEncoding(typed) from None
    is_text = getattr(found, "_is_text_encoding", True)
    if not is_text or found.name.replace("_", "-") in _NO_FILES:
        raise UnknownEncoding(typed)
    return _LARGER.get(found.name, found.name), None


def marked(head: bytes) -> Marked | None:
    """Return the encoding that a file's first bytes say: by its mark, or by its zeros."""
    for mark, name in _MARKS:
        if head.startswith(mark):
            return Marked(name, len(mark))
    found = _by_zeros(head[:65_536])
    return None if found is None else Marked(found, 0)


def _by_zeros(head: bytes) -> str | None:
    """Tell UTF-16 and UTF-32 without a mark: in every list some characters are ASCII."""
    if b"\0" not in head:
        return None
    found: list[tuple[int, str]] = []
    for name, width, ascii_at in (
        ("utf-32-le", 4, 0),
        ("utf-32-be", 4, 3),
        ("utf-16-le", 2, 0),
        ("utf-16-be", 2, 1),
    ):
        units = head[: len(head) // width * width]
        many = _ascii_units(units, width, ascii_at)
        if many < max(1, _LEAST_ZEROS * len(units) / width):
            continue
        text = units.decode(name, "replace")
        # Half of a pair may be cut off at the end; elsewhere there is nothing that is no text.
        if "\0" not in text and "\N{REPLACEMENT CHARACTER}" not in text[:-1]:
            found.append((many, name))
    return max(found)[1] if found else None


def _ascii_units(units: bytes, width: int, ascii_at: int) -> int:
    """Count the units that are ASCII where it stands at that place of a unit."""
    empty = bytes(width - 1)
    return sum(
        1
        for at in range(0, len(units), width)
        if 0 < units[at + ascii_at] < 0x80  # noqa: PLR2004 - ASCII
        and units[at : at + ascii_at] + units[at + ascii_at + 1 : at + width] == empty
    )


def lines_of(sample: bytes, *, whole: bool, most: int = 2_000) -> list[tuple[int, bytes]]:
    """Return the lines of a sample that are not ASCII, with their numbers from 1.

    The last one is left out unless the sample is the whole: it may have been cut.
    """
    lines = re.split(rb"\r\n|\n|\r", sample)
    if not whole and len(lines) > 1:
        lines.pop()
    found = [(number, line) for number, line in enumerate(lines, 1) if not line.isascii()]
    return found[:most]


def is_written_in(line: bytes, encoding: str) -> bool:
    """Whether a line can be read in an encoding."""
    try:
        line.decode(encoding)
    except UnicodeError:
        return False
    return True


def whole_characters(sample: bytes) -> bytes:
    """Return a sample without the character that it was cut in, where it would be one."""
    for encoding in (UTF8, GB):
        for cut in range(4):
            if is_written_in(sample[: len(sample) - cut], encoding):
                return sample[: len(sample) - cut]
    return sample


def _unread(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeDecodeError):
        raise error
    bad = error.object[error.start : error.end]
    return "".join(chr(0xDC00 + byte) for byte in bad), error.end


codecs.register_error(UNREAD, _unread)
