"""What a card has no field for, as lines of its note: `phone (work): 010 6552 9988`.

Nothing of a file is lost over it. The words are the reader's; a label that is the file's own
stays as it is.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from pipelinecli.exchange.mapping.headers import key
from pipelinecli.i18n import N_, _

_KINDS: Final = {
    "phone": N_("phone"),
    "email": N_("e-mail"),
    "address": N_("address"),
    "url": N_("web page"),
    "wechat": N_("WeChat"),
    "im": N_("messenger"),
    "relation": N_("relation"),
    "event": N_("date"),
    "custom": N_("more"),
    "birthday": N_("birthday"),
    "org": N_("company"),
    "title": N_("position"),
    "source": N_("source"),
    "referred_by": N_("referred by"),
    "grade": N_("grade"),
}
_MORE: Final = {
    "age": N_("age"),
    "anniversary": N_("anniversary"),
    "assistant": N_("assistant"),
    "children": N_("children"),
    "connected": N_("connected on"),
    "department": N_("department"),
    "fax": N_("fax"),
    "hobby": N_("interests"),
    "idnumber": N_("identity number"),
    "income": N_("income"),
    "industry": N_("industry"),
    "job": N_("job"),
    "line": "LINE",
    "lunar": N_("birthday in the lunar calendar"),
    "maiden": N_("name at birth"),
    "manager": N_("manager"),
    "nick": N_("nickname"),
    "occupation": N_("occupation"),
    "office": N_("office"),
    "prefix": N_("form of address"),
    "profession": N_("occupation"),
    "qq": "QQ",
    "school": N_("school"),
    "skype": "Skype",
    "spouse": N_("spouse"),
    "telegram": "Telegram",
    "twitter": "Twitter",
    "whatsapp": "WhatsApp",
}
_WHICH: Final = {
    "assistant": N_("assistant"),
    "callback": N_("callback"),
    "car": N_("car"),
    "company": N_("company"),
    "home": N_("home"),
    "mail": N_("post"),
    "main": N_("main"),
    "mobile": N_("mobile"),
    "other": N_("other"),
    "radio": N_("radio"),
    "whatsapp": "WhatsApp",
    "work": N_("work"),
}

_MOST_KEPT: Final = 1024
_MOBILE: Final = (
    "mobile cell cellular iphone handy mobil portable movil celular 手机 手機 移动 移动电话"
)
_RANKS: Final = {
    "mobile": 0,
    "": 1,
    "main": 2,
    "work": 3,
    "home": 4,
    "other": 5,
    "company": 6,
    "whatsapp": 7,
}
_LAST_RANK: Final = 8


def heading(kind: str, label: str = "") -> str:
    """Return what a line of the note begins with: `phone (work)`, `WeChat`, `department`.

    `label` is one of ours or the file's own.
    """
    if kind == "more":
        return _(_MORE[label]) if label in _MORE else label
    if kind == "url" and not label:
        return _(_KINDS[kind])
    word = _(_KINDS[kind]) if kind in _KINDS else kind
    which = _(_WHICH[label]) if label in _WHICH else label
    return _("{what} ({which})").format(what=word, which=which) if which else word


def opening(kind: str, label: str = "") -> str:
    """Return what stands before the text on a line of the note: `phone (work): `."""
    return heading(kind, label) + _(": ")


def line(before: str, text: str) -> str:
    """Return one line of a note; line ends within the text become commas."""
    if "\n" in text or "\r" in text:
        text = ", ".join(part for piece in text.splitlines() if (part := piece.strip()))
    return before + text


class Openings:
    """The openings of lines that the file's own labels ask for, each made once."""

    def __init__(self, kind: str) -> None:
        self._kind = kind
        self._made: dict[str, str] = {}

    def __call__(self, label: str) -> str:
        """Return the opening for a label."""
        found = self._made.get(label)
        if found is None:
            if len(self._made) > _MOST_KEPT:
                self._made.clear()
            found = self._made[label] = opening(self._kind, label)
        return found


def bare_label(cell: str) -> str:
    """Return a label without the star that Google puts before the first choice."""
    return cell.strip().removeprefix("*").strip()


def rank(label: str) -> int:
    """Return how soon a number or address with this label of ours is the card's own."""
    return _RANKS.get(label, _LAST_RANK)


@lru_cache(maxsize=1024)
def is_mobile(label: str) -> bool:
    """Whether the file's own label says that a number is one somebody carries."""
    return key(label).text.replace("#", "") in _mobile_words()


@lru_cache(maxsize=1)
def _mobile_words() -> frozenset[str]:
    return frozenset(_MOBILE.split())
