"""A card's name: as it is shown, else put together of its parts, else of what there is.

Chinese, Japanese and Korean names are family and given name without a blank, whatever order the
program that wrote the card put them in. It refuses to invent one for a card that says nothing
but numbers.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.vcard.hanzi import eastern
from pipelinecli.exchange.vcard.texts import line, split, unescaped

if TYPE_CHECKING:
    from pipelinecli.exchange.vcard.cards import Card, Property

_FAMILY, _GIVEN, _MORE, _BEFORE, _AFTER = range(5)
_PLAIN: Final = re.compile(r"[^\x80-\U0010ffff;@]+")
"""A shown name that nothing in N could better."""
_MANY: Final = 2
"""Semicolons in a shown name from which on it is a structured one in the wrong place."""


def name(card: Card) -> str:
    """Return what the person, or else the company, is called; empty where nothing says."""
    shown = next(filter(_says, card.lines("FN")), "")
    if shown and _PLAIN.fullmatch(shown):
        return shown
    parts = next(filter(any, (_parts(card, one) for one in card.all("N"))), [])
    if shown.count(";") >= _MANY or (";" in shown and _spoken(shown.split(";")) == _spoken(parts)):
        parts, shown = parts or shown.split(";"), ""
    if shown:
        return _shown(card, shown, parts)
    built = "" if _of_company(card) else built_of(parts)
    return built or _company(card) or built_of(parts) or _other(card)


def _shown(card: Card, shown: str, parts: list[str]) -> str:
    """Choose between the shown name and its parts, where one of them is no name."""
    if "@" in shown and any(parts) and shown in card.lines("EMAIL"):
        return built_of(parts)
    family, given = [*parts, "", ""][:2]
    if family and given and eastern(family) and eastern(given):
        in_wrong_order = {f"{given} {family}", given + family}
        if shown in in_wrong_order:
            return family + given
    return shown


def built_of(parts: list[str]) -> str:
    """Put a name together of family, given, further names, prefix and suffix."""
    family, given, more, before, after = [*parts, *[""] * 5][:5]
    own = [part for part in (family, given, more) if part]
    if own and all(map(eastern, own)):
        words = [before, "".join(own), after]
    else:
        words = [before, given, more, family, after]
    return " ".join(word for word in words if word)


def _parts(card: Card, one: Property) -> list[str]:
    """Return the parts of a structured name; several of one part are a list, but in 2.1."""
    pieces = split(one.value, ";")
    if len(pieces) == 1:
        return [line(card.text(one))] if _says(card.text(one)) else []
    if card.version.startswith("2"):
        return [line(unescaped(piece)) for piece in pieces]
    return [
        " ".join(kept for part in split(piece, ",") if (kept := line(unescaped(part))))
        for piece in pieces
    ]


def _spoken(parts: list[str]) -> list[str]:
    return [kept for part in parts if (kept := part.strip())]


def _says(text: str) -> bool:
    return any(char.isalnum() for char in text)


def _of_company(card: Card) -> bool:
    return (
        card.line("X-ABSHOWAS").upper() == "COMPANY" or card.line("KIND").lower() == "org"
    ) and bool(_company(card))


def _company(card: Card) -> str:
    return next((part for one in card.all("ORG") for part in card.parts(one) if part), "")


def _other(card: Card) -> str:
    """Return a nickname or else an e-mail address."""
    return card.line("NICKNAME") or card.line("EMAIL").removeprefix("mailto:")
