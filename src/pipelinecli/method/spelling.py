"""The ways one thing is typed: full-width forms, dashes, case; and cutting a line into pieces.

It refuses to fold what only looks alike. NFKC would turn 15² into 152 and ½ into 1⁄2, which
misreads a figure; only the full-width forms of an input method and the dashes are folded.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container

LONGEST_INPUT = 100
"""Characters. No date and no amount needs more, and a line longer than this is not read at all."""

DIGITS = "0123456789"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
_LONGEST_WORD = 4
"""Characters of the longest Chinese word in any table."""


@cache
def _folds() -> dict[int, str]:
    full_width = {0xFEE0 + code: chr(code) for code in range(0x21, 0x7F)}
    dashes = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
    return full_width | dashes | {ord("〜"): "~", ord("￥"): "¥", ord("￡"): "£", ord("￦"): "₩"}


def fold(text: str) -> str:
    """Return `text` in lower case, with full-width forms and dashes as on a plain keyboard."""
    return text.translate(_folds()).lower()


def pieces(text: str, words: Container[str], runs: tuple[str, ...]) -> list[str]:
    """Cut folded `text` into pieces; blanks separate them and are dropped, nothing else is.

    A piece is a stretch of characters of one of `runs`, else the longest of `words` that begins
    there, else a single character.
    """
    found: list[str] = []
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        run = next((run for run in runs if text[at] in run), "")
        size = len(text) - at - len(text[at:].lstrip(run)) if run else _word_at(text, at, words)
        found.append(text[at : at + size])
        at += size
    return found


def _word_at(text: str, at: int, words: Container[str]) -> int:
    sizes = range(_LONGEST_WORD, 1, -1)
    return next((size for size in sizes if text[at : at + size] in words), 1)
