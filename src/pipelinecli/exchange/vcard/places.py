"""Postal addresses in one line each.

It refuses to correct them: parts come in the order that the script of the address has.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipelinecli.exchange.vcard.hanzi import eastern
from pipelinecli.exchange.vcard.reaching import Way, label
from pipelinecli.exchange.vcard.texts import line, lines, unescaped

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pipelinecli.exchange.vcard.cards import Card


def places(card: Card) -> list[Way]:
    """Return the addresses, preferred ones first; what is on the envelope where there are none."""
    found: dict[str, str] = {}
    for one in card.all("ADR"):
        place = _place(card.parts(one)) or _envelope(unescaped(one.head.params.get("LABEL", "")))
        if place:
            found.setdefault(place, label(card, one))
    if not found:
        for one in card.all("LABEL"):
            place = _envelope(card.text(one))
            if place:
                found.setdefault(place, label(card, one))
    return [Way(place, said) for place, said in found.items()]


def _place(parts: Sequence[str]) -> str:
    """Put post box, extension, street, city, region, code and country into a line."""
    box, more, street, city, region, code, country = [*parts, *[""] * 7][:7]
    if any(eastern(part[:1]) for part in (street, city, region, country) if part):
        joined = f"{country}{region}{city}{street}{more}{box}"
        return f"{joined} {code}".strip()
    area = " ".join(part for part in (region, code) if part)
    return ", ".join(part for part in (box, more, street, city, area, country) if part)


def _envelope(text: str) -> str:
    return line(", ".join(part.strip(" ,") for part in lines(text).split("\n") if part.strip()))
