"""The words a WHEN is made of, English and Chinese, and cutting what was typed into them.

It refuses to give meaning: which words may stand together, and what day they come to, is `when`.
Simplified and traditional forms are the same word.
"""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from pipelinecli.method.spelling import DIGITS, LETTERS, fold, pieces


class Token(NamedTuple):
    """One word: its kind is what the forms in `when` are written with, its value what it adds."""

    kind: str
    value: int | None = None


PARTS_OF_DAY = (
    ((0, 6), "凌晨"),
    ((0, 11), "上午 早上 早晨 清晨 早"),
    ((11, 14), ""),  # 中午, which is a time by itself as well
    ((12, 19), "下午 傍晚"),
    ((17, 23), "晚上 晚"),
)
"""The first and last hour each part of the day can be said of, and its words."""

_MORNING, _MIDDAY, _EVENING = 1, 2, 4
"""Places in PARTS_OF_DAY: what a `part` or `midday` word has for its value."""

_WEEKDAYS = (
    "monday mon",
    "tuesday tues tue",
    "wednesday weds wed",
    "thursday thurs thur thu",
    "friday fri",
    "saturday sat",
    "sunday sun",
)
_WEEKDAYS_ZH = ("一", "二", "三", "四", "五", "六", "日天")
_WEEKS_ZH = ("周", "週", "星期", "礼拜", "禮拜")
_MONTHS = (
    "january jan",
    "february feb",
    "march mar",
    "april apr",
    "may",
    "june jun",
    "july jul",
    "august aug",
    "september sept sep",
    "october oct",
    "november nov",
    "december dec",
)

_WORDS: tuple[tuple[str, int | None, str], ...] = (
    ("day", -3, "大前天"),
    ("day", -2, "前天"),
    ("day", -1, "yesterday 昨天 昨日"),
    ("day", 0, "today 今天 今日"),
    ("day", 1, "tomorrow 明天 明日"),
    ("day", 2, "后天 後天"),
    ("day", 3, "大后天 大後天"),
    ("now", None, "now 现在 現在"),
    ("which", -2, "上上 上上个 上上個"),
    ("which", -1, "last 上 上个 上個"),
    ("which", 1, "next 下 下个 下個"),
    ("which", 2, "下下 下下个 下下個"),
    ("this", 0, "this 本 这 這 这个 這個"),
    ("days", 1, "d day days 天"),
    ("week", 7, "w week weeks 个星期 個星期 个礼拜 個禮拜 " + " ".join(_WEEKS_ZH)),
    ("months", 1, "m month months 个月 個月"),
    ("months", 12, "y year years"),
    ("in", None, "in"),
    ("ago", -1, "ago 前 以前 之前"),
    ("ago", 1, "后 後 以后 以後 之后 之後"),
    ("at", None, "at t"),
    ("noon", None, "noon"),
    ("midday", _MIDDAY, "中午"),
    ("meridiem", 0, "am"),
    ("meridiem", 12, "pm"),
    ("年", None, "年"),
    ("月", None, "月"),
    ("日", None, "日 号 號"),
    ("点", None, "点 點 时 時"),
    ("分", None, "分"),
    ("半", None, "半"),
    ("整", None, "整"),
    ("刻", None, "刻"),
)

_TWO_IN_ONE = (
    ("今早", 0, _MORNING),
    ("今晚", 0, _EVENING),
    ("明早", 1, _MORNING),
    ("明晚", 1, _EVENING),
    ("昨晚", -1, _EVENING),
)
"""Words that are a day and a part of it."""

_PUNCTUATION = "-/.:+"
_NUMERALS = "零一二三四五六七八九"
_TEN = "十"
_RUNS = (DIGITS, LETTERS, _NUMERALS + _TEN + "〇两兩")

NUMBERS = ("number", "year", "compact", "digits")
"""The kinds of number, told apart by their width: up to 2 digits, 4, 8, and any other."""
_NUMBER_BY_WIDTH = {1: "number", 2: "number", 4: "year", 8: "compact"}


def _numerals() -> dict[str, int]:
    """The Chinese numerals up to 99. Two digits side by side (两三天) are an estimate: not one."""
    ones = {numeral: value for value, numeral in enumerate(_NUMERALS)}
    numerals = ones | {"〇": 0, "两": 2, "兩": 2} | {"零" + one: ones[one] for one in ones}
    for tens, multiple in enumerate(("", *_NUMERALS[2:]), start=1):
        for one, value in ({"": 0} | ones).items():
            if one != "零":
                numerals[multiple + _TEN + one] = 10 * tens + value
    return numerals


@cache
def _lexicon() -> dict[str, tuple[Token, ...]]:
    lexicon: dict[str, tuple[Token, ...]] = {}
    for numeral, number in _numerals().items():
        lexicon[numeral] = (Token("number", number),)
    lexicon |= {mark: (Token(mark),) for mark in _PUNCTUATION}
    for kind, value, words in _WORDS:
        lexicon |= dict.fromkeys(words.split(), (Token(kind, value),))
    for index, (_, words) in enumerate(PARTS_OF_DAY):
        lexicon |= dict.fromkeys(words.split(), (Token("part", index),))
    for month, words in enumerate(_MONTHS, start=1):
        lexicon |= dict.fromkeys(words.split(), (Token("month", month),))
    for weekday, (words, chinese) in enumerate(zip(_WEEKDAYS, _WEEKDAYS_ZH, strict=True)):
        spelled = [week + name for week in _WEEKS_ZH for name in chinese]
        lexicon |= dict.fromkeys(words.split() + spelled, (Token("weekday", weekday),))
    for word, day, part in _TWO_IN_ONE:
        lexicon[word] = (Token("day", day), Token("part", part))
    return lexicon


_STRANGER = (Token("?"),)


def tokens(text: str) -> list[Token]:
    """Cut `text` into words; commas count as blanks. A word in no table is of the kind "?"."""
    lexicon = _lexicon()
    typed = fold(text).replace(",", " ").replace("a.m.", "am").replace("p.m.", "pm")
    found: list[Token] = []
    before = ""
    for piece in pieces(typed, lexicon, _RUNS):
        if piece[0] in DIGITS:
            found.append(Token(_number_kind(piece, before), int(piece)))
        else:
            found += lexicon.get(piece, _STRANGER)
        before = piece
    return found


def _number_kind(piece: str, before: str) -> str:
    # 14:5 is 14:05 or 14:50 with a slip: a minute after a colon has two digits.
    if before == ":" and len(piece) != len("00"):
        return "digits"
    return _NUMBER_BY_WIDTH.get(len(piece), "digits")
