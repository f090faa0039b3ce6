"""Sums of money as programs and spreadsheets write them: ¥1,234.56, 1.234,56 €, (1,000), 1.5万.

The mark before the decimals is told by the other values of a column (`decimal_mark`); a lone
1,234 is grouped, as it is everywhere but where the column says otherwise. It refuses floats, two
currencies in one cell, and to round away what a currency does not have.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from pipelinecli.exchange.mapping.unreadable import Unreadable
from pipelinecli.i18n import _
from pipelinecli.method.money import Money, exponent, is_currency
from pipelinecli.method.spelling import fold

if TYPE_CHECKING:
    import re
    from collections.abc import Iterable

Mark = Literal[".", ","]

_LONGEST: Final = 60
_GROUP: Final = 3
_NOISE: Final = 6
"""From as many decimals on, less than a hundredth of a minor unit is a computer's noise."""
_MOST_MINOR: Final = 10**15
_TIMES: Final = {
    "k": 3,
    "千": 3,
    "万": 4,
    "萬": 4,
    "w": 4,
    "m": 6,
    "mn": 6,
    "mio": 6,
    "亿": 8,
    "億": 8,
}
_SIGNS: Final = {
    "¥": "CNY JPY",
    "元": "CNY HKD MOP SGD TWD",
    "圆": "CNY JPY",
    "円": "JPY",
    "$": "USD AUD BND CAD HKD NZD SGD TWD MXN CLP COP ARS",
    "€": "EUR",
    "£": "GBP",
    "₩": "KRW",
    "₹": "INR",
    "₽": "RUB",
    "r$": "BRL",
    "us$": "USD",
    "hk$": "HKD",
    "nt$": "TWD",
    "a$": "AUD",
    "c$": "CAD",
    "s$": "SGD",
    "rmb": "CNY",
    "人民币": "CNY",
    "美元": "USD",
    "美金": "USD",
    "港元": "HKD",
    "港币": "HKD",
    "欧元": "EUR",
    "日元": "JPY",
    "英镑": "GBP",
    "kr": "SEK NOK DKK ISK",
    "zł": "PLN",
    "fr": "CHF",
    "chf": "CHF",
}


def decimal_mark(samples: Iterable[str]) -> tuple[Mark, bool]:
    """Tell which mark stands before the decimals of a column, and whether that is certain.

    `1.234,56` and `12,5` say a comma, `1,234.56` and `12.5` a point. Where there is nothing like
    these, marks that group thousands say the other one. Otherwise it is a point and not certain.
    """
    sure: set[Mark] = set()
    likely: set[Mark] = set()
    for text in samples:
        number = _numeral(fold(text[:_LONGEST]))
        if not number:
            continue
        mark = _certain_mark(number)
        if mark:
            sure.add(mark)
        elif "." in number or "," in number:
            # Three digits after it: a point that groups leaves the comma for the decimals.
            likely.add("," if "." in number else ".")
    found = sure or likely
    return ("," if found == {","} else "."), len(found) == 1


@lru_cache(maxsize=16_384)
def read_amount(text: str, currency: str, decimal: Mark = ".") -> Money:
    """Read a sum; `currency` is the ISO 4217 code where the cell names none. It may be negative.

    `decimal` is what stands before the decimals in its column. Raises Unreadable.
    """
    written = fold(text).strip()
    if not written or len(written) > _LONGEST:
        raise _unreadable(text)
    number = _numeral(written)
    if number is None:
        raise _unreadable(text)
    before, _number, after = written.partition(number)
    minus, words = _words(before, after, text)
    times, found = _meaning(words, currency, text)
    digits, decimals = _digits(number, decimal, text)
    return _money(-digits if minus else digits, decimals, times, found, text)


def _numeral(written: str) -> str | None:
    """Return the stretch of digits, groups and decimals; None where there are none or several."""
    found = _pattern().findall(written)
    return found[0].strip(" \u00a0\u202f'’,.") if len(found) == 1 else None


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    import re

    return re.compile(r"\d(?:[\d.,'’\u00a0\u202f ]*\d)?")


def _words(before: str, after: str, text: str) -> tuple[bool, list[str]]:
    """Return whether it is negative, and what stands around the number.

    A minus stands first, before the number, or last; brackets are one as well.
    """
    bracketed = "(" in before and ")" in after
    if bracketed:
        before, after = before.replace("(", " ", 1), after.replace(")", " ", 1)
    front, back = before.strip(), after.strip()
    signs = [sign for part in (front, back) for sign in part if sign in "+-"]
    front, back = front.strip("+- "), back.strip("- ").removesuffix(".")
    if len(signs) + bracketed > 1 or set("+-") & set(front + back):
        raise _unreadable(text)
    return bracketed or "-" in signs, [*front.split(), *back.split()]


def _meaning(words: list[str], currency: str, text: str) -> tuple[int, str]:
    """Return the power of ten and the currency that the words around a number come to."""
    times = 0
    found: set[str] = set()
    signs: list[str] = []
    for word in _cut(words):
        if word in _TIMES and not times:
            times = _TIMES[word]
        elif word in _SIGNS:
            signs.append(_SIGNS[word])
        elif is_currency(word.upper()):
            found.add(word.upper())
        else:
            raise _unreadable(text)
    for sign in signs:
        if " " not in sign:
            found.add(sign)
    code = found.pop() if found else currency
    if found:
        raise _of_other_currency(text)
    if any(code not in shared.split() for shared in signs):
        raise _of_other_currency(text)
    return times, code


def _cut(words: list[str]) -> list[str]:
    """Cut 万元 into 万 and 元, k€ into k and €, and drop what says that there is no more."""
    found: list[str] = []
    for word in (bare for whole in words if (bare := whole.rstrip("整正"))):
        if word in _TIMES or word in _SIGNS or is_currency(word.upper()):
            found.append(word)
        elif word[0] in _TIMES and word[1:]:
            found.extend((word[0], word[1:]))
        elif word[-1] in _SIGNS and word[:-1]:
            found.extend((word[:-1], word[-1]))
        else:
            found.append(word)
    return found


def _certain_mark(number: str) -> Mark | None:
    """Return the mark before the decimals where a number alone says so."""
    point, comma = number.rfind("."), number.rfind(",")
    if point >= 0 and comma >= 0:
        return "." if point > comma else ","
    mark: Mark = "." if point >= 0 else ","
    if number.count(mark) != 1:
        return None
    whole, _mark, rest = number.partition(mark)
    grouped = len(rest) == _GROUP and 1 <= len(whole) <= _GROUP and whole[0] != "0"
    return None if grouped else mark


def _digits(number: str, decimal: Mark, text: str) -> tuple[int, int]:
    """Return the digits of a number, and how many of them are decimals."""
    mark = _certain_mark(number) or decimal
    whole, _mark, rest = number.rpartition(mark) if mark in number else (number, "", "")
    if number.count(mark) > 1:
        whole, rest = number, ""
    pieces = _pieces(whole)
    if not rest.isdigit() and rest:
        raise _unreadable(text)
    if len(pieces) > 1 and not _well_grouped(pieces):
        raise Unreadable(
            _("the marks in “{value}” are not where thousands are").format(value=text.strip()),
            _("write it like 1234.56"),
        )
    return int("".join(pieces) + rest), len(rest)


def _pieces(whole: str) -> list[str]:
    for mark in ".,'’\u00a0\u202f":
        whole = whole.replace(mark, " ")
    return whole.split()


def _well_grouped(pieces: list[str]) -> bool:
    """Whether it is 1 234 567, or 12 34 567 as in India, or 1 2345 6789 as in China."""
    first, *groups = pieces
    last = len(groups[-1])
    if first[0] == "0" or last not in {_GROUP, _GROUP + 1}:
        return False
    inner = {len(group) for group in groups[:-1]} or {last}
    allowed = {_GROUP, 2} if last == _GROUP else {last}
    return len(inner) == 1 and inner <= allowed and len(first) <= max(inner)


def _money(digits: int, decimals: int, times: int, currency: str, text: str) -> Money:
    power = exponent(currency) + times - decimals
    if power >= 0:
        minor = digits * 10**power
    else:
        unit = 10**-power
        minor, rest = divmod(abs(digits), unit)
        if decimals >= _NOISE and min(rest, unit - rest) * 100 < unit:
            minor, rest = minor + (rest * 2 >= unit), 0
        if rest:
            raise Unreadable(
                _("“{value}” has more decimals than {currency}").format(
                    value=text.strip(), currency=currency
                ),
                _("round it, or say which currency it is"),
            )
        minor = -minor if digits < 0 else minor
    if abs(minor) > _MOST_MINOR:
        raise Unreadable(
            _("“{value}” is too much").format(value=text.strip()), _("write it like 1234.56")
        )
    return Money(minor, currency)


def _unreadable(text: str) -> Unreadable:
    said = text.strip()[:_LONGEST]
    return Unreadable(
        _("“{value}” is not a sum of money").format(value=said), _("write it like 1234.56")
    )


def _of_other_currency(text: str) -> Unreadable:
    return Unreadable(
        _("“{value}” is in another currency").format(value=text.strip()),
        _("import one currency at a time: pipeline config set currency CODE"),
    )
