"""The telephone numbers and e-mail addresses of a card, the best to use first.

Preferred ones come first, then mobile ones; faxes and pagers last. The same number twice is one
number. It refuses to change a number: how it is dialled is not written here.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.vcard.heads import LAST
from pipelinecli.exchange.vcard.texts import plain, split, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterable

    from pipelinecli.exchange.vcard.cards import Card, Property

_SAID: Final = (
    "work",
    "home",
    "cell",
    "mobile",
    "iphone",
    "main",
    "car",
    "fax",
    "pager",
    "video",
    "modem",
    "isdn",
    "bbs",
    "telex",
    "ttytdd",
    "assistant",
    "other",
)
"""Kinds in the order in which they are said; others say nothing to a person."""
_MOBILE: Final = frozenset({"cell", "mobile", "iphone", "pcs"})
_SILENT: Final = frozenset({"fax", "pager", "modem", "isdn", "bbs", "telex", "tlx", "ttytdd"})
_URI: Final = re.compile(r"(?i)\s*(?:tel|sms|callto|phone)\s*:")
_EXTENSION: Final = re.compile(r"(?i);ext=([^;]*)")
_URI_PARAMETERS: Final = re.compile(r"(?i);(?:phone-context|isub|postd|type|pref)=[^;]*")
_IN_BRACKETS: Final = re.compile(r"<\s*([^<>\s]+@[^<>\s]+)\s*>")
_MORE_THAN_ONE: Final = re.compile(r"[<:,;\s]")
"""What is in a value that is more than an address."""
_BETWEEN: Final = re.compile(r"[,;\s]+")


class Way(NamedTuple):
    """A number or an address, and what kind it is."""

    value: str
    label: str


def phones(card: Card) -> tuple[list[Way], list[Way]]:
    """Return the numbers, the best first, each once; and what was called one without a digit."""
    found = [(_rank(one), _number(card, one), label(card, one)) for one in card.all("TEL")]
    ways = _once(found)
    if all(map(_dialled, ways)):
        return ways, []
    return [way for way in ways if _dialled(way)], [way for way in ways if not _dialled(way)]


def emails(card: Card) -> tuple[list[Way], list[Way]]:
    """Return the addresses, preferred ones first; and what was called one and is none."""
    ways = _once(
        (0, address, label(card, one)) for one in card.all("EMAIL") for address in _addresses(one)
    )
    if all(map(_mailed, ways)):
        return ways, []
    return [way for way in ways if _mailed(way)], [way for way in ways if not _mailed(way)]


def _dialled(way: Way) -> bool:
    return any(char.isdecimal() for char in way.value)


def _mailed(way: Way) -> bool:
    local, _, domain = way.value.rpartition("@")
    return bool(local and domain) and not any(char.isspace() for char in way.value)


def label(card: Card, one: Property) -> str:
    """Return what kind a number, an address or a page is: "work", "home fax", a person's word."""
    # An address has its envelope in the parameter of that name.
    said = "" if one.head.name == "ADR" else one.head.params.get("LABEL", "")
    own = card.label(one) or said
    if own:
        return own.lower() if own.isascii() else own
    return _said(one.head.types)


@lru_cache(maxsize=1000)
def _said(types: frozenset[str]) -> str:
    said = [kind for kind in _SAID if kind in types]
    if "cell" in said and "mobile" in said:
        said.remove("mobile")
    return " ".join(said)


def _rank(one: Property) -> int:
    """Return how far back a number belongs."""
    types = one.head.types
    if not types.isdisjoint(_SILENT):
        return LAST + 3
    if one.head.pref < LAST:
        return one.head.pref
    if not types.isdisjoint(_MOBILE):
        return LAST
    return LAST + (1 if types else 2)


def _number(card: Card, one: Property) -> str:
    """Return the number as it stands, out of the URI it may be in."""
    text = plain(card.text(one))
    uri = _URI.match(text)
    if uri is None:
        return text
    number = _URI_PARAMETERS.sub("", text[uri.end() :])
    if "%" in number:
        from urllib.parse import unquote

        number = unquote(number)
    extension = _EXTENSION.search(number) or _EXTENSION.search(
        f";ext={one.head.params.get('EXT', '')}"
    )
    number = _EXTENSION.sub("", number).strip()
    said = "" if extension is None else extension[1].strip()
    return f"{number} ext. {said}" if said and number else number


def _addresses(one: Property) -> list[str]:
    """Return the addresses in a value that may have several, names and brackets about them."""
    text = plain(unescaped(one.value))
    if _MORE_THAN_ONE.search(text) is None:
        return [text]
    scheme, colon, rest = text.partition(":")
    if colon and scheme.strip().lower() == "mailto":
        from urllib.parse import unquote

        return [unquote(rest.partition("?")[0]).strip()]
    in_brackets = _IN_BRACKETS.findall(text)
    if in_brackets:
        return list(in_brackets)
    pieces = [piece for piece in _BETWEEN.split(text) if piece]
    if all("@" in piece for piece in pieces):
        return [piece.strip("<>") for piece in pieces]
    pieces = [plain(unescaped(piece)) for piece in split(one.value, ",")]
    return pieces if all("@" in piece for piece in pieces) else [text]


def _once(found: Iterable[tuple[int, str, str]]) -> list[Way]:
    """Put in order and take each value once, with the first label that says something."""
    labels: dict[str, str] = {}
    for _, value, said in sorted(found, key=lambda way: way[0]):
        if value and not labels.get(value):
            labels[value] = said
    return [Way(value, said) for value, said in labels.items()]
