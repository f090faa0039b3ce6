"""What may reach a screen, told apart without the program's own idea of it.

Text that Unicode calls graphic, a blank, a line's end; and on a terminal the few colours that the
program itself draws with. It refuses to share a table with `pipelinecli.render`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

COLOURS: Final = re.compile(r"\x1b\[(?:0|1|2|3[0-7])(?:;(?:1|2|3[0-7]))*m")
"""The whole grammar of what the program sends a terminal beside text."""

_MOST_MARKS: Final = 6
_GRAPHIC: Final = frozenset("LMNPS")
# DerivedCoreProperties.txt, Default_Ignorable_Code_Point: drawn as nothing at all.
_DRAWN_AS_NOTHING: Final = (
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x61C, 0x61C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
# Where Unicode puts new emoji and Chinese characters, which an older Python has not heard of.
_STILL_COMING: Final = ((0x1F300, 0x1FAFF), (0x20000, 0x3FFFD))


def faults(shown: str, *, terminal: bool = False, data: bool = False) -> list[str]:
    """Return what was shown and must not be, each once, as `U+001B ESC … “context”`.

    `terminal` allows the colours; `data` (JSON, CSV) any blank, and as many marks as there are.
    """
    text = COLOURS.sub("", shown) if terminal else shown
    used = set(text)
    told = [_told(char, text) for char in used if not _may_be_shown(char, data=data)]
    if not data and any(map(_is_mark, used)):
        told += _piles(text)
    return told


def _told(char: str, text: str) -> str:
    at = text.index(char)
    return f"U+{ord(char):04X} {unicodedata.name(char, '')} in {text[max(at - 20, 0) : at + 20]!r}"


@cache
def _may_be_shown(char: str, *, data: bool) -> bool:
    code = ord(char)
    if char in {"\n", " "}:
        return True
    category = unicodedata.category(char)
    if category == "Cn":
        return any(first <= code <= last for first, last in _STILL_COMING)
    if category == "Zs":
        return data
    if category[0] not in _GRAPHIC:
        return False
    return not any(first <= code <= last for first, last in _DRAWN_AS_NOTHING)


def _piles(text: str) -> Iterator[str]:
    run = 0
    for at, char in enumerate(text):
        run = run + 1 if _is_mark(char) else 0
        if run > _MOST_MARKS:
            yield f"{_MOST_MARKS} marks on one character in {text[max(at - 9, 0) : at]!r}"
            return


@cache
def _is_mark(char: str) -> bool:
    return unicodedata.category(char) in {"Mn", "Me"}
