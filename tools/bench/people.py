"""Who is on the cards of a store made for measuring: Chinese and English names, some of them twice.

Nobody here exists. It refuses chance: a person follows from the generator's state and the number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from pipelinecli.store.cards import email_key, name_key, phone_key

if TYPE_CHECKING:
    from datetime import date
    from random import Random

_FAMILY = "王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘蒋蔡余"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超霞平刚桂英华文辉建国志红玉兰秀珍飞鹏宇浩凯晨雪婷"
_FIRST = ("Ann", "Ben", "Carla", "David", "Elena", "Frank", "Grace", "Hugo", "Ines", "Jack")
_LAST = ("Adams", "Brown", "Clark", "Diaz", "Evans", "Foster", "Green", "Hughes", "Irving", "Lee")
_COMMON = ("王伟", "李娜", "张敏", "Ann Lee")
_ORGS = ("远大贸易", "晨光服装", "Acme", "Harbour Foods", "南方物流", "Blue Tools")
_TITLES = ("经理", "老板", "主任", "Owner", "Buyer")
_SOURCES = ("referral", "cold-call", "fair", "转介绍", "随访")
_TAGS = ("warm", "vip", "老客户", "family")

FINDABLE = "欧阳长庚"
"""A name that one card has, and no other name contains any part of."""
PART_OF_IT = "长庚"
START_OF_IT = "欧"


class Person(NamedTuple):
    """A card's row, by column, and its tags."""

    row: dict[str, object]
    tags: tuple[str, ...]


def make_person(rng: Random, number: int, opened: date, birthday: str | None) -> Person:
    """Return the person on card `number`, phone and e-mail being that card's alone."""
    name = FINDABLE if number == 1 else _name(rng)
    phone = f"138{number:08d}"
    email = f"contact{number}@example.com" if rng.random() < 1 / 3 else None
    row: dict[str, object] = {
        "uid": f"{rng.getrandbits(128):032x}",
        "name": name,
        "name_key": name_key(name),
        "opened_on": opened.isoformat(),
        "phone": phone,
        "phone_key": phone_key(phone),
        "email": email,
        "email_key": None if email is None else email_key(email),
        "org": rng.choice(_ORGS) if rng.random() < 1 / 2 else None,
        "title": rng.choice(_TITLES) if rng.random() < 1 / 3 else None,
        "source": rng.choice(_SOURCES),
        "referred_by": None,
        "grade": rng.choice("ABCD") if rng.random() < 1 / 2 else None,
        "birthday": birthday,
        "note": "介绍人: 老同学" if rng.random() < 1 / 10 else None,
        "forgotten": 0,
    }
    tags = (rng.choice(_TAGS),) if rng.random() < 1 / 10 else ()
    return Person(row, tags)


def _name(rng: Random) -> str:
    """One name in thirty is one of four that many people have."""
    chance = rng.random()
    if chance < 1 / 30:
        return rng.choice(_COMMON)
    if chance < 1 / 4:
        return f"{rng.choice(_FIRST)} {rng.choice(_LAST)}"
    return rng.choice(_FAMILY) + "".join(rng.choices(_GIVEN, k=rng.choice((1, 2, 2))))
