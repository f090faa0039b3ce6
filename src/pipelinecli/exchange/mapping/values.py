"""What stands in a cell as a value of ours: days, moments, sums, lengths of time, yes and no.

Everything that people and programs write commonly is read, and nothing is guessed: what can be
read in two ways is refused with what to write or to type instead. It refuses the clock.
"""

from __future__ import annotations

from typing import Final

from pipelinecli.exchange.mapping.lengths import read_minutes
from pipelinecli.exchange.mapping.moments import (
    Moment,
    date_order,
    read_birthday,
    read_day,
    read_moment,
)
from pipelinecli.exchange.mapping.sums import decimal_mark, read_amount
from pipelinecli.exchange.mapping.unreadable import Doubtful, Unreadable, YearMissing
from pipelinecli.i18n import _
from pipelinecli.method.spelling import fold

__all__ = [
    "Doubtful",
    "Moment",
    "Unreadable",
    "YearMissing",
    "date_order",
    "decimal_mark",
    "is_yes",
    "read_amount",
    "read_birthday",
    "read_day",
    "read_grade",
    "read_minutes",
    "read_moment",
    "read_percent",
    "read_yes",
]

_YES_AND_NO: Final = """
yes y true t 1 x on ja wahr oui vrai sí si verdadero vero sim はい 是 对 對 有 真 √ ✓ ✔ ☑ v
no n false f 0 off nein falsch non faux falso não nao いいえ 否 不 不是 无 無 没有 假 × ✗ ☐ -
"""
_YES, _NO = (frozenset(line.split()) for line in _YES_AND_NO.strip().splitlines())
_GRADES: Final = ("A", "B", "C", "D")
_OF_A_GRADE: Final = (
    "客户",
    "客戶",
    "级",
    "級",
    "类",
    "類",
    "等",
    "grade",
    "class",
    "category",
    "rank",
)
_HUNDRED: Final = 100
_MOST_DIGITS: Final = 12


def is_yes(text: str) -> bool | None:
    """Return whether a cell says yes; None where it says neither yes nor no."""
    word = fold(text).strip()
    return True if word in _YES else False if word in _NO else None


def read_yes(text: str) -> bool:
    """Read yes or no, in the words of several languages or as a mark. Raises Unreadable."""
    said = is_yes(text)
    if said is None:
        raise Unreadable(
            _("“{value}” is neither yes nor no").format(value=text.strip()),
            _("write yes or no"),
        )
    return said


def read_grade(text: str) -> str:
    """Read a grade A to D: `a`, `Ａ`, `A级`, `B类客户`, `Grade C`. Raises Unreadable."""
    bare = fold(text)
    for word in _OF_A_GRADE:
        bare = bare.replace(word, "")
    grade = bare.strip(" .-").upper()
    if grade not in _GRADES:
        raise Unreadable(
            _("“{value}” is not a grade").format(value=text.strip()), _("one of A, B, C, D")
        )
    return grade


def read_percent(text: str) -> int:
    """Read how likely something is, 0 to 100: `50%`, `50`, `0.5`, `50.0 %`.

    A number below 1 without a per cent sign is a share: 0.5 is 50. Raises Unreadable.
    """
    folded = fold(text).strip()
    bare = folded.removesuffix("%").strip().replace(",", ".")
    whole, _point, rest = bare.partition(".")
    digits = whole + rest
    if digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS:
        is_share = "." in bare and not folded.endswith("%") and int(whole or 0) == 0
        hundredths = int(digits) * (_HUNDRED if is_share else 1)
        percent: int = (2 * hundredths + 10 ** len(rest)) // (2 * 10 ** len(rest))
        if percent <= _HUNDRED:
            return percent
    raise Unreadable(
        _("“{value}” is not a percentage").format(value=text.strip()),
        _("write a number from 0 to 100"),
    )
