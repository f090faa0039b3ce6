"""Texts nobody would type, and what a slip of the hand or a hostile one makes of a good text.

All of it is chance from a generator that is handed in; a text is the same for the same state.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

T = TypeVar("T")

_ZEROS = (0x30, 0x660, 0x6F0, 0x966, 0xE50, 0xFF10, 0x1D7CE, 0x1D7D8)
"""The zero of some scripts; the other nine digits follow it."""
SCRIPTS = tuple("".join(chr(zero + digit) for digit in range(10)) for zero in _ZEROS)
ALPHABETS = (
    "".join(map(chr, range(0x20, 0x7F))),
    *SCRIPTS,
    "²³¹½¾①⑩Ⅳⅻ٪％零〇一二两兩三四五六七八九十百千万萬亿廿卅",
    "王经理张老板李明周五下周二后天明年今晚上午半点号月元块每至到次",
    "".join(map(chr, range(0xFF01, 0xFF5F))),
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2003\u2028\u2029\u202f\u3000",
    "".join(map(chr, (*range(0x20), *range(0x7F, 0xA0)))),
    "\u200b\u200c\u200d\u2060\ufeff\u200e\u200f\u202a\u202e\u2066\u2069\u061c\u00ad\u115f\u3164",
    "\u0300\u0301\u0315\u0323\u0345\u05b0\u064b\u0e38\u0f71\u20dd\u3099\ufe0f\U0001f3fd\u1161",
    "\ud800\udbff\udc00\udc80\udcff\udfff",
    "\ufdd0\ufffe\uffff\U0001fffe\U0010ffff\ue000\U000f0000\ufffd",
    "İıßẞŉǰΐﬃﷺſKÅµςΣὌ㍿㎏ﬀ가각각",
    "'\"\\`$(){}[]<>|&;*?!~#%=:@^,./-_+",
    "👍👨\u200d👩\u200d👧🇨🇳☎️",
)
NUMBERS = (
    "0", "00", "1", "-1", "+1", "9", "12", "13", "28", "29", "30", "31", "32", "59", "60", "99",
    "100", "365", "366", "999", "1000", "1899", "1900", "2200", "2201", "9999", "10000", "99999",
    "2147483647", "2147483648", "9223372036854775807", "9223372036854775808", "1e9", "1e999",
    "1E-5", "NaN", "nan", "inf", "-inf", "Infinity", "0x10", "0b1", "1_000", "1.", ".5", "1..2",
    "1.2.3", "0.000000001", "1,000", "1,00", "1/0", "0/0", "1/3", "-0", "+0", "--1", "9" * 40,
    "9" * 99, "9" * 101, "9" * 5_000, "0" * 99 + "1", "1" + "0" * 60, "．５", "1．5", "１２",
    "٣", "१०", "½", "²",
)  # fmt: skip
_GOOD, _HOSTILE = 0.35, 0.1
"""How many texts are as good as the grammar makes them, and how many are beyond it."""
_RARE = 100
"""One text in so many is far longer than any field."""


def sometimes(rng: Random, share: float) -> bool:
    """Whether it happens this time; `share` is how often it does, 0 to 1."""
    return rng.random() < share


def pick(rng: Random, values: Sequence[T]) -> T:
    """Return one of the values."""
    return values[int(rng.random() * len(values))]


def hostile(rng: Random, most: int = 5_000) -> str:
    """Return a text of one to three alphabets; few are long, none is longer than `most`."""
    alphabet = pick(rng, ALPHABETS)
    while sometimes(rng, 0.4):
        alphabet += pick(rng, ALPHABETS)
    length = min(int(rng.expovariate(0.12)), most)
    if rng.random() * _RARE < 1:
        length = int(rng.random() * most)
        if sometimes(rng, 0.5):  # one thing again and again
            piece = "".join(rng.choices(alphabet, k=1 + int(rng.random() * 4)))
            return (piece * (length // len(piece) + 1))[:most]
    return "".join(rng.choices(alphabet, k=length))


def near(rng: Random, make: Callable[[Random], str], most: int = 5_000) -> str:
    """Return a good text, one that is a few slips away from it, or a hostile one."""
    chance = rng.random()
    if chance < _GOOD:
        return make(rng)
    if chance < _GOOD + _HOSTILE:
        return hostile(rng, most)
    text = make(rng)
    while True:
        text = pick(rng, _SLIPS)(rng, text)
        if sometimes(rng, 0.5):
            return text[:most]


def _place(rng: Random, text: str) -> int:
    return int(rng.random() * (len(text) + 1))


def _left_out(rng: Random, text: str) -> str:
    at = _place(rng, text)
    return text[:at] + text[at + 1 + int(rng.random() * 3) :]


def _twice(rng: Random, text: str) -> str:
    at, end = _place(rng, text), _place(rng, text)
    return text[:end] + text[at:]


def _put_in(rng: Random, text: str) -> str:
    at = _place(rng, text)
    return text[:at] + pick(rng, pick(rng, ALPHABETS)) + text[at:]


def _number_in(rng: Random, text: str) -> str:
    digits = [at for at, char in enumerate(text) if char.isdigit()]
    at = pick(rng, digits) if digits else _place(rng, text)
    end = at
    while end < len(text) and text[end].isdigit():
        end += 1
    return text[:at] + pick(rng, NUMBERS) + text[end:]


def _other_digits(rng: Random, text: str) -> str:
    return text.translate(str.maketrans(SCRIPTS[0], pick(rng, SCRIPTS)))


def _full_width(_rng: Random, text: str) -> str:
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def _other_case(rng: Random, text: str) -> str:
    return pick(rng, (str.upper, str.title, str.swapcase, str.casefold))(text)


def _other_place(rng: Random, text: str) -> str:
    at = _place(rng, text)
    return text[at:] + text[:at]


def _blanks(rng: Random, text: str) -> str:
    at = _place(rng, text)
    return text[:at] + pick(rng, (" ", "  ", "\t", "\u3000", "\xa0", "\n")) + text[at:]


def _again(rng: Random, text: str) -> str:
    return text * (2 + int(rng.random() * 3))


_SLIPS = (
    _left_out, _twice, _put_in, _put_in, _number_in, _number_in, _other_digits, _full_width,
    _other_case, _other_place, _blanks, _again,
)  # fmt: skip
