"""What a column is for, more closely than the field it goes to: which part, with which label.

A table of roles is text, one role a line, and the spellings of the headers that have it:

    name.given     Given Name | First Name
    phone@work     Business Phone
    phone.label    Phone # - Type
    -              Photo

The role is `field.part@label`; `-` is a column of a known program that holds nothing a card keeps,
and `#` stands for a number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from pipelinecli.exchange.mapping.headers import NUMBER, key

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Role(NamedTuple):
    """What a column holds."""

    field: str
    """One of our fields, or a kind of thing that goes to the note."""
    part: str = ""
    """Which part of it: `given` of a name, `street` of an address, `label` for another column."""
    label: str = ""
    """Which of several: `work`, `home`, `mobile`."""


NOTHING: Final = Role("-")
"""A column that is known and holds nothing a card keeps."""

Table = dict[str, Role]


def table(text: str) -> Table:
    """Read a table of roles into the keys of the headers that have them; a later line wins."""
    found: Table = {}
    for line in text.splitlines():
        if not line.strip():
            continue
        name, _, spellings = line.strip().partition(" ")
        given = role(name)
        for spelling in spellings.split("|"):
            found[key(spelling).text] = given
    return found


def role(text: str) -> Role:
    """Read `field.part@label`."""
    what, _, label = text.partition("@")
    field, _, part = what.partition(".")
    return Role(field, part, label)


def look_up(header: str, known: Mapping[str, Role]) -> tuple[Role, int | None] | None:
    """Return the role that a table has for a header, and the number it bears; None for none.

    `Phone (2)` and `Phone 2` are the phone of a table that has no numbered one, and
    `Amount (USD)` its amount.
    """
    asked = key(header)
    for text in _candidates(asked.text, asked.outside):
        if text in known:
            return known[text], asked.number
    return None


def _candidates(text: str, outside: str) -> Iterator[str]:
    yield text
    if outside and outside != text:
        yield outside
    for spelled in dict.fromkeys((text, outside)):
        bare = spelled.replace(NUMBER, "")
        if bare and bare != spelled:
            yield bare
