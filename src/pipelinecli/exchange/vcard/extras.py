"""What a card says that no field of ours is for: lines of the note.

Departments, further companies and titles, anniversaries, relatives, messengers. It refuses to
keep what was never meant for a person: identifiers, settings of a program.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.vcard.days import day
from pipelinecli.exchange.vcard.noting import said
from pipelinecli.exchange.vcard.reaching import label
from pipelinecli.exchange.vcard.texts import line, unescaped
from pipelinecli.i18n import N_, _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pipelinecli.exchange.vcard.cards import Card

_SAID: Final = {
    "X-SPOUSE": N_("spouse"),
    "X-EVOLUTION-SPOUSE": N_("spouse"),
    "X-KADDRESSBOOK-X-SPOUSESNAME": N_("spouse"),
    "X-WAB-SPOUSE_NAME": N_("spouse"),
    "X-MS-SPOUSE": N_("spouse"),
    "X-MANAGER": N_("manager"),
    "X-EVOLUTION-MANAGER": N_("manager"),
    "X-KADDRESSBOOK-X-MANAGERSNAME": N_("manager"),
    "X-MS-MANAGER": N_("manager"),
    "X-ASSISTANT": N_("assistant"),
    "X-EVOLUTION-ASSISTANT": N_("assistant"),
    "X-KADDRESSBOOK-X-ASSISTANTSNAME": N_("assistant"),
    "X-MS-ASSISTANT": N_("assistant"),
    "X-DEPARTMENT": N_("department"),
    "X-KADDRESSBOOK-X-DEPARTMENT": N_("department"),
}
_ANNIVERSARIES: Final = (
    "ANNIVERSARY",
    "X-ANNIVERSARY",
    "X-EVOLUTION-ANNIVERSARY",
    "X-KADDRESSBOOK-X-ANNIVERSARY",
    "X-WAB-WEDDING_ANNIVERSARY",
    "X-MS-ANNIVERSARY",
)
_MESSENGERS: Final = {
    "X-AIM": "AIM",
    "X-ICQ": "ICQ",
    "X-MSN": "MSN",
    "X-YAHOO": "Yahoo",
    "X-JABBER": "Jabber",
    "X-XMPP": "XMPP",
    "X-GADUGADU": "Gadu-Gadu",
    "X-GROUPWISE": "GroupWise",
    "X-GOOGLE-TALK": "Google Talk",
    "X-GTALK": "Google Talk",
    "X-SKYPE": "Skype",
    "X-SKYPE-USERNAME": "Skype",
    "X-QQ": "QQ",
    "X-TENCENT-QQ": "QQ",
    "X-WECHAT": "WeChat",
    "X-WEIXIN": "WeChat",
    "X-TWITTER": "Twitter",
    "X-MATRIX": "Matrix",
    "X-TELEGRAM": "Telegram",
    "X-WHATSAPP": "WhatsApp",
    "X-MS-IMADDRESS": "IM",
}
_LABELLED: Final = ("X-ABRELATEDNAMES", "X-ABDATE", "RELATED", "X-MS-TEL")
_SERVICES: Final = ("IMPP", "X-SOCIALPROFILE", "SOCIALPROFILE")
_NO_SERVICES: Final = frozenset({"home", "work", "personal", "business", "mobile", "other"})
"""Kinds of a messenger's name that do not say whose messenger it is."""
_READINGS: Final = (
    "X-PHONETIC-LAST-NAME",
    "X-PHONETIC-MIDDLE-NAME",
    "X-PHONETIC-FIRST-NAME",
)
_CUSTOM: Final = "X-ANDROID-CUSTOM"
_NICKNAME: Final = "vnd.android.cursor.item/nickname"
_MEMBERS: Final = ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER")
NAMES: Final = frozenset(
    (*_SAID, *_ANNIVERSARIES, *_MESSENGERS, *_LABELLED, *_SERVICES, *_READINGS, *_MEMBERS, _CUSTOM)
)
"""The properties that are looked at here."""


def extras(card: Card) -> list[str]:
    """Return a line for each thing the card says besides."""
    if NAMES.isdisjoint(card.found):
        return []
    return list(dict.fromkeys(_lines(card)))


def nicknames(card: Card) -> list[str]:
    """Return the nicknames that Android keeps in a property of its own."""
    return [
        parts[1]
        for one in card.all(_CUSTOM)
        if len(parts := card.parts(one)) > 1 and parts[0] == _NICKNAME and parts[1]
    ]


def _lines(card: Card) -> Iterator[str]:
    for name in card.found:
        what = _MESSENGERS.get(name) or _(_SAID.get(name, ""))
        if what:
            yield from (said(what, value) for value in card.lines(name))
    yield from _anniversaries(card)
    yield from _services(card)
    yield from _labelled(card)
    reading = " ".join(filter(None, (card.line(name) for name in _READINGS)))
    if reading:
        yield said(_("reading"), reading)
    members = sum(len(card.all(name)) for name in _MEMBERS)
    if members:
        yield _("a group of {n}").format(n=members)


def _anniversaries(card: Card) -> Iterator[str]:
    for name in _ANNIVERSARIES:
        for one in card.all(name):
            full, rest = day(one.head, card.text(one))
            if full or rest:
                yield said(_("anniversary"), full or line(rest))


def _labelled(card: Card) -> Iterator[str]:
    """Say relatives, days and numbers by what the card calls them."""
    for name in _LABELLED:
        for one in card.all(name):
            value = line(card.text(one))
            if value:
                kind = label(card, one) or " ".join(sorted(one.head.types)) or _("related")
                yield said(kind, value.removeprefix("text:"))


def _services(card: Card) -> Iterator[str]:
    """Say what name somebody has in which service."""
    from urllib.parse import unquote

    for name in _SERVICES:
        for one in card.all(name):
            value = line(card.text(one))
            params = one.head.params
            service = params.get("X-SERVICE-TYPE") or params.get("SERVICE-TYPE") or ""
            service = service or " ".join(sorted(one.head.types - _NO_SERVICES))
            handle = params.get("X-USER") or params.get("USERNAME") or value
            if name == "IMPP":
                scheme, colon, rest = value.partition(":")
                service, handle = service or scheme, unquote(rest) if colon else value
            if handle.strip():
                yield said(unescaped(service) or "IM", handle.strip())
