"""A person's name put together from its parts, in the order and with the blanks of its script.

It refuses to take names apart, and to turn anybody's name round that stands in one column.
"""

from __future__ import annotations

from typing import Final

_HAN: Final = ("\u4e00", "\u9fff")
_EAST_ASIAN: Final = (
    (0x1100, 0x11FF),  # Hangul letters
    (0x2E80, 0x303F),  # radicals, and the marks that go with them
    (0x3040, 0x30FF),  # kana
    (0x3130, 0x318F),
    (0x31C0, 0x4DBF),
    (0x4E00, 0x9FFF),  # Han
    (0xA960, 0xA97F),
    (0xAC00, 0xD7FF),  # Hangul
    (0xF900, 0xFAFF),
    (0x20000, 0x3FFFF),
)


def joined(given: str, middle: str, family: str, suffix: str = "") -> str:
    """Return the whole name: `Ada M. Lovelace`, 张三; parts that are empty are left out."""
    if not family:
        parts = [given, middle]
    elif not (given or middle):
        parts = [family]
    elif family.isascii() or not is_east_asian(family + given + middle):
        parts = [given, middle, family]
    else:
        return f"{family}{middle}{given}"
    return " ".join(part for part in (*parts, suffix) if part)


def together(parts: list[str]) -> str:
    """Return parts in the order they come, with blanks between them where the script has any."""
    between = "" if is_east_asian("".join(parts)) else " "
    return between.join(parts)


def is_east_asian(text: str) -> bool:
    """Whether all of the text is of a script that writes names without a blank."""
    if not text or text.isascii():
        return False
    # Nearly all are plain Han, which two comparisons tell.
    return (min(text) >= _HAN[0] and max(text) <= _HAN[1]) or all(map(_is_east_asian, text))


def _is_east_asian(char: str) -> bool:
    code = ord(char)
    return any(first <= code <= last for first, last in _EAST_ASIAN)
