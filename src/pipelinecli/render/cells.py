"""Terminal cells: how wide a text is, cut and padded to a number of cells.

A Chinese character is two cells, a combining mark none. Works on text that `safe_text` let
through. Refuses to guess about fonts: characters that Unicode calls ambiguous are one cell.
"""

from __future__ import annotations

from typing import Final, Literal

from pipelinecli.render.text import JOINING, NEW_AND_WIDE

Align = Literal["left", "right", "center"]
ELLIPSIS: Final = "…"


class _Widths(dict[str, int]):
    """The cells of each character, worked out once per character."""

    def __missing__(self, char: str) -> int:
        cells = 2 if "\u4e00" <= char <= "\u9fff" else _measure(char)
        self[char] = cells
        return cells


def _measure(char: str) -> int:
    import unicodedata

    code = ord(char)
    category = unicodedata.category(char)
    if category == "Cn":  # asked for its width, Python 3.11 calls it wide wherever it is
        return 2 if any(code in block for block in NEW_AND_WIDE) else 1
    if category in {"Mn", "Me", "Cc", "Cf", "Cs", "Zl", "Zp"}:
        return 0
    if any(code in block for block in JOINING):
        return 0
    return 2 if unicodedata.east_asian_width(char) in {"W", "F"} else 1


_WIDTHS: Final = _Widths()


def width(text: str) -> int:
    """Count the terminal cells that `text` takes."""
    return len(text) if text.isascii() else sum(map(_WIDTHS.__getitem__, text))


def fit(text: str, cells: int) -> str:
    """Cut `text` to at most `cells` cells, ending in "…" when something was cut off.

    A wide character that would be cut in half is left out, so the result may be a cell narrower.
    """
    if width(text) <= cells:
        return text
    if cells <= 0:
        return ""
    room = cells - 1
    end = 0
    while (taken := _WIDTHS[text[end]]) <= room:
        room -= taken
        end += 1
    return text[:end] + ELLIPSIS


def pad(text: str, cells: int, align: Align = "left") -> str:
    """Fill `text` with spaces to `cells` cells; one that is wider stays as it is."""
    space = cells - width(text)
    if space <= 0:
        return text
    if align == "left":
        return text + " " * space
    before = space if align == "right" else space // 2
    return " " * before + text + " " * (space - before)
