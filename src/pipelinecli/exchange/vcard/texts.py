"""A property's value as text: escapes, structure, lines.

It refuses to take out what it does not know: a backslash before any other character is a
backslash.
"""

from __future__ import annotations

import re
from typing import Final

_ESCAPED: Final = re.compile(r"\\([nN\\,;:\"'])")
_ESCAPED_OLD: Final = re.compile(r"\\([\\,;:])")
_BREAKS: Final = re.compile(r"[\t\n\v\f\r\x1c-\x1e\x85]+")
_LINE_ENDS: Final = re.compile(r"\r\n?|[\v\f\x85]")
_UNSEEN: Final = re.compile("[\x00\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\xad]+")
"""What address books put around numbers for right-to-left scripts, and padding."""


def unescaped(value: str, *, breaks: bool = True) -> str:
    r"""Take the escapes out: `\,` `\;` `\\` and, with `breaks`, `\n`."""
    if "\\" not in value:
        return value
    pattern = _ESCAPED if breaks else _ESCAPED_OLD
    return pattern.sub(lambda found: "\n" if found[1] in "nN" else found[1], value)


def split(value: str, separator: str) -> list[str]:
    """Split at a separator that is not escaped; the pieces keep their escapes."""
    if "\\" not in value:
        return value.split(separator)
    pieces = []
    start = 0
    for found in re.finditer(rf"\\.|{separator}", value, flags=re.DOTALL):
        if found[0] == separator:
            pieces.append(value[start : found.start()])
            start = found.end()
    return [*pieces, value[start:]]


def line(text: str) -> str:
    """Return text as one line, without blanks at its ends and without NULs."""
    if text.isprintable():
        return text.strip()
    return _BREAKS.sub(" ", text.replace("\0", "")).strip()


def lines(text: str) -> str:
    """Return text whose lines all end alike, without blanks at its ends and without NULs."""
    if text.isprintable():
        return text.strip()
    return _LINE_ENDS.sub("\n", text.replace("\0", "")).strip()


def plain(text: str) -> str:
    """Return a number or an address in one line, without marks that nobody sees."""
    if text.isascii() and text.isprintable():
        return text.strip()
    return line(_UNSEEN.sub("", text))
