"""Which encodings bytes may be in, measured by what they would read: for a person to choose from.

It refuses to choose: what it measures is good enough to suggest, and no more.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.reading.encodings import is_written_in
from pipelinecli.exchange.reading.plausible import chinese

if TYPE_CHECKING:
    from collections.abc import Sequence

_JAPANESE: Final = ("HIRAGANA", "KATAKANA", "CJK")
_CANDIDATES: Final = (
    ("utf-8", "utf-8", ("LATIN", "CYRILLIC", "HANGUL", *_JAPANESE)),
    ("gb18030", "gb18030", ("CJK",)),
    ("big5", "big5hkscs", ("CJK",)),
    ("shift_jis", "cp932", _JAPANESE),
    ("euc_jp", "euc_jp", _JAPANESE),
    ("euc_kr", "cp949", ("HANGUL",)),
    ("cp1251", "cp1251", ("CYRILLIC",)),
    ("koi8-r", "koi8-r", ("CYRILLIC",)),
    ("cp1252", "cp1252", ("LATIN",)),
)
"""What is typed, the codec, and the scripts that are to be expected of it."""
CODECS: Final = {typed: codec for typed, codec, _scripts in _CANDIDATES}
_LOOKED_AT: Final = 200
_EXCERPT: Final = 12
_PAIR: Final = 2
"""Bytes of a syllable that Korean lists have; the others are spelt letter by letter."""


def likely(lines: Sequence[tuple[int, bytes]], most: int = 3) -> list[tuple[str, str]]:
    """Return the likeliest encodings as they are typed, best first, each with what it reads."""
    sample = lines[:_LOOKED_AT]
    found: list[tuple[float, str, str]] = []
    for typed, codec, scripts in _CANDIDATES:
        texts = [line.decode(codec) for _number, line in sample if is_written_in(line, codec)]
        points = _points("\n".join(texts), scripts) * len(texts) / len(sample)
        if points > 0:
            reads = next((some for some in map(excerpt, texts) if some), "")
            found.append((points, typed, reads))
    found.sort(key=lambda each: -each[0])
    return [(typed, reads) for _each, typed, reads in found[:most]]


def excerpt(text: str) -> str:
    """Return the first piece of text that is not ASCII, with the letters it stands among."""
    found = re.search(r"[A-Za-z]*[^\x00-\x7f][^\x00-\x40]*", text)
    return found[0][:_EXCERPT] if found else ""


def script_of(char: str) -> str:
    """Return the script of a character, as its name begins."""
    return unicodedata.name(char, "NONE").split(" ", maxsplit=1)[0]


def _points(text: str, scripts: tuple[str, ...]) -> float:
    """Measure from 0 to 1 how much text is what somebody would write in these scripts."""
    if scripts == ("CJK",):
        return chinese(text)[0]
    pairs = [pair for pair in zip("\n" + text, text, strict=False) if pair[1] > "\x7f"]
    good = 0.0
    for before, char in pairs:
        script = script_of(char)
        if script in scripts:
            good += _point(char, before, script)
        elif script not in {"IDEOGRAPHIC", "FULLWIDTH"}:
            good -= 1
    return good / len(pairs) if pairs else 0.0


def _point(char: str, before: str, script: str) -> float:
    """Return what a character of an expected script counts, after the one before it."""
    if script == "CJK":
        # The everyday ones are JIS's first level, which its own encoding shows.
        return 0.6 if b"" < char.encode("euc_jp", "ignore") < b"\xd0" else 0.1
    if script == "HANGUL":
        return 0.9 if len(char.encode("euc_kr", "ignore")) == _PAIR else -1
    is_odd = char.isupper() and before.islower()  # a capital within a word
    if script == "LATIN":
        is_odd = is_odd or before > "\x7f"  # accents side by side
    if script == "CYRILLIC":
        is_odd = is_odd or (before.isalpha() and before < "\x80")
    return -1 if is_odd else 1
