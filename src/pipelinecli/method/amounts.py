"""AMOUNT: what a person types for a sum or a range of sums, and how often (CLI.md, "Everywhere").

    amount := [how often] sum [to sum] [how often]        1000-1500/month   每月1.5万
    sum    := [currency] number [times] [currency]        ¥1,500.00   15k   1.5万元

It refuses to guess: what is left over makes the whole unreadable, 1.500 is not 1,500, and no
currency is turned into another. All of it is whole numbers; a fraction of a minor unit is refused.
"""

from __future__ import annotations

from enum import StrEnum
from functools import cache
from typing import NamedTuple

from pipelinecli.method.money import Amount, Money, Per, exponent, is_currency
from pipelinecli.method.spelling import DIGITS, LETTERS, LONGEST_INPUT, fold, pieces

MOST_MINOR = 10**15
"""Minor units. More than any premium, and far from the largest integer a file can hold."""


class AmountProblem(StrEnum):
    """Why an AMOUNT cannot be read."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    UNKNOWN = "unknown"
    NEGATIVE = "negative"
    MISPLACED_COMMA = "misplaced-comma"
    TOO_PRECISE = "too-precise"
    TOO_LARGE = "too-large"
    LOW_ABOVE_HIGH = "low-above-high"
    OTHER_CURRENCY = "other-currency"
    NOT_ONE_SUM = "not-one-sum"
    HAS_PERIOD = "has-period"


class UnreadableAmount(ValueError):
    """`text` is not an AMOUNT, and `problem` says in which way."""

    def __init__(self, text: str, problem: AmountProblem) -> None:
        super().__init__(text, problem)
        self.text = text
        self.problem = problem


class _Refused(Exception):
    def __init__(self, problem: AmountProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def parse_amount(text: str, currency: str) -> Amount:
    """Read what was typed as an AMOUNT; `currency` is the ISO 4217 code where it names none.

    A code (USD 1500) or a currency's name overrides `currency`; a sign that several currencies
    share (¥, $, 元) must be one of the resulting currency's. A multiple (万, k) on the high end
    counts for the low end too if that has none. Raises UnreadableAmount for everything else.
    """
    if len(text) > LONGEST_INPUT:
        raise UnreadableAmount(text, AmountProblem.TOO_LONG)
    words = _tokens(text)
    if not words:
        raise UnreadableAmount(text, AmountProblem.EMPTY)
    try:
        return _amount(words, currency)
    except _Refused as refused:
        raise UnreadableAmount(text, refused.problem) from None


def parse_money(text: str, currency: str) -> Money:
    """Read one sum of money: an AMOUNT that is no range and says nothing of how often.

    Raises UnreadableAmount.
    """
    amount = parse_amount(text, currency)
    if amount.is_range:
        raise UnreadableAmount(text, AmountProblem.NOT_ONE_SUM)
    if amount.per is not None:
        raise UnreadableAmount(text, AmountProblem.HAS_PERIOD)
    return Money(amount.low, amount.currency)


# --- words --------------------------------------------------------------------------------------

_WORDS = (
    ("sign", "CNY JPY", "¥"),
    ("sign", "CNY HKD MOP SGD TWD", "元 圆 圓 块 塊 块钱 塊錢 yuan"),
    ("sign", "USD AUD BND CAD HKD NZD SGD TWD MXN CLP COP ARS", "$"),
    ("sign", "EUR", "€"),
    ("sign", "GBP", "£"),
    ("sign", "KRW", "₩"),
    ("code", "CNY", "rmb 人民币 人民幣"),
    ("code", "USD", "us$ 美元 美金"),
    ("code", "HKD", "hk$ 港元 港币 港幣"),
    ("code", "TWD", "nt$ 台币 台幣 新台币 新台幣"),
    ("code", "EUR", "欧元 歐元"),
    ("code", "GBP", "英镑 英鎊"),
    ("code", "JPY", "日元 日圆 日圓"),
    ("times", "3", "k 千"),
    ("times", "4", "万 萬"),
    ("times", "6", "m"),
    ("times", "8", "亿 億"),
    ("-", "", "-"),
    ("to", "", "~ to 至 到"),
    ("each", "", "/ a an"),
    ("every", "", "per every each 每 每个 每個"),
    ("period", Per.DAY, "day 天 日"),
    ("period", Per.WEEK, "week wk 周 週 星期 礼拜 禮拜"),
    ("period", Per.MONTH, "month mo 月"),
    ("period", Per.QUARTER, "quarter qtr 季 季度"),
    ("period", Per.YEAR, "year yr annum 年"),
    ("often", Per.DAY, "daily 一天"),
    ("often", Per.WEEK, "weekly 一周 一週"),
    ("often", Per.MONTH, "monthly 一个月 一個月 月交 月缴 月繳"),
    ("often", Per.QUARTER, "quarterly 季交 季缴 季繳"),
    ("often", Per.YEAR, "yearly annually 一年 年交 年缴 年繳"),
    ("often", Per.ONCE, "once 一次 一次性 趸交 趸缴 躉繳"),
)
_RUNS = (DIGITS + ",.", LETTERS + "$")


class _Token(NamedTuple):
    """One word. The value is a currency or those that share a sign, a power of ten, a period."""

    kind: str
    value: str


@cache
def _lexicon() -> dict[str, _Token]:
    return {word: _Token(kind, value) for kind, value, words in _WORDS for word in words.split()}


def _tokens(text: str) -> list[_Token]:
    return [_token(piece) for piece in pieces(fold(text), _lexicon(), _RUNS)]


def _token(piece: str) -> _Token:
    if piece[0] in _RUNS[0]:
        return _Token("number", piece)
    if is_currency(code := piece.upper()):
        return _Token("code", code)
    return _lexicon().get(piece, _Token("?", piece))


# --- grammar ------------------------------------------------------------------------------------


class _Sum(NamedTuple):
    """A number as typed, in major units: digits x 10^-decimals x 10^times."""

    digits: int
    decimals: int
    times: int | None


def _amount(words: list[_Token], given: str) -> Amount:
    left = words[::-1]
    marks: list[_Token] = []
    per = _per(left, "every")
    low = high = _sum(left, marks)
    if _take(left, "-", "to"):
        high = _sum(left, marks)
        if low.times is None:
            low = low._replace(times=high.times)
    per = per or _per(left, "every", "each")
    if left:
        raise _Refused(AmountProblem.UNKNOWN)
    currency = _currency(marks, given)
    places = exponent(currency)
    amount = Amount(_minor(low, places), _minor(high, places), currency, per)
    if amount.low > amount.high:
        raise _Refused(AmountProblem.LOW_ABOVE_HIGH)
    return amount


def _take(left: list[_Token], *kinds: str) -> _Token | None:
    """Take the next word off `left`, which is in reverse, if it is of one of `kinds`."""
    return left.pop() if left and left[-1].kind in kinds else None


def _per(left: list[_Token], *openers: str) -> Per | None:
    if often := _take(left, "often"):
        return Per(often.value)
    if not _take(left, *openers):
        return None
    if period := _take(left, "period"):
        return Per(period.value)
    raise _Refused(AmountProblem.UNKNOWN)


def _sum(left: list[_Token], marks: list[_Token]) -> _Sum:
    _take_marks(left, marks)
    minus = _take(left, "-")
    _take_marks(left, marks)
    number = _take(left, "number")
    if number is None:
        raise _Refused(AmountProblem.UNKNOWN)
    if minus:
        raise _Refused(AmountProblem.NEGATIVE)
    digits, decimals = _literal(number.value)
    times = _take(left, "times")
    _take_marks(left, marks)
    return _Sum(digits, decimals, int(times.value) if times else None)


def _take_marks(left: list[_Token], marks: list[_Token]) -> None:
    while mark := _take(left, "sign", "code"):
        marks.append(mark)


def _literal(number: str) -> tuple[int, int]:
    """Read 1,500.00 as (150000, 2): the digits, and how many of them are decimals."""
    whole, point, decimals = number.partition(".")
    first, *groups = whole.split(",")
    if "," in decimals or (groups and not _well_grouped(first, groups)):
        raise _Refused(AmountProblem.MISPLACED_COMMA)
    if not first or "." in decimals or (point and not decimals):
        raise _Refused(AmountProblem.UNKNOWN)
    return int(first + "".join(groups) + decimals), len(decimals)


def _well_grouped(first: str, groups: list[str]) -> bool:
    # 0,500 is somebody's 0.5, never five hundred.
    return (
        1 <= len(first) <= _GROUP
        and first[0] != "0"
        and all(len(group) == _GROUP for group in groups)
    )


_GROUP = 3


def _currency(marks: list[_Token], given: str) -> str:
    codes = {mark.value for mark in marks if mark.kind == "code"} or {given}
    currency = codes.pop()
    signs = [mark.value for mark in marks if mark.kind == "sign"]
    if codes or not all(currency in shared_by.split() for shared_by in signs):
        raise _Refused(AmountProblem.OTHER_CURRENCY)
    return currency


def _minor(typed: _Sum, places: int) -> int:
    # 1.500 may be meant as 1,500; 1.500k can only be one thing.
    if typed.times is None and typed.decimals > places:
        raise _Refused(AmountProblem.TOO_PRECISE)
    power = places + (typed.times or 0) - typed.decimals
    minor: int
    rest: int
    minor, rest = divmod(typed.digits * 10 ** max(power, 0), 10 ** max(-power, 0))
    if rest:
        raise _Refused(AmountProblem.TOO_PRECISE)
    if minor > MOST_MINOR:
        raise _Refused(AmountProblem.TOO_LARGE)
    return minor
