"""How a column's header is compared: by its letters and digits only.

Case, width, accents, blanks, punctuation and the star of a required column do not count, so that
`E-mail 1 - Value`, `EMAIL 1 VALUE` and `email１value` are one. A number in it is told apart, as
programs count their columns. It refuses to know what any header means.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

NUMBER = "#"
"""Stands for a number in the key of a header, and in the spellings of the tables."""
LONGEST = 200
"""Characters. A longer header is prose, and no program's name for a column."""

_OPENING = "([{（［【〔<"
_CLOSING = ")]}）］】〕>"
_VOICED = "\u3099\u309a"
_MOST_DIGITS = 2
"""Programs number their columns to 99; a longer number is a year or a code, and stays as it is."""


class Key(NamedTuple):
    """A header as it is looked up."""

    text: str
    """Letters and digits, numbers as `#`: `email#value`."""
    number: int | None
    """The last number in it."""
    outside: str
    """The same without what stands in brackets: `amount` for `Amount (USD)`."""
    inside: str
    """What stands in brackets, folded, or nothing."""


@lru_cache(maxsize=8192)
def key(header: str) -> Key:
    """Return what a header is compared by; `#` in it stands for any number."""
    text = header[:LONGEST]
    outer, inner = _cut(text)
    whole, number = _numbered(_letters(text))
    outside, _ = _numbered(_letters(outer))
    return Key(whole, number, outside, _letters(inner))


def _cut(text: str) -> tuple[str, str]:
    """Return what stands outside brackets and inside them."""
    outer: list[str] = []
    inner: list[str] = []
    depth = 0
    for char in text:
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        else:
            (inner if depth else outer).append(char)
    return "".join(outer), "".join(inner)


def _letters(text: str) -> str:
    """Return the letters and digits of `text`, without width, case and accents."""
    if text.isascii():
        return "".join(char for char in text.lower() if char.isalnum() or char == NUMBER)
    from unicodedata import combining, normalize

    # What voices a kana is a mark as well, and no accent: NFC puts it together again.
    plain = "".join(
        char
        for char in normalize("NFKD", text).casefold()
        if not combining(char) or char in _VOICED
    )
    return "".join(char for char in normalize("NFC", plain) if _counts(char))


def _counts(char: str) -> bool:
    """Whether a character tells headers apart: a letter, a digit, or a vowel sign."""
    from unicodedata import category

    return char == NUMBER or char.isalnum() or category(char)[0] == "M"


def _numbered(letters: str) -> tuple[str, int | None]:
    """Put `#` for each number of one or two digits, and return the last of them."""
    if not any(char.isdigit() for char in letters):
        return letters, None
    parts: list[str] = []
    number: int | None = None
    digits = ""
    for char in letters + " ":
        if char.isascii() and char.isdigit():
            digits += char
            continue
        if digits:
            short = len(digits) <= _MOST_DIGITS
            parts.append(NUMBER if short else digits)
            number = int(digits) if short else number
            digits = ""
        parts.append(char)
    return "".join(parts[:-1]), number
