"""Columns whose headers no table has, told by words within them and by what stands in them.

`客户联系手机号` is a phone number if numbers stand in it. It refuses what is about somebody else
(the referrer's phone, the assistant's mail) and everything of which the values say nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.mapping.fields import Shape
from pipelinecli.exchange.mapping.headers import key
from pipelinecli.exchange.mapping.roles import Role

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_WORDS: Final = (
    ("phone@mobile", "手机 手機 移动电话 mobile cellphone cellnumber celular handynummer"),
    ("email", "邮箱 郵箱 电子邮件 電子郵件 email emailaddress mailaddress"),
    ("phone", "电话 電話 phone telephone telefon telefono"),
    ("wechat", "微信 wechat weixin"),
    ("birthday", "生日 出生 birthday birthdate dateofbirth geburtstag"),
)
"""Roles and the words that tell them, the surest first."""

_OTHERS: Final = """
推荐 推薦 介绍 介紹 配偶 爱人 紧急 緊急 助理 秘书 经理 主管 负责 业务员 業務 顾问 传真 傳真
类型 類型 状态 时间 時間 次数 是否 同意 验证 登录 创建 修改 更新 公司 单位
referr introduc spouse partner emergency assistant manager owner agent rep fax type label status
time date count number of optin optout opt verified valid consent bounce display domain last next
first created updated model brand system plan carrier alt company
"""
"""Words of what is somebody else's, or says something about the thing and is not the thing."""

_FEWEST_DIGITS: Final = 5
_MOST_PHONE: Final = 40
_SHARE: Final = 0.8
_GRADES: Final = frozenset("abcd")


def guessed(shape: Shape, header: str, values: Sequence[str]) -> Role | None:
    """Return what a column of no known name seems to hold, or None."""
    if shape is not Shape.CONTACT:
        return None
    text = key(header).text.replace("#", "")
    for name, words in _WORDS:
        if any(word in text for word in words.split()) and not _is_of_others(text, words):
            field, _, label = name.partition("@")
            return Role(field, "", label) if _most(values, _LOOKS[field]) else None
    return None


def looks_right(role: Role, values: Sequence[str]) -> bool:
    """Whether the values may be what the column says; only a grade is doubted.

    Levels, ranks and ratings of other systems are stars, numbers or words, and a card's grade
    is A to D.
    """
    return role.field != "grade" or all(map(_is_grade, values))


def _is_of_others(text: str, words: str) -> bool:
    rest = text
    for word in words.split():
        rest = rest.replace(word, "")
    return any(other in rest for other in _OTHERS.split())


def _most(values: Sequence[str], looks: Callable[[str], bool]) -> bool:
    return bool(values) and sum(map(looks, values)) >= _SHARE * len(values)


def _is_phone(text: str) -> bool:
    return len(text) <= _MOST_PHONE and sum(c.isdecimal() for c in text) >= _FEWEST_DIGITS


def _is_email(text: str) -> bool:
    local, at, domain = text.rpartition("@")
    return bool(at and local and "." in domain)


def _is_birthday(text: str) -> bool:
    return any(c.isdecimal() for c in text)


def _is_handle(text: str) -> bool:
    return len(text) <= _MOST_PHONE


def _is_grade(text: str) -> bool:
    from pipelinecli.exchange.mapping.values import Unreadable, read_grade

    try:
        read_grade(text)
    except Unreadable:
        return False
    return True


_LOOKS: Final[dict[str, Callable[[str], bool]]] = {
    "phone": _is_phone,
    "email": _is_email,
    "wechat": _is_handle,
    "birthday": _is_birthday,
}
