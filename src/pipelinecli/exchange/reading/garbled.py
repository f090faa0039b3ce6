"""Text that was spoilt before it came here: written in one encoding, read in another, kept.

Found where it can be proved: the letters, turned back into bytes, are text that makes sense. Also
what stands where a character was lost for good. It refuses to mend by itself; it says what the
text should read.
"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.exchange.reading.plausible import chinese

if TYPE_CHECKING:
    from collections.abc import Callable

LOST = "\N{REPLACEMENT CHARACTER}"
_TWICE_LOST = "锟斤拷"
"""U+FFFD in UTF-8, twice, read as GBK."""
_AFTER = "\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
"""What the bytes 80 to BF are in Western code pages; letters of UTF-8 go on with them."""
_HIGH = f"{_AFTER}\u00c0-\u00ff"
_WESTERN = (  # one class first, which is searched for fastest
    rf"[\u00a1-\u00fe](?:(?<=[\u00c2-\u00f4])[{_AFTER}]|(?<=[\u00e3-\u00e9]) [{_AFTER}]"
    r"|[\u00a1-\u00fe]{3})"
)
_UTF8_IN_GBK = (  # the one that begins a run, and another after it
    rb"[\xe3-\xe9\xef](?<![\x80-\xff][\x80-\xff])[\x80-\xbf]{2}[\xe3-\xe9\xef][\x80-\xbf]{2}"
)
_ONLY_QUESTION_MARKS = r"""(?m)(?:^|[,;\t|])["']?(\?{2,})["']?(?=[,;\t|\r]|$)"""


class Spoilt(StrEnum):
    """What was done to text; the values are what `--encoding` takes to have it undone."""

    LOST = "lost"
    NUL = "nul"
    WESTERN = "utf-8+cp1252"
    GBK = "utf-8+gb18030"
    WESTERN_GBK = "utf-8+cp1252+gb18030"


class Garbled(NamedTuple):
    """A spoilt piece of text."""

    how: Spoilt
    found: str
    reads: str | None = None
    """What it should read, where that can be known."""


@cache
def _pattern(text: str) -> re.Pattern[str]:
    return re.compile(text)


def is_suspicious(text: str) -> bool:
    """Whether it pays to look at the lines: fast, and true of anything `garbled` finds."""
    if "\0" in text or ("??" in text and _pattern(_ONLY_QUESTION_MARKS).search(text)):
        return True
    if text.isascii():
        return False
    return bool(
        LOST in text
        or _TWICE_LOST in text
        or _pattern(_WESTERN).search(text)
        or _has_utf8_in_gbk(text)
    )


def _has_utf8_in_gbk(text: str) -> bool:
    try:
        text.encode("gb2312")
    except UnicodeError:
        found = text.encode("gb18030", "replace")
        return re.search(_UTF8_IN_GBK, found) is not None
    return False


def garbled(line: str) -> Garbled | None:
    """Say what is spoilt in a line, or None."""
    if "\0" in line:
        return Garbled(Spoilt.NUL, "NUL")
    lost = _pattern(_ONLY_QUESTION_MARKS).search(line) if "??" in line else None
    if lost is not None:
        return Garbled(Spoilt.LOST, lost[1])
    if line.isascii():
        return None
    for sign in (LOST, _TWICE_LOST):
        if sign in line:
            return Garbled(Spoilt.LOST, sign)
    return _western(line) or _gbk(line)


def _western(line: str) -> Garbled | None:
    for run in _pattern(rf"[{_HIGH}]{{2,}}(?: ?[{_HIGH}]+)*").findall(line):
        # A no-break space is a byte of many characters, and is often made a plain one.
        for trial in (run, run.replace(" ", "\N{NO-BREAK SPACE}")):
            found = western_bytes(trial)
            reads = None if found is None else _utf8(found)
            if reads is not None and reads != trial:
                return Garbled(Spoilt.WESTERN, run, reads)
        solid = max(run.split(" "), key=len)
        found = western_bytes(solid) if len(solid) > 3 else None  # noqa: PLR2004 - two characters
        reads = None if found is None else _decoded(found, "gb18030")
        if reads is not None and _is_written(reads):
            return Garbled(Spoilt.WESTERN_GBK, solid, reads)
    return None


def _utf8(found: bytes) -> str | None:
    """Read bytes as UTF-8 of everyday scripts; None where it is not."""
    reads = _decoded(found, "utf-8")
    # Below U+0250 and in Greek and Cyrillic people write; what is beyond, up to the punctuation,
    # comes of an accented letter beside a quotation mark or a sign.
    if reads is None or _pattern("[\u0250-\u036f\u0530-\u0dff\ue000-\uf8ff]").search(reads):
        return None
    # One alone may be a capital before a quotation mark.
    return None if len(reads) == 1 and "\xff" < reads < "\u0800" else reads


def _gbk(line: str) -> Garbled | None:
    for run in _pattern("[^\x00-\x7f]{2,}").findall(line):
        try:
            run.encode("gb2312")
            continue  # UTF-8 read as GBK has rare characters
        except UnicodeError:
            found = run.encode("gb18030", "replace")
        # An odd byte at the end was lost with the comma or line end that followed.
        for end in (len(found), len(found) - 1, len(found) - 2):
            reads = _decoded(found[:end], "utf-8")
            if reads is not None and len(reads) > 1 and _is_written(reads):
                return Garbled(Spoilt.GBK, run, reads)
    return None


def _is_written(reads: str) -> bool:
    points, seen = chinese(reads)
    return seen > 1 and points >= 0.4  # noqa: PLR2004 - see `chinese`


def _decoded(found: bytes, encoding: str) -> str | None:
    try:
        return found.decode(encoding)
    except UnicodeError:
        return None


@cache
def _western_table() -> dict[int, int]:
    table = {code: code for code in range(256)}
    for code in range(0x80, 0xA0):
        try:
            table[ord(bytes([code]).decode("cp1252"))] = code
        except UnicodeError:
            continue
    return table


def western_bytes(text: str) -> bytes | None:
    """Turn text back into the bytes that a Western code page read it from; None where it cannot.

    Of code page 1252 and of Latin-1, which differ in 80 to 9F only.
    """
    table = _western_table()
    codes = [table.get(ord(char)) for char in text]
    return bytes(code for code in codes if code is not None) if None not in codes else None


def undoing(how: Spoilt) -> Callable[[str], str]:
    """Return what undoes it for a line; a line it was not done to stays as it is."""
    last = "gb18030" if how is Spoilt.WESTERN_GBK else "utf-8"

    def undone(line: str) -> str:
        found = western_bytes(line) if how is not Spoilt.GBK else line.encode("gb18030", "replace")
        reads = None if found is None else _decoded(found, last)
        return line if reads is None else reads

    return undone
