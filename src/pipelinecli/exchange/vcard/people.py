"""A card as a contact: the cells of the columns that imports know by their names.

It refuses to drop what a person wrote: numbers beyond the columns there are, departments,
relatives and the like become lines of the note.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from pipelinecli.exchange.vcard.days import day
from pipelinecli.exchange.vcard.extras import NAMES as EXTRAS
from pipelinecli.exchange.vcard.extras import extras, nicknames
from pipelinecli.exchange.vcard.names import name
from pipelinecli.exchange.vcard.noting import said
from pipelinecli.exchange.vcard.places import places
from pipelinecli.exchange.vcard.reaching import Way, emails, label, phones
from pipelinecli.exchange.vcard.texts import line, lines, split, unescaped
from pipelinecli.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from pipelinecli.exchange.vcard.cards import Card

WAYS: Final = 8
"""Columns for numbers, and for addresses of e-mail. What is beyond is in the note."""
OURS: Final = {
    "source": "X-PIPELINE-SOURCE",
    "grade": "X-PIPELINE-GRADE",
    "referred_by": "X-PIPELINE-REFERRED-BY",
    "opened": "X-PIPELINE-OPENED",
}
"""Fields that vCard has no property for (by SOURCE it means a directory), and ours."""


def _numbered(field: str) -> Iterator[str]:
    for n in range(1, WAYS + 1):
        column = field if n == 1 else f"{field} {n}"
        yield column
        yield f"{column} label"


HEADER: Final = (
    "name",
    *_numbered("phone"),
    *_numbered("email"),
    "org",
    "title",
    "birthday",
    "note",
    "tags",
    "uid",
    "url",
    "address",
    "nickname",
    *OURS,
)
_STANDARD: Final = """
VERSION N FN TEL EMAIL ORG TITLE ROLE BDAY NOTE CATEGORIES UID URL ADR LABEL NICKNAME AGENT KIND
X-ADDRESSBOOKSERVER-KIND X-ABSHOWAS X-ABLABEL X-GN
"""
WANTED: Final = frozenset((*_STANDARD.split(), *EXTRAS, *OURS.values()))
"""The names of the properties that come to something."""
_GROUP: Final = "group"
_GROUPS_OF_ALL: Final = frozenset({"mycontacts", "* mycontacts", "my contacts"})
"""What Google puts everybody into."""
_URN: Final = "urn:uuid:"
_HEX: Final = frozenset("0123456789abcdef")
_UID_LENGTH: Final = 32


def cells(card: Card, agent: str) -> tuple[str, ...]:
    """Return the cells of a card; `agent` is what the card inside it comes to."""
    numbers, no_numbers = phones(card)
    addresses, no_addresses = emails(card)
    where = places(card)
    pages = _pages(card)
    born, born_said = _birthday(card)
    companies, titles, roles = _companies(card), card.lines("TITLE"), card.lines("ROLE")
    if not titles:
        titles, roles = roles, []
    note = [
        *(lines(text) for one in card.all("NOTE") if (text := card.text(one)).strip()),
        *_ways(_("phone"), [*numbers[WAYS:], *no_numbers]),
        *_ways(_("e-mail"), [*addresses[WAYS:], *no_addresses]),
        *(said(_("department"), value) for __, value in companies if value),
        *(said(_("company"), value) for value, __ in companies[1:] if value),
        *(said(_("position"), value) for value in (*titles[1:], *roles)),
        *([said(_("birthday"), born_said)] if born_said else ()),
        *_ways(_("address"), where[1:]),
        *_ways(_("web page"), pages[1:]),
        *([said(_("agent"), agent)] if agent else ()),
        *extras(card),
    ]
    return (
        name(card),
        *_columns(numbers),
        *_columns(addresses),
        next((company for company, __ in companies if company), ""),
        titles[0] if titles else "",
        born,
        "\n".join(note),
        ",".join(_tags(card)),
        _uid(card),
        pages[0].value if pages else "",
        where[0].value if where else "",
        _nickname(card),
        *(card.line(property_) for property_ in OURS.values()),
    )


def in_short(card: Card) -> str:
    """Return a card in a line: the name and the ways to reach the person."""
    ways = [way.value for found in (phones(card), emails(card)) for way in found[0]]
    return ", ".join(part for part in (name(card), *ways) if part)


def _columns(ways: Sequence[Way]) -> tuple[str, ...]:
    taken = [cell for way in ways[:WAYS] for cell in way]
    return (*taken, *[""] * (2 * WAYS - len(taken)))


def _ways(what: str, ways: Sequence[Way]) -> Iterator[str]:
    return (said(what, value, which) for value, which in ways)


def _pages(card: Card) -> list[Way]:
    found: dict[str, str] = {}
    for one in card.all("URL"):
        page = line(card.text(one))
        if page:
            found.setdefault(page, label(card, one))
    return [Way(page, said) for page, said in found.items()]


def _companies(card: Card) -> list[tuple[str, str]]:
    """Return each company and the departments in it, by what a person writes between them."""
    found = []
    for one in card.all("ORG"):
        company, *departments = card.parts(one)
        found.append((company, ", ".join(filter(None, departments))))
    return found


def _birthday(card: Card) -> tuple[str, str]:
    for one in card.all("BDAY"):
        full, said = day(one.head, card.text(one))
        if full or said:
            return full, line(said)
    return "", ""


def _tags(card: Card) -> dict[str, None]:
    """Return the categories, each once, and that a card is of a group and not of a person."""
    tags: dict[str, None] = {}
    for one in (*card.all("CATEGORIES"), *card.all("X-GN")):
        value = card.text(one)
        for part in value.split("," if "," in value else ";"):
            tag = line(part)
            if tag and tag.lower() not in _GROUPS_OF_ALL:
                tags.setdefault(tag)
    if _GROUP in (card.line("KIND").lower(), card.line("X-ADDRESSBOOKSERVER-KIND").lower()):
        tags.setdefault(_("group"))
    return tags


def _uid(card: Card) -> str:
    """Return the identifier; a UUID as the 32 digits that ours have."""
    uid = card.line("UID")
    digits = uid.lower().removeprefix(_URN).replace("-", "")
    return digits if len(digits) == _UID_LENGTH and _HEX.issuperset(digits) else uid


def _nickname(card: Card) -> str:
    found = [
        kept
        for one in card.all("NICKNAME")
        for part in split(one.value, ",")
        if (kept := line(unescaped(part)))
    ]
    return ", ".join(found or nicknames(card))
